import type { ModelProblem } from '../../credential/vcdm2/problems.ts';
import type { PageLanguage } from '../../record/text.ts';
import type { Check } from '../../verifying/report.ts';
import { messageOf } from '../../verifying/spoken.ts';
import { problemTypeOf, typeUrl, type W3cProblem } from './problem-types.ts';
import type { ProblemDetails } from './z-verify.ts';

/** What is unknown is not good: whoever reads only the answer has to be told so. */
const NOT_KNOWN: Readonly<Record<PageLanguage, string>> = {
  en: 'This could not be established, and what is not known does not count as verified.',
  nl: 'Dit kon niet vastgesteld worden, en wat niet geweten is, geldt niet als nagegaan.',
};

/** A broken rule of the data model (VCDM 2.0 §7.2): no credential at all, or a member with a value that cannot be. */
export function modelDetail(
  { code, pointer, clause, message, accepts }: ModelProblem,
  language: PageLanguage,
): ProblemDetails {
  const title: W3cProblem = code === 'DOCUMENT_NOT_AN_OBJECT' ? 'PARSING_ERROR' : 'MALFORMED_VALUE_ERROR';
  const accepted = language === 'nl' ? 'Aanvaard wordt' : 'Accepted is';
  return {
    type: typeUrl(title),
    title,
    detail: `${message[language]} (${clause}) ${accepted}: ${accepts[language]}.`,
    code,
    pointer,
  };
}

/** Findings that are problems: what failed, and what is not known. */
export const checkDetails = (checks: readonly Check[], language: PageLanguage): ProblemDetails[] =>
  checks.flatMap((check) => {
    const named = problemTypeOf(check.code, check.evidence);
    if (named === null) return [];
    const message = messageOf(check, language);
    const { pointer } = check.evidence;
    return [
      {
        ...named,
        detail: check.outcome === 'unknown' ? `${message} ${NOT_KNOWN[language]}` : message,
        code: check.code,
        ...(typeof pointer === 'string' ? { pointer } : {}),
      },
    ];
  });

/** What does not apply, or changes nothing: a reader may want to know of it. */
export const warningsOf = (checks: readonly Check[], language: PageLanguage): ProblemDetails[] =>
  checks.map((check) => ({
    type: `urn:sigillum:check:${check.code}`,
    title: check.code,
    detail: messageOf(check, language),
    code: check.code,
  }));
