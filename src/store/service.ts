/** What the service remembers of itself: the origins it signed under, and which master key its keys are wrapped with. */

/** Origins this service has signed under that are neither the present one nor named as former: it may not start. */
export async function unknownOrigins(db: D1Database, origin: string, former: readonly string[]): Promise<string[]> {
  const { results } = await db.prepare('SELECT origin FROM origin').all<{ origin: string }>();
  return results.map((row) => row.origin).filter((known) => known !== origin && !former.includes(known));
}

/** Remembers that something is signed under this origin from now on. */
export async function rememberOrigin(db: D1Database, origin: string, now: number): Promise<void> {
  await db.prepare('INSERT OR IGNORE INTO origin (origin, first_used_at) VALUES (?, ?)').bind(origin, now).run();
}

/** The value by which a master key is recognised; null before the first key was wrapped. */
export async function masterKeyCheck(db: D1Database): Promise<string | null> {
  const row = await db.prepare('SELECT wrapped FROM master_key_check WHERE id = 1').first<{ wrapped: string }>();
  return row?.wrapped ?? null;
}

/** Keeps the check value of the first master key; a later one never replaces it. */
export async function rememberMasterKey(db: D1Database, wrapped: string): Promise<void> {
  await db.prepare('INSERT OR IGNORE INTO master_key_check (id, wrapped) VALUES (1, ?)').bind(wrapped).run();
}
