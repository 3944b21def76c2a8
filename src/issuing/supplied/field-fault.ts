/** One member that is wrong: where it is and what would be accepted there. */
export interface FieldFault {
  /** JSON pointer (RFC 6901). */
  readonly pointer: string;
  /** In two languages (`accepts`). */
  readonly accepted: string;
}
