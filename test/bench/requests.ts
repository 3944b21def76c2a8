import { Agent } from 'node:http';
import { smallCredential } from './credentials.ts';
import { bundle, processorOf, type RunningWorker, serve } from './raw-workerd.ts';
import { post } from './request.ts';
import { type Setting, settings } from './settings.ts';
import { awards } from './whole-issue.ts';

/** Requests per second of two workerd processes that serve the same bundle, one asked for ours and one for the library. */
export interface Throughput {
  readonly what: string;
  /** Of the document that comes or goes. */
  readonly bytes: number;
  readonly ours: Speed;
  readonly stock: Speed;
  /** So many times stock is aimed at; null for a row that is only there to be compared. */
  readonly limit: number | null;
}

interface Speed {
  readonly perSecond: number;
  /** Milliseconds of processor, all threads of workerd; says more than the other where others use the machine. */
  readonly processor: number;
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

interface Pair extends Pick<Throughput, 'what' | 'bytes' | 'limit'> {
  readonly asked: { readonly ours: Ask; readonly stock: Ask };
}

/** One request, and whose processor it costs. */
interface Ask {
  readonly pid: number;
  send(agent: Agent): Promise<string>;
}

async function pairs({ size, invented }: Setting, ours: RunningWorker, stock: RunningWorker): Promise<readonly Pair[]> {
  const agent = new Agent();
  const next = awards(invented);
  const to = ({ url, pid }: RunningWorker, path: string, body: () => string): Ask => ({
    pid,
    send: (using) => post(url, using, path, body()),
  });
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
  const award = () => JSON.stringify(next());
  found.push(
    {
      what: `whole issue, three documents: ${size}`,
      bytes: secured.length,
      limit: LIMIT,
      asked: { ours: to(ours, '/issue', award), stock: to(stock, '/stock/three', award) },
    },
    {
      what: `whole issue, three documents, against one proof: ${size}`,
      bytes: secured.length,
      limit: null,
      asked: { ours: to(ours, '/issue', award), stock: to(stock, '/stock/issue', () => JSON.stringify(issued)) },
    },
  );
  return found;
}

async function inTurn(rounds: number, seconds: number, { ours, stock }: Pair['asked']) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const speeds = { ours: [] as Speed[], stock: [] as Speed[] };
  // What the first requests of an isolate pay is another table.
  for (const ask of [ours, stock]) await speedOf(ask, agent, 0.5);
  for (let round = 0; round < rounds; round += 1) {
    speeds.ours.push(await speedOf(ours, agent, seconds));
    speeds.stock.push(await speedOf(stock, agent, seconds));
  }
  agent.destroy();
  return { ours: middle(speeds.ours), stock: middle(speeds.stock) };
}

const middle = (speeds: readonly Speed[]): Speed => ({
  perSecond: median(speeds.map(({ perSecond }) => perSecond)),
  processor: median(speeds.map(({ processor }) => processor)),
});

async function speedOf({ pid, send }: Ask, agent: Agent, seconds: number): Promise<Speed> {
  const begun = performance.now();
  const end = begun + seconds * 1000;
  const before = processorSum(pid);
  let answered = 0;
  const line = async () => {
    while (performance.now() < end) {
      await send(agent);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, line));
  return {
    perSecond: (answered * 1000) / (performance.now() - begun),
    processor: (processorSum(pid) - before) / answered,
  };
}

const processorSum = (pid: number): number => [...processorOf(pid).values()].reduce((sum, one) => sum + one, 0);

export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;
