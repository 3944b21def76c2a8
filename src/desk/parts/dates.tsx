import type { PageLanguage } from '../../record/text.ts';

const LOCALES: Readonly<Record<PageLanguage, string>> = { nl: 'nl-BE', en: 'en-GB' };

/** A moment (xsd:dateTime) as it is on the clocks in Brussels. */
export const Moment = ({ at, language }: { at: string; language: PageLanguage }) => {
  const said = new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Brussels',
  });
  return <time datetime={at}>{said.format(new Date(at))}</time>;
};
