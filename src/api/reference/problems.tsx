import type { PageLanguage } from '../../record/text.ts';
import { PROBLEM_CODES } from '../openapi.ts';
import { STATUS } from '../problem.ts';
import { PROBLEM_WORDS } from '../problem-words.ts';
import { recordAnchor } from './fields.tsx';
import { Prose } from './prose.tsx';

const LANGUAGES: readonly PageLanguage[] = ['en', 'nl'];

/** Every problem code with its status and its words; the `type` of a problem points here. */
export const Problems = () => (
  <section aria-labelledby="problems">
    <h2 id="problems">Problems</h2>
    <p>
      Whatever goes wrong is answered as <code>application/problem+json</code> (RFC 9457), a{' '}
      <a href={`#${recordAnchor('Problem')}`}>Problem</a>. Decide by <code>code</code>, which is stable; show{' '}
      <code>title</code> and <code>detail</code> to people. <code>errors</code> says of each field what would be
      accepted there, <code>findings</code> what each rule asks for; both point with a JSON pointer (RFC 6901).
    </p>
    {PROBLEM_CODES.map((code) => (
      <section class="problem" id={code}>
        <h3>
          <code>{code}</code>
          <span class="soft small">HTTP {String(STATUS[code])}</span>
        </h3>
        {LANGUAGES.map((language) => (
          <p lang={language}>
            <strong>{PROBLEM_WORDS[code][language].title}.</strong>{' '}
            <Prose text={PROBLEM_WORDS[code][language].detail} />
          </p>
        ))}
      </section>
    ))}
  </section>
);
