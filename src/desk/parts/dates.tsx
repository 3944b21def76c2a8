import type { PageLanguage } from '../../record/text.ts';

const LOCALES: Readonly<Record<PageLanguage, string>> = { nl: 'nl-BE', en: 'en-GB' };

/** A civil date as it is written out: 20 september 2026. */
export const dayIn = (date: string, language: PageLanguage): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );

/** A moment (xsd:dateTime) as it is on the clocks in Brussels. */
export const Moment = ({ at, language }: { at: string; language: PageLanguage }) => {
  const said = new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Brussels',
  });
  return <time datetime={at}>{said.format(new Date(at))}</time>;
};
