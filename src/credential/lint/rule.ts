import type { Finding } from '../../record/finding.ts';
import type { Walked } from './walk.ts';

export type DocumentKind = 'edc' | 'vcdm2';

/** One question asked of a composed document: pure, and silent when there is nothing wrong. */
export type LintRule = (walked: Walked, kind: DocumentKind) => readonly Finding[];

type Words = Finding['message'];

/** A lint finding is always an error: what a rule may warn about was weighed before the document was composed. */
export const finding = (id: `LINT-${string}`, path: string, message: Words, remedy: Words): Finding => ({
  id,
  severity: 'error',
  subject: 'document',
  path,
  message,
  remedy,
});
