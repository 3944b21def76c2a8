import { type LangMap, type PageLanguage, textIn } from '../record/text.ts';
import type { Fact } from '../verifying/facts/fact.ts';
import type { Outcome, Step } from '../verifying/report.ts';
import { plain, type SpokenReport, type SpokenVerification, VERDICT_WORDS } from '../verifying/spoken.ts';

const SIGNS: Readonly<Record<Outcome, string>> = { passed: '✓', failed: '✗', unknown: '?', skipped: '-' };

const STEP_WORDS: Readonly<Record<PageLanguage, Readonly<Record<Step, string>>>> = {
  nl: {
    read: 'lezen',
    admit: 'uitreiker',
    prove: 'handtekening',
    mean: 'inhoud',
    timing: 'geldigheid',
    status: 'intrekking',
    authority: 'bevoegdheid',
    holder: 'houder',
  },
  en: {
    read: 'reading',
    admit: 'issuer',
    prove: 'signature',
    mean: 'content',
    timing: 'validity',
    status: 'revocation',
    authority: 'authority',
    holder: 'holder',
  },
};

const WORDS = {
  nl: {
    issuer: 'Uitreiker',
    known: 'volgens het register',
    own: 'instelling van deze dienst',
    says: 'noemt zichzelf',
    holder: 'Houder',
    born: 'geboren',
    or: 'of',
    signed: 'Getekend',
    content: 'Inhoud',
    unproved: 'niet getoond: niets bewijst dat ze echt is',
    ignored: 'Niet bekeken, want geen bewijzen',
    of: 'van',
  },
  en: {
    issuer: 'Issuer',
    known: 'according to the registry',
    own: 'an institution of this service',
    says: 'calls itself',
    holder: 'Holder',
    born: 'born',
    or: 'or',
    signed: 'Signed',
    content: 'Content',
    unproved: 'not shown: nothing proves that it is genuine',
    ignored: 'Not looked at, being no credentials',
    of: 'of',
  },
} as const;

/** A verification as lines for a terminal. Whatever stems from a document is stripped of what could steer one. */
export function printed({ reports, ignored }: SpokenVerification, language: PageLanguage): readonly string[] {
  const words = WORDS[language];
  return [
    ...reports.flatMap((report, index) => [
      ...(reports.length > 1 ? [`[${index + 1} ${words.of} ${reports.length}]`] : []),
      ...reportLines(report, language),
      '',
    ]),
    ...(ignored.length > 0 ? [`${words.ignored}: ${ignored.map(plain).join(', ')}`] : []),
  ];
}

function reportLines(report: SpokenReport, language: PageLanguage): readonly string[] {
  const words = WORDS[language];
  const { asTrusted, asClaimed } = report.issuer;
  const said = (name: LangMap): string => plain(textIn(name, language));
  const line = (name: string, value: string): string => `  ${name.padEnd(13)} ${value}`;
  const name = report.subject?.fullName ?? report.subject?.familyName ?? report.subject?.givenName ?? null;
  const birth = report.subject?.birth ?? null;
  const holder = [
    ...(name === null ? [] : [said(name)]),
    ...(birth === null ? [] : [`${words.born} ${birth.dates.join(` ${words.or} `)}`]),
  ].join(', ');
  return [
    `${report.verdict.toUpperCase()}: ${VERDICT_WORDS[report.verdict][language]}  (${report.form}${
      report.within === null ? '' : `, ${plain(report.within)}`
    })`,
    '',
    ...(asTrusted === null
      ? []
      : [
          line(
            words.issuer,
            `${said(asTrusted.name)} (${asTrusted.source === 'own' ? words.own : `${words.known} ${asTrusted.registryVersion}`})`,
          ),
        ]),
    ...(asTrusted !== null || asClaimed?.name == null
      ? []
      : [line(words.issuer, `${words.says} “${said(asClaimed.name)}”`)]),
    ...(holder === '' ? [] : [line(words.holder, holder)]),
    ...(report.signedAt === null ? [] : [line(words.signed, report.signedAt)]),
    ...factLines(report, language, line),
    '',
    ...report.checks.map(
      ({ check, outcome, code, message }) =>
        `  ${SIGNS[outcome]} ${STEP_WORDS[language][check].padEnd(13)} ${message} [${code}]`,
    ),
  ];
}

function factLines(
  { facts, form }: SpokenReport,
  language: PageLanguage,
  line: (name: string, value: string) => string,
): readonly string[] {
  const words = WORDS[language];
  if (form === 'unreadable') return [];
  if (facts === null) return [line(words.content, words.unproved)];
  return facts.map((fact) => line(words.content, factLine(fact, language)));
}

const factLine = ({ title, ects, eqf, awardedOn, awardingBodies }: Fact, language: PageLanguage): string =>
  [
    plain(textIn(title, language)),
    ...(ects === null ? [] : [`${ects} ECTS`]),
    ...(eqf === null ? [] : [`EQF ${eqf}`]),
    ...(awardedOn === null ? [] : [awardedOn]),
    ...awardingBodies.map(({ name }) => plain(textIn(name, language))),
  ].join(', ');
