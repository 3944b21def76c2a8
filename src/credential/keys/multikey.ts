import { decodeBase64Url, encodeBase64Url } from '../../record/base64.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { decodeBase58btc, encodeBase58btc } from './base58btc.ts';
import { decompressPoint } from './compressed-point.ts';
import { importPublicKey, type PublicKey } from './public-key.ts';

export interface MultikeyFailure {
  readonly code: 'multikey_malformed' | 'multikey_unsupported';
  readonly reason: string;
}

/** Multicodec headers of the Multikey kinds (CID 1.0 §2.2.2), as the varint bytes they are written in. */
const KINDS = [
  { header: [0x80, 0x24], crv: 'P-256', algorithm: 'ES256', bytes: 33 },
  { header: [0x81, 0x24], crv: 'P-384', algorithm: 'ES384', bytes: 49 },
  { header: [0xed, 0x01], crv: 'Ed25519', algorithm: 'Ed25519', bytes: 32 },
] as const;

/**
 * `publicKeyMultibase` of a Multikey: `zDn…` for P-256, `z82…` for P-384 (both as compressed points), `z6Mk…` for Ed25519.
 * Throws for any other key: RSA has no Multikey form.
 */
export function publicKeyMultibase(jwk: JsonWebKey): string {
  const kind = KINDS.find(({ crv }) => crv === jwk.crv);
  const x = decodeBase64Url(jwk.x ?? '');
  if (!kind || !x) throw new TypeError(`no Multikey form for a ${jwk.kty} key on ${jwk.crv}`);
  if (kind.crv === 'Ed25519') return multibase(kind, x);
  const y = decodeBase64Url(jwk.y ?? '');
  if (!y || x.length !== kind.bytes - 1 || y.length !== x.length) throw new TypeError('incomplete EC public key');
  const parity = (y[y.length - 1] ?? 0) & 1;
  return multibase(kind, new Uint8Array([2 + parity, ...x]));
}

function multibase(kind: (typeof KINDS)[number], key: Uint8Array): string {
  if (key.length !== kind.bytes) throw new TypeError(`a ${kind.crv} key of ${key.length} bytes`);
  return `z${encodeBase58btc(new Uint8Array([...kind.header, ...key]))}`;
}

/**
 * The verifying key behind `publicKeyMultibase`. Points that are not on the curve are `multikey_malformed`; a well-formed
 * key of another kind is `multikey_unsupported`.
 */
export async function importMultikey(value: string): Promise<Result<PublicKey, MultikeyFailure>> {
  const malformed = (reason: string) => fail({ code: 'multikey_malformed' as const, reason });
  const bytes = value.startsWith('z') ? decodeBase58btc(value.slice(1)) : null;
  if (bytes === null) return malformed('publicKeyMultibase is not base58-btc multibase');
  const kind = KINDS.find(({ header }) => header[0] === bytes[0] && header[1] === bytes[1]);
  if (!kind) return fail({ code: 'multikey_unsupported', reason: 'neither P-256, P-384 nor Ed25519' });
  const material = bytes.subarray(2);
  if (material.length !== kind.bytes) return malformed(`a ${kind.crv} key of ${material.length} bytes`);
  const jwk = toJwk(kind.crv, material);
  if (jwk === null) return malformed('not a point on the curve');
  try {
    return ok(await importPublicKey(kind.algorithm, jwk));
  } catch {
    return malformed('the runtime refuses the key');
  }
}

function toJwk(crv: 'P-256' | 'P-384' | 'Ed25519', material: Uint8Array): JsonWebKey | null {
  if (crv === 'Ed25519') return { kty: 'OKP', crv, x: encodeBase64Url(material) };
  const point = decompressPoint(crv, material);
  return point && { kty: 'EC', crv, x: encodeBase64Url(point.x), y: encodeBase64Url(point.y) };
}
