import { dayInWords } from '../../record/civil-date.ts';
import type { PageLanguage } from '../../record/text.ts';
import type { CheckCode } from '../../verifying/codes/index.ts';
import { FORM_NAMES } from '../../verifying/form.ts';
import type { ClaimedIssuer, EuropassStatus, Outcome, TrustedIssuer, Verdict } from '../../verifying/report.ts';
import { type SpokenCheck, type SpokenReport, type SpokenVerification, VERDICT_WORDS } from '../../verifying/spoken.ts';
import { Moment } from '../parts/dates.tsx';
import { Layout } from '../parts/layout.tsx';
import { jsonText, Quoted, textFor, Verbatim } from '../parts/quoted.tsx';
import { FactCard } from './fact-card.tsx';
import { VerifyForm } from './form-page.tsx';
import { Mark } from './mark.tsx';
import { EUROPASS_WORDS, OUTCOME_WORDS, WORDS } from './words.ts';

/** What came out, for a person who decides: the verdict with its reasons, who and what, and every finding behind it. */
export function verifyReportPage({ reports, ignored, unreadable }: SpokenVerification, language: PageLanguage) {
  const words = WORDS[language];
  const [only] = reports;
  // A page that answers a form is read from its title on: the outcome comes first.
  const outcome = reports.length === 1 && only ? wordOf(only, language) : words.overview(reports.length);
  return (
    <Layout title={`${outcome} · ${words.result} · Sigillum`} language={language}>
      <main id="content" class="page report">
        <h1>{unreadable ? words.unreadable : words.result}</h1>
        {reports.length > 1 && <Overview reports={reports} language={language} />}
        {reports.map((report, index) => (
          <ReportSection report={report} index={index} count={reports.length} language={language} />
        ))}
        {ignored.length > 0 && (
          <div class="small soft">
            <p>{words.ignored}</p>
            <ul>
              {ignored.map((name) => (
                <li>
                  <Verbatim text={name} />
                </li>
              ))}
            </ul>
          </div>
        )}
        <section class="again" aria-labelledby="again">
          <h2 id="again">{words.again}</h2>
          <VerifyForm language={language} />
        </section>
      </main>
    </Layout>
  );
}

/** What came out, in a word. A file that cannot be read is not said to be a false credential. */
const wordOf = ({ form, verdict }: SpokenReport, language: PageLanguage): string =>
  form === 'unreadable' && verdict === 'failed' ? WORDS[language].unreadableWord : VERDICT_WORDS[verdict][language];

const SIGNS: Readonly<Record<Verdict, Outcome>> = { passed: 'passed', failed: 'failed', indeterminate: 'unknown' };

