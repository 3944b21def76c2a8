import { type Measured, measure } from './measure.ts';
import { makeMeasuredWorld } from './measured-world.ts';
import { foreignCosts, securedCosts } from './securing.ts';
import { tokenCosts } from './tokens.ts';
import { wholeIssueCosts } from './whole-issue.ts';

/** One thing that is done to one document, and what it is compared with. */
export interface Cost {
  readonly what: string;
  /** Of the document as a file. */
  readonly bytes: number;
  /** So many times bare is aimed at; null for a row that is only there to be compared. */
  readonly limit: number | null;
  /** What the machine cannot do without: hash the very bytes and sign them, or verify the signature. */
  bare(): Promise<unknown>;
  /** Text in, secured text out; or text in, proved document out. */
  ours(): Promise<unknown>;
  /** All eight steps and the facts. */
  whole?(): Promise<unknown>;
  /** The same as `ours` by the libraries everybody builds on, as they are. */
  stock?(): Promise<unknown>;
}

/** Microseconds for one operation. */
export interface Costed extends Pick<Cost, 'what' | 'bytes' | 'limit'> {
  readonly bare: Measured;
  readonly ours: Measured;
  readonly whole: Measured | null;
  readonly stock: Measured | null;
}

/** Everything in turn within one isolate, so that only ratios between columns of one row are to be read. */
export async function costs(rounds: number): Promise<readonly Costed[]> {
  const world = await makeMeasuredWorld();
  const rows: readonly Cost[] = [
    ...(await securedCosts(world)),
    ...(await foreignCosts(world)),
    ...(await tokenCosts(world)),
    ...(await wholeIssueCosts()),
  ];
  const ways = ['bare', 'ours', 'whole', 'stock'] as const;
  const things = Object.fromEntries(
    rows.flatMap((row, at) =>
      ways.flatMap((way) => {
        const thing = row[way];
        return thing ? [[`${at} ${way}`, () => thing()] as const] : [];
      }),
    ),
  );
  const measured = new Map((await measure(rounds, things)).map((one) => [one.name, one]));
  return rows.map(({ what, bytes, limit }, at) => {
    const [bare, ours, whole = null, stock = null] = ways.map((way) => measured.get(`${at} ${way}`));
    if (!bare || !ours) throw new Error(`${what} was not measured`);
    return { what, bytes, limit, bare, ours, whole, stock };
  });
}
