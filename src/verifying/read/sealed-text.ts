import { isObject, type JsonObject } from '../../record/json.ts';
import { endOfString } from '../../record/json-string.ts';
import { parseStrictJson } from '../../record/strict-json.ts';

const BEGINS_WITH_PAYLOAD = /^[ \t\r\n]*\{[ \t\r\n]*"payload"[ \t\r\n]*:[ \t\r\n]*"/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what JSON forbids in a string.
const CONTROL = /[\u0000-\u001f]/;
/**
 * What is no escape, and more: `\u`, which may write half a character, and a pair of backslashes before any other letter
 * are left to the whole parser too. Two searches are twice as fast as one for both.
 */
const ODD_ESCAPE = /\\[^"\\/bfnrt]/;

/**
 * The members of a JWS in JSON serialisation that begins with its payload, as every EDC of the field does: the document,
 * by far the most of the text, is read as the one string it is. Gives exactly what `parseStrictJson` gives for the text, or
 * null where only that can say. The text has to be well-formed Unicode.
 */
export function readSealedText(text: string): JsonObject | null {
  const start = BEGINS_WITH_PAYLOAD.exec(text)?.[0].length;
  const end = start === undefined ? -1 : endOfString(text, start - 1);
  if (end < 0) return null;
  const payload = text.slice(start, end);
  if (CONTROL.test(payload) || ODD_ESCAPE.test(payload)) return null;
  const around = parseStrictJson(`{"payload":"${text.slice(end)}`);
  if (!around.ok || !isObject(around.value)) return null;
  // Nothing in it is left that JSON could refuse.
  return { ...around.value, payload: JSON.parse(`"${payload}"`) };
}
