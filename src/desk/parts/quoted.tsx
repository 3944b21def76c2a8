import type { LangMap, PageLanguage } from '../../record/text.ts';

/** What could make a quoted text read as another: controls, zero-width characters and direction overrides. */
const STEERING = /[\p{Cc}\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/gu;
const MOST = 2_000;

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
