/**
 * Which of the expected conflicts a refused batch met, read from the constraint or trigger SQLite names in its message;
 * null when it is none of them, and then it is a fault, not a conflict.
 */
export function conflictOf<C extends string>(error: unknown, expected: Readonly<Record<string, C>>): C | null {
  const message = error instanceof Error ? error.message : String(error);
  for (const [mark, conflict] of Object.entries(expected)) if (message.includes(mark)) return conflict;
  return null;
}

/** Writes a batch whole; or nothing of it, and says which of the expected conflicts was met. Every other fault is thrown. */
export async function attempt<C extends string>(
  db: D1Database,
  statements: D1PreparedStatement[],
  expected: Readonly<Record<string, C>>,
): Promise<C | null> {
  try {
    await db.batch(statements);
    return null;
  } catch (error) {
    const conflict = conflictOf(error, expected);
    if (conflict === null) throw error;
    return conflict;
  }
}
