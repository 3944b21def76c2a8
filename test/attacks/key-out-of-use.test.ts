import { importPKCS8, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { proofSigner } from '../../src/credential/data-integrity/proof-signer.ts';
import { readProof } from '../../src/credential/data-integrity/read-proof.ts';
import { secure } from '../../src/credential/data-integrity/secure.ts';
import { parseCompact } from '../../src/credential/jose/compact.ts';
import { generateKey, type KeyMaterial } from '../../src/credential/keys/generate.ts';
import { encodeBase64 } from '../../src/record/base64.ts';
import { proveToken } from '../../src/verifying/securing/token.ts';
import { confirmed, opened } from '../support/opened-trust.ts';
import { credential } from '../support/proving-institution.ts';

const DID = 'did:web:kuleuven.be';
const METHOD = `${DID}#2025`;
const at = (date: string) => Date.parse(date) / 1000;
const NOW = at('2026-11-21T12:00:00Z');
let key: KeyMaterial;
beforeAll(async () => {
  key = await generateKey('ES256');
});

/** The keys of an issuer whose one key was in use during 2025, and later perhaps revoked. */
async function keys(more: object = {}) {
  const pinned = {
    id: METHOD,
    publicKeyJwk: key.publicJwk,
    validFrom: '2025-01-01',
    validUntil: '2025-12-31',
    ...more,
  };
  const { trust } = await opened({ institutions: [confirmed('kuleuven', { keys: [pinned] })] });
  const found = await trust.keysOf(DID, await trust.admitIssuer(DID), 'assertionMethod', NOW);
  if (!found.ok) throw new Error(found.error.reason);
  return found.value;
}

describe('a proof with a key that is out of use', () => {
  const read = async (signedAt: number, more: object = {}, now = NOW) => {
    const signer = await proofSigner({ keyId: 'x', algorithm: 'ES256', pkcs8: key.pkcs8, verificationMethod: METHOD });
    const text = await secure(JSON.stringify({ ...credential(), issuer: DID }), [signer], signedAt);
    const reading = await readProof(text, await keys(more), { now });
    return reading.ok ? 'verified' : reading.error.code;
  };

  it('is good when it was made while the key was in use: rotation takes nothing away', async () => {
    expect(await read(at('2025-06-01T00:00:00Z'))).toBe('verified');
    expect(await read(at('2024-12-31T23:00:00Z'))).toBe('verified');
    expect(await read(at('2025-12-31T22:59:59Z'))).toBe('verified');
  });

  it('is refused when it was made before or after', async () => {
    expect(await read(at('2024-12-31T22:59:59Z'))).toBe('key_not_in_use');
    expect(await read(at('2025-12-31T23:00:00Z'))).toBe('key_not_in_use');
    expect(await read(NOW)).toBe('key_not_in_use');
  });

  it('is refused whenever it claims to be made, once the key is compromised', async () => {
    expect(await read(at('2025-06-01T00:00:00Z'), { revokedSince: '2026-01-01' })).toBe('key_revoked');
    expect(await read(at('2025-06-01T00:00:00Z'), { revokedSince: '2026-01-01' }, at('2025-12-31T22:00:00Z'))).toBe(
      'verified',
    );
  });
});

describe('a token with a key that is out of use', () => {
  const prove = async (claims: object, more: object = {}) => {
    const pem = `-----BEGIN PRIVATE KEY-----\n${encodeBase64(key.pkcs8)}\n-----END PRIVATE KEY-----`;
    const token = await new SignJWT({ ...claims, iss: DID })
      .setProtectedHeader({ alg: 'ES256', kid: METHOD, typ: 'vc+jwt' })
      .sign(await importPKCS8(pem, 'ES256'));
    const jws = parseCompact(token);
    if (!jws.ok) throw new Error(jws.error.reason);
    const signer = { jws: jws.value, issuerId: DID, verificationMethod: METHOD, certificates: null };
    const { good, checks } = await proveToken('vc+jwt', signer, await keys(more), NOW);
    return [good, ...checks.map(({ code }) => code)];
  };

  it('is judged by the time it claims, and by the clock where it claims none', async () => {
    expect(await prove({ iat: at('2025-06-01T00:00:00Z') })).toEqual([true, 'SIGNATURE_GOOD']);
    expect(await prove({ nbf: at('2025-06-01T00:00:00Z') })).toEqual([true, 'SIGNATURE_GOOD']);
    for (const claims of [{ iat: NOW }, { iat: at('2024-01-01T00:00:00Z') }, {}])
      expect(await prove(claims)).toEqual([false, 'KEY_NOT_VALID_AT_SIGNING']);
    expect(await prove({}, { validUntil: '2026-12-31' })).toEqual([true, 'SIGNATURE_GOOD']);
  });
});
