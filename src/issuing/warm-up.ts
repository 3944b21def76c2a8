import { warmUp as warmContexts } from '../credential/contexts/warm-up.ts';
import { proofOptions } from '../credential/data-integrity/rdfc-sign.ts';
import { readProof } from '../credential/data-integrity/read-proof.ts';
import { dataIntegrity } from '../credential/data-integrity/secure.ts';
import { readTree } from '../credential/graph/tree.ts';
import { jades } from '../credential/jades/index.ts';
import { readSeal } from '../credential/jades/read.ts';
import { Award } from '../record/award.ts';
import { encodeBase64Url } from '../record/base64.ts';
import { canonicalJson } from '../record/canonical-json.ts';
import { Institution } from '../record/institution.ts';
import { isObject } from '../record/json.ts';
import { Specification } from '../record/offering.ts';
import { parseStrictJson } from '../record/strict-json.ts';
import { encodeUtf8 } from '../record/utf8.ts';
import { composeWith } from './compose.ts';
import { draft } from './draft.ts';
import { awardMaterial } from './issue.ts';

/** How often the invented award goes through: code that ran a few times is compiled, and its tables are there. */
const ROUNDS = 3;

/**
 * Drafts, composes and lints an invented award, and reads it back, so that the first issue of an isolate does not pay for
 * code that never ran. Meant to run once, when the module is loaded: it does no I/O, asks no clock and makes nothing
 * random, signs nothing, and stores nothing. Whether the award came through: a test sees to it that it does. Never
 * rejects: whoever is not warm is only slower.
 */
export async function warmUp(): Promise<boolean> {
  await warmContexts();
  try {
    for (let round = 0; round < ROUNDS; round += 1) if (!(await issued())) return false;
    return true;
  } catch {
    // Whatever is wrong will be wrong again when it matters, and there is somebody then to be told.
    return false;
  }
}

async function issued(): Promise<boolean> {
  const institution = Institution.parse(INSTITUTION);
  const award = Award.parse(AWARD);
  const view = {
    institution,
    specification: Specification.parse(SPECIFICATION),
    keys: [],
    lists: [],
    occupants: [],
    existing: null,
    idempotency: null,
    achievements: new Map(),
    replaced: null,
  };
  canonicalJson(AWARD);
  let ids = 0;
  const uuid = () => {
    ids += 1;
    return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
  };
  const drafted = draft(view, award, { now: MOMENT, uuid });
  if (!drafted.ok) return false;
  const { languages, facts, composer } = awardMaterial(view, drafted.value);
  const slots = {
    credentialId: `urn:credential:${uuid()}`,
    issuedAt: MOMENT,
    development: false,
    places: (['edc', 'vcdm2'] as const).flatMap((family) =>
      (['revocation', 'suspension'] as const).map((purpose) => ({
        family,
        purpose,
        listId: `${family}-${purpose}`,
        origin: ORIGIN,
        index: 1,
      })),
    ),
  };
  facts(slots);
  const pages = languages.map((language) => ({ language, png: PIXEL }));
  const documents = await composeWith(pages, ORIGIN, institution, composer, slots);
  if (!documents.ok) return false;
  const { edc, vcdm2 } = documents.value;
  const strict = parseStrictJson(edc.body);
  if (!strict.ok || !isObject(strict.value) || !readTree(strict.value).ok) return false;
  return readUpToKeys(edc.body, vcdm2.body);
}

/** The readers as far as they come without a key: nobody signed, and that is what they find. */
async function readUpToKeys(sealed: string, secured: string): Promise<boolean> {
  const header = { alg: 'ES256', b64: false, iat: MOMENT, crit: ['b64'], x5c: [] };
  const parameters = encodeBase64Url(encodeUtf8(JSON.stringify(header)));
  const seal = await readSeal(jades.assemble(sealed, parameters, SIGNATURE));
  const options = proofOptions('ecdsa-rdfc-2019', `did:web:${HOST}#warm`, { created: MOMENT });
  const proof = await readProof(dataIntegrity.assemble(secured, JSON.stringify(options), SIGNATURE), async () => null, {
    now: MOMENT,
  });
  return !seal.ok && seal.error.code === 'SEAL_CERTIFICATE' && !proof.ok && proof.error.code === 'issuer_key_mismatch';
}