/** Several credentials at a glance, each with its verdict and a way to its report. */
const Overview = ({ reports, language }: { reports: readonly SpokenReport[]; language: PageLanguage }) => {
  const words = WORDS[language];
  return (
    <nav aria-label={words.overview(reports.length)}>
      <p>{words.overview(reports.length)}:</p>
      <ol class="overview">
        {reports.map((report, index) => (
          <li>
            <span class={`outcome ${SIGNS[report.verdict]}`}>
              <Mark outcome={SIGNS[report.verdict]} />
              {wordOf(report, language)}
            </span>
            <a href={`#report-${index + 1}`}>
              {report.within === null ? words.of(index + 1, reports.length) : <Verbatim text={report.within} />}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
};

interface SectionProps {
  readonly report: SpokenReport;
  readonly index: number;
  readonly count: number;
  readonly language: PageLanguage;
}

/** Findings that change no verdict and that whoever decides has to know, also of a credential that is in order. */
const TO_KNOW: readonly CheckCode[] = ['ONLY_ENCLOSED_JUDGED', 'STATUS_NOT_OFFERED'];

/** Only what was signed here was issued here. */
const isForTrials = ({ checks }: SpokenReport): boolean =>
  (['ISSUER_DEVELOPMENT', 'SIGNATURE_GOOD'] as const).every((code) => checks.some((one) => one.code === code));

const ReportSection = ({ report, index, count, language }: SectionProps) => {
  const words = WORDS[language];
  const reasons = report.checks.filter(
    ({ outcome }) => outcome === (report.verdict === 'failed' ? 'failed' : 'unknown'),
  );
  return (
    <section id={`report-${index + 1}`} aria-labelledby={`verdict-${index + 1}`} class="one">
      <div class={`verdict ${report.verdict}`}>
        <h2 id={`verdict-${index + 1}`}>
          {count > 1 && <span class="nth">{words.of(index + 1, count)}: </span>}
          <span class="word">
            <Mark outcome={SIGNS[report.verdict]} />
            {wordOf(report, language)}
          </span>
        </h2>
        <p>
          {report.form === 'unreadable' && report.verdict === 'failed'
            ? words.unreadableMeans
            : words.verdicts[report.verdict]}
        </p>
        {reasons.length > 0 && (
          <ul>
            {reasons.map(({ message }) => (
              <li>
                <bdi>{message}</bdi>
              </li>
            ))}
          </ul>
        )}
      </div>
      {report.within !== null && (
        <p class="small soft">
          {words.within}: <Verbatim text={report.within} />
        </p>
      )}
      {TO_KNOW.flatMap((code) => report.checks.filter((one) => one.code === code)).map(({ message }) => (
        <p class="notice">
          <bdi>{message}</bdi>
        </p>
      ))}
      {isForTrials(report) && <p class="notice">{words.development}</p>}
      {report.form !== 'unreadable' && <Parties report={report} language={language} />}
      {report.form !== 'unreadable' && <Learned report={report} language={language} />}
      {report.form !== 'unreadable' && <SixChecks report={report} index={index} language={language} />}
      <AllFindings report={report} language={language} />
    </section>
  );
};

const Parties = ({ report, language }: { report: SpokenReport; language: PageLanguage }) => {
  const words = WORDS[language];
  const { asTrusted, asClaimed } = report.issuer;
  const { subject } = report;
  const name = subject?.fullName ?? subject?.familyName ?? subject?.givenName ?? null;
  return (
    <>
      <h3>{words.who}</h3>
      <dl class="facts">
        {asTrusted !== null && (
          <>
            <dt>{words.issuer}</dt>
            <dd>
              <strong>
                <Quoted text={asTrusted.name} language={language} />
              </strong>{' '}
              <span class="soft small">
                {words.trusted}
                {asTrusted.source !== 'own' && ` (${asTrusted.registryVersion})`}
              </span>
            </dd>
          </>
        )}
        {asClaimed !== null && !saysTheSame(asClaimed, asTrusted, language) && (
          <>
            <dt>{words.claimed}</dt>
            <dd>
              {asClaimed.name !== null && (
                <>
                  “<Quoted text={asClaimed.name} language={language} />”{' '}
                </>
              )}
              {asClaimed.id !== null && (
                <code>
                  <Verbatim text={asClaimed.id} />
                </code>
              )}
              {asClaimed.misleadingName && <div class="small">{words.misleading}</div>}
              {asTrusted === null && <div class="soft small">{words.claimedOnly}</div>}
            </dd>
          </>
        )}
        {subject !== null && (name !== null || subject.birth !== null) && (
          <>
            <dt>{words.holder}</dt>
            <dd>
              {name !== null && (
                <strong>
                  <Quoted text={name} language={language} />
                </strong>
              )}
              {subject.birth !== null && (
                <>
                  {name !== null && ', '}
                  {words.born} {subject.birth.dates.map((date) => dayInWords(date, language)).join(` ${words.or} `)}
                </>
              )}
            </dd>
          </>
        )}
        <dt>{words.form}</dt>
        <dd>{FORM_NAMES[report.form]}</dd>
        {report.signedAt !== null && (
          <>
            <dt>{words.signed}</dt>
            <dd>
              <Moment at={report.signedAt} language={language} />
            </dd>
          </>
        )}
        <dt>{words.verified}</dt>
        <dd>
          <Moment at={report.verifiedAt} language={language} />
        </dd>
      </dl>
    </>
  );
};

/** Whether the document's own words about its issuer add nothing to those of the registry. */
const saysTheSame = (claimed: ClaimedIssuer, trusted: TrustedIssuer | null, language: PageLanguage): boolean =>
  trusted !== null &&
  !claimed.misleadingName &&
  (claimed.name === null || textFor(claimed.name, language).text === textFor(trusted.name, language).text);

const Learned = ({ report, language }: { report: SpokenReport; language: PageLanguage }) => {
  const words = WORDS[language];
  return (
    <>
      <h3>{words.learned}</h3>
      {report.facts === null || report.facts.length === 0 ? (
        <p>{report.facts === null ? words.noFacts : words.noFactsFound}</p>
      ) : (
        report.facts.map((fact) => <FactCard fact={fact} language={language} level={4} />)
      )}
    </>
  );
};

const OUTCOMES: Readonly<Record<EuropassStatus, Outcome>> = {
  ok: 'passed',
  error: 'failed',
  unknown: 'unknown',
  skipped: 'skipped',
};
const SIX = ['format', 'seal', 'owner', 'revocation', 'accreditation', 'expiry'] as const;

const SixChecks = ({ report, index, language }: { report: SpokenReport; index: number; language: PageLanguage }) => {
  const words = WORDS[language];
  return (
    <>
      <h3 id={`six-${index + 1}`}>{words.six}</h3>
      <table class="six" aria-labelledby={`six-${index + 1}`}>
        <thead>
          <tr>
            <th scope="col">{words.check}</th>
            <th scope="col">{words.outcome}</th>
            <th scope="col">{words.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {SIX.map((name) => {
            const { status, code, message } = report.europass[name];
            // A check that was not reached has no finding of its own, and says nothing of the credential.
            const reached = status !== 'skipped' || report.checks.some((one) => one.code === code);
            return (
              <tr>
                <th scope="row">{EUROPASS_WORDS[language][name]}</th>
                <td class="outcome">
                  <OutcomeWord outcome={OUTCOMES[status]} language={language} />
                </td>
                <td>
                  <bdi>{reached ? message : words.notReached}</bdi>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
};

const OutcomeWord = ({ outcome, language }: { outcome: Outcome; language: PageLanguage }) => (
  <span class={`outcome ${outcome}`}>
    <Mark outcome={outcome} />
    {OUTCOME_WORDS[language][outcome]}
  </span>
);

const AllFindings = ({ report, language }: { report: SpokenReport; language: PageLanguage }) => {
  const words = WORDS[language];
  return (
    <>
      <details>
        <summary>{words.all}</summary>
        <ul class="findings">
          {report.checks.map((check) => (
            <Finding check={check} language={language} />
          ))}
        </ul>
      </details>
      {report.proofs.length > 0 && (
        <details>
          <summary>{words.details}</summary>
          <pre>{jsonText(report.proofs)}</pre>
        </details>
      )}
    </>
  );
};

const Finding = ({ check, language }: { check: SpokenCheck; language: PageLanguage }) => (
  <li>
    <OutcomeWord outcome={check.outcome} language={language} /> <code>{check.code}</code>
    <br />
    <bdi>{check.message}</bdi>
    {Object.keys(check.evidence).length > 0 && <pre class="small">{jsonText(check.evidence)}</pre>}
  </li>
);
