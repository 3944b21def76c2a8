/** Why the service cannot be started here: what a person can read and do something about. Never holds a secret. */
export interface LaunchFailure {
  readonly code:
    | 'PORT_NOT_VALID'
    | 'PORT_TAKEN'
    | 'LOCALHOST'
    | 'MASTER_KEY_MISSING'
    | 'NOT_READY'
    | 'RUNTIME'
    | 'INTERRUPTED';
  readonly reason: string;
  /** What to do about it, one line each. */
  readonly advice: readonly string[];
}
