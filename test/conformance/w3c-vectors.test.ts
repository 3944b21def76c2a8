import { expect, it } from 'vitest';
import { hashData } from '../../src/credential/data-integrity/hash-data.ts';
import { canonicalProof, type ProofOptions } from '../../src/credential/data-integrity/proof-options.ts';
import { proofSigner } from '../../src/credential/data-integrity/proof-signer.ts';
import { readProof } from '../../src/credential/data-integrity/read-proof.ts';
import { dataIntegrityWith } from '../../src/credential/data-integrity/secure.ts';
import { decodeBase58btc, encodeBase58btc } from '../../src/credential/keys/base58btc.ts';
import { importMultikey } from '../../src/credential/keys/multikey.ts';
import { canonicaliseExamples } from '../support/pinned-examples.ts';
import { describeWithShared, sharedJson, sharedText } from '../support/shared.ts';

const SUITES = [
  ['vc-di-ecdsa/ecdsa-rdfc-2019-p256', 'ECDSAP256', 'SHA-256', 'vc-di-ecdsa/p256KeyPair.json'],
  ['vc-di-ecdsa/ecdsa-rdfc-2019-p384', 'ECDSAP384', 'SHA-384', 'vc-di-ecdsa/p384KeyPair.json'],
  ['vc-di-eddsa/eddsa-rdfc-2022', 'DataInt', 'SHA-256', 'vc-di-eddsa/keyPair.json'],
] as const;
const NOW = Date.UTC(2026, 10, 21) / 1000;
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

type Secured = Record<string, unknown> & { proof: { proofValue: string } };

for (const [folder, suffix, digest, keyPair] of SUITES) {
  const text = (name: string) => sharedText(`vectors/${folder}/${name}${suffix}.txt`);
  const json = (name: string) => sharedJson(`vectors/${folder}/${name}${suffix}.json`);
  const publicKey = async () => {
    const { publicKeyMultibase } = sharedJson(`vectors/${keyPair}`) as { publicKeyMultibase: string };
    const key = await importMultikey(publicKeyMultibase);
    if (!key.ok) throw new Error(key.error.reason);
    return key.value;
  };

  describeWithShared(`W3C vectors of ${folder}`, () => {
    it('the canonical document is the published one', async () => {
      const { proof: _, ...document } = json('signed') as Secured;
      expect(await canonicaliseExamples(document, digest)).toBe(text('canonDoc'));
    });

    it('the canonical proof options are the published ones, by template and by library', async () => {
      const { '@context': context, ...options } = json('proofConfig') as ProofOptions & { '@context': unknown };
      expect(await canonicalProof(options, context, canonicaliseExamples, digest)).toBe(text('proofCanon'));
      expect(await canonicaliseExamples({ '@context': context, ...options }, digest)).toBe(text('proofCanon'));
    });

    it('the bytes to be signed are the published hashes', async () => {
      const bytes = await hashData(text('proofCanon'), text('canonDoc'), digest);
      expect(hex(bytes)).toBe(text('combinedHash').trim());
      expect(hex(bytes)).toBe(text('proofHash').trim() + text('docHash').trim());
    });

    it('the published document verifies', async () => {
      const key = await publicKey();
      const read = await readProof(JSON.stringify(json('signed')), async () => key, {
        now: NOW,
        canonicalise: canonicaliseExamples,
      });
      expect(read).toMatchObject({ ok: true, value: { canonical: text('canonDoc') } });
    });

    it('the published document with one changed value does not', async () => {
      const key = await publicKey();
      const changed = { ...(json('signed') as Secured), name: 'Alumnae Credential' };
      const read = await readProof(JSON.stringify(changed), async () => key, {
        now: NOW,
        canonicalise: canonicaliseExamples,
      });
      expect(read).toMatchObject({ ok: false, error: { code: 'signature', proof: 0 } });
    });

    it('the second example, whose context is not ours to know: hashes, proof options and signature hold', async () => {
      const employ = (name: string) => text(`employ/${name}`);
      const { proof, ...document } = json('employ/signed') as Secured;
      const { proofValue, ...options } = proof as Secured['proof'] & ProofOptions;
      const canonical = await canonicalProof(options, document['@context'], canonicaliseExamples, digest);
      expect(canonical).toBe(employ('proofCanon'));
      const bytes = await hashData(canonical, employ('canonDoc'), digest);
      expect(hex(bytes)).toBe(employ('combinedHash').trim());
      const signature = decodeBase58btc(proofValue.slice(1)) ?? new Uint8Array();
      expect(hex(signature)).toBe(employ('sigHex').trim());
      const algorithm = suffix === 'DataInt' ? { name: 'Ed25519' } : { name: 'ECDSA', hash: digest };
      const { key } = await publicKey();
      const verified = (signed: Uint8Array) =>
        crypto.subtle.verify(algorithm, key, signature as BufferSource, signed as BufferSource);
      expect(await verified(bytes)).toBe(true);
      expect(await verified(bytes.with(0, 255 - (bytes[0] ?? 0)))).toBe(false);
    });

    it('the signature in base58-btc is the published one', () => {
      const signature = Buffer.from(text('sigHex').trim(), 'hex');
      expect(`z${encodeBase58btc(signature)}`).toBe(text('sigBTC58').trim());
    });
  });
}

describeWithShared('W3C vectors of vc-di-eddsa, signed again', () => {
  it('our proof is the published one, byte for byte', async () => {
    const published = sharedJson('vectors/vc-di-eddsa/eddsa-rdfc-2022/signedDataInt.json') as Secured;
    const { privateKeyMultibase } = sharedJson('vectors/vc-di-eddsa/keyPair.json') as { privateKeyMultibase: string };
    const secret = decodeBase58btc(privateKeyMultibase.slice(1))?.subarray(2, 34) ?? new Uint8Array();
    const { proof, ...document } = published;
    const { created, verificationMethod } = proof as unknown as { created: string; verificationMethod: string };
    // PKCS#8 of an Ed25519 seed (RFC 8410 §7).
    const pkcs8 = new Uint8Array([...Buffer.from('302e020100300506032b657004220420', 'hex'), ...secret]);
    const signer = await proofSigner({ keyId: 'vector', algorithm: 'Ed25519', pkcs8, verificationMethod });
    const securing = dataIntegrityWith(canonicaliseExamples);
    const intent = await securing.intend('vc-eddsa', JSON.stringify(document), signer, Date.parse(created) / 1000, {});
    const signature = await signer.sign(intent.toBeSigned);
    expect(JSON.parse(securing.assemble(intent.body, intent.parameters, signature))).toEqual(published);
  });
});
