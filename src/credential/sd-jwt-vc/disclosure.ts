import { decodeBase64Url, encodeBase64Url } from '../../record/base64.ts';
import { ok, type Result } from '../../record/result.ts';
import { parseStrictJson } from '../../record/strict-json.ts';
import { type JoseFailure, refuse, refuseJson } from '../jose/failure.ts';

/** One disclosure (RFC 9901 §4.2.1, §4.2.2); `name` is null for an element of an array. */
export interface Disclosure {
  readonly name: string | null;
  readonly value: unknown;
}

/**
 * Disclosures by the digest of their base64url text (RFC 9901 §7.1 step 3.a). One that is no array of two or three elements,
 * whose salt or name is no text, or that is given twice, is `sd_jwt`.
 */
export async function readDisclosures(
  texts: readonly string[],
  hash: string,
): Promise<Result<ReadonlyMap<string, Disclosure>, JoseFailure>> {
  if (new Set(texts).size !== texts.length)
    return refuse('sd_jwt', 'a disclosure that is given twice', { step: 'RFC 9901 §7.1 step 5' });
  const disclosures: Disclosure[] = [];
  for (const text of texts) {
    const disclosure = readDisclosure(text);
    if (!disclosure.ok) return disclosure;
    disclosures.push(disclosure.value);
  }
  const encoder = new TextEncoder();
  const digests = await Promise.all(
    texts.map(async (text) => encodeBase64Url(new Uint8Array(await crypto.subtle.digest(hash, encoder.encode(text))))),
  );
  return ok(new Map(disclosures.map((disclosure, index) => [digests[index] ?? '', disclosure])));
}

function readDisclosure(text: string): Result<Disclosure, JoseFailure> {
  const bytes = decodeBase64Url(text);
  if (bytes === null) return refuse('malformed', 'a disclosure is not canonical base64url');
  let decoded: string;
  try {
    decoded = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse('malformed', 'a disclosure is not UTF-8');
  }
  const json = parseStrictJson(decoded);
  if (!json.ok) return refuseJson(json.error.fault, 'a disclosure');
  const wrong = (reason: string) => refuse('sd_jwt', reason, { step: 'RFC 9901 §7.1 step 3.c' });
  if (!Array.isArray(json.value) || (json.value.length !== 2 && json.value.length !== 3))
    return wrong('a disclosure has to be an array of two or three elements');
  const [salt, second, third] = json.value;
  if (typeof salt !== 'string') return wrong('the salt of a disclosure has to be text');
  if (json.value.length === 2) return ok({ name: null, value: second });
  return typeof second === 'string'
    ? ok({ name: second, value: third })
    : wrong('the name in a disclosure has to be text');
}
