/** Origins this service has signed under that are neither the present one nor named as former: it may not start. */
export async function unknownOrigins(db: D1Database, origin: string, former: readonly string[]): Promise<string[]> {
  const { results } = await db.prepare('SELECT origin FROM origin').all<{ origin: string }>();
  return results.map((row) => row.origin).filter((known) => known !== origin && !former.includes(known));
}

/** Remembers that something is signed under this origin from now on. */
export async function rememberOrigin(db: D1Database, origin: string, now: number): Promise<void> {
  await db.prepare('INSERT OR IGNORE INTO origin (origin, first_used_at) VALUES (?, ?)').bind(origin, now).run();
}
