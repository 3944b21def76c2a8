import { issueSealLeaf, makeDevelopmentAuthority } from '../../keys/development-authority.ts';
import { secure } from '../../src/credential/data-integrity/secure.ts';
import { jades } from '../../src/credential/jades/index.ts';
import { readSeal } from '../../src/credential/jades/read.ts';
import { sealSigner } from '../../src/credential/jades/signer.ts';
import { lint } from '../../src/credential/lint/index.ts';
import type { SealSigner } from '../../src/credential/signer.ts';
import { encodeBitstring } from '../../src/credential/status-list/bitstring.ts';
import { composeStatusList } from '../../src/credential/status-list/compose.ts';
import { compose } from '../../src/issuing/compose.ts';
import { draft } from '../../src/issuing/draft.ts';
import { freePlaces } from '../../src/issuing/free-places.ts';
import { intend } from '../../src/issuing/intend.ts';
import { awardMaterial } from '../../src/issuing/issue.ts';
import { issuingKeys } from '../../src/issuing/issuing-keys.ts';
import { seal } from '../../src/issuing/seal.ts';
import { viewQuery } from '../../src/issuing/view-query.ts';
import { SCENARIO_CASES } from '../../src/local/invented/awards.ts';
import { Award } from '../../src/record/award.ts';
import { grantScope } from '../../src/record/institution-scope.ts';
import { STATUS_LIST_ENTRIES } from '../../src/record/status-list-entries.ts';
import { makeBare } from './bare.ts';
import { type Measured, measure } from './measure.ts';
import { pageLike } from './measured-world.ts';
import { memoryIssuing, randomIndices } from './memory-issuing.ts';
import { makeOffice } from './office.ts';
import { awards, documentsOf, issueNext } from './whole-issue.ts';

const ORIGIN = 'https://sigillum.example';
const now = (): number => Math.floor(Date.now() / 1000);

/** Where the time of one issue goes: scenario 1, three documents with two page images, the record book in memory. */
export async function benchStages(rounds: number): Promise<readonly Measured[]> {
  const invented = SCENARIO_CASES.environmentalMediator();
  const {
    institution: { slug },
  } = invented;
  const office = await makeOffice(ORIGIN, invented.institution, [invented.specification], now());
  const deps = memoryIssuing(office, { now, page: pageLike('nl').png, mostBodies: 20 });
  const scope = grantScope(slug, { keyId: 'bench' });
  const next = awards(invented);

  const files = (await documentsOf(deps, scope, await issueNext(deps, scope, next()))).map((text) =>
    new TextEncoder().encode(text),
  );
  const award = Award.parse(next());
  const candidates = randomIndices(24, STATUS_LIST_ENTRIES);
  const view = await deps.register.view(scope, viewQuery(award, null, candidates));
  if (!view) throw new Error('no such institution');
  const { institution } = view;
  const first = () => draft(view, award, { now: now(), uuid: deps.uuid });
  const drafted = first();
  const keys = issuingKeys(view.keys, now());
  if (!drafted.ok || !keys.ok) throw new Error('the award of the bench may not be issued');
  const slots = {
    credentialId: `urn:credential:${deps.uuid()}`,
    issuedAt: now(),
    development: true,
    places: freePlaces(view.lists, candidates),
  };
  const material = awardMaterial(view, drafted.value);
  const documents = await compose(deps, institution, material, slots);
  if (!documents.ok) throw new Error(JSON.stringify(documents.error));
  const { edc, vcdm2 } = documents.value;
  const intended = () => intend(deps, scope, institution, keys.value, documents.value, slots.issuedAt);
  const intents = await intended();
  const bare = await makeBare('ecdsa');
  const es256 = await deps.signers.seal(scope, keys.value.seal);
  const rs256 = await rsaSigner(institution.identifiers.eidas.notation);
  const proof = await deps.signers.proof(scope, keys.value.p256, ORIGIN);
  const revoked = randomIndices(1_311, STATUS_LIST_ENTRIES);
  const sealed = async (signer: SealSigner) => {
    const intent = await jades.intend('edc', edc.body, signer, slots.issuedAt, { signingTime: 'iat' });
    const text = jades.assemble(intent.body, intent.parameters, await signer.sign(intent.toBeSigned));
    if (!(await readSeal(text)).ok) throw new Error('not read');
  };
  return measure(rounds, {
    'bare: hash, sign, verify each of the three files once (ES256)': async () => {
      for (const bytes of files) await bare.verify(bytes, await bare.sign(bytes));
    },
    'whole issue without D1 and drawing': () => issueNext(deps, scope, next()),
    '1 draft: rules and fonts': first,
    '2 compose and lint both forms': () => compose(deps, institution, material, slots),
    'of which lint of the EDC': () => lint('edc', edc.document),
    'of which lint of the VCDM 2.0 form, with its canonical graph': () => lint('vcdm2', vcdm2.document),
    '4 intend three documents': intended,
    '5, 6 seal and confirm three documents': () => seal(deps, scope, view.keys, intents),
    'an EDC sealed with ES256: intend, sign, assemble, read': () => sealed(es256),
    'the same with RS256': () => sealed(rs256),
    [`status list of ${STATUS_LIST_ENTRIES}: encode and sign`]: async () => {
      const list = composeStatusList({
        listUrl: `${ORIGIN}/i/${slug}/status/revocation-1`,
        issuerDid: proof.verificationMethod.replace(/#.*/, ''),
        purpose: 'revocation',
        encodedList: await encodeBitstring(STATUS_LIST_ENTRIES, revoked),
        validFrom: slots.issuedAt,
      });
      await secure(JSON.stringify(list), [proof], slots.issuedAt);
    },
  });
}

async function rsaSigner(organizationIdentifier: string): Promise<SealSigner> {
  const period = { validFrom: now() - 3600, validTo: now() + 86_400 };
  const { pkcs8, certificateDer } = await issueSealLeaf(await makeDevelopmentAuthority(period), {
    organisation: 'RSA',
    country: 'BE',
    organizationIdentifier,
    algorithm: 'RS256',
    ...period,
  });
  return sealSigner({ keyId: 'rsa', algorithm: 'RS256', pkcs8, certificateChain: [certificateDer] });
}
