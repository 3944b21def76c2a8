import type { LangMap, PageLanguage } from '../../record/text.ts';
import type { ConceptFact, Fact } from '../../verifying/facts/fact.ts';
import { dayIn } from '../parts/dates.tsx';
import { plain, Quoted, textFor } from '../parts/quoted.tsx';
import { WORDS } from './words.ts';

/** One thing that was learned, as the document states it; absent is left out. */
export const FactCard = ({ fact, language }: { fact: Fact; language: PageLanguage }) => {
  const words = WORDS[language];
  const rows: [string, unknown][] = [
    [
      words.awardedBy,
      fact.awardingBodies.length > 0 &&
        texts(
          fact.awardingBodies.map(({ name }) => name),
          language,
        ),
    ],
    [words.awardedOn, fact.awardedOn && dayIn(fact.awardedOn, language)],
    [words.specification, fact.specification.map(({ notation }) => plain(notation)).join(', ')],
    [words.ects, fact.ects],
    [words.hours, fact.hours !== null && `${fact.hours} ${words.hoursUnit}`],
    [words.level, levels(fact)],
    [words.mode, concepts(fact.modes, language)],
    [words.language, fact.languages.map(plain).join(', ')],
    [words.field, fact.iscedF.map(plain).join(', ')],
    [words.grade, fact.grade && <Quoted text={fact.grade} language={language} />],
    [
      words.outcomes,
      fact.outcomes.length > 0 && (
        <ul>
          {fact.outcomes.map(({ title }) => (
            <li>
              <Quoted text={title} language={language} />
            </li>
          ))}
        </ul>
      ),
    ],
    [
      words.assessment,
      fact.assessments.length > 0 && (
        <ul>
          {fact.assessments.map(({ title, types, grade }) => (
            <li>
              <Quoted text={title} language={language} />
              {types.length > 0 && ` (${concepts(types, language)})`}
              {grade !== null && (
                <>
                  : <Quoted text={grade} language={language} />
                </>
              )}
            </li>
          ))}
        </ul>
      ),
    ],
    [
      words.assurance,
      fact.qualityAssurance.length > 0 &&
        texts(
          fact.qualityAssurance.map(({ title }) => title),
          language,
        ),
    ],
  ];
  return (
    <article class="fact">
      <h4>
        <Quoted text={fact.title} language={language} />
      </h4>
      <dl class="facts">
        {rows
          .filter(([, value]) => value !== null && value !== false && value !== '')
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
            <FactCard fact={part} language={language} />
          ))}
        </details>
      )}
    </article>
  );
};

const texts = (maps: readonly LangMap[], language: PageLanguage): string =>
  maps.map((map) => textFor(map, language).text).join(', ');

const concepts = (found: readonly ConceptFact[], language: PageLanguage): string =>
  texts(
    found.map(({ label }) => label),
    language,
  );

const levels = ({ eqf, vks }: Fact): string =>
  [eqf === null ? [] : `EQF ${eqf}`, vks === null ? [] : `VKS ${vks}`].flat().join(', ');
