import type { Finding } from '../../record/finding.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { annexI } from './annex-i.ts';
import { cardinality } from './cardinality.ts';
import { creditOnce } from './credit-once.ts';
import { duration } from './duration.ts';
import { entitlement } from './entitlement.ts';
import { nodeId } from './node-id.ts';
import { pageImage } from './page-image.ts';
import { personalData } from './personal-data.ts';
import { profile } from './profile.ts';
import type { DocumentKind, LintRule } from './rule.ts';
import { safeMode } from './safe-mode.ts';
import { size } from './size.ts';
import { conceptVocabulary } from './vocabulary.ts';
import { walk } from './walk.ts';

declare const linted: unique symbol;

/** A document that passed every lint. Only `lint` makes one, and only such a document can be sealed. */
export interface LintedDocument {
  readonly kind: DocumentKind;
  readonly document: object;
  /** The JSON text that is signed: written once, never again from `document`. */
  readonly body: string;
  /** Canonical N-Quads (RDFC-1.0) in pieces, for the VCDM 2.0 form: what both Data Integrity proofs hash. */
  readonly canonical?: readonly string[];
  readonly [linted]: true;
}

/** Every rule that needs nothing but the document; safe mode comes after them, because it costs more than all together. */
const RULES: readonly LintRule[] = [
  size,
  cardinality,
  annexI,
  creditOnce,
  entitlement,
  profile,
  conceptVocabulary,
  duration,
  nodeId,
  pageImage,
  personalData,
];

/**
 * The last look at a document before it is sealed: Council Recommendation 2022/C 243/02 Annex I, ELM 3.2 cardinalities and
 * vocabularies, JSON-LD safe mode, sizes, durations, node ids, personal data. All findings at once. It reads the document
 * as a verifier will, not the records it came from; whether the award may be issued was decided by the rules before.
 */
export async function lint(kind: DocumentKind, document: object): Promise<Result<LintedDocument, Finding[]>> {
  const walked = walk(document);
  const findings = RULES.flatMap((rule) => rule(walked, kind));
  if (findings.length > 0) return fail(findings);
  const expanded = await safeMode(kind, document);
  if (!expanded.ok) return fail([expanded.error]);
  // The brand exists only in types: nothing outside this function can name it.
  return ok({ kind, document, body: walked.body, canonical: expanded.value } as unknown as LintedDocument);
}

export type { DocumentKind } from './rule.ts';
