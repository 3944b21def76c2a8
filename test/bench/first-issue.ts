import { Agent } from 'node:http';
import { bundle, processorOf, serve } from './raw-workerd.ts';
import { post } from './request.ts';
import { median } from './requests.ts';
import { settings } from './settings.ts';
import { awards } from './whole-issue.ts';

/** Milliseconds of processor, medians over fresh processes. */
export interface FirstIssue {
  readonly what: string;
  readonly isolates: number;
  /** From nothing until the Worker's modules are loaded and the port is open. */
  readonly startup: number;
  /** A request that does nothing: what HTTP costs the first time. */
  readonly nothing: number;
  /** All threads: the isolate's, and those of the engine that compile and collect. */
  readonly first: number;
  /** The busiest thread alone, which is the isolate's. */
  readonly thread: number;
  readonly second: number;
  /** Aimed at for `first`. */
  readonly limit: number;
}

const LIMIT = 10;
/** Threads of the engine go on for a moment after the answer: compiling, collecting. That counts too. */
const SETTLING = 150;

/**
 * Starts workerd anew for every issue and reads the processor time of the whole process before and after it: the isolate's
 * thread, and those of the engine that compile and collect. Counted: HTTP, JSON, the seven steps with lint, signatures and
 * confirmation, importing the keys. Not counted: loading the modules (`startup`), drawing, D1 and R2, which are in memory.
 */
export async function benchFirstIssue(isolates: number): Promise<readonly FirstIssue[]> {
  const bundled = await bundle('service.ts');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const found: FirstIssue[] = [];
  try {
    for (const { size, invented, bindings } of await settings()) {
      const times = {
        startup: [] as number[],
        nothing: [] as number[],
        first: [] as number[],
        thread: [] as number[],
        second: [] as number[],
      };
      for (let number = 0; number < isolates; number += 1) {
        const worker = await serve(bundled, { ...bindings });
        const next = awards(invented);
        let before: ReadonlyMap<string, number> = new Map();
        const since = async (): Promise<{ all: number; busiest: number }> => {
          await new Promise((resolve) => setTimeout(resolve, SETTLING));
          const now = processorOf(worker.pid);
          const spent = [...now].map(([task, ran]) => ran - (before.get(task) ?? 0));
          before = now;
          return { all: spent.reduce((sum, one) => sum + one, 0), busiest: Math.max(...spent) };
        };
        try {
          times.startup.push((await since()).all);
          await post(worker.url, agent, '/', '');
          times.nothing.push((await since()).all);
          await post(worker.url, agent, '/issue', JSON.stringify(next()));
          const first = await since();
          times.first.push(first.all);
          times.thread.push(first.busiest);
          await post(worker.url, agent, '/issue', JSON.stringify(next()));
          times.second.push((await since()).all);
        } finally {
          await worker.close();
        }
      }
      const { startup, nothing, first, thread, second } = times;
      found.push({
        what: `first issue: ${size}`,
        isolates,
        startup: median(startup),
        nothing: median(nothing),
        first: median(first),
        thread: median(thread),
        second: median(second),
        limit: LIMIT,
      });
    }
  } finally {
    agent.destroy();
    await bundled.remove();
  }
  return found;
}