const HOST = 'warm.example';
const ORIGIN = `https://${HOST}`;
const SIGNATURE = new Uint8Array(64);
/** 2026-07-01. */
const MOMENT = 1_782_864_000;
/** The eight bytes with which a PNG begins: all that is looked at of a page here. */
const PIXEL = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

const text = { nl: 'Tekst – é', en: 'Text – é' };

const INSTITUTION = {
  slug: 'warm',
  kind: 'university',
  legalName: text,
  altName: text,
  identifiers: { eidas: { notation: 'NTRBE-0999000101', country: 'BEL' }, schac: 'warm.example' },
  country: 'BEL',
  region: 'BEL_RG_VLS',
  homepage: 'https://warm.example/',
  qualityAssurance: [
    {
      id: 'IR',
      type: 'institutional-quality-assurance',
      title: text,
      agency: { legalName: text, country: 'NLD', homepage: 'https://warm.example/' },
      report: 'https://warm.example/report',
      validFrom: '2021-10-01',
      validTo: '2027-09-30',
    },
  ],
  recognisedAs: { list: 'flemish-hei', asOf: '2025-09-01' },
};

const SPECIFICATION = {
  code: 'WARM',
  version: '2025-2026',
  offerType: 'microcredential',
  mcType: '3b',
  title: text,
  description: text,
  languageOfInstruction: ['NLD'],
  components: [
    { unitCode: 'W-1', title: text, academicYear: '2025-2026', ects: '2', hours: 60, outcomes: ['E1'] },
    { unitCode: 'W-2', title: text, academicYear: '2025-2026', ects: '3', hours: 80, outcomes: ['E2'] },
  ],
  ects: '5',
  hours: 140,
  eqf: 7,
  vks: 7,
  levelling: { levelledBy: 'Warm', levelledOn: '2025-09-14', descriptorsUsed: 'VKS 7' },
  learningOutcomes: [
    {
      id: 'E1',
      title: text,
      esco: [{ uri: 'http://data.europa.eu/esco/skill/00000000-0000-4000-8000-000000000000', label: text }],
      skillType: 'skill',
      reusabilityLevel: 'transversal',
    },
    { id: 'E2', title: text, skillType: 'knowledge', reusabilityLevel: 'sector-specific' },
  ],
  outcomesPublishedAt: '2025-09-15',
  assessments: [
    { id: 'A1', type: 'project', title: text, outcomes: ['E1'], publishedAt: '2025-09-15' },
    { id: 'A2', type: 'oral', title: text, outcomes: ['E2'], publishedAt: '2025-09-15' },
  ],
  supervision: { supervised: true, identityVerified: true },
  mode: ['blended'],
  onlineShare: 0.5,
  iscedF: ['0421'],
  prerequisites: text,
  stackableInto: [{ title: text, degree: 'manama', eqf: 7, institution: text }],
  startsOn: '2026-02-01',
  endsOn: '2026-06-20',
  track: 'lll',
  internalQualityAssurance: { statement: text, esg: true },
  qualityScheme: 'ESG',
  declarations: { studyAreaCompetence: true, guidanceProvided: true, sameServices: true, needsMet: 'Warm' },
};

const AWARD = {
  awardId: 'warm',
  offering: { code: 'WARM', version: '2025-2026' },
  learner: { reference: 'W', givenName: 'Warm', familyName: 'Warm', birthDate: '1990-01-01' },
  result: { status: 'passed', final: true, decidedOn: '2026-06-26' },
  awardedOn: '2026-06-26',
  startedOn: '2026-02-01',
  endedOn: '2026-06-20',
  mark: { value: '16', released: true },
  components: [
    { unitCode: 'W-1', academicYear: '2025-2026' },
    { unitCode: 'W-2', academicYear: '2025-2026' },
  ],
  preparedBy: 'warm',
};
