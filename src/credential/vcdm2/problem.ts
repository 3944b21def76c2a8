/** What is wrong with one member of a credential or presentation, in words for whoever wrote it. */
export interface ModelProblem {
  /** Stable name of the rule that does not hold. */
  readonly code: string;
  /** JSON pointer (RFC 6901) of the member; the empty string is the whole document. */
  readonly pointer: string;
  /** Where the specification says it: `VCDM 2.0 §4.3`. */
  readonly clause: string;
  readonly message: { readonly nl: string; readonly en: string };
  /** What would be accepted in its place. */
  readonly accepts: { readonly nl: string; readonly en: string };
}
