import { encodeBase64Url } from '../../record/base64.ts';
import { ok, type Result } from '../../record/result.ts';
import { encodeUtf8 } from '../../record/utf8.ts';
import { type JoseFailure, refuse } from '../jose/failure.ts';
import { readJsonSegment } from '../jose/segment.ts';

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
  const digests = await Promise.all(
    texts.map(async (text) => encodeBase64Url(new Uint8Array(await crypto.subtle.digest(hash, encodeUtf8(text))))),
  );
  return ok(new Map(disclosures.map((disclosure, index) => [digests[index] ?? '', disclosure])));
}

function readDisclosure(text: string): Result<Disclosure, JoseFailure> {
  const json = readJsonSegment(text, 'a disclosure');
  if (!json.ok) return json;
  const { value } = json.value;
  const wrong = (reason: string) => refuse('sd_jwt', reason, { step: 'RFC 9901 §7.1 step 3.c' });
  if (!Array.isArray(value) || (value.length !== 2 && value.length !== 3))
    return wrong('a disclosure has to be an array of two or three elements');
  const [salt, second, third] = value;
  if (typeof salt !== 'string') return wrong('the salt of a disclosure has to be text');
  if (value.length === 2) return ok({ name: null, value: second });
  return typeof second === 'string'
    ? ok({ name: second, value: third })
    : wrong('the name in a disclosure has to be text');
}
