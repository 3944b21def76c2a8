import { decodeBase64Url } from '../../record/base64.ts';
import { outlineOf } from '../../record/json-outline.ts';
import { ok, type Result } from '../../record/result.ts';
import { parseStrictJson } from '../../record/strict-json.ts';
import { decodeUtf8 } from '../../record/utf8.ts';
import { LIMITS } from '../data-integrity/admissible.ts';
import { type JoseFailure, refuse, refuseJson } from './failure.ts';

/** JSON as it was signed, and what it says. */
export interface JsonSegment {
  readonly text: string;
  readonly value: unknown;
}

/**
 * Reads base64url (RFC 7515 §2) of UTF-8 of strict JSON; `where` names the segment in a refusal. An array of more values
 * than a document may have in one is `long_list`, and is not even parsed.
 */
export function readJsonSegment(segment: string, where: string): Result<JsonSegment, JoseFailure> {
  const bytes = decodeBase64Url(segment);
  if (bytes === null) return refuse('malformed', `${where} is not canonical base64url`);
  const text = decodeUtf8(bytes);
  if (text === null) return refuse('malformed', `${where} is not UTF-8`);
  // A text of fewer characters than a list may have values holds none that is too long: most disclosures are so short.
  const outline = text.length < LIMITS.arrayLength ? undefined : outlineOf(text, { list: LIMITS.arrayLength });
  if (outline !== undefined && outline.excess !== null)
    return refuse('long_list', `${where}: an array of more than ${LIMITS.arrayLength} values`);
  const json = parseStrictJson(text, outline);
  return json.ok ? ok({ text, value: json.value }) : refuseJson(json.error.fault, where);
}
