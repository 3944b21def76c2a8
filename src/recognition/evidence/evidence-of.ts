import { brusselsDate } from '../../record/civil-date.ts';
import type { Check, Report } from '../../verifying/report.ts';
import { bodyNames } from './body-names.ts';
import { boundedText } from './bounded-text.ts';
import type { Evidence, StatedCheck } from './evidence.ts';
import { holderStanding, type KnownAs } from './holder-standing.ts';
import { learningOf } from './learning-of.ts';

export interface About {
  readonly id: string;
  /** Null in the stateless form without an applicant. */
  readonly applicant: KnownAs | null;
  /** A person saw that it is the applicant's. */
  readonly confirmed: boolean;
  readonly supersededBy: string | null;
}

/**
 * What the engine knows of one verified document. Where the bytes were not proved there are no facts, and so neither
 * title nor learning: checks and verdict say why. Entitlements are left out. Decides nothing; does not ask whether the
 * checks are good enough.
 */
export function evidenceOf(report: Report, about: About): Evidence {
  const facts = report.facts ?? [];
  const learned = facts.filter(({ kind }) => kind !== 'entitlement');
  const credential = learned.length === 1 ? { id: report.credentialId, issuer: signedAs(report) } : null;
  const titled = learned[0] ?? facts[0];
  return {
    id: about.id,
    source: 'documents',
    form: report.form,
    credentialId: report.credentialId,
    title: titled ? boundedText(titled.title, 500) : null,
    verdict: report.verdict,
    checks: report.checks.map(statedCheck),
    holder: holderStanding(report, about.applicant, about.confirmed),
    supersededBy: about.supersededBy,
    issuer: issuerOf(report),
    validUntil: report.facts === null ? null : lastDay(report.checks),
    verifiedAt: report.verifiedAt,
    learnings: learned.flatMap((fact) => learningOf(fact, { bodies: [], credential }) ?? []),
  };
}

const statedCheck = ({ check, outcome, code, params }: Check): StatedCheck => ({ step: check, outcome, code, params });

/** More than any institution has. */
const MOST_IDS = 20;

/** Those whom trust sees behind the signature; what the document calls itself is added only where trust agrees with it. */
function issuerOf(report: Report): Evidence['issuer'] {
  const { asTrusted } = report.issuer;
  if (asTrusted === null) return null;
  const { id, name, confirmed } = asTrusted;
  return { ids: [...new Set([id, ...signedAs(report).slice(0, MOST_IDS)])].toSorted(), name, confirmed };
}

/**
 * Ids of the issuer that the signature stands behind. A DID or https id is what the keys were found by; a seal is compared
 * with the legal identifiers as well, and any difference is a finding of step `admit`. Outside a seal nobody compared them.
 */
function signedAs({ form, checks, issuer, facts }: Report): readonly string[] {
  const { asClaimed } = issuer;
  if (asClaimed === null || facts === null) return [];
  if (checks.some(({ check, outcome }) => check === 'admit' && (outcome === 'failed' || outcome === 'unknown')))
    return [];
  const identifiers = asClaimed.identifiers.map(({ notation, scheme = null, country = null }) => ({
    notation,
    scheme,
    country,
  }));
  return bodyNames({ id: asClaimed.id, identifiers: form === 'edc' ? identifiers : [] });
}

const UNTIL: readonly string[] = ['validUntil', 'expirationDate', 'exp'];

/** The last day it is valid, in Europe/Brussels; null where it does not end or cannot be read. */
function lastDay(checks: readonly Check[]): string | null {
  const days = checks.flatMap(({ code, params, evidence }) => {
    if (code === 'EXPIRED') return params.date ?? [];
    if (code !== 'VALID_NOW') return [];
    return UNTIL.flatMap((field) => dayOf(evidence[field]) ?? []);
  });
  return days.toSorted()[0] ?? null;
}

function dayOf(written: unknown): string | null {
  if (typeof written !== 'string') return null;
  const milliseconds = /^\d+$/.test(written) ? Number(written) * 1000 : Date.parse(written);
  return Number.isFinite(milliseconds) ? brusselsDate(Math.floor(milliseconds / 1000)) : null;
}
