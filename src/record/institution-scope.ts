/**
 * The right to touch one institution's rows, and in whose name. Every function of `store/` takes one. Only the session
 * layer (`api/session.ts`) and the Worker's own background work (`index.ts`) may call `grantScope`; a test reads the
 * imports.
 */
export interface Actor {
  /** Id of the API key, or `system` for queue and scheduled work. */
  readonly keyId: string;
  /** The person the key acts for (`On-Behalf-Of`), as the caller names them. */
  readonly onBehalfOf?: string;
}

declare const granted: unique symbol;
export interface InstitutionScope {
  readonly institutionId: string;
  readonly actor: Actor;
  readonly [granted]: true;
}

export const grantScope = (institutionId: string, actor: Actor): InstitutionScope =>
  ({ institutionId, actor }) as InstitutionScope;
