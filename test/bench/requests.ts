import { Agent } from 'node:http';
import { smallCredential } from './credentials.ts';
import { bundle, type RunningWorker, serve } from './raw-workerd.ts';
import { post } from './request.ts';
import { type Setting, settings } from './settings.ts';
import { awards } from './whole-issue.ts';

/** Requests per second of two workerd processes that serve the same bundle, one asked for ours and one for the library. */
export interface Throughput {
  readonly what: string;
  /** Of the document that comes or goes. */
  readonly bytes: number;
  readonly ours: number;
  readonly stock: number;
  /** So many times stock is aimed at; null for a row that is only there to be compared. */
  readonly limit: number | null;
}

const CONNECTIONS = 8;
const LIMIT = 6;

/**
 * Issues and verifies over HTTP with connections that stay open, ours and the library in turn, `rounds` times `seconds`
 * each; the median of the rounds. Client and services share the processors of one machine, and each workerd uses one.
 */
export async function benchRequests(rounds: number, seconds = 1): Promise<readonly Throughput[]> {
  const bundled = await bundle('service.ts');
  const throughputs: Throughput[] = [];
  try {
    for (const setting of await settings()) {
      const [ours, stock] = [
        await serve(bundled, { ...setting.bindings }),
        await serve(bundled, { ...setting.bindings }),
      ];
      try {
        for (const pair of await pairs(setting, ours, stock)) {
          const speeds = await inTurn(rounds, seconds, pair.asked);
          throughputs.push({
            what: pair.what,
            bytes: pair.bytes,
            limit: pair.limit,
            ours: speeds.ours,
            stock: speeds.stock,
          });
        }
      } finally {
        await ours.close();
        await stock.close();
      }
    }
  } finally {
    await bundled.remove();
  }
  return throughputs;
}

type Ask = (agent: Agent) => Promise<string>;
interface Pair extends Pick<Throughput, 'what' | 'bytes' | 'limit'> {
  readonly asked: { readonly ours: Ask; readonly stock: Ask };
}

async function pairs({ size, invented }: Setting, ours: RunningWorker, stock: RunningWorker): Promise<readonly Pair[]> {
  const agent = new Agent();
  const next = awards(invented);
  const to =
    (worker: RunningWorker, path: string, body: () => string): Ask =>
    (using) =>
      post(worker.url, using, path, body());
  const secured = await post(ours.url, agent, '/issue', JSON.stringify(next()));
  const { proof: _, ...issued } = JSON.parse(secured) as Record<string, unknown>;
  const documents = invented.specification.components?.length
    ? { [`credential, ${size}`]: issued, 'small micro-credential': smallCredential(issued) }
    : { [`credential, ${size}`]: issued };
  const found: Pair[] = [];
  for (const [what, document] of Object.entries(documents)) {
    const body = JSON.stringify(document);
    const made = {
      ours: await post(ours.url, agent, '/secure', body),
      stock: await post(stock.url, agent, '/stock/issue', body),
    };
    found.push(
      {
        what: `issue, one proof: ${what}`,
        bytes: made.ours.length,
        limit: LIMIT,
        asked: { ours: to(ours, '/secure', () => body), stock: to(stock, '/stock/issue', () => body) },
      },
      {
        what: `verify, all steps: ${what}`,
        bytes: made.ours.length,
        limit: LIMIT,
        asked: { ours: to(ours, '/verify', () => made.ours), stock: to(stock, '/stock/verify', () => made.stock) },
      },
    );
  }
  found.push({
    what: `whole issue, three documents, against one proof: ${size}`,
    bytes: secured.length,
    limit: null,
    asked: {
      ours: to(ours, '/issue', () => JSON.stringify(next())),
      stock: to(stock, '/stock/issue', () => JSON.stringify(issued)),
    },
  });
  return found;
}

async function inTurn(rounds: number, seconds: number, { ours, stock }: Pair['asked']) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const speeds = { ours: [] as number[], stock: [] as number[] };
  // What the first requests of an isolate pay is another table.
  for (const ask of [ours, stock]) await perSecond(ask, agent, 0.5);
  for (let round = 0; round < rounds; round += 1) {
    speeds.ours.push(await perSecond(ours, agent, seconds));
    speeds.stock.push(await perSecond(stock, agent, seconds));
  }
  agent.destroy();
  return { ours: median(speeds.ours), stock: median(speeds.stock) };
}

async function perSecond(ask: Ask, agent: Agent, seconds: number): Promise<number> {
  const begun = performance.now();
  const end = begun + seconds * 1000;
  let answered = 0;
  const line = async () => {
    while (performance.now() < end) {
      await ask(agent);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, line));
  return (answered * 1000) / (performance.now() - begun);
}

export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;
