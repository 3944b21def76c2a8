import { beforeAll, describe, expect, it } from 'vitest';
import { readProof } from '../../src/credential/data-integrity/read-proof.ts';
import { decodeBase58btc, encodeBase58btc } from '../../src/credential/keys/base58btc.ts';
import { encodeBase64Url } from '../../src/record/base64.ts';
import {
  issued,
  NOW,
  type ProvingInstitution,
  provingInstitution,
  type Secured,
} from '../support/proving-institution.ts';

let institution: ProvingInstitution;
beforeAll(async () => {
  institution = await provingInstitution();
});
const bytesOf = ({ proof }: Secured) => decodeBase58btc(String(proof.proofValue).slice(1)) ?? new Uint8Array();

/** DER of r‖s, as another library might hand it over. */
function der(signature: Uint8Array): Uint8Array {
  const integer = (half: Uint8Array) => {
    const trimmed = [...half];
    while (trimmed.length > 1 && trimmed[0] === 0) trimmed.shift();
    if ((trimmed[0] ?? 0) > 127) trimmed.unshift(0);
    return [2, trimmed.length, ...trimmed];
  };
  const body = [...integer(signature.subarray(0, 32)), ...integer(signature.subarray(32))];
  return new Uint8Array([0x30, body.length, ...body]);
}

describe.each(['ecdsa', 'eddsa'] as const)('the proof value of %s', (suite) => {
  const readWith = async (write: (bytes: Uint8Array, text: string) => unknown) => {
    const document = await issued([institution[suite]]);
    document.proof.proofValue = write(bytesOf(document), String(document.proof.proofValue));
    return readProof(JSON.stringify(document), institution.keys, { now: NOW });
  };
  const z = (bytes: Uint8Array) => `z${encodeBase58btc(bytes)}`;

  it('is read as it was written', async () => {
    expect(await readWith((bytes) => z(bytes))).toMatchObject({ ok: true });
  });

  it.each<[string, (bytes: Uint8Array, text: string) => unknown]>([
    ['in base64url', (bytes) => `u${encodeBase64Url(bytes)}`],
    ['without a multibase prefix', (_, text) => text.slice(1)],
    ['with a leading space', (_, text) => ` ${text}`],
    ['with a trailing newline', (_, text) => `${text}\n`],
    ['with a character outside base58', (_, text) => `${text.slice(0, -1)}0`],
    ['with a leading zero byte', (_, text) => `z1${text.slice(1)}`],
    ['with a byte too many', (bytes) => z(new Uint8Array([...bytes, 0]))],
    ['with a byte too few', (bytes) => z(bytes.subarray(0, -1))],
    ['in DER', (bytes) => z(der(bytes))],
    ['of a megabyte', () => `z${'2'.repeat(1_000_000)}`],
    ['that is empty', () => 'z'],
    ['that is missing', () => undefined],
    ['that is a number', () => 7],
  ])('%s is proof_value', async (_, write) => {
    expect(await readWith(write)).toMatchObject({ ok: false, error: { code: 'proof_value', proof: 0 } });
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['of zeros', (bytes) => new Uint8Array(bytes.length)],
    ['with r of zero', (bytes) => new Uint8Array([...new Uint8Array(32), ...bytes.subarray(32)])],
    ['with s of zero', (bytes) => new Uint8Array([...bytes.subarray(0, 32), ...new Uint8Array(32)])],
    ['with one bit changed', (bytes) => bytes.with(40, (bytes[40] ?? 0) ^ 1)],
  ])('%s is signature', async (_, write) => {
    expect(await readWith((bytes) => z(write(bytes)))).toMatchObject({ error: { code: 'signature' } });
  });

  it('does not fit any changed member of proof or document', async () => {
    const signed = await issued([institution[suite]]);
    const changes: Secured[] = [
      { ...signed, id: 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0a99' },
      { ...signed, validUntil: '2036-11-21T00:00:00Z' },
      { ...signed, credentialSubject: { ...signed.credentialSubject, hasClaim: undefined } },
      { ...signed, proof: { ...signed.proof, created: '2026-11-21T11:59:59Z' } },
      { ...signed, proof: { ...signed.proof, nonce: 'x' } },
      { ...signed, proof: { ...signed.proof, id: 'urn:x:1' } },
    ];
    for (const changed of changes) {
      const read = await readProof(JSON.stringify(changed), institution.keys, { now: NOW });
      expect(read).toMatchObject({ error: { code: 'signature' } });
    }
  });

  it('is not looked for in what is no JSON object', async () => {
    for (const text of ['', 'null', '[]', '"x"', '{', '{"a":1}{"b":2}', '\uFEFF{}']) {
      expect(await readProof(text, institution.keys, { now: NOW })).toMatchObject({ error: { code: 'malformed' } });
    }
  });
});
