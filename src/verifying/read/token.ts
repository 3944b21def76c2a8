import { decodeBase64Url } from '../../record/base64.ts';
import { isObject, type JsonObject } from '../../record/json.ts';
import { looksLikeBadge, looksLikeCredential, looksLikePresentation } from './form-of.ts';
import { type Found, failure, type ReadFailure } from './found.ts';

/** VC-JOSE-COSE §3.1.1 and the names it had as a draft. */
const CREDENTIAL_TYPES = ['vc+jwt', 'vc-ld+jwt', 'vc+ld+jwt', 'vc+ld+json+jwt'];

const LONG = 20_000;
const SEGMENT = /^[A-Za-z0-9_-]*$/;
/** Every JOSE header is a JSON object, and `{"` is written so in base64url. A token begins thus and little else does. */
const BEGINS_LIKE_A_TOKEN = /^(?:eyJ|ewo|ewog|eyA)/;

/**
 * Which token a text is: compact JWS (RFC 7515 §7.1) or SD-JWT (RFC 9901 §4), and what it carries, by a look at header
 * and payload. The look is lenient where the reader of the form is strict: it decides who reads on, and nothing else.
 *
 * `MALFORMED_TOKEN` for a text that begins like a token and is none (padding, a foreign alphabet, a part missing);
 * `CONTAINER_UNSUPPORTED` for an encrypted one; `NOT_A_CREDENTIAL` for other text and for tokens of other purposes.
 */
export function recogniseToken(text: string, within: string | null): Found | ReadFailure {
  const disclosed = text.indexOf('~');
  const jws = disclosed === -1 ? text : text.slice(0, disclosed);
  const segments = jws.split('.', 6);
  const header = peek(segments[0] ?? '');
  if (header === null && !BEGINS_LIKE_A_TOKEN.test(text)) return failure('NOT_A_CREDENTIAL', within);
  if (segments.length === 5 && disclosed === -1 && header !== null)
    return failure('CONTAINER_UNSUPPORTED', within, { kind: 'JWE' });
  const broken = brokenPart(segments);
  if (broken !== null) return failure('MALFORMED_TOKEN', within, { part: String(broken) });
  if (header === null) return failure('MALFORMED_TOKEN', within, { part: '1' });
  if (disclosed !== -1) {
    if (!text.slice(disclosed).split('~').every(isDisclosureOrToken))
      return failure('MALFORMED_TOKEN', within, { part: '~' });
    return { kind: 'sd-jwt', form: 'sd-jwt-vc', within, text, json: null };
  }
  // A typ that says it all spares a look at the payload; which credential it is, its reader says.
  if (CREDENTIAL_TYPES.includes(typeOf(header))) return { kind: 'token', form: 'vc+jwt', within, text, json: null };
  return byContent(header, peek(segments[1] ?? ''), text, within);
}

/** The number of the first of three parts that is missing, foreign or one too many. */
function brokenPart(segments: readonly string[]): number | null {
  for (const part of [0, 1, 2]) {
    const segment = segments[part];
    if (segment === undefined || segment.length % 4 === 1) return part + 1;
    // The alphabet of a long payload is looked at once, by the reader of the token.
    if ((part !== 1 || segment.length < LONG) && !SEGMENT.test(segment)) return part + 1;
  }
  return segments.length > 3 ? 4 : null;
}

/** Disclosures are base64url; the last part is empty or a key binding token. */
const isDisclosureOrToken = (part: string): boolean => /^[A-Za-z0-9_.-]*$/.test(part);

/** Media types of RFC 7515 §4.1.9 are written with or without `application/`, in any case. */
const typeOf = (header: JsonObject): string =>
  typeof header.typ === 'string' ? header.typ.toLowerCase().replace(/^application\//, '') : '';

function byContent(header: JsonObject, payload: JsonObject | null, text: string, within: string | null) {
  const as = (kind: Found['kind'], form: Found['form']): Found => ({ kind, form, within, text, json: null });
  const typ = typeOf(header);
  if (typ === 'dc+sd-jwt' || typ === 'vc+sd-jwt') return as('sd-jwt', 'sd-jwt-vc');
  if (payload === null && typ === '') return failure('MALFORMED_TOKEN', within, { part: '2' });
  if (
    /^vp(?:[-+]ld)?(?:\+json)?\+jwt$/.test(typ) ||
    (payload !== null && (isObject(payload.vp) || looksLikePresentation(payload)))
  )
    return as('presentation-token', 'presentation');
  const nested = payload !== null && isObject(payload.vc);
  const credential = isObject(payload?.vc) ? payload.vc : (payload ?? {});
  if (looksLikeBadge(credential)) return as('token', 'open-badge-jwt');
  if (nested) return as('token', 'vc-jwt-1.1');
  if (looksLikeCredential(credential)) return as('token', 'vc+jwt');
  return payload === null
    ? failure('MALFORMED_TOKEN', within, { part: '2' })
    : failure('NOT_A_CREDENTIAL', within, { kind: 'JWT' });
}

function peek(segment: string): JsonObject | null {
  const bytes = decodeBase64Url(segment);
  if (bytes === null || bytes.length === 0) return null;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
