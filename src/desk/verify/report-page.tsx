import type { PageLanguage } from '../../record/text.ts';
import type { EuropassStatus, Outcome } from '../../verifying/report.ts';
import { type SpokenCheck, type SpokenReport, type SpokenVerification, VERDICT_WORDS } from '../../verifying/spoken.ts';
import { dayIn, Moment } from '../parts/dates.tsx';
import { Layout } from '../parts/layout.tsx';
import { plain, Quoted } from '../parts/quoted.tsx';
import { FactCard } from './fact-card.tsx';
import { VerifyForm } from './form-page.tsx';
import { Mark } from './mark.tsx';
import { EUROPASS_WORDS, FORM_WORDS, OUTCOME_WORDS, WORDS } from './words.ts';

/** What came out, for a person who decides: the verdict with its reasons, who and what, and every finding behind it. */
export function verifyReportPage({ reports, ignored, unreadable }: SpokenVerification, language: PageLanguage) {
  const words = WORDS[language];
  return (
    <Layout title={`${words.result} · Sigillum`} language={language}>
      <main id="content" class="page report">
        <h1>{unreadable ? words.unreadable : words.result}</h1>
        {reports.map((report, index) => (
          <ReportSection report={report} index={index} count={reports.length} language={language} />
        ))}
        {ignored.length > 0 && (
          <p class="small soft">
            {words.ignored} {ignored.map(plain).join(', ')}
          </p>
        )}
        <h2>{words.again}</h2>
        <VerifyForm language={language} />
      </main>
    </Layout>
  );
}

interface SectionProps {
  readonly report: SpokenReport;
  readonly index: number;
  readonly count: number;
  readonly language: PageLanguage;
}

const ReportSection = ({ report, index, count, language }: SectionProps) => {
  const words = WORDS[language];
  const reasons = report.checks.filter(
    ({ outcome }) => outcome === (report.verdict === 'failed' ? 'failed' : 'unknown'),
  );
  return (
    <section aria-label={count > 1 ? words.of(index + 1, count) : words.result}>
      {count > 1 && (
        <h2 class="nth">
          {words.of(index + 1, count)}
          {report.within !== null && <span class="soft small"> · {plain(report.within)}</span>}
        </h2>
      )}
      <div class={`verdict ${report.verdict}`}>
        <p class="word">
          <Mark outcome={report.verdict === 'passed' ? 'passed' : report.verdict === 'failed' ? 'failed' : 'unknown'} />
          {VERDICT_WORDS[report.verdict][language]}
        </p>
        <p>{words.verdicts[report.verdict]}</p>
        {reasons.length > 0 && (
          <ul>
            {reasons.map(({ message }) => (
              <li>{message}</li>
            ))}
          </ul>
        )}
      </div>
      {report.checks.some(({ code }) => code === 'ISSUER_DEVELOPMENT') && <p class="notice">{words.development}</p>}
      {report.form !== 'unreadable' && <Parties report={report} language={language} />}
      {report.form !== 'unreadable' && <Learned report={report} language={language} />}
      {report.form !== 'unreadable' && <SixChecks report={report} language={language} />}
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
        {asClaimed?.name != null && (
          <>
            <dt>{words.claimed}</dt>
            <dd>
              “<Quoted text={asClaimed.name} language={language} />”
              {asTrusted === null && <span class="soft small"> {words.claimedOnly}</span>}
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
                  , {words.born} {subject.birth.dates.map((date) => dayIn(date, language)).join(` ${words.or} `)}
                </>
              )}
            </dd>
          </>
        )}
        <dt>{words.form}</dt>
        <dd>{FORM_WORDS[report.form]}</dd>
        {report.signedAt !== null && (
          <>
            <dt>{words.signed}</dt>
            <dd>
              <Moment seconds={report.signedAt} language={language} />
            </dd>
          </>
        )}
        <dt>{words.verified}</dt>
        <dd>
          <Moment seconds={report.verifiedAt} language={language} />
        </dd>
      </dl>
    </>
  );
};

const Learned = ({ report, language }: { report: SpokenReport; language: PageLanguage }) => {
  const words = WORDS[language];
  return (
    <>
      <h3>{words.learned}</h3>
      {report.facts === null ? (
        <p>{words.noFacts}</p>
      ) : (
        report.facts.map((fact) => <FactCard fact={fact} language={language} />)
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

const SixChecks = ({ report, language }: { report: SpokenReport; language: PageLanguage }) => {
  const words = WORDS[language];
  return (
    <>
      <h3 id="six">{words.six}</h3>
      <table aria-labelledby="six">
        <thead>
          <tr>
            <th scope="col">{words.check}</th>
            <th scope="col">{words.outcome}</th>
            <th scope="col">{words.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {SIX.map((name) => {
            const { status, message } = report.europass[name];
            return (
              <tr>
                <th scope="row">{EUROPASS_WORDS[language][name]}</th>
                <td class="outcome">
                  <OutcomeWord outcome={OUTCOMES[status]} language={language} />
                </td>
                <td>{message}</td>
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
          <pre>{JSON.stringify(report.proofs, null, 2)}</pre>
        </details>
      )}
    </>
  );
};

const Finding = ({ check, language }: { check: SpokenCheck; language: PageLanguage }) => (
  <li>
    <OutcomeWord outcome={check.outcome} language={language} /> <code>{check.code}</code>
    <br />
    {check.message}
    {Object.keys(check.evidence).length > 0 && <pre class="small">{JSON.stringify(check.evidence, null, 2)}</pre>}
  </li>
);
