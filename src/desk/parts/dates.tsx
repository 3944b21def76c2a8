import { asDateTime } from '../../record/civil-date.ts';
import type { PageLanguage } from '../../record/text.ts';

const LOCALES: Readonly<Record<PageLanguage, string>> = { nl: 'nl-BE', en: 'en-GB' };

/** A civil date as it is written out: 20 september 2026. */
export const dayIn = (date: string, language: PageLanguage): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );

/** A moment (UTC seconds) as it is on the clocks in Brussels. */
export const Moment = ({ seconds, language }: { seconds: number; language: PageLanguage }) => {
  const said = new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Brussels',
  });
  return <time datetime={asDateTime(seconds)}>{said.format(new Date(seconds * 1000))}</time>;
};
