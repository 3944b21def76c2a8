import { issueSealLeaf, makeDevelopmentAuthority, writeCrl } from '../../keys/development-authority.ts';
import { proofSigner } from '../../src/credential/data-integrity/proof-signer.ts';
import { secure } from '../../src/credential/data-integrity/secure.ts';
import { didDocument } from '../../src/credential/did/document.ts';
import type { Composition } from '../../src/credential/elm/compose.ts';
import { asVcdm2 } from '../../src/credential/elm/vcdm2.ts';
import { jades } from '../../src/credential/jades/index.ts';
import { sealSigner } from '../../src/credential/jades/signer.ts';
import { generateKey } from '../../src/credential/keys/generate.ts';
import type { SealSigner } from '../../src/credential/signer.ts';
import { encodeBitstring } from '../../src/credential/status-list/bitstring.ts';
import { composeStatusList } from '../../src/credential/status-list/compose.ts';
import { encodeBase64, encodeBase64Url } from '../../src/record/base64.ts';
import { encodeUtf8 } from '../../src/record/utf8.ts';
import { createTrustMemory } from '../../src/trust/memory.ts';
import type { TrustMemory } from '../../src/trust/sources.ts';
import { anchorFromDer } from '../../src/trust/x509/anchor.ts';
import type { TrustAnchor } from '../../src/trust/x509/path-report.ts';
import type { Expectations } from '../../src/verifying/pipeline.ts';
import type { Verification } from '../../src/verifying/report.ts';
import { verify } from '../../src/verifying/verify.ts';
import { composed, compositionOf, SCENARIO_CASES } from './compositions.ts';
import { opened, type Page } from './opened-trust.ts';
import { DID, NOW, ORIGIN, SLUG } from './proving-institution.ts';
import { foreignKeys } from './world/foreign-keys.ts';
import { makeHolder } from './world/holder.ts';

export { DID, NOW, ORIGIN, SLUG };

const HOUR = 3600;
const YEAR = 365 * 86_400;
const LISTS = ['edc-1', 'edc-2', 'r-1', 's-1'] as const;
export type ListName = (typeof LISTS)[number];
const PURPOSES: Readonly<Record<ListName, 'revocation' | 'suspension'>> = {
  'edc-1': 'revocation',
  'edc-2': 'suspension',
  'r-1': 'revocation',
  's-1': 'suspension',
};
export const listUrl = (list: ListName): string => `${ORIGIN}/i/${SLUG}/status/${list}`;
/** Where the world's credentials stand in their lists. */
export const INDEX: Readonly<Record<ListName, number>> = { 'edc-1': 54_321, 'edc-2': 12_345, 'r-1': 17, 's-1': 99_001 };

/** What an attestation discloses unless a test says otherwise. */
const ATTESTED = {
  family_name: 'Vermeersch',
  given_name: 'Noor',
  learner_identification: '2001-03-14',
  learning_outcomes: ['Analyseert conflicten', 'Leidt een bemiddeling'],
  expected_study_time: '9 ECTS',
  level_of_learning_experience: 'Level7',
  types_of_quality_assurance: ['Institutional review 2021'],
  assessment_grade: 'Geslaagd',
};

export interface Look {
  /** Indices that are set. */
  readonly set?: Partial<Record<ListName, readonly number[]>>;
  /** Addresses that do not answer. */
  readonly down?: readonly string[];
  /** Replaces whatever lies at an address. */
  readonly pages?: Readonly<Record<string, Page>>;
  readonly now?: number;
  readonly expected?: Expectations;
  /** Nobody in the registry, no anchor. */
  readonly strangers?: boolean;
  readonly institution?: object;
  /** Further entries of the registry. */
  readonly further?: readonly object[];
  /** Authorities beside the world's own. */
  readonly anchors?: readonly TrustAnchor[];
  readonly memory?: TrustMemory;
}

export interface Sealing {
  /** Without the revocation values. */
  readonly bare?: boolean;
  readonly at?: number;
  readonly signingTime?: 'iat' | 'sigT';
  readonly algorithm?: 'ES256' | 'RS256';
}

interface Listing {
  readonly verificationMethod: readonly object[];
  readonly assertionMethod: readonly string[];
}

export interface Looked extends Verification {
  readonly asked: readonly string[];
}

/**
 * A small internet with one institution that issues elsewhere: its DID document and status lists are served, an operator
 * has confirmed it, and its seal authority is an anchor. Nothing in it is the verifier's own.
 */
