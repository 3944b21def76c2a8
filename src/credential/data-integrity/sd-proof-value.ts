import { encodeBase64Url } from '../../record/base64.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { isBytes, isBytesList, readParts, type ValueRefusal, writeParts } from './sd-cbor.ts';

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

const SIGNATURE = 64;
const MULTIKEY = 35;
const HMAC = 32;

/**
 * vc-di-ecdsa §3.5.8 `parseDerivedProofValue`: exactly five members of the right kind and length. A base proof is a code
 * of its own. Two blank nodes with one label are refused: with them a presenter could show one node of the issuer as two.
 */
export function parseDerivedValue(value: unknown): Result<DerivedValue, ValueRefusal> {
  const refuse = (reason: string) => fail<ValueRefusal>({ code: 'proof_value', reason });
  const parts = readParts(value);
  if (!parts.ok) return parts;
  const { kind, members } = parts.value;
  if (kind === 'base') return fail({ code: 'sd_base_proof', reason: 'a base proof: derive from it before showing it' });
  const [baseSignature, ephemeralKey, signatures, labelMap, indexes] = members;
  if (!isBytes(baseSignature, SIGNATURE)) return refuse('the base signature is not 64 bytes');
  if (!isBytes(ephemeralKey, MULTIKEY)) return refuse('the ephemeral key is not 35 bytes');
  if (!isBytesList(signatures, SIGNATURE)) return refuse('a signature is not 64 bytes');
  const labels = labelsOf(labelMap);
  if (labels === null) return refuse('the label map does not give every blank node its own label');
  if (!Array.isArray(indexes) || !indexes.every((one): one is number => Number.isSafeInteger(one) && one >= 0)) {
    return refuse('a mandatory index is no position');
  }
  const mandatory = new Set<number>(indexes);
  if (mandatory.size < indexes.length) return refuse('a mandatory index stands twice');
  return ok({ baseSignature, ephemeralKey, signatures, labels, mandatory });
}

function labelsOf(value: unknown): ReadonlyMap<string, string> | null {
  if (!(value instanceof Map)) return null;
  const labels = new Map<string, string>();
  for (const [key, hmac] of value as Map<unknown, unknown>) {
    if (typeof key !== 'number' || !Number.isSafeInteger(key) || key < 0 || !isBytes(hmac, HMAC)) return null;
    labels.set(`c14n${key}`, `u${encodeBase64Url(hmac)}`);
  }
  return new Set(labels.values()).size === labels.size ? labels : null;
}

/** What a derived proof is written from; its labels as the HMACs themselves. */
export interface DerivedParts extends Pick<DerivedValue, 'baseSignature' | 'ephemeralKey' | 'signatures'> {
  readonly hmacs: ReadonlyMap<string, Uint8Array>;
  readonly mandatory: readonly number[];
}

/** vc-di-ecdsa §3.5.7 `serializeDerivedProofValue`, with the label map compressed (§3.5.5): `c14n3` is 3. */
export function derivedValue({ baseSignature, ephemeralKey, signatures, hmacs, mandatory }: DerivedParts): string {
  const labels = new Map([...hmacs].map(([label, hmac]) => [Number(label.slice('c14n'.length)), hmac]));
  return writeParts({ kind: 'derived', members: [baseSignature, ephemeralKey, signatures, labels, mandatory] });
}
