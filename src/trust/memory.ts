import type { TrustMemory } from './sources.ts';

export interface MemoryBounds {
  /** Texts that are kept, and their length together in UTF-16 units. */
  readonly texts: number;
  readonly characters: number;
  /** Addresses whose newest version is remembered. */
  readonly versions: number;
}

const BOUNDS: MemoryBounds = { texts: 500, characters: 16_000_000, versions: 10_000 };

interface Text {
  readonly text: string;
  readonly mediaType: string;
  readonly fetchedAt: number;
  readonly freshUntil: number;
}

/**
 * A memory that lives as long as the process: for the command line and for tests. What was used longest ago goes first.
 * It forgets the newest versions with the process, so it notices a rollback only within one run; the service keeps them
 * in its record book.
 */
export function createTrustMemory(bounds: MemoryBounds = BOUNDS): TrustMemory {
  const texts = new Map<string, Text>();
  const versions = new Map<string, { readonly version: number; readonly digest: string }>();
  let characters = 0;
  const drop = (url: string): void => {
    characters -= texts.get(url)?.text.length ?? 0;
    texts.delete(url);
  };
  return {
    async cached(url) {
      const entry = texts.get(url);
      if (entry === undefined) return null;
      texts.delete(url);
      texts.set(url, entry);
      return entry;
    },
    async keep(url, entry) {
      drop(url);
      texts.set(url, entry);
      characters += entry.text.length;
      for (const oldest of texts.keys()) {
        if (texts.size <= bounds.texts && characters <= bounds.characters) break;
        drop(oldest);
      }
    },
    async remember(url, version, digest) {
      const newest = versions.get(url);
      if (newest && (newest.version > version || (newest.version === version && newest.digest !== digest)))
        return false;
      versions.delete(url);
      versions.set(url, { version, digest });
      const [oldest] = versions.keys();
      if (versions.size > bounds.versions && oldest !== undefined) versions.delete(oldest);
      return true;
    },
  };
}
