import type { TrustMemory } from '../trust/sources.ts';

/** Longest text that is kept, in UTF-16 units: a status list of a million entries stays far below it. */
const KEPT_TEXT = 524_288;
/** How long a copy stays after it is of no use, in seconds: whoever keeps the next one sweeps it out. */
const SWEPT_AFTER = 86_400;

interface CacheRow {
  text: string;
  media_type: string;
  fetched_at: number;
  fresh_until: number;
}

/**
 * What was fetched of those who are trusted, and the newest version of each address that was ever seen. Public, and the
 * same for every institution. A text that is too long is not kept, which costs a fetch the next time.
 */
export function trustMemory(db: D1Database): TrustMemory {
  return {
    async cached(url) {
      const row = await db
        .prepare('SELECT text, media_type, fetched_at, fresh_until FROM trust_cache WHERE url = ?')
        .bind(url)
        .first<CacheRow>();
      return (
        row && { text: row.text, mediaType: row.media_type, fetchedAt: row.fetched_at, freshUntil: row.fresh_until }
      );
    },

    async keep(url, { text, mediaType, fetchedAt, freshUntil }) {
      if (text.length > KEPT_TEXT) return;
      await db.batch([
        db.prepare('DELETE FROM trust_cache WHERE fresh_until < ?').bind(fetchedAt - SWEPT_AFTER),
        db
          .prepare(
            `INSERT INTO trust_cache (url, text, media_type, fetched_at, fresh_until) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (url) DO UPDATE SET text = ?2, media_type = ?3, fetched_at = ?4, fresh_until = ?5
             WHERE fetched_at <= ?4`,
          )
          .bind(url, text, mediaType, fetchedAt, freshUntil),
      ]);
    },

    async remember(url, version, digest, now) {
      const known = await db
        .prepare('SELECT version, digest FROM trust_memory WHERE url = ?')
        .bind(url)
        .first<{ version: number; digest: string }>();
      // The same list is checked again and again: only what is new is written.
      if (known?.version === version && known.digest === digest) return true;
      // The condition stands in the statement: between the look above and here somebody else may have seen a newer one.
      const written = await db
        .prepare(
          `INSERT INTO trust_memory (url, version, digest, seen_at) VALUES (?1, ?2, ?3, ?4)
           ON CONFLICT (url) DO UPDATE SET version = ?2, digest = ?3, seen_at = ?4
           WHERE version < ?2 OR (version = ?2 AND digest = ?3)
           RETURNING version`,
        )
        .bind(url, version, digest, now)
        .first();
      return written !== null;
    },
  };
}
