import { decodeBase64Url } from '../../record/base64.ts';
import { ok, type Result } from '../../record/result.ts';
import { parseStrictJson } from '../../record/strict-json.ts';
import { isObject } from './envelope.ts';
import { refuse, type SealFailure } from './failure.ts';

/**
 * What was added to a seal after signing (timestamps, certificates, revocation values). Kept as it stands; nothing in it
 * is validated here, so `claimedLevel` is what the seal looks like and not what it is.
 */
export interface UnsignedProperties {
  /** The `etsiU` entries: base64url as in the file, or JSON text when the file has them in clear. */
  readonly entries: readonly string[];
  /** Name of the property in each entry: `sigTst`, `xVals`, `rVals`, `arcTst`, … */
  readonly names: readonly string[];
  readonly claimedLevel: 'B' | 'T' | 'LT' | 'LTA';
}

/**
 * Reads `etsiU` (TS 119 182-1 §5.3.1): every entry holds one property; either all are base64url or all are in clear.
 * Imprints of archive timestamps are computed over the base64url strings as they stand, so they are never rewritten.
 */
export function readUnsignedProperties(entries: readonly unknown[]): Result<UnsignedProperties, SealFailure> {
  if (new Set(entries.map((entry) => typeof entry)).size > 1)
    return refuse('SEAL_MALFORMED', 'etsiU mixes base64url and clear entries');
  const names: string[] = [];
  for (const entry of entries) {
    const property = typeof entry === 'string' ? decodeEntry(entry) : entry;
    const [name, ...surplus] = isObject(property) ? Object.keys(property) : [];
    if (name === undefined || surplus.length > 0)
      return refuse('SEAL_MALFORMED', 'an etsiU entry is no object with one property');
    names.push(name);
  }
  const has = (name: string): boolean => names.includes(name);
  return ok({
    entries: entries.map((entry) => (typeof entry === 'string' ? entry : JSON.stringify(entry))),
    names,
    claimedLevel: has('arcTst') ? 'LTA' : has('rVals') ? 'LT' : has('sigTst') ? 'T' : 'B',
  });
}

function decodeEntry(entry: string): unknown {
  const bytes = decodeBase64Url(entry);
  const json = bytes && parseStrictJson(new TextDecoder().decode(bytes));
  return json?.ok ? json.value : null;
}
