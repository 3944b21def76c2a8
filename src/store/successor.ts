/**
 * The credential that took the place of one of this service's own, whichever institution issued it; null where none did.
 * Not scoped: whoever evaluates a credential has it before them, and its id is all that is asked and told.
 */
export async function successorOf(db: D1Database, credentialId: string): Promise<string | null> {
  const row = await db
    .prepare('SELECT superseded_by FROM credential WHERE credential_id = ? AND superseded_by IS NOT NULL LIMIT 1')
    .bind(credentialId)
    .first<{ superseded_by: string }>();
  return row?.superseded_by ?? null;
}
