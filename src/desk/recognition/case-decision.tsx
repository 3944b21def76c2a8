import { FORMS } from '../../credential/securing.ts';
import type { CaseFile } from '../../recognition/case/case.ts';
import { dayInWords } from '../../record/civil-date.ts';
import type { PageLanguage } from '../../record/text.ts';
import { Quoted, Verbatim } from '../parts/quoted.tsx';
import { CASE_ADDRESS } from './apply-page.tsx';
import { FORM_NAMES, OUTCOME_WORDS, PAGE_WORDS } from './words.ts';

/** A file as its applicant sees it, and their language. */
export interface Shown {
  readonly file: CaseFile;
  readonly language: PageLanguage;
}

/** What was decided, once its notification is on record: reasons, letters, and the documents that were sealed. */
export const Decision = ({ file, language }: Shown) => {
  const words = PAGE_WORDS[language];
  const decision = file.decisions.find(({ decisionId }) => decisionId === file.case.decisionId);
  if (file.case.state === 'decided')
    return (
      <section aria-labelledby="decision">
        <h2 id="decision">{words.decision}</h2>
        <p>{words.onItsWay}</p>
      </section>
    );
  if (!decision) return null;
  const hasLetter = file.letters.some(({ decisionId }) => decisionId === decision.decisionId);
  const letter = (lang: PageLanguage, format: 'html' | 'pdf') => `${CASE_ADDRESS}/letter?lang=${lang}&format=${format}`;
  return (
    <section aria-labelledby="decision">
      <h2 id="decision">{words.decision}</h2>
      <p>
        <strong>{OUTCOME_WORDS[decision.outcome][language]}</strong> ({dayInWords(decision.decidedOn, language)})
      </p>
      <p>
        {words.by} <Verbatim text={decision.decidedBy.body} />
      </p>
      <h3>{words.reasons}</h3>
      <p>
        <Quoted text={decision.motivation} language={language} />
      </p>
      {decision.outcomeReasons.length > 0 && (
        <ul>
          {decision.outcomeReasons.map(({ text, reason }) => (
            <li>
              <Quoted text={text} language={language} />: <Quoted text={reason} language={language} />
            </li>
          ))}
        </ul>
      )}
      {hasLetter && (
        <>
          <h3>{words.letters}</h3>
          <ul>
            <li>
              <a href={letter('nl', 'html')} hreflang="nl">
                {words.letter}
              </a>
            </li>
            <li>
              <a href={letter('nl', 'pdf')} hreflang="nl">
                {words.letter} (PDF)
              </a>
            </li>
            <li>
              <a href={letter('en', 'html')} hreflang="en">
                {words.copy}
              </a>
            </li>
            <li>
              <a href={letter('en', 'pdf')} hreflang="en">
                {words.copy} (PDF)
              </a>
            </li>
          </ul>
        </>
      )}
      <Credential file={file} language={language} />
    </section>
  );
};

/** The decision as sealed documents to keep, while they hold. */
const Credential = ({ file: { credential }, language }: Shown) => {
  const words = PAGE_WORDS[language];
  if (credential === null || 'obstacle' in credential) return null;
  if (credential.progress === 'reserved' || credential.validity !== 'active') return null;
  return (
    <>
      <h3>{words.credential}</h3>
      <p>{words.credentialLead}</p>
      <ul>
        {FORMS.map((form) => (
          <li>
            <a href={`${CASE_ADDRESS}/credential/${form}`}>{FORM_NAMES[form]}</a>
          </li>
        ))}
      </ul>
    </>
  );
};