export async function makeWorld({ pages }: { readonly pages?: Composition['pages'] } = {}) {
  const [foreign, holder, p256, ed25519, authority] = await Promise.all([
    foreignKeys(DID, NOW - HOUR),
    makeHolder(NOW),
    generateKey('ES256'),
    generateKey('Ed25519'),
    makeDevelopmentAuthority({ validFrom: NOW - 2 * YEAR, validTo: NOW + 8 * YEAR }),
  ]);
  async function sealer(algorithm: 'ES256' | 'RS256'): Promise<SealSigner> {
    const { pkcs8, certificateDer } = await issueSealLeaf(authority, {
      organisation: 'Universiteit Scheldeland',
      country: 'BE',
      organizationIdentifier: 'NTRBE-0999000101',
      algorithm,
      validFrom: NOW - YEAR,
      validTo: NOW + YEAR,
    });
    return sealSigner({ keyId: `seal-${algorithm}`, algorithm, pkcs8, certificateChain: [certificateDer] });
  }
  let rsa: Promise<SealSigner> | undefined;
  const published = [
    { keyId: 'p1', role: 'proof-p256' as const, publicJwk: p256.publicJwk },
    { keyId: 'e1', role: 'proof-ed25519' as const, publicJwk: ed25519.publicJwk },
  ];
  const signer = {
    ecdsa: await proofSigner({ keyId: 'p1', algorithm: 'ES256', pkcs8: p256.pkcs8, verificationMethod: `${DID}#p1` }),
    eddsa: await proofSigner({
      keyId: 'e1',
      algorithm: 'Ed25519',
      pkcs8: ed25519.pkcs8,
      verificationMethod: `${DID}#e1`,
    }),
    seal: await sealer('ES256'),
  };
  const anchor = await anchorFromDer(authority.root.der, { use: 'any', source: 'operator', name: { en: 'Test root' } });
  if (!anchor.ok) throw new Error(anchor.error.reason);
  const root = anchor.value;
  const crl = await writeCrl(authority, [], NOW - HOUR, NOW + 24 * HOUR);

  const pair = SCENARIO_CASES.environmentalMediator();
  const edcDocument = composed(pair, { issuedAt: NOW - 2 * HOUR, ...(pages === undefined ? {} : { pages }) });
  const vcdm2Document = asVcdm2(edcDocument, {
    origin: ORIGIN,
    statuses: (['r-1', 's-1'] as const).map((list) => ({
      purpose: PURPOSES[list],
      listUrl: listUrl(list),
      index: INDEX[list],
    })),
  });
  const signedAt = NOW - HOUR;

  /** Seals a document; the authority's CRL comes along unless a test wants the bare seal. */
  async function seal(document: object, given: Sealing = {}): Promise<string> {
    const { bare = false, at = signedAt, signingTime = 'iat', algorithm = 'ES256' } = given;
    // Making an RSA key takes a while, and few want one.
    if (algorithm === 'RS256') rsa ??= sealer('RS256');
    const by = algorithm === 'RS256' && rsa ? await rsa : signer.seal;
    const intent = await jades.intend('edc', JSON.stringify(document), by, at, { signingTime });
    const signature = await by.sign(intent.toBeSigned);
    const text = jades.assemble(intent.body, intent.parameters, signature);
    if (bare) return text;
    const sealed = JSON.parse(text) as { signatures: object[] };
    const values = JSON.stringify({ rVals: { crlVals: [{ val: encodeBase64(crl) }] } });
    sealed.signatures[0] = {
      ...sealed.signatures[0],
      header: { etsiU: [encodeBase64Url(new TextEncoder().encode(values))] },
    };
    return JSON.stringify(sealed);
  }

  /** A compact JWS by the institution's P-256 key. */
  async function token(header: object, payload: object): Promise<string> {
    const segment = (value: object): string => encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)));
    const input = `${segment({ alg: 'ES256', kid: `${DID}#p1`, ...header })}.${segment(payload)}`;
    const signature = await signer.ecdsa.sign(new TextEncoder().encode(input));
    return `${input}.${encodeBase64Url(signature)}`;
  }

  /** The EU micro-credential attestation, flat: names and outcomes can be disclosed one by one. */
  async function sdJwt(more: object = {}, disclosed: Readonly<Record<string, unknown>> = ATTESTED): Promise<string> {
    const disclosures = Object.entries(disclosed).map(([name, value]) =>
      encodeBase64Url(
        new TextEncoder().encode(
          JSON.stringify([encodeBase64Url(crypto.getRandomValues(new Uint8Array(16))), name, value]),
        ),
      ),
    );
    const digests = await Promise.all(
      disclosures.map(async (disclosure) =>
        encodeBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(disclosure)))),
      ),
    );
    const issued = await token(
      { typ: 'dc+sd-jwt' },
      {
        iss: DID,
        vct: 'urn:eu.europa.ec.eudi:learning:credential:1',
        jti: 'urn:uuid:5f6d5a54-0f3b-4f6e-8a52-0f7b6c2f9d11',
        iat: NOW - HOUR,
        issuing_authority: 'Universiteit Scheldeland',
        issuing_country: 'BE',
        date_of_issuance: '2026-06-26',
        achievement_title: 'Omgevingsbemiddelaar',
        language_of_classes: ['nl'],
        _sd: digests.toSorted(),
        _sd_alg: 'sha-256',
        ...more,
      },
    );
    return `${[issued, ...disclosures].join('~')}~`;
  }

  const statusList = async (list: ListName, set: readonly number[]): Promise<string> =>
    secure(
      JSON.stringify(
        composeStatusList({
          listUrl: listUrl(list),
          issuerDid: DID,
          purpose: PURPOSES[list],
          encodedList: await encodeBitstring(131_072, set),
          validFrom: NOW - 60,
          validUntil: NOW + 10 * YEAR,
        }),
      ),
      [signer.ecdsa],
      NOW - 60,
    );
  const empty = Object.fromEntries(
    await Promise.all(LISTS.map(async (list) => [list, await statusList(list, [])] as const)),
  ) as Readonly<Record<ListName, string>>;

  const own = didDocument({ origin: ORIGIN, slug: SLUG, keys: published }) as Listing;
  const listing: Listing = {
    ...own,
    verificationMethod: [...own.verificationMethod, ...foreign.methods],
    assertionMethod: [...own.assertionMethod, ...foreign.methods.map(({ id }) => id)],
  };

  const scheldeland = {
    id: SLUG,
    legalName: pair.institution.legalName,
    kind: 'university',
    country: 'BEL',
    confirmed: { on: '2026-11-02', against: 'Hogeronderwijsregister' },
    domains: ['sigillum.example'],
    issuers: [DID],
    legalIdentifiers: [pair.institution.identifiers.eidas],
    qualityAssurance: pair.institution.qualityAssurance,
  };

  /** Trust as a verifier elsewhere has it, and what it asked for. */
  async function trustFor(given: Look = {}) {
    const { set = {}, down = [], pages = {}, strangers = false } = given;
    const served: Record<string, Page> = {
      [`${ORIGIN}/i/${SLUG}/did.json`]: JSON.stringify(listing),
    };
    for (const list of LISTS) {
      const indices = set[list];
      served[listUrl(list)] = indices === undefined ? empty[list] : await statusList(list, indices);
    }
    return opened({
      institutions: strangers ? [] : [{ ...scheldeland, ...given.institution }, ...(given.further ?? [])],
      anchors: strangers ? [] : [root, ...(given.anchors ?? [])],
      pages: Object.fromEntries(Object.entries({ ...served, ...pages }).filter(([url]) => !down.includes(url))),
      memory: given.memory ?? createTrustMemory(),
    });
  }
  /** For looks that change nothing about the world: opening trust costs more than most verifications. */
  let usual: ReturnType<typeof trustFor> | undefined;

  /** Looks at a file as a verifier elsewhere would. */
  async function look(file: string | Uint8Array, given: Look = {}): Promise<Looked> {
    const { now = NOW, expected = {}, ...change } = given;
    const isUsual = Object.keys(change).length === 0 && now === NOW;
    if (isUsual) usual ??= trustFor();
    const { trust, asked } = await (isUsual && usual ? usual : trustFor(change));
    const before = asked.length;
    const bytes = typeof file === 'string' ? encodeUtf8(file) : file;
    const found = await verify(bytes, expected, { trust, now, local: false });
    return { ...found, asked: asked.slice(before) };
  }

  return {
    edcDocument,
    vcdm2Document,
    composition: compositionOf(pair),
    institution: scheldeland,
    publicJwk: p256.publicJwk,
    didDocument: listing,
    published,
    foreign,
    holder,
    signer,
    seal,
    token,
    sdJwt,
    statusList,
    look,
    trustFor,
    secured: (document: object, by: readonly (keyof typeof signer)[] = ['ecdsa'], at = signedAt) =>
      secure(
        JSON.stringify(document),
        by.map((name) => signer[name]).filter((one) => 'cryptosuite' in one),
        at,
      ),
  };
}

export type World = Awaited<ReturnType<typeof makeWorld>>;

/** Codes of the checks with an outcome, in order: what a test compares. */
export const codesOf = ({ reports }: Verification, outcome: string, index = 0): readonly string[] =>
  (reports[index]?.checks ?? []).filter((one) => one.outcome === outcome).map(({ code }) => code);
