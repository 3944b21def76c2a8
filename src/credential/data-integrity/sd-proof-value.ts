import { decode } from 'cborg';
import { decodeBase64Url, encodeBase64Url } from '../../record/base64.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { ProofFailure } from './read-proof.ts';

/** What a derived proof of `ecdsa-sd-2023` holds (vc-di-ecdsa §3.5.7). */
export interface DerivedValue {
  /** By the issuer's key, over options, ephemeral key and mandatory statements. */
  readonly baseSignature: Uint8Array;
  /** The ephemeral P-256 key as the 35 bytes of a Multikey. */
  readonly ephemeralKey: Uint8Array;
  /** By the ephemeral key, one for each statement that is not mandatory, in the order of the statements. */
  readonly signatures: readonly Uint8Array[];
  /** From the canonical label of a blank node to the label the issuer signed. */
  readonly labels: ReadonlyMap<string, string>;
  /** Positions of the mandatory statements among those that are shown. */
  readonly mandatory: ReadonlySet<number>;
}

/** A thousand statements with their signatures. */
const MOST_CHARACTERS = 200_000;
const SIGNATURE = 64;
const MULTIKEY = 35;
const HMAC = 32;
/** CBOR tags 0x5d00 and 0x5d01 (vc-di-ecdsa §3.5.3, §3.5.7). */
const HEADER = [0xd9, 0x5d] as const;
const BASE = 0x00;
const DERIVED = 0x01;

type Refusal = Pick<ProofFailure, 'code' | 'reason'>;

/**
 * vc-di-ecdsa §3.5.8 `parseDerivedProofValue`: base64url multibase, header, and CBOR that is exactly five members of the
 * right kind and length. A base proof is a code of its own. Two blank nodes with one label are refused: with them a
 * presenter could show one node of the issuer as two. Reads strictly: no indefinite lengths, no repeated map keys, no
 * number longer than it needs to be, nothing behind the end.
 */
export function parseDerivedValue(value: unknown): Result<DerivedValue, Refusal> {
  const refuse = (reason: string) => fail<Refusal>({ code: 'proof_value', reason });
  if (typeof value !== 'string' || value.length > MOST_CHARACTERS) return refuse('proofValue is no text, or too long');
  const bytes = value.startsWith('u') ? decodeBase64Url(value.slice(1)) : null;
  if (bytes === null) return refuse('proofValue is not base64url multibase');
  if (bytes[0] !== HEADER[0] || bytes[1] !== HEADER[1]) return refuse('proofValue is of another suite');
  if (bytes[2] === BASE)
    return fail({ code: 'sd_base_proof', reason: 'a base proof: derive from it before showing it' });
  if (bytes[2] !== DERIVED) return refuse('proofValue is of an unknown kind');
  const members = read(bytes.subarray(3));
  if (!Array.isArray(members) || members.length !== 5) return refuse('proofValue has not the five parts');
  const [baseSignature, ephemeralKey, signatures, labelMap, indexes] = members as readonly unknown[];
  if (!isBytes(baseSignature, SIGNATURE)) return refuse('the base signature is not 64 bytes');
  if (!isBytes(ephemeralKey, MULTIKEY)) return refuse('the ephemeral key is not 35 bytes');
  if (!Array.isArray(signatures) || !signatures.every((one): one is Uint8Array => isBytes(one, SIGNATURE))) {
    return refuse('a signature is not 64 bytes');
  }
  const labels = labelsOf(labelMap);
  if (labels === null) return refuse('the label map does not give every blank node its own label');
  if (!Array.isArray(indexes) || !indexes.every((one): one is number => Number.isSafeInteger(one) && one >= 0)) {
    return refuse('a mandatory index is no position');
  }
  const mandatory = new Set<number>(indexes);
  if (mandatory.size < indexes.length) return refuse('a mandatory index stands twice');
  return ok({ baseSignature, ephemeralKey, signatures, labels, mandatory });
}

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

const isBytes = (value: unknown, length: number): value is Uint8Array =>
  value instanceof Uint8Array && value.length === length;

function labelsOf(value: unknown): ReadonlyMap<string, string> | null {
  if (!(value instanceof Map)) return null;
  const labels = new Map<string, string>();
  for (const [key, hmac] of value as Map<unknown, unknown>) {
    if (typeof key !== 'number' || !Number.isSafeInteger(key) || key < 0 || !isBytes(hmac, HMAC)) return null;
    labels.set(`c14n${key}`, `u${encodeBase64Url(hmac)}`);
  }
  return new Set(labels.values()).size === labels.size ? labels : null;
}
