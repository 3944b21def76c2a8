import { decodeBase64Url } from '../../../src/record/base64.ts';
import type { FormColumn } from '../../../src/verifying/facts/form-table.ts';
import type { Form } from '../../../src/verifying/form.ts';
import { iTXt, png, svg } from '../../unit/container-fixture.ts';
import { type Json, proofByHand } from '../signed-by-hand.ts';
import { DID, NOW, type World } from '../world.ts';
import type { Content, Contents } from './contents.ts';
import type { Asked } from './holder.ts';

export const DATA_INTEGRITY = 'https://w3id.org/security/data-integrity/v2';
const ED25519_2020 = 'https://w3id.org/security/suites/ed25519-2020/v1';
/** What the world's verifier asks a presenter to sign. */
export const ASKED: Asked = { challenge: 'f3a0-7c0e', domain: 'https://admissions.example' };

export interface FormInWorld {
  readonly form: Form;
  readonly column: FormColumn;
  /** Its facts are those of the EDC, member for member. */
  readonly make: (world: World, contents: Contents) => Promise<string | Uint8Array>;
  readonly asked?: Asked;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const seconds = (dateTime: string): number => Date.parse(dateTime) / 1000;

/** A document with one more context behind its own. */
const under = (document: Content, context: string): Content => ({
  ...document,
  '@context': [...document['@context'], context],
});

/** RFC 7515 §7.2.2. */
export function flattened(sealed: string): string {
  const { payload, signatures } = JSON.parse(sealed);
  return JSON.stringify({ payload, ...signatures[0] });
}

/** Two proofs, the second of which covers the first (Data Integrity 1.0 §2.1.2). */
export async function chained({ signer }: World, document: Content): Promise<string> {
  const options = ({ cryptosuite, verificationMethod }: World['signer']['ecdsa'], more: Json): Json => ({
    type: 'DataIntegrityProof',
    cryptosuite,
    created: '2026-11-21T11:00:00Z',
    verificationMethod,
    proofPurpose: 'assertionMethod',
    ...more,
  });
  const first = await proofByHand(document, options(signer.ecdsa, { id: 'urn:uuid:p-1' }), signer.ecdsa.sign);
  const second = options(signer.eddsa, { id: 'urn:uuid:p-2', previousProof: 'urn:uuid:p-1' });
  const proof = [first, await proofByHand({ ...document, proof: [first] }, second, signer.eddsa.sign)];
  return JSON.stringify({ ...document, proof });
}

/** A derived proof of the world shows all of the credential; that it ends, and where its status is, cannot be kept back. */
export const MANDATORY = ['/issuer', '/validFrom', '/validUntil', '/credentialStatus'] as const;
export const SELECTED = ['/credentialSubject', '/type', '/issued'] as const;

/** Claims of an attestation with an ELM document that its flat claims agree with. */
const attestationWithLd = (world: World, { vcdm2, flat }: Contents): Promise<string> =>
  world.sdJwt({ ...flat[0], jti: vcdm2.id, cnf: { jwk: world.holder.publicJwk }, ld: vcdm2 }, flat[1]);

const badgeToken = (world: World, { badge }: Contents): Promise<string> =>
  world.token({ typ: 'JWT' }, { ...badge, iss: DID, jti: badge.id, nbf: seconds(badge.validFrom) });

/** Every form of issue 3 §1 that passes, and how the institution of the world makes it. */
export const FORMS = {
  'EDC (ES256, iat)': { form: 'edc', column: 'edc', make: (world, { edc }) => world.seal(edc) },
  'EDC (ES256, sigT)': {
    form: 'edc',
    column: 'edc',
    make: (world, { edc }) => world.seal(edc, { signingTime: 'sigT' }),
  },
  'EDC (RS256)': { form: 'edc', column: 'edc', make: (world, { edc }) => world.seal(edc, { algorithm: 'RS256' }) },
  'EDC, flattened': { form: 'edc', column: 'edc', make: async (world, { edc }) => flattened(await world.seal(edc)) },
  'VCDM 2.0, ecdsa-rdfc-2019': {
    form: 'vcdm2-di',
    column: 'elmVcdm2',
    make: (world, { vcdm2 }) => world.secured(vcdm2),
  },
  'VCDM 2.0, ecdsa-rdfc-2019 on P-384': {
    form: 'vcdm2-di',
    column: 'elmVcdm2',
    make: (world, { vcdm2 }) => world.foreign.withP384(vcdm2),
  },
  'VCDM 2.0, eddsa-rdfc-2022': {
    form: 'vcdm2-di',
    column: 'elmVcdm2',
    make: (world, { vcdm2 }) => world.secured(vcdm2, ['eddsa']),
  },
  'VCDM 2.0, proof set': {
    form: 'vcdm2-di',
    column: 'elmVcdm2',
    make: (world, { vcdm2 }) => world.secured(vcdm2, ['ecdsa', 'eddsa']),
  },
  'VCDM 2.0, proof chain': { form: 'vcdm2-di', column: 'elmVcdm2', make: (world, { vcdm2 }) => chained(world, vcdm2) },
  'VCDM 2.0, derived ecdsa-sd-2023': {
    form: 'vcdm2-di',
    column: 'elmVcdm2',
    make: (world, { vcdm2 }) =>
      world.foreign.derived({ ...vcdm2, validUntil: '2036-11-21T00:00:00Z' }, MANDATORY, SELECTED),
  },
  'VCDM 1.1, ecdsa-rdfc-2019': {
    form: 'vcdm1-di',
    column: 'edc',
    make: (world, { edc }) => world.secured(under(edc, DATA_INTEGRITY)),
  },
  'VCDM 1.1, Ed25519Signature2020': {
    form: 'vcdm1-di',
    column: 'edc',
    make: (world, { edc }) => world.foreign.withEd25519Signature2020(under(edc, ED25519_2020)),
  },
  'vc+jwt': {
    form: 'vc+jwt',
    column: 'elmVcdm2',
    make: (world, { vcdm2 }) => world.token({ typ: 'vc+jwt' }, vcdm2),
  },
  'vc+jwt, enveloped': {
    form: 'vc+jwt',
    column: 'elmVcdm2',
    make: async (world, { vcdm2 }) =>
      JSON.stringify({
        '@context': 'https://www.w3.org/ns/credentials/v2',
        type: 'EnvelopedVerifiableCredential',
        id: `data:application/vc+jwt,${await world.token({ typ: 'vc+jwt' }, vcdm2)}`,
      }),
  },
  'VC-JWT 1.1': {
    form: 'vc-jwt-1.1',
    column: 'edc',
    make: (world, { edc }) =>
      world.token({ typ: 'JWT' }, { iss: DID, jti: edc.id, nbf: seconds(edc.issuanceDate), vc: edc }),
  },
  'SD-JWT VC, flat': { form: 'sd-jwt-vc', column: 'attestation', make: (world, { flat }) => world.sdJwt(...flat) },
  'SD-JWT VC with ld, not presented': {
    form: 'sd-jwt-vc',
    column: 'attestationWithLd',
    make: attestationWithLd,
  },
  'SD-JWT VC with ld and key binding': {
    form: 'sd-jwt-vc',
    column: 'attestationWithLd',
    make: async (world, contents) => world.holder.binds(await attestationWithLd(world, contents), ASKED),
    asked: ASKED,
  },
  'Open Badge': { form: 'open-badge-di', column: 'openBadge', make: (world, { badge }) => world.secured(badge) },
  'Open Badge as JWT': { form: 'open-badge-jwt', column: 'openBadge', make: badgeToken },
  'Open Badge in a PNG': {
    form: 'open-badge-di',
    column: 'openBadge',
    make: async (world, { badge }) => png(iTXt(utf8(await world.secured(badge)))),
  },
  'Open Badge as JWT in an SVG': {
    form: 'open-badge-jwt',
    column: 'openBadge',
    make: async (world, contents) =>
      svg(`<openbadges:credential verify="${await badgeToken(world, contents)}"></openbadges:credential>`),
  },
} as const satisfies Readonly<Record<string, FormInWorld>>;

export type FormName = keyof typeof FORMS;
export const formNames = Object.keys(FORMS) as FormName[];

/** The claims of a token, without proving it. */
export const claimsOf = (token: string): Content =>
  JSON.parse(new TextDecoder().decode(decodeBase64Url(token.split('.')[1] ?? '') ?? new Uint8Array()));

/** A moment an hour before the world's noon: when everything in it was signed. */
export const SIGNED_AT = NOW - 3600;
