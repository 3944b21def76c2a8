import { fail } from '../../record/result.ts';

/**
 * Why nothing comes out of a file that holds others. `unsupported` says nothing against the file; `ambiguous` that two
 * programs would take different things out of it.
 */
export interface ContainerFailure {
  readonly code: 'damaged' | 'ambiguous' | 'unsupported' | 'too-large' | 'too-complex';
  /** For whoever made the file; not for display. */
  readonly detail: string;
}

export const refuse = (code: ContainerFailure['code'], detail: string): { ok: false; error: ContainerFailure } =>
  fail({ code, detail });
