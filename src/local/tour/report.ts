import { FORMS } from '../../credential/securing.ts';
import type { Documents } from './documents.ts';
import type { Status } from './published-status.ts';
import type { Finding } from './verify-documents.ts';

interface Report {
  readonly verdict: string;
  readonly reports: readonly { readonly checks: readonly { readonly outcome: string; readonly code: string }[] }[];
}

/** What stands in the way of `passed`, by the status a credential has. */
const REASONS: Readonly<Record<Status, string>> = {
  active: '',
  revoked: 'STATUS_REVOKED',
  suspended: 'STATUS_SUSPENDED',
};

/** What the service itself reports about every form, asked as anybody asks: without a key. */
export async function reportFinding(origin: string, documents: Documents, expected: Status): Promise<Finding> {
  const found: { word: string; reasons: string }[] = [];
  for (const form of FORMS) {
    const { verdict, reports } = await reportOn(origin, documents[form]);
    const open = reports.flatMap(({ checks }) => checks.filter(({ outcome }) => /failed|unknown/.test(outcome)));
    found.push({ word: verdict, reasons: open.map(({ code }) => code).join(' ') });
  }
  const words = new Set(found.map(({ word }) => word));
  const asItShould = found.every(
    ({ word, reasons }) => reasons === REASONS[expected] && word === (expected === 'active' ? 'passed' : 'failed'),
  );
  return {
    word: [...words].join('/'),
    asItShould,
    ...(asItShould ? {} : { reason: found.map(({ word, reasons }) => `${word} ${reasons}`).join(', ') }),
  };
}

async function reportOn(origin: string, text: string): Promise<Report> {
  const response = await fetch(new URL('/api/verify', origin), {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: text,
    redirect: 'error',
    signal: AbortSignal.timeout(60_000),
  });
  if (!response.ok) throw new Error(`/api/verify answers ${response.status}: ${(await response.text()).slice(0, 200)}`);
  return (await response.json()) as Report;
}
