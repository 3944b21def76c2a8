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
  readonly first: number;
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
      const times = { startup: [] as number[], nothing: [] as number[], first: [] as number[], second: [] as number[] };
      for (let number = 0; number < isolates; number += 1) {
        const worker = await serve(bundled, { ...bindings });
        const next = awards(invented);
        let before = 0;
        const since = async (): Promise<number> => {
          await new Promise((resolve) => setTimeout(resolve, SETTLING));
          const now = processorOf(worker.pid);
          const spent = now - before;
          before = now;
          return spent;
        };
        try {
          times.startup.push(await since());
          await post(worker.url, agent, '/', '');
          times.nothing.push(await since());
          for (const which of ['first', 'second'] as const) {
            await post(worker.url, agent, '/issue', JSON.stringify(next()));
            times[which].push(await since());
          }
        } finally {
          await worker.close();
        }
      }
      const { startup, nothing, first, second } = times;
      found.push({
        what: `first issue: ${size}`,
        isolates,
        startup: median(startup),
        nothing: median(nothing),
        first: median(first),
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
