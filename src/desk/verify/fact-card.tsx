import { dayInWords } from '../../record/civil-date.ts';
import type { LangMap, PageLanguage } from '../../record/text.ts';
import type { ConceptTable } from '../../record/vocabulary/concept.ts';
import { iscedF } from '../../record/vocabulary/isced-f.ts';
import { language as languages } from '../../record/vocabulary/language.ts';
import type { ConceptFact, Fact } from '../../verifying/facts/fact.ts';
import { Quoted, QuotedList, Verbatim } from '../parts/quoted.tsx';
import { WORDS } from './words.ts';

interface CardProps {
  readonly fact: Fact;
  readonly language: PageLanguage;
  /** Of its heading. */
  readonly level: 4 | 5 | 6;
}

/** One thing that was learned, as the document states it; absent is left out. */
export const FactCard = ({ fact, language, level }: CardProps) => {
  const words = WORDS[language];
  const Heading = `h${level}` as const;
  return (
    <article class="fact">
      <Heading>
        <Quoted text={fact.title} language={language} />
      </Heading>
      <dl class="facts">
        {rowsOf(fact, language)
          .filter(([, value]) => value !== null && value !== false)
          .map(([name, value]) => (
            <>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </>
          ))}
      </dl>
      {fact.parts.length > 0 && (
        <details>
          <summary>
            {words.parts} ({fact.parts.length})
          </summary>
          {fact.parts.map((part) => (
            <FactCard fact={part} language={language} level={level === 4 ? 5 : 6} />
          ))}
        </details>
      )}
    </article>
  );
};

/** What is said of it, in the order in which an admissions officer asks. */
function rowsOf(fact: Fact, language: PageLanguage): readonly (readonly [string, unknown])[] {
  const words = WORDS[language];
  const quoted = (text: LangMap | null) => text && <Quoted text={text} language={language} />;
  const named = (found: readonly { readonly name: LangMap }[]) => list(found.map(({ name }) => name));
  const labels = (found: readonly ConceptFact[]) => list(found.map(({ label }) => label));
  const list = (texts: readonly LangMap[]) => texts.length > 0 && <QuotedList texts={texts} language={language} />;
  const codes = (found: readonly string[]) => found.length > 0 && <Verbatim text={found.join(', ')} />;
  const day = (date: string | null) => date && dayInWords(date, language);
  const period = [fact.period?.from, fact.period?.to].flatMap((date) => day(date ?? null) ?? []).join(' – ');
  return [
    [words.description, quoted(fact.description)],
    [words.awardedBy, named(fact.awardingBodies)],
    [words.awardedOn, day(fact.awardedOn)],
    [words.specification, codes(fact.specification.map(({ notation }) => notation))],
    [words.entitlement, fact.entitlement && labels([fact.entitlement.type, fact.entitlement.status].flatMap(known))],
    [words.ects, fact.ects],
    [words.otherCredits, codes(fact.otherCredits.map(({ framework, points }) => `${points} (${framework})`))],
    [words.hours, fact.hours !== null && `${fact.hours} ${words.hoursUnit}`],
    [words.level, levels(fact)],
    [words.otherLevels, labels(fact.otherLevels)],
    [words.period, period !== '' && period],
    [words.mode, labels(fact.modes)],
    [words.language, labelled(fact.languages, languages, language)],
    [words.field, labelled(fact.iscedF, iscedF, language)],
    [words.grade, quoted(fact.grade)],
    [words.outcomeSummary, quoted(fact.outcomeSummary)],
    [
      words.outcomes,
      fact.outcomes.length > 0 && (
        <ul>
          {fact.outcomes.map(({ title }) => (
            <li>{quoted(title)}</li>
          ))}
        </ul>
      ),
    ],
    [
      words.assessment,
      fact.assessments.length > 0 && (
        <ul>
          {fact.assessments.map(({ title, types, grade, identityVerification }) => (
            <li>
              {quoted(title)}
              {types.length > 0 && <> ({labels(types)})</>}
              {grade !== null && <>: {quoted(grade)}</>}
              {identityVerification !== null && (
                <div class="soft small">
                  {words.identity}: {labels([identityVerification])}
                </div>
              )}
            </li>
          ))}
        </ul>
      ),
    ],
    [words.assurance, list(fact.qualityAssurance.map(({ title }) => title))],
    [words.entry, quoted(fact.entryRequirement)],
  ];
}

/** Codes of a controlled list in words, with the code of a field; a code the list lacks as it came. */
const labelled = (found: readonly string[], { find }: ConceptTable, language: PageLanguage) =>
  found.length > 0 &&
  found.map((code, index) => {
    const concept = find(code);
    return (
      <>
        {index > 0 && ', '}
        {concept && <Quoted text={concept.label} language={language} />}
        {concept && /^\d/.test(code) && ` (${code})`}
        {!concept && <Verbatim text={code} />}
      </>
    );
  });

const known = (concept: ConceptFact | null): readonly ConceptFact[] => (concept === null ? [] : [concept]);

function levels({ eqf, vks }: Fact): string | null {
  const said = [eqf === null ? [] : `EQF ${eqf}`, vks === null ? [] : `VKS ${vks}`].flat();
  return said.length > 0 ? said.join(', ') : null;
}
