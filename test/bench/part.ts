import type { Table } from './table.ts';
import type { Target } from './target.ts';

/** What one part of the bench found. */
export interface Found {
  readonly tables: readonly Table[];
  readonly targets: readonly Target[];
}

/** How thoroughly it is measured. */
export interface Effort {
  /** Interleaved rounds; more of them, less noise. */
  readonly rounds: number;
  readonly root: URL;
}

export type Part = (effort: Effort) => Promise<Found>;
