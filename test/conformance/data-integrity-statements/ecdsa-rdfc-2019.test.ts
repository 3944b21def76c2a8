import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalise, type Digest } from '../../../src/credential/contexts/canonicalise.ts';
import { hashData, joined } from '../../../src/credential/data-integrity/hash-data.ts';
import { secureDocument } from '../../../src/credential/data-integrity/rdfc-sign.ts';
import { readProof } from '../../../src/credential/data-integrity/read-proof.ts';
import { decodeBase58btc, encodeBase58btc } from '../../../src/credential/keys/base58btc.ts';
import { importMultikey } from '../../../src/credential/keys/multikey.ts';
import { credential, NOW } from '../../support/proving-institution.ts';
import type { Json } from '../../support/signed-by-hand.ts';
import { options, outcome, type Party, party, proofOf, secured, signedWith, without, withProof } from './parties.ts';

/** Two nodes without an id that are alike but for one text: which of them is first depends on the digest of the labels. */
const unnamed = (): Json => {
  const document = credential();
  const claims = ['Hydrologie', 'Chemie', 'Ecologie', 'Bodemkunde'].map((title) => ({
    type: 'LearningAchievement',
    title: { nl: title },
  }));
  return { ...document, credentialSubject: { ...document.credentialSubject, hasClaim: claims } };
};

const CURVES = [
  ['P-256', 'ES256', 'SHA-256', { header: [0x80, 0x24], start: /^zDn/, key: 35, signature: 64 }],
  ['P-384', 'ES384', 'SHA-384', { header: [0x81, 0x24], start: /^z82/, key: 51, signature: 96 }],
] as const;

