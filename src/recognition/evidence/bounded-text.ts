import type { LangMap } from '../../record/text.ts';
import type { AssuranceFact, BodyFact, ConceptFact } from '../../verifying/facts/fact.ts';

/** As many languages as anybody reads; the two of the service are kept first. */
const MOST_LANGUAGES = 8;

/**
 * Text of a document for people to read, at most `most` characters in each language: evidence is kept, shown, printed and
 * compared many times, and a document may hold megabytes where a title belongs. What was cut ends in an ellipsis. Only what
 * is read by people is cut: ids, codes and figures are left as they are.
 */
export function boundedText(text: LangMap, most: number): LangMap {
  const languages = Object.keys(text);
  const known = ['nl', 'en'].filter((language) => languages.includes(language));
  const kept = [...known, ...languages.filter((language) => !known.includes(language))].slice(0, MOST_LANGUAGES);
  return Object.fromEntries(
    languages
      .filter((language) => kept.includes(language))
      .map((language) => [language, cut(text[language] ?? '', most)]),
  );
}

/** Between two characters, never inside one. */
const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}…`;

export const boundedBody = (body: BodyFact): BodyFact => ({ ...body, name: boundedText(body.name, 300) });

export const boundedConcept = (concept: ConceptFact): ConceptFact => ({
  ...concept,
  label: boundedText(concept.label, 300),
});

export const boundedAssurance = (assurance: AssuranceFact): AssuranceFact => ({
  ...assurance,
  title: boundedText(assurance.title, 500),
  type: assurance.type && boundedConcept(assurance.type),
  agency: assurance.agency && boundedBody(assurance.agency),
  organisations: assurance.organisations.map(boundedBody),
});
