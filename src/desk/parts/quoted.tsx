import { STEERING } from '../../record/steering.ts';
import type { LangMap, PageLanguage } from '../../record/text.ts';

const MOST = 2_000;
const MOST_JSON = 20_000;

/** The language of a map to show: the reader's, else English, Dutch, or the first there is. */
export function textFor(map: LangMap, language: PageLanguage): { readonly text: string; readonly language: string } {
  const tag = [language, 'en', 'nl', ...Object.keys(map)].find((one) => Object.hasOwn(map, one)) ?? language;
  return { text: plain(map[tag] ?? ''), language: tag };
}

/** A stranger's text as text: what would steer the reader is shown as a replacement character. */
export const plain = (text: string): string => {
  const safe = text.replace(STEERING, (found) => (found === '\n' ? '\n' : '\uFFFD'));
  return safe.length > MOST ? `${safe.slice(0, MOST)}…` : safe;
};

/** A value as JSON for somebody who looks into it. What would steer the reader is written as an escape, as JSON allows. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2).slice(0, MOST_JSON + 1);
  const safe = text.replace(STEERING, (found) =>
    found === '\n' ? found : [...Array(found.length).keys()].map((at) => escaped(found.charCodeAt(at))).join(''),
  );
  return text.length > MOST_JSON ? `${safe.slice(0, MOST_JSON)}…` : safe;
}

const escaped = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;

/** A stranger's text without a language: a file name, a code, an identifier. */
export const Verbatim = ({ text }: { text: string }) => <bdi>{plain(text)}</bdi>;

/** Several quoted texts on one line. */
export const QuotedList = ({ texts, language }: { texts: readonly LangMap[]; language: PageLanguage }) => (
  <>
    {texts.map((text, index) => (
      <>
        {index > 0 && ', '}
        <Quoted text={text} language={language} />
      </>
    ))}
  </>
);

/**
 * Text from a document or registry, isolated from what surrounds it: its direction cannot reach further than itself
 * (`bdi`), and its language is said, for whoever has it read aloud.
 */
export const Quoted = ({ text, language }: { text: LangMap; language: PageLanguage }) => {
  const chosen = textFor(text, language);
  return (
    <bdi lang={/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(chosen.language) ? chosen.language : undefined}>
      {chosen.text}
    </bdi>
  );
};
