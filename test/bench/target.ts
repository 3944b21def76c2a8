import type { Table } from './table.ts';

/** Something that is aimed at, and what came out in this run. */
export interface Target {
  readonly what: string;
  readonly measured: number;
  readonly limit: number;
  /** `at most`: the less the better. */
  readonly direction: 'at most' | 'at least';
  readonly unit: string;
}

export const isMet = ({ measured, limit, direction }: Target): boolean =>
  direction === 'at most' ? measured <= limit : measured >= limit;

/** The table that ends every run: each target, and whether it was met. */
export function targetTable(targets: readonly Target[]): Table {
  const met = targets.filter(isMet).length;
  return {
    title: `Targets: ${met} of ${targets.length} met`,
    columns: ['target', 'measured', 'aim', ''],
    rows: targets.map((target) => [
      target.what,
      `${rounded(target.measured)} ${target.unit}`,
      `${target.direction} ${target.limit} ${target.unit}`,
      isMet(target) ? 'met' : 'NOT MET',
    ]),
  };
}

const rounded = (value: number): string => value.toFixed(value < 100 ? 2 : 0);
