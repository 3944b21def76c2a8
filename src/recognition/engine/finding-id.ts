import { createHash } from 'node:crypto';
import { canonicalJson } from '../../record/canonical-json.ts';
import type { Finding } from './finding.ts';

/** Hexadecimal digits of the digest: enough that no two findings of a case share them by accident. */
const DIGITS = 12;

/**
 * Names one finding: its code, and a short SHA-256 of what it says and is about. The same finding has the same name in the
 * next recommendation; one that names another document, another figure or another outcome has another. Which findings were
 * opened is kept by it.
 */
export function findingId({
  code,
  params,
  evidence,
  outcomes,
}: Omit<Finding, 'criterion' | 'topic' | 'result' | 'weight'>) {
  const about = canonicalJson({ code, params, evidence: evidence.toSorted(), outcomes: outcomes.toSorted() });
  return `${code}-${createHash('sha256').update(about, 'utf8').digest('hex').slice(0, DIGITS)}`;
}
