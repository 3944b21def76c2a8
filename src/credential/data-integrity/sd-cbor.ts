import { decode, encode } from 'cborg';
import { decodeBase64Url, encodeBase64Url } from '../../record/base64.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { ProofFailure } from './read-proof.ts';

/** A thousand statements with their signatures. */
const MOST_CHARACTERS = 200_000;
/** CBOR tags 0x5d00 and 0x5d01 (vc-di-ecdsa §3.5.3, §3.5.7). */
const HEADER = [0xd9, 0x5d] as const;
const KINDS = { base: 0x00, derived: 0x01 } as const;

export type ValueRefusal = Pick<ProofFailure, 'code' | 'reason'>;

export interface ValueParts {
  readonly kind: keyof typeof KINDS;
  /** Five, of whatever kind. */
  readonly members: readonly unknown[];
}

/**
 * What a proof value of `ecdsa-sd-2023` holds: base64url multibase, a header that says which kind it is, and CBOR of five
 * members. Reads strictly: no indefinite lengths, no repeated map keys, no number longer than it needs to be, nothing
 * behind the end. Does not look at the members.
 */
export function readParts(value: unknown): Result<ValueParts, ValueRefusal> {
  const refuse = (reason: string) => fail<ValueRefusal>({ code: 'proof_value', reason });
  if (typeof value !== 'string' || value.length > MOST_CHARACTERS) return refuse('proofValue is no text, or too long');
  const bytes = value.startsWith('u') ? decodeBase64Url(value.slice(1)) : null;
  if (bytes === null) return refuse('proofValue is not base64url multibase');
  if (bytes[0] !== HEADER[0] || bytes[1] !== HEADER[1]) return refuse('proofValue is of another suite');
  const kind = bytes[2] === KINDS.base ? 'base' : 'derived';
  if (bytes[2] !== KINDS[kind]) return refuse('proofValue is of an unknown kind');
  const members = read(bytes.subarray(3));
  if (!Array.isArray(members) || members.length !== 5) return refuse('proofValue has not the five parts');
  return ok({ kind, members });
}

/** The proof value of parts: what `readParts` reads. */
export const writeParts = ({ kind, members }: ValueParts): string =>
  `u${encodeBase64Url(new Uint8Array([...HEADER, KINDS[kind], ...encode(members)]))}`;

/** `null` where it is not CBOR that is written in the one way it can be; also where its nesting exhausts the stack. */
function read(bytes: Uint8Array): unknown {
  try {
    return decode(bytes, {
      strict: true,
      allowIndefinite: false,
      allowUndefined: false,
      allowBigInt: false,
      allowNaN: false,
      allowInfinity: false,
      useMaps: true,
      rejectDuplicateMapKeys: true,
      // RFC 8746 §2.1: some write byte strings as typed arrays of octets.
      tags: { 64: (content) => content() },
    });
  } catch {
    return null;
  }
}

export const isBytes = (value: unknown, length: number): value is Uint8Array =>
  value instanceof Uint8Array && value.length === length;

/** A list of byte strings of one length. */
export const isBytesList = (value: unknown, length: number): value is readonly Uint8Array[] =>
  Array.isArray(value) && value.every((one) => isBytes(one, length));
