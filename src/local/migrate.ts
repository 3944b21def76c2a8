import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The table in which `wrangler d1 migrations` notes what it applied: either can go on where the other stopped. */
const TABLE = 'd1_migrations';

/**
 * Applies the migrations that a database does not have yet, in the order of their names, each whole or not at all: what
 * `wrangler d1 migrations apply --local` does, without a second start of wrangler.
 */
export async function migrate(
  database: D1Database,
  folder: string,
  statementsOf: (sql: string) => string[],
): Promise<void> {
  await database.exec(
    `CREATE TABLE IF NOT EXISTS ${TABLE} (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)`,
  );
  const { results } = await database.prepare(`SELECT name FROM ${TABLE}`).all<{ name: string }>();
  const applied = new Set(results.map(({ name }) => name));
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql') && !applied.has(name)).sort();
  for (const name of names)
    await database.batch([
      ...statementsOf(await readFile(join(folder, name), 'utf8')).map((sql) => database.prepare(sql)),
      database.prepare(`INSERT INTO ${TABLE} (name) VALUES (?)`).bind(name),
    ]);
}
