import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as EcdsaSd2023 from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { beforeAll, describe, expect, it } from 'vitest';
import { readProofOf } from '../../src/credential/data-integrity/read-proof.ts';
import { derive } from '../../src/credential/data-integrity/sd-derive.ts';
import { type SelectiveSigner, secureSelectively } from '../../src/credential/data-integrity/sd-sign.ts';
import { type ForeignIssuer, foreignIssuer } from '../support/foreign-issuer.ts';
import { credential, NOW } from '../support/proving-institution.ts';
import type { Json } from '../support/signed-by-hand.ts';

let issuer: ForeignIssuer;
let signer: SelectiveSigner;
/** The library wants to see a subject. */
const MANDATORY = ['/issuer', '/validFrom', '/credentialStatus', '/credentialSubject/id'];
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));

/** Named and unnamed nodes, texts in two languages, a list of four, a status. */
const body = (): Json => {
  const document = credential();
  const { hasClaim, ...subject } = document.credentialSubject;
  const more = ['Hydrologie', 'Chemie', 'Ecologie'].map((title) => ({
    type: 'LearningAchievement',
    title: { nl: title, en: `${title} (en)` },
  }));
  return {
    ...document,
    issuer: { id: issuer.did, legalName: { nl: 'Elders', en: 'Elsewhere' } },
    credentialStatus: {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '94567',
      statusListCredential: 'https://elsewhere.example/status/3',
    },
    credentialSubject: { ...subject, hasClaim: [hasClaim, ...more] },
  };
};

const ourBase = async (document: Json = body(), mandatoryPointers: readonly string[] = MANDATORY) => {
  const secured = await secureSelectively(document, signer, { created: NOW, mandatoryPointers, random });
  if (!secured.ok) throw new Error(`${secured.error.code} ${secured.error.reason} ${secured.error.pointer}`);
  return secured.value;
};
const ourDerived = async (base: object, pointers: readonly string[]) => {
  const derived = await derive(base as Json, pointers, {});
  if (!derived.ok) throw new Error(`${derived.error.code} ${derived.error.reason} ${derived.error.pointer}`);
  return derived.value;
};
const theirBase = async (document: Json = body(), mandatoryPointers: readonly string[] = MANDATORY) =>
  (await vc.issue({
    credential: document,
    suite: issuer.suite(EcdsaSd2023.createSignCryptosuite({ mandatoryPointers })),
    documentLoader: issuer.documentLoader,
  })) as Json;
const theirDerived = (verifiableCredential: object, selectivePointers: readonly string[]) =>
  vc.derive({
    verifiableCredential,
    suite: new DataIntegrityProof({ cryptosuite: EcdsaSd2023.createDiscloseCryptosuite({ selectivePointers }) }),
    documentLoader: issuer.documentLoader,
  });
const theyVerify = async (document: object) =>
  (
    await vc.verifyCredential({
      credential: document,
      suite: new DataIntegrityProof({ cryptosuite: EcdsaSd2023.createVerifyCryptosuite() }),
      documentLoader: issuer.documentLoader,
      checkStatus: async () => ({ verified: true }),
      now: new Date(NOW * 1000),
    })
  ).verified;
const weVerify = async (document: object) => {
  const read = await readProofOf(document as Json, issuer.keys, { now: NOW });
  return read.ok ? 'read' : `${read.error.code}: ${read.error.reason}`;
};
const withoutProof = ({ proof: _, ...document }: Json) => document;

beforeAll(async () => {
  issuer = await foreignIssuer('P-256');
  const foreign = issuer.signer() as { sign(data: { data: Uint8Array }): Promise<Uint8Array> };
  signer = {
    algorithm: 'ES256',
    verificationMethod: issuer.verificationMethod,
    sign: (data) => foreign.sign({ data }),
  };
});

const SELECTIONS: readonly (readonly [string, readonly string[]])[] = [
  ['nothing of choice', []],
  ['the whole subject', ['/credentialSubject']],
  ['elements from the middle of a list', ['/credentialSubject/hasClaim/1', '/credentialSubject/hasClaim/2/title']],
  ['one language of a text', ['/credentialSubject/hasClaim/3/title/nl']],
  ['pointers that overlap', ['/credentialSubject/hasClaim/1/title/nl', '/credentialSubject/hasClaim/1']],
  ['a member of what is mandatory', ['/issuer/legalName']],
  ['types and ids', ['/type', '/id', '/credentialSubject/id']],
  ['contexts, which are shown anyway', ['/@context', '/credentialSubject/hasClaim/0']],
];

describe('ecdsa-sd-2023 between this implementation and the library', () => {
  it.each(SELECTIONS)('our base, our derivation, with %s: both verify it', async (_, pointers) => {
    const derived = await ourDerived(await ourBase(), pointers);
    expect(await weVerify(derived)).toBe('read');
    expect(await theyVerify(derived)).toBe(true);
  });

  it.each(SELECTIONS)(
    'our base, their derivation, with %s: both verify it, and show the same as ours',
    async (_, pointers) => {
      const base = await ourBase();
      const derived = (await theirDerived(base, pointers)) as Json;
      expect(await weVerify(derived)).toBe('read');
      expect(await theyVerify(derived)).toBe(true);
      expect(withoutProof(derived)).toEqual(withoutProof(await ourDerived(base, pointers)));
    },
  );

  it.each(SELECTIONS)(
    'their base, our derivation, with %s: both verify it, as they would derive it',
    async (_, pointers) => {
      const base = await theirBase();
      const derived = await ourDerived(base, pointers);
      expect(await weVerify(derived)).toBe('read');
      expect(await theyVerify(derived)).toBe(true);
      expect(derived).toEqual(await theirDerived(base, pointers));
    },
  );

  it('one statement changed, added or left out of ours is found by both', async () => {
    const derived = await ourDerived(await ourBase(), ['/credentialSubject/hasClaim/1']);
    const changes: ((document: Json) => void)[] = [
      (document) => Object.assign(document, { validFrom: '2025-11-21T00:00:00Z' }),
      (document) => Object.assign(document, { validUntil: '2036-11-21T00:00:00Z' }),
      (document) => Reflect.deleteProperty(document, 'credentialStatus'),
      (document) =>
        Object.assign(document, { credentialSubject: { id: 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0a02' } }),
    ];
    for (const change of changes) {
      const changed = structuredClone(derived);
      change(changed);
      expect(await weVerify(changed)).not.toBe('read');
      expect(await theyVerify(changed)).toBe(false);
    }
  });

  it('a base proof of ours is not a proof that verifies', async () => {
    const base = await ourBase();
    expect(await weVerify(base)).toContain('sd_base_proof');
    expect(await theyVerify(base)).toBe(false);
  });
});
