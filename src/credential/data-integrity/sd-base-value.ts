import { fail, ok, type Result } from '../../record/result.ts';
import { isBytes, isBytesList, readParts, type ValueRefusal, writeParts } from './sd-cbor.ts';

/** What a base proof of `ecdsa-sd-2023` holds (vc-di-ecdsa §3.5.3): all that is needed to derive from it. */
export interface BaseValue {
  /** By the issuer's key, over options, ephemeral key and mandatory statements. */
  readonly baseSignature: Uint8Array;
  /** The ephemeral P-256 key as the 35 bytes of a Multikey. */
  readonly ephemeralKey: Uint8Array;
  /** The key blank nodes are labelled under. Whoever has it can tell which labels a document has: it is not for verifiers. */
  readonly hmacKey: Uint8Array;
  /** By the ephemeral key, one for each statement that is not mandatory, in the order of the statements. */
  readonly signatures: readonly Uint8Array[];
  readonly mandatoryPointers: readonly string[];
}

/** vc-di-ecdsa §3.5.2 `serializeBaseProofValue`. */
export const baseValue = ({ baseSignature, ephemeralKey, hmacKey, signatures, mandatoryPointers }: BaseValue): string =>
  writeParts({ kind: 'base', members: [baseSignature, ephemeralKey, hmacKey, signatures, mandatoryPointers] });

/** vc-di-ecdsa §3.5.3 `parseBaseProofValue`: exactly five members of the right kind and length. */
export function parseBaseValue(value: unknown): Result<BaseValue, ValueRefusal> {
  const refuse = (reason: string) => fail<ValueRefusal>({ code: 'proof_value', reason });
  const parts = readParts(value);
  if (!parts.ok) return parts;
  const { kind, members } = parts.value;
  if (kind !== 'base') return refuse('a derived proof: nothing can be derived from it');
  const [baseSignature, ephemeralKey, hmacKey, signatures, mandatoryPointers] = members;
  if (!isBytes(baseSignature, 64)) return refuse('the base signature is not 64 bytes');
  if (!isBytes(ephemeralKey, 35)) return refuse('the ephemeral key is not 35 bytes');
  if (!isBytes(hmacKey, 32)) return refuse('the HMAC key is not 32 bytes');
  if (!isBytesList(signatures, 64)) return refuse('a signature is not 64 bytes');
  if (!Array.isArray(mandatoryPointers) || !mandatoryPointers.every((one) => typeof one === 'string')) {
    return refuse('a mandatory pointer is no text');
  }
  return ok({ baseSignature, ephemeralKey, hmacKey, signatures, mandatoryPointers });
}
