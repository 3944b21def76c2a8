/**
 * What a rule or a lint says about a record or a document. Errors stop issuing; a warning needs a justification given
 * once; information and declarations stop nothing.
 */
export interface Finding {
  /** Stable id of the rule (`VL-SIZE-25`, `A8`) or lint (`LINT-CARDINALITY`). */
  readonly id: string;
  readonly severity: 'error' | 'warning' | 'information' | 'declaration';
  /** JSON pointer (RFC 6901) into the record that was judged: specification, award or document. */
  readonly path: string;
  /** Which record `path` points into. */
  readonly subject: 'specification' | 'award' | 'institution' | 'document';
  readonly message: { readonly nl: string; readonly en: string };
  /** What would satisfy the rule. */
  readonly remedy: { readonly nl: string; readonly en: string };
  /** The reason given for a warning, when there is one. */
  readonly justification?: string;
}
