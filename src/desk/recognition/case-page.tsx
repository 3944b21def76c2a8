import type { Child } from 'hono/jsx';
import type { CaseFile } from '../../recognition/case/case.ts';
import { seenByApplicant } from '../../recognition/case/seen-by-applicant.ts';
import { said } from '../../recognition/engine/spoken.ts';
import { dayInWords } from '../../record/civil-date.ts';
import { formatEcts } from '../../record/ects.ts';
import { CASE_STEPS } from '../../record/recognition/case-state.ts';
import type { PageLanguage } from '../../record/text.ts';
import { VERDICT_WORDS } from '../../verifying/spoken.ts';
import { Layout } from '../parts/layout.tsx';
import { Quoted, Verbatim } from '../parts/quoted.tsx';
import { CASE_ADDRESS, OtherLanguage } from './apply-page.tsx';
import { Decision, type Shown } from './case-decision.tsx';
import { ownState, PAGE_WORDS, RESULT_WORDS } from './words.ts';

/** An applicant's own case on a page that needs no script. What was wrong with the form that was sent is said first. */
export function casePage(kept: CaseFile, language: PageLanguage, trouble?: string) {
  const file = seenByApplicant(kept);
  const words = PAGE_WORDS[language];
  const { unit } = file;
  const title = unit.title[language] ?? unit.title.nl ?? unit.code;
  const mayAdd = !DECIDED.has(file.case.state);
  return (
    <Layout title={`${trouble === undefined ? '' : `${words.trouble}: `}${title} · Sigillum`} language={language}>
      <main id="content" class="page">
        <h1>
          <Quoted text={unit.title} language={language} />
        </h1>
        {trouble !== undefined && (
          <p class="notice" role="alert">
            {trouble}
          </p>
        )}
        <Terms file={file} language={language} />
        <OtherLanguage language={language} address={CASE_ADDRESS} />
        <Asked file={file} language={language} />
        <Decision file={file} language={language} />
        <Findings file={file} language={language} />
        <Evidence file={file} language={language} />
        {mayAdd && (
          <>
            <Upload to="evidence" title={words.add} hint={words.addHint} language={language} />
            <Upload to="portfolio" title={words.addOther} hint={words.otherHint} language={language} />
          </>
        )}
        {CASE_STEPS[file.case.state].includes('submitted') && (
          <section aria-labelledby="ready">
            <h2 id="ready">{words.ready}</h2>
            <p>{words.readyLead}</p>
            <Button to="submit" language={language}>
              {words.submit}
            </Button>
          </section>
        )}
        {CASE_STEPS[file.case.state].includes('withdrawn') && mayAdd && (
          <section aria-labelledby="withdraw">
            <h2 id="withdraw">{words.withdraw}</h2>
            <p>{words.withdrawLead}</p>
            <details>
              <summary>{words.withdrawAsk}</summary>
              <Button to="withdraw" language={language}>
                {words.withdraw}
              </Button>
            </details>
          </section>
        )}
      </main>
    </Layout>
  );
}

/** From here on nothing can be added. */
const DECIDED: ReadonlySet<CaseFile['case']['state']> = new Set([
  'decided',
  'appeal_open',
  'internal_appeal',
  'external_window',
  'raad',
  'closed',
  'withdrawn',
]);

const Terms = ({ file, language }: Shown) => {
  const words = PAGE_WORDS[language];
  const { state, application, answerBy, appealUntil, decisionId } = file.case;
  const rows: [string, Child][] = [
    [words.state, ownState(state, language)],
    [words.filedOn, dayInWords(application.filedOn, language)],
    ...(answerBy === null || decisionId !== null
      ? []
      : [[words.answerBy, dayInWords(answerBy, language)] as [string, Child]]),
    ...(appealUntil === null ? [] : [[words.appealUntil, dayInWords(appealUntil, language)] as [string, Child]]),
    [
      words.policy,
      <>
        <Quoted text={file.policy.title} language={language} />, {words.version} <Verbatim text={file.policy.version} />{' '}
        (
        <Quoted text={file.policy.regulation} language={language} />)
      </>,
    ],
  ];
  return (
    <>
      <p class="lead">
        <Verbatim text={file.unit.code} /> · {file.unit.academicYear} ·{' '}
        {formatEcts(file.unit.ects).replace('.', language === 'nl' ? ',' : '.')} {words.credits}
      </p>
      <dl class="facts">
        {rows.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
    </>
  );
};

const Asked = ({ file, language }: Shown) => {
  const words = PAGE_WORDS[language];
  const { infoRequest, state } = file.case;
  if (infoRequest === null || state !== 'info_requested') return null;
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">{words.asked}</h2>
      <p>
        <Quoted text={infoRequest.text} language={language} />
      </p>
      <p>
        {words.askedBy} {dayInWords(infoRequest.dueOn, language)}.
      </p>
    </section>
  );
};

/** Once they were put before the applicant: each with what would change it. */
const Findings = ({ file, language }: Shown) => {
  const words = PAGE_WORDS[language];
  const { recommendation } = file;
  if (recommendation === null) return null;
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">{words.findings}</h2>
      {!DECIDED.has(file.case.state) && <p>{words.findingsLead}</p>}
      <ul>
        {recommendation.findings.map((finding) => {
          const { message, change } = said(finding, language);
          return (
            <li>
              <strong>{RESULT_WORDS[finding.result][language]}:</strong> <bdi>{message}</bdi>
              {change !== null && finding.result !== 'met' && (
                <p class="hint">
                  {words.change} <bdi>{change}</bdi>
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
};

const Evidence = ({ file, language }: Shown) => {
  const words = PAGE_WORDS[language];
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{words.evidence}</h2>
      {file.evidence.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul>
          {file.evidence.map(({ evidence, name }) => (
            <li>
              {evidence.title ? (
                <Quoted text={evidence.title} language={language} />
              ) : (
                <Verbatim text={name ?? words.unnamed} />
              )}
              : <strong>{VERDICT_WORDS[evidence.verdict][language]}</strong>
            </li>
          ))}
        </ul>
      )}
      {file.portfolio.length > 0 && (
        <>
          <h3>{words.portfolio}</h3>
          <ul>
            {file.portfolio.map(({ name }) => (
              <li>
                <Verbatim text={name} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};

const Upload = (props: { to: 'evidence' | 'portfolio'; title: string; hint: string; language: PageLanguage }) => {
  const { to, title, hint, language } = props;
  const words = PAGE_WORDS[language];
  return (
    <section aria-labelledby={`add-${to}`}>
      <h2 id={`add-${to}`}>{title}</h2>
      <form
        class="verify"
        method="post"
        action={`${CASE_ADDRESS}/${to}?lang=${language}`}
        enctype="multipart/form-data"
      >
        <p class="field">
          <label for={`file-${to}`}>{words.file}</label>
          <input type="file" id={`file-${to}`} name="file" required aria-describedby={`hint-${to}`} />
          <span id={`hint-${to}`} class="hint">
            {hint}
          </span>
        </p>
        <p class="send">
          <button type="submit">{words.send}</button>
        </p>
      </form>
    </section>
  );
};

const Button = ({ to, language, children }: { to: 'submit' | 'withdraw'; language: PageLanguage; children: Child }) => (
  <form class="verify" method="post" action={`${CASE_ADDRESS}/${to}?lang=${language}`}>
    <p class="send">
      <button type="submit">{children}</button>
    </p>
  </form>
);
