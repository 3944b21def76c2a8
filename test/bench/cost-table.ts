import type { Costed } from './costs.ts';
import { ratioOf } from './measure.ts';
import { milliseconds, type Table, times } from './table.ts';
import type { Target } from './target.ts';

/** Milliseconds are of the median round; the other columns are ratios to what stands beside it in the same round. */
export function costTable(costed: readonly Costed[]): Table {
  return {
    title: 'Securing and verifying in workerd, as multiples of bare cryptography',
    columns: [
      'what',
      'bytes',
      'bare, ms',
      'ours, ms',
      '× bare',
      'aim',
      'all steps, × bare',
      'stock, × bare',
      'stock / ours',
    ],
    rows: costed.map((row) => [
      row.what,
      String(row.bytes),
      milliseconds(row.bare.median),
      milliseconds(row.ours.median),
      times(ratioOf(row.ours, row.bare)),
      row.limit === null ? '' : `≤ ${row.limit}`,
      row.whole === null ? '' : times(ratioOf(row.whole, row.bare)),
      row.stock === null ? '' : times(ratioOf(row.stock.stock, row.stock.bare)),
      row.stock === null ? '' : times(ratioOf(row.stock.stock, row.stock.ours)),
    ]),
    note: 'Ours: text in, secured text or proved document out. All steps: a whole verification with its report and facts.',
  };
}

export const costTargets = (costed: readonly Costed[]): readonly Target[] =>
  costed.flatMap(({ what, limit, ours, bare }) =>
    limit === null
      ? []
      : [{ what, measured: ratioOf(ours, bare), limit, direction: 'at most' as const, unit: '× bare' }],
  );
