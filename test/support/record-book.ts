import { env } from 'cloudflare:workers';

/** The whole database as a test sees it: to show that nothing was stored, or that something was never stored. */

async function tables(): Promise<string[]> {
  const { results } = await env.DB.prepare(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%'
       AND name <> 'd1_migrations' ORDER BY name`,
  ).all<{ name: string }>();
  return results.map(({ name }) => name);
}

/** Rows in every table. */
export async function rowCounts(): Promise<Record<string, number>> {
  const names = await tables();
  const counted = await env.DB.batch(names.map((name) => env.DB.prepare(`SELECT COUNT(*) AS rows FROM "${name}"`)));
  return Object.fromEntries(
    counted.map(({ results }, position) => [names[position], (results[0] as { rows: number }).rows]),
  );
}

/** Every row of every table as JSON text, to be searched. */
export async function everyRow(): Promise<string> {
  const names = await tables();
  const read = await env.DB.batch(names.map((name) => env.DB.prepare(`SELECT * FROM "${name}"`)));
  return JSON.stringify(read.map(({ results }, position) => ({ table: names[position], rows: results })));
}

/** Rows of one statement. */
export const rows = async <T>(sql: string, ...bound: (string | number)[]): Promise<T[]> =>
  (
    await env.DB.prepare(sql)
      .bind(...bound)
      .all<T>()
  ).results;

/** Runs a statement as somebody with the database in hands could. */
export const run = async (sql: string, ...bound: (string | number)[]): Promise<void> => {
  await env.DB.prepare(sql)
    .bind(...bound)
    .run();
};