for (const [curve, algorithm, digest, expected] of CURVES) {
  describe(`ECDSA Cryptosuites 1.0 with ${curve}`, () => {
    let issuer: Party;
    let document: Json;
    beforeAll(async () => {
      issuer = await party(algorithm);
      document = await secured(issuer, unnamed());
    });
    const bytesOf = (multibase: string) => decodeBase58btc(multibase.slice(1), 1_000) ?? new Uint8Array();
    const valued = (bytes: Uint8Array): Json => withProof(document, { proofValue: `z${encodeBase58btc(bytes)}` });
    /** The document under a signature over some other bytes than the suite asks for. */
    const over = async (bytes: Uint8Array): Promise<string> => {
      const proofValue = `z${encodeBase58btc(await issuer.signer.sign(bytes))}`;
      return outcome({ ...unnamed(), proof: { ...options(issuer), proofValue } }, issuer);
    };
    const canonical = (labels: Digest) =>
      Promise.all([
        canonicalise({ '@context': unnamed()['@context'], ...options(issuer) }, labels),
        canonicalise(unnamed(), labels),
      ]);

    it('§2.1.1: "The publicKeyMultibase value of the verification method MUST start with the base-58-btc prefix (z), as defined in the Multibase section of Controlled Identifiers v1.0. A Multibase-encoded ECDSA 256-bit public key value or an ECDSA 384-bit public key value follows"', () => {
      expect(issuer.publicKeyMultibase).toMatch(expected.start);
      const bytes = bytesOf(issuer.publicKeyMultibase);
      expect([...bytes.subarray(0, 2)]).toEqual(expected.header);
      expect(bytes).toHaveLength(expected.key);
    });

    it('§2.1.1: "Any other encoding MUST NOT be allowed."', async () => {
      expect(await importMultikey(issuer.publicKeyMultibase)).toMatchObject({ ok: true, value: { algorithm } });
      const bytes = bytesOf(issuer.publicKeyMultibase);
      const others = [
        issuer.publicKeyMultibase.slice(1),
        `u${Buffer.from(bytes).toString('base64url')}`,
        `f${Buffer.from(bytes).toString('hex')}`,
        `z${encodeBase58btc(bytes.subarray(2))}`,
        `z${encodeBase58btc(bytes.subarray(0, bytes.length - 1))}`,
        `z${encodeBase58btc(joined(bytes, new Uint8Array(1)))}`,
        `z${encodeBase58btc(bytes.with(2, 4))}`,
        `z${encodeBase58btc(bytes.fill(0xff, 3))}`,
      ];
      for (const other of others) expect(await importMultikey(other), other).toMatchObject({ ok: false });
    });

    it('§2.2.1: "The type property MUST be DataIntegrityProof."', async () => {
      expect(proofOf(document).type).toBe('DataIntegrityProof');
      const other = await signedWith(issuer, { ...options(issuer), type: 'EcdsaSecp256r1Signature2019' });
      expect(await outcome(other, issuer)).toBe('unsupported');
    });

    it('§2.2.1: "The cryptosuite property MUST be ecdsa-rdfc-2019, ecdsa-jcs-2019, or ecdsa-sd-2023."', async () => {
      expect(proofOf(document).cryptosuite).toBe('ecdsa-rdfc-2019');
      for (const cryptosuite of ['ecdsa-2019', 'ecdsa-rdfc-2022', 'UnknownCryptosuite'])
        expect(await outcome(await signedWith(issuer, { ...options(issuer), cryptosuite }), issuer)).toBe(
          'unsupported',
        );
      const eddsa = await signedWith(issuer, { ...options(issuer), cryptosuite: 'eddsa-rdfc-2022' });
      expect(await outcome(eddsa, issuer)).toBe('key_algorithm');
    });

    it('§2.2.1: "The value of the proofValue property is produced according to the cryptosuite type and is specified in … Section 3.2.1": an ECDSA signature of the size of the curve, in base-58-btc', async () => {
      const { proofValue } = proofOf(document);
      expect(proofValue).toMatch(/^z[1-9A-HJ-NP-Za-km-z]+$/);
      expect(await outcome(document, issuer)).toBe('read');
      const value = Buffer.from(bytesOf(proofValue));
      for (const other of [value.toString('hex'), `u${value.toString('base64url')}`, `${proofValue}l`])
        expect(await outcome(withProof(document, { proofValue: other }), issuer)).toBe('proof_value');
      expect(await outcome(valued(value.fill(0)), issuer)).toBe('signature');
    });

    it('§3: "When generating ECDSA signatures, the signature value MUST be expressed according to section 7 of [RFC4754] (sometimes referred to as the IEEE P1363 format) and encoded according to the specific cryptosuite proof generation algorithm."', async () => {
      const bytes = bytesOf(proofOf(document).proofValue);
      expect(bytes).toHaveLength(expected.signature);
      expect(await outcome(valued(derOf(bytes)), issuer)).toBe('proof_value');
      for (const other of [bytes.subarray(1), joined(bytes, new Uint8Array(1)), new Uint8Array()])
        expect(await outcome(valued(other), issuer)).toBe('proof_value');
    });

    it(`§3: "${curve === 'P-256' ? 'For P-256 keys, the default hashing function, SHA-2 with 256 bits of output, MUST be used.' : 'For P-384 keys, SHA-2 with 384-bits of output MUST be used, specified via the RDFC-1.0 implementation-specific parameter.'}"`, async () => {
      const other = digest === 'SHA-256' ? 'SHA-384' : 'SHA-256';
      const [right, wrong] = await Promise.all([canonical(digest), canonical(other)]);
      expect(right[1]).not.toBe(wrong[1]);
      expect(await over(await hashData(...right, digest))).toBe('read');
      expect(await over(await hashData(...right, other))).toBe('signature');
      expect(await over(await hashData(...wrong, digest))).toBe('signature');
      expect(await over(await hashData(...wrong, other))).toBe('signature');
    });

    it('§3.2.3: "The transformation options MUST contain a type identifier for the cryptographic suite (type) and a cryptosuite identifier (cryptosuite)."', async () => {
      for (const name of ['type', 'cryptosuite'])
        expect(await outcome(await signedWith(issuer, without(options(issuer), name)), issuer)).not.toBe('read');
      expect(await outcome(await signedWith(issuer, options(issuer)), issuer)).toBe('read');
    });

    it('§3.2.3: "Whenever this algorithm encodes strings, it MUST use UTF-8 encoding."', async () => {
      const spoken: Json = { ...unnamed(), name: 'Zaïre 𝄞 ß' };
      const signed = await secured(issuer, spoken);
      expect(await readProof(JSON.stringify(signed), issuer.keys, { now: NOW })).toMatchObject({ ok: true });
      const config = await canonicalise({ '@context': spoken['@context'], ...options(issuer) }, digest);
      const body = await canonicalise(spoken, digest);
      const hash = async (text: string) =>
        new Uint8Array(await crypto.subtle.digest(digest, Buffer.from(text, 'latin1')));
      const signature = await issuer.signer.sign(joined(await hash(config), await hash(body)));
      const proof = { ...options(issuer), proofValue: `z${encodeBase58btc(signature)}` };
      expect(await outcome({ ...spoken, proof }, issuer)).toBe('signature');
    });

    it('§3.2.3: "If options.type is not set to the string DataIntegrityProof and options.cryptosuite is not set to the string ecdsa-rdfc-2019, an error MUST be raised"; §3.2.5: "and/or"', async () => {
      for (const change of [{ type: '' }, { cryptosuite: '' }, { cryptosuite: 'ecdsa-jcs-2019' }, { type: 'Proof' }])
        expect(await outcome(withProof(document, change), issuer)).toBe('unsupported');
    });

    it('§3.2.5: "The proof options MUST contain a type identifier for the cryptographic suite (type) and MUST contain a cryptosuite identifier (cryptosuite)."', async () => {
      expect(Object.keys(proofOf(document))).toEqual([
        'type',
        'cryptosuite',
        'created',
        'verificationMethod',
        'proofPurpose',
        'proofValue',
      ]);
      for (const name of ['type', 'cryptosuite'])
        expect(await outcome({ ...document, proof: without(proofOf(document), name) }, issuer)).not.toBe('read');
    });

    it('§3.2.5: "If proofConfig.created is set and if the value is not a valid [XMLSCHEMA11-2] datetime, an error MUST be raised"', async () => {
      for (const created of ['invalidDate', '2026-02-30T00:00:00Z'])
        expect(await outcome(await signedWith(issuer, { ...options(issuer), created }), issuer)).toBe('proof_shape');
      expect(await outcome(await secureDocument(unnamed(), issuer.signer, { created: null }), issuer)).toBe('read');
    });
  });
}

it('ECDSA Cryptosuites 1.0 §3: a key of one curve does not verify what the other signed', async () => {
  const [smaller, larger] = await Promise.all([party('ES256'), party('ES384')]);
  const swapped: Party = { ...larger, keys: async () => smaller.keys(smaller.signer.verificationMethod) };
  expect(await outcome(await secured(larger), swapped)).toBe('proof_value');
});

/** r‖s as ASN.1 DER, as other software writes ECDSA signatures. */
function derOf(signature: Uint8Array): Uint8Array {
  const integer = (bytes: Uint8Array): readonly number[] => {
    const value = [0, ...bytes];
    while (value[0] === 0 && (value[1] ?? 0x80) < 0x80) value.shift();
    return [0x02, value.length, ...value];
  };
  const half = signature.length / 2;
  const body = [...integer(signature.subarray(0, half)), ...integer(signature.subarray(half))];
  return new Uint8Array([0x30, ...(body.length > 127 ? [0x81] : []), body.length, ...body]);
}
