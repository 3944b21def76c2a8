import { readdirSync, readFileSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

/** What `store/` uses of D1, over the SQLite of Node: for tests that compare with the record book and need no Worker. */
class Statement {
  readonly #database: DatabaseSync;
  readonly #sql: string;
  readonly #bound: readonly SQLInputValue[];
  constructor(database: DatabaseSync, sql: string, bound: readonly SQLInputValue[] = []) {
    this.#database = database;
    this.#sql = sql;
    this.#bound = bound;
  }
  bind(...values: SQLInputValue[]): Statement {
    return new Statement(this.#database, this.#sql, values);
  }
  now(): { results: unknown[] } {
    return { results: this.#database.prepare(this.#sql).all(...this.#bound) };
  }
  async all(): Promise<{ results: unknown[] }> {
    return this.now();
  }
  async run(): Promise<{ results: unknown[] }> {
    return this.now();
  }
  async first(): Promise<unknown> {
    return this.now().results[0] ?? null;
  }
}

/** A fresh database in memory with every migration applied. A batch is one transaction, as in D1. */
export function nodeD1(): D1Database {
  const database = new DatabaseSync(':memory:');
  const folder = new URL('../../src/store/migrations/', import.meta.url);
  for (const name of readdirSync(folder).toSorted()) database.exec(readFileSync(new URL(name, folder), 'utf8'));
  const d1 = {
    prepare: (sql: string) => new Statement(database, sql),
    async batch(statements: readonly Statement[]) {
      database.exec('BEGIN');
      try {
        const results = statements.map((statement) => statement.now());
        database.exec('COMMIT');
        return results;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
  };
  return d1 as unknown as D1Database;
}
