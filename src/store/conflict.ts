/**
 * Which of the expected conflicts a refused batch met, read from the constraint or trigger SQLite names in its message;
 * null when it is none of them, and then it is a fault, not a conflict.
 */
export function conflictOf<C extends string>(error: unknown, expected: Readonly<Record<string, C>>): C | null {
  const message = error instanceof Error ? error.message : String(error);
  for (const [mark, conflict] of Object.entries(expected)) if (message.includes(mark)) return conflict;
  return null;
}
