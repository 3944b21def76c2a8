import { asDateTime, dayInWords } from '../record/civil-date.ts';
import type { PageLanguage } from '../record/text.ts';
import { CHECK_CODES } from './codes/index.ts';
import type { Check, EuropassChecks, ProofReport, Report, Verdict, Verification } from './report.ts';

/** A check with its message in one language: what goes over the wire. */
export type SpokenCheck = Check & { readonly message: string };
export type SpokenEuropass = Readonly<
  Record<keyof EuropassChecks, EuropassChecks[keyof EuropassChecks] & { readonly message: string }>
>;
/** Moments as text (`2026-11-21T12:00:00Z`), like everywhere on the wire. */
export type SpokenProof = Omit<ProofReport, 'created'> & { readonly created?: string };
export interface SpokenReport extends Omit<Report, 'checks' | 'europass' | 'proofs' | 'signedAt' | 'verifiedAt'> {
  readonly proofs: readonly SpokenProof[];
  readonly signedAt: string | null;
  readonly verifiedAt: string;
  readonly checks: readonly SpokenCheck[];
  readonly europass: SpokenEuropass;
}
export interface SpokenVerification extends Omit<Verification, 'reports'> {
  readonly reports: readonly SpokenReport[];
}

/** What the three verdicts are called. */
export const VERDICT_WORDS: Readonly<Record<Verdict, Readonly<Record<PageLanguage, string>>>> = {
  passed: { nl: 'Geldig', en: 'Valid' },
  indeterminate: { nl: 'Niet volledig nagegaan', en: 'Not fully checked' },
  failed: { nl: 'Niet geldig', en: 'Not valid' },
};

/** Puts words to a verification. The codes stay: words may be improved, a code never changes its meaning. */
export const spoken = ({ reports, ...rest }: Verification, language: PageLanguage): SpokenVerification => ({
  ...rest,
  reports: reports.map((report) => spokenReport(report, language)),
});

function spokenReport(report: Report, language: PageLanguage): SpokenReport {
  const checks = report.checks.map((check) => ({ ...check, message: messageOf(check, language) }));
  const said = (one: EuropassChecks[keyof EuropassChecks]) => ({
    ...one,
    message:
      checks.find(({ code }) => code === one.code)?.message ?? messageOf({ code: one.code, params: {} }, language),
  });
  const { format, seal, owner, revocation, accreditation, expiry } = report.europass;
  return {
    ...report,
    checks,
    proofs: report.proofs.map(({ created, ...proof }) => ({
      ...proof,
      ...(created === undefined ? {} : { created: asDateTime(created) }),
    })),
    signedAt: report.signedAt === null ? null : asDateTime(report.signedAt),
    verifiedAt: asDateTime(report.verifiedAt),
    europass: {
      format: said(format),
      seal: said(seal),
      owner: said(owner),
      revocation: said(revocation),
      accreditation: said(accreditation),
      expiry: said(expiry),
    },
  };
}

/** The message of one finding. What it quotes may come from a stranger's document. */
export function messageOf({ code, params }: Pick<Check, 'code' | 'params'>, language: PageLanguage): string {
  return CHECK_CODES[code][language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? '…';
    return CIVIL_DATE.test(value) ? dayInWords(value, language) : plain(value);
  });
}

const CIVIL_DATE = /^\d{4}-\d{2}-\d{2}$/;
/** Control characters could steer a terminal, and direction overrides make a text read as another one. */
const STEERING = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const MOST = 200;

/** A stranger's text on one line, for a terminal or a message. */
export const plain = (text: string): string => {
  const safe = text.replace(STEERING, '\uFFFD');
  return safe.length > MOST ? `${safe.slice(0, MOST)}…` : safe;
};
