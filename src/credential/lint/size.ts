import type { Finding } from '../../record/finding.ts';
import { encodeUtf8 } from '../../record/utf8.ts';
import { admissible, LIMITS } from '../data-integrity/admissible.ts';
import { type DocumentKind, finding, type LintRule } from './rule.ts';
import { pointer } from './walk.ts';

/** Bounds of what we seal; what we accept to read is bounded elsewhere and wider. */
export const MAX_DOCUMENT_BYTES = 1_000_000;
export const MAX_DEPTH = 24;

/**
 * LINT-SIZE: the document is under 1 MB, its nesting, its number of values and everything else our own reader bounds
 * within what that accepts. Readers reject what is larger, and JSON-LD processing grows faster than the text. The images
 * are LINT-PAGE-IMAGE's.
 */
export const size: LintRule = ({ body, document, places }, kind) => {
  const tooMuch = tooMuchOf(FORM[kind]);
  const findings: Finding[] = [];
  const deepest = places.reduce((a, b) => (b.depth > a.depth ? b : a));
  if (deepest.depth > MAX_DEPTH)
    findings.push(tooMuch(pointer(deepest), `${deepest.depth} > ${MAX_DEPTH}`, 'nesting', 'diepte'));
  const refused = admissible(document);
  if (refused !== null) {
    const values = countValues(document);
    if (values > LIMITS.values) findings.push(tooMuch('', `${values} > ${LIMITS.values}`, 'values', 'waarden'));
    else if (refused.code === 'too_complex' && findings.length === 0)
      findings.push(tooMuch('', refused.reason, 'structure', 'opbouw'));
  }
  // No UTF-16 unit takes more than three bytes: most bodies need not be counted.
  const bytes = body.length * 3 < MAX_DOCUMENT_BYTES ? 0 : encodeUtf8(body).byteLength;
  if (bytes >= MAX_DOCUMENT_BYTES) findings.push(tooMuch('', `${bytes} >= ${MAX_DOCUMENT_BYTES}`, 'bytes', 'bytes'));
  return findings;
};

/** Both forms of a credential are measured: a finding says which one is too large. */
const FORM: Readonly<Record<DocumentKind, string>> = { edc: 'EDC', vcdm2: 'W3C VC' };

const tooMuchOf =
  (form: string) =>
  (path: string, measured: string, en: string, nl: string): Finding =>
    finding(
      'LINT-SIZE',
      path,
      { nl: `De ${form} is te groot (${nl}): ${measured}.`, en: `The ${form} is too large (${en}): ${measured}.` },
      { nl: 'Kort teksten in of verdeel het aanbod.', en: 'Shorten texts or divide the offering.' },
    );

/** Every value of the tree, counted as often as it is written: as the reader of proofs counts them. */
function countValues(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  let count = 1;
  if (Array.isArray(value)) for (const item of value) count += countValues(item);
  else for (const name in value) count += countValues((value as Readonly<Record<string, unknown>>)[name]);
  return count;
}
