import { isObject, type JsonObject } from '../../record/json.ts';
import { at, type ModelProblem, problem } from './problem.ts';

const MEMBERS: ReadonlySet<string> = new Set(['@value', '@language', '@direction']);
const LONGEST_TAG = 100;

/**
 * RFC 5646 §2.1, well-formed: a language with its extensions, script, region, variants, extensions and private use; or
 * private use alone; or one of the irregular tags of old. That its parts are registered is not asked (`well-formed`).
 */
const TAG =
  /^(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?|x(?:-[a-z\d]{1,8})+|en-gb-oed|i-[a-z]{3,8}|sgn-[a-z]{2}-[a-z]{2})$/i;

/**
 * VCDM 2.0 §4.6 and §11.1: `name` and `description`, where they are there, are a text, a language value object, or a list of
 * these. Such an object has a text in `@value`, at most a well-formed language and a base direction beside it, and nothing
 * else. Asked of a credential and of an issuer; elsewhere a context may give the words another meaning.
 */
export const nameProblems = (object: JsonObject, pointer: string): readonly ModelProblem[] =>
  ['name', 'description'].flatMap((field) => {
    const value = object[field];
    if (value === undefined) return [];
    const here = at(pointer, field);
    if (!Array.isArray(value)) return textProblems(value, here, field);
    return value.length === 0
      ? [problem('NAME_NOT_A_TEXT', here, field)]
      : value.flatMap((one, index) => textProblems(one, at(here, index), field));
  });

function textProblems(value: unknown, pointer: string, field: string): readonly ModelProblem[] {
  if (typeof value === 'string') return [];
  if (!isObject(value) || typeof value['@value'] !== 'string') return [problem('NAME_NOT_A_TEXT', pointer, field)];
  const { '@language': language, '@direction': direction } = value;
  return [
    ...Object.keys(value)
      .filter((key) => !MEMBERS.has(key))
      .map((key) => problem('NAME_OTHER_MEMBER', at(pointer, key), key.slice(0, LONGEST_TAG))),
    ...(language === undefined || isLanguageTag(language)
      ? []
      : [problem('LANGUAGE_NOT_A_TAG', at(pointer, '@language'))]),
    ...(direction === undefined || direction === 'ltr' || direction === 'rtl'
      ? []
      : [problem('DIRECTION_UNKNOWN', at(pointer, '@direction'))]),
  ];
}

const isLanguageTag = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= LONGEST_TAG && TAG.test(value);
