/** The value by which a master key is recognised; null before the first key was wrapped. */
export async function masterKeyCheck(db: D1Database): Promise<string | null> {
  const row = await db.prepare('SELECT wrapped FROM master_key_check WHERE id = 1').first<{ wrapped: string }>();
  return row?.wrapped ?? null;
}

/** Keeps the check value of the first master key; a later one never replaces it. */
export async function rememberMasterKey(db: D1Database, wrapped: string): Promise<void> {
  await db.prepare('INSERT OR IGNORE INTO master_key_check (id, wrapped) VALUES (1, ?)').bind(wrapped).run();
}
