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
  /** The libraries, and bare and ours once more, as they were in the same rounds. */
  readonly stock: { readonly stock: Measured; readonly bare: Measured; readonly ours: Measured } | null;
}

/**
 * Everything in turn within one isolate, so that only ratios between columns of one row are to be read. The libraries come
 * afterwards, in rounds of their own: a service of ours does not run them, and what they leave to be collected would be
 * collected while something else is timed.
 */
export async function costs(rounds: number): Promise<readonly Costed[]> {
  const world = await makeMeasuredWorld();
  const rows: readonly Cost[] = [
    ...(await securedCosts(world)),
    ...(await foreignCosts(world)),
    ...(await tokenCosts(world)),
    ...(await wholeIssueCosts()),
  ];
  const alone = await inTurn(rows, ['bare', 'ours', 'whole'], rounds);
  const beside = await inTurn(
    rows.filter(({ stock }) => stock !== undefined),
    ['bare', 'ours', 'stock'],
    rounds,
  );
  return rows.map(({ what, bytes, limit }) => {
    const { bare, ours, whole = null } = alone.get(what) ?? {};
    if (!bare || !ours) throw new Error(`${what} was not measured`);
    const { stock, bare: bareBeside, ours: oursBeside } = beside.get(what) ?? {};
    const compared = stock && bareBeside && oursBeside ? { stock, bare: bareBeside, ours: oursBeside } : null;
    return { what, bytes, limit, bare, ours, whole, stock: compared };
  });
}

type Way = 'bare' | 'ours' | 'whole' | 'stock';

/** Each row each way, A B C A B C …, by what the row is called. */
async function inTurn(
  rows: readonly Cost[],
  ways: readonly Way[],
  rounds: number,
): Promise<ReadonlyMap<string, Partial<Record<Way, Measured>>>> {
  const things = new Map(
    rows.flatMap((row) =>
      ways.flatMap((way) => (row[way] ? [[`${way} ${row.what}`, () => row[way]?.()] as const] : [])),
    ),
  );
  const measured = new Map((await measure(rounds, Object.fromEntries(things))).map((one) => [one.name, one]));
  return new Map(
    rows.map(({ what }) => [
      what,
      Object.fromEntries(
        ways.flatMap((way) => {
          const one = measured.get(`${way} ${what}`);
          return one ? [[way, one]] : [];
        }),
      ),
    ]),
  );
}
