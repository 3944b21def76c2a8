import { Agent } from 'node:http';
import { costTable, costTargets } from './cost-table.ts';
import type { Costed } from './costs.ts';
import { fastPathShares } from './fast-path.ts';
import { benchFirstIssue } from './first-issue.ts';
import { harnessed } from './harnessed.ts';
import type { Measured } from './measure.ts';
import type { Part } from './part.ts';
import { bundle, serve } from './raw-workerd.ts';
import type { RecognitionReport } from './recognition.ts';
import { recognitionTables } from './recognition-table.ts';
import type { Recording } from './recording.ts';
import { post } from './request.ts';
import { benchRequests } from './requests.ts';
import { milliseconds, type Table, times } from './table.ts';

/** Each securing and each whole verification against bare cryptography and against the libraries. */
export const securing: Part = async ({ rounds }) => {
  const bundled = await bundle('cost-worker.ts');
  const worker = await serve(bundled, {});
  try {
    const costed = JSON.parse(await post(worker.url, new Agent(), '/', String(rounds))) as Costed[];
    return { tables: [costTable(costed)], targets: costTargets(costed) };
  } finally {
    await worker.close();
    await bundled.remove();
  }
};

/** Where the time of an issue goes, and what it asks of the record book. */
export const issuing: Part = async ({ rounds, root }) => {
  const [stages, recording] = await harnessed(root, rounds, async (run) => [
    (await run('stages')) as readonly Measured[],
    (await run('recording')) as Recording,
  ]);
  const book: Table = {
    title: 'The record book, for one issue',
    columns: ['embedded D1 and R2', 'batches', 'ms'],
    rows: [
      ['D1', recording.batches.toFixed(1), recording.milliseconds.toFixed(1)],
      ['R2: bodies above 16 kB', '', recording.blobMilliseconds.toFixed(1)],
    ],
  };
  return {
    tables: [againstFirst('One issue by its steps, two page images', stages), book],
    targets: [
      { what: 'D1 batches of one issue', measured: recording.batches, limit: 3, direction: 'at most', unit: 'batches' },
    ],
  };
};

/** The page image of a certificate. */
export const drawing: Part = async ({ rounds, root }) => {
  const measured = await harnessed(root, rounds, async (run) => (await run('drawing')) as readonly Measured[]);
  return { tables: [againstFirst('Drawing one page', measured, '× first')], targets: [] };
};

export const recognition: Part = async ({ rounds, root }) => ({
  tables: recognitionTables(
    await harnessed(root, rounds, async (run) => (await run('recognition')) as RecognitionReport),
  ),
  targets: [],
});

/** Processor time of the first issue of a fresh isolate. */
export const first: Part = async ({ rounds }) => {
  const found = await benchFirstIssue(Math.max(3, rounds));
  return {
    tables: [
      {
        title: 'First issue of a fresh isolate, processor time of the whole process',
        columns: [
          'what',
          'isolates',
          'start-up, ms',
          'empty request, ms',
          'first issue, ms',
          'its thread, ms',
          'second, ms',
        ],
        rows: found.map(({ what, isolates, startup, nothing, first, thread, second }) => [
          what,
          String(isolates),
          ...[startup, nothing, first, thread, second].map((one) => one.toFixed(1)),
        ]),
        note: 'Counted: every thread of workerd, HTTP included. Not counted: loading the modules (start-up), drawing, D1, R2.',
      },
    ],
    targets: found.map(({ what, first, limit }) => ({
      what: `processor of the ${what}`,
      measured: first,
      limit,
      direction: 'at most',
      unit: 'ms',
    })),
  };
};

/** The share of documents that compiled contexts turn into N-Quads in one pass. */
export const fastPath: Part = async () => {
  const shares = await fastPathShares();
  const own = shares.filter((share) => share.own);
  const sum = (of: 'documents' | 'compiled'): number => own.reduce((total, share) => total + share[of], 0);
  return {
    tables: [
      {
        title: 'Documents by their way to N-Quads',
        columns: ['kind', 'documents', 'compiled', 'compiled, with blank nodes', 'library'],
        rows: shares.map((share) => [
          share.kind,
          ...[share.documents, share.compiled, share.withBlankNodes, share.library].map(String),
        ]),
      },
    ],
    targets: [
      {
        what: 'our own documents on the fast path',
        measured: (100 * sum('compiled')) / sum('documents'),
        limit: 100,
        direction: 'at least',
        unit: '%',
      },
    ],
  };
};

/** Requests per second under raw workerd, ours against the library. */
export const requests: Part = async ({ rounds }) => {
  const found = await benchRequests(Math.max(2, Math.ceil(rounds / 3)));
  return {
    tables: [
      {
        title: 'Requests per second under raw workerd, record book in memory, 8 connections',
        columns: ['what', 'bytes', 'ours', 'stock', 'ours / stock', 'processor each, ms', 'stock, ms', 'stock / ours'],
        rows: found.map(({ what, bytes, ours, stock }) => [
          what,
          String(bytes),
          ours.perSecond.toFixed(0),
          stock.perSecond.toFixed(0),
          times(ours.perSecond / stock.perSecond),
          ours.processor.toFixed(2),
          stock.processor.toFixed(2),
          times(stock.processor / ours.processor),
        ]),
        note: 'Stock: @digitalbazaar/vc. A whole issue judges an award, and makes, lints and confirms three documents; beside it stand three documents made and verified by the libraries, or one proof made by them.',
      },
    ],
    targets: found.flatMap(({ what, limit, ours, stock }) =>
      limit === null
        ? []
        : [
            {
              what: `requests: ${what}`,
              measured: ours.perSecond / stock.perSecond,
              limit,
              direction: 'at least' as const,
              unit: '× stock',
            },
          ],
    ),
  };
};

function againstFirst(title: string, measured: readonly Measured[], ratio = '× bare'): Table {
  const bare = measured[0]?.lowest ?? Number.NaN;
  return {
    title,
    columns: ['', 'lowest, ms', 'median, ms', ratio],
    rows: measured.map(({ name, lowest, median }) => [
      name,
      milliseconds(lowest),
      milliseconds(median),
      times(lowest / bare),
    ]),
  };
}
