import type { Tell } from './load.ts';
import type { Table } from './table.ts';

/** Prints what the load run finds as soon as it is found. */
export const loadTables = (print: (table: Table) => void): Tell => ({
  speeds: (what, speeds) =>
    print({
      title: what,
      columns: ['connections', 'per second', 'median, ms', '95 % within, ms', 'processor each, ms'],
      rows: speeds.map(({ connections, perSecond, median, p95, processor }) => [
        String(connections),
        perSecond.toFixed(0),
        ...[median, p95, processor].map((one) => one.toFixed(1)),
      ]),
    }),
  memory: ({ requests, hostile, seconds, quarters, answers }) =>
    print({
      title: `${requests} requests, ${hostile} of them hostile, in ${seconds.toFixed(0)} s`,
      columns: ['quarter', 'median, MB', 'highest, MB'],
      rows: quarters.map(({ median, highest }, at) => [String(at + 1), median.toFixed(0), highest.toFixed(0)]),
      note: `Answers: ${Object.entries(answers)
        .map(([answer, count]) => `${count} × ${answer}`)
        .join(', ')}.${quarters.length === 0 ? ' No /proc here: memory was not measured.' : ''}`,
    }),
});
