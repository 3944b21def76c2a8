import { decodeBase64, decodeBase64Url } from '../../record/base64.ts';
import { decodeBase58btc } from '../keys/base58btc.ts';

/** Digests of the bytes a resource is published with. */
export interface KnownDigests {
  readonly sha256: Uint8Array;
  readonly sha384: Uint8Array;
}

/** What a related resource has to hash to; null for a resource nobody here knows the bytes of. */
export type ResourceDigests = (url: string) => KnownDigests | null;

export interface Digest {
  readonly algorithm: 'sha256' | 'sha384' | 'sha512';
  readonly bytes: Uint8Array;
}

const LENGTH: Readonly<Record<Digest['algorithm'], number>> = { sha256: 32, sha384: 48, sha512: 64 };
const BY_LENGTH = new Map(Object.entries(LENGTH).map(([name, length]) => [length, name as Digest['algorithm']]));
/** Multihash codes of SHA-2, all of one byte. */
const MULTIHASH: ReadonlyMap<number, Digest['algorithm']> = new Map([
  [0x12, 'sha256'],
  [0x20, 'sha384'],
  [0x13, 'sha512'],
]);
const LONGEST = 200;

/**
 * One hash-expression of Subresource Integrity §3.5, as `digestSRI` has it (VCDM 2.0 §5.3): an algorithm and a digest of its
 * length in base64, without options; null for anything else.
 */
export function parseSri(text: string): Digest | null {
  const [, algorithm, value = ''] = /^(sha256|sha384|sha512)-([A-Za-z0-9+/]{1,200}={0,2})$/.exec(text) ?? [];
  if (algorithm === undefined) return null;
  const bytes = decodeBase64(value);
  const named = algorithm as Digest['algorithm'];
  return bytes !== null && bytes.length === LENGTH[named] ? { algorithm: named, bytes } : null;
}

/**
 * A `digestMultibase` (Data Integrity §2.3): a multihash in base64url or base58btc. A bare digest without the two bytes that
 * name its algorithm is read as the SHA-2 of its length: the public suite of VCDM 2.0 writes it so, and no multihash of
 * SHA-2 has such a length. Null for anything else.
 */
export function parseMultibase(text: string): Digest | null {
  if (text.length > LONGEST) return null;
  const encoded = text.slice(1);
  const bytes = text[0] === 'u' ? decodeBase64Url(encoded) : text[0] === 'z' ? decodeBase58btc(encoded, LONGEST) : null;
  if (bytes === null) return null;
  const bare = BY_LENGTH.get(bytes.length);
  if (bare !== undefined) return { algorithm: bare, bytes };
  const algorithm = MULTIHASH.get(bytes[0] ?? 0);
  return algorithm !== undefined && bytes[1] === LENGTH[algorithm] && bytes.length === LENGTH[algorithm] + 2
    ? { algorithm, bytes: bytes.subarray(2) }
    : null;
}

/** Whether a digest is that of the resource; null where it is of an algorithm whose digest is not known. */
export function matches({ algorithm, bytes }: Digest, known: KnownDigests): boolean | null {
  if (algorithm === 'sha512') return null;
  const expected = known[algorithm];
  return expected.length === bytes.length && expected.every((byte, index) => byte === bytes[index]);
}
