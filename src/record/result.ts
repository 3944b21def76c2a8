/**
 * Expected failure as a value. Bugs throw; what a user can cause is a `Result` with a tagged code.
 */
export type Result<T, F> = { ok: true; value: T } | { ok: false; error: F };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const fail = <F>(error: F): { ok: false; error: F } => ({ ok: false, error });
