import { unwrapEnveloped } from '../../credential/vc-jwt/enveloped.ts';
import { isObject, type JsonObject } from '../../record/json.ts';
import { MAX_CREDENTIALS } from './allowance.ts';
import { formOf, looksLikeCredential, looksLikeOldBadge, looksLikePresentation } from './form-of.ts';
import { type Found, failure, inside, joined, only, type ReadFailure, type ReadInput, tooMany } from './found.ts';
import { recogniseToken } from './token.ts';

/**
 * What a value inside another is: a string a token, an object a credential, a presentation or an envelope, an array
 * several of them. `text` is its JSON. Of an array with a broken member the failure alone is given: whoever wants every
 * member asks `recogniseAll`.
 */
export function recognise(value: unknown, text: string, within: string | null): Found | readonly Found[] | ReadFailure {
  const { found, failures } = recogniseAll(value, text, within);
  return failures[0] ?? (found.length === 1 && found[0] ? found[0] : found);
}

/** The same, with every member of an array: those that are credentials and those that are broken. */
export function recogniseAll(value: unknown, text: string, within: string | null): ReadInput {
  if (typeof value === 'string') return only(recogniseToken(value, within));
  if (isObject(value)) return only(recogniseObject(value, text, within));
  return Array.isArray(value) ? recogniseArray(value, within) : only(failure('NOT_A_CREDENTIAL', within));
}

/** Each member by itself. Where none is a credential nor meant as one, the array as a whole is none. */
function recogniseArray(values: readonly unknown[], within: string | null): ReadInput {
  if (values.length > MAX_CREDENTIALS) return only(tooMany(within));
  const parts = values.map((value, index) => {
    const place = inside(within, `[${index}]`);
    // An array in an array is nobody's form.
    return Array.isArray(value)
      ? only(failure('NOT_A_CREDENTIAL', place))
      : recogniseAll(value, typeof value === 'string' ? value : JSON.stringify(value), place);
  });
  const all = joined(parts);
  const meant = all.found.length > 0 || all.failures.some(({ code }) => code !== 'NOT_A_CREDENTIAL');
  return meant ? all : only(failure('NOT_A_CREDENTIAL', within));
}

/** A JWS in JSON serialisation (RFC 7515 §7.2), complete or not: its reader says what is missing. */
const isJws = (json: JsonObject): boolean =>
  Object.hasOwn(json, 'signatures')
    ? Object.hasOwn(json, 'payload') || Array.isArray(json.signatures)
    : Object.hasOwn(json, 'signature') && (Object.hasOwn(json, 'payload') || Object.hasOwn(json, 'protected'));

function recogniseObject(json: JsonObject, text: string, within: string | null): Found | ReadFailure {
  if (isJws(json)) return { kind: 'edc', form: 'edc', within, text, json };
  const enveloped = unwrapEnveloped(json);
  if (enveloped !== null) return openEnvelope(json, enveloped, within);
  if (looksLikePresentation(json)) return { kind: 'presentation', form: 'presentation', within, text, json };
  if (looksLikeCredential(json)) return { kind: 'json-credential', form: formOf(json), within, text, json };
  return failure(looksLikeOldBadge(json) ? 'BADGE_VERSION_UNSUPPORTED' : 'NOT_A_CREDENTIAL', within);
}

const ENVELOPE_MEMBERS = ['@context', 'id', 'type'];

/**
 * VCDM 2.0 §4.13: the credential is the `data:` URL in `id`. What stands beside it is signed by nobody and would be shown
 * by some readers and not by others; it is refused.
 */
function openEnvelope(
  json: JsonObject,
  enveloped: NonNullable<ReturnType<typeof unwrapEnveloped>>,
  within: string | null,
): Found | ReadFailure {
  const surplus = Object.keys(json).find((name) => !ENVELOPE_MEMBERS.includes(name));
  if (surplus !== undefined) return failure('MALFORMED_MEMBER', within, { member: surplus.slice(0, 80) });
  const place = inside(within, 'enveloped');
  if (!enveloped.ok)
    return enveloped.error.code === 'unsupported'
      ? failure('CONTAINER_UNSUPPORTED', place, { kind: enveloped.error.reason })
      : failure('MALFORMED_MEMBER', within, { member: 'id' });
  const token = recogniseToken(enveloped.value.token, place);
  // Whatever the URL holds was meant as a credential.
  return 'code' in token && token.code === 'NOT_A_CREDENTIAL'
    ? failure('MALFORMED_TOKEN', place, { part: '1' })
    : token;
}
