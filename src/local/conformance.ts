import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../record/result.ts';
import { startConformance } from './conformance-run.ts';
import type { LaunchFailure } from './failure.ts';
import { asked, interruption } from './interrupt.ts';
import { complain, say, sayFailure } from './terminal.ts';

/**
 * `npm run conformance [-- --port 40443]`: what the public W3C suites are run against, until Ctrl-C. One line of JSON with the
 * DIDs of the three issuers, then the endpoints. See docs/CONFORMANCE.md.
 */

const interrupt = interruption();
const WHAT = 'The conformance run';

/** The port that was asked for; null for any that is free. */
function portOf(): Result<number | null, LaunchFailure> {
  const advice = ['npm run conformance -- --port 40443', 'The port is a number from 1024 to 65535.'];
  try {
    const { port } = parseArgs({ options: { port: { type: 'string' } } }).values;
    if (port === undefined) return ok(null);
    const number = Number(port);
    return /^\d{1,5}$/.test(port) && number >= 1024 && number <= 65_535
      ? ok(number)
      : fail({ code: 'PORT_NOT_VALID', reason: `--port is "${port}"`, advice });
  } catch (error) {
    return fail({ code: 'PORT_NOT_VALID', reason: error instanceof Error ? error.message : String(error), advice });
  }
}

async function main(): Promise<number> {
  const port = portOf();
  if (!port.ok) return sayFailure(WHAT, port.error);
  const started = await startConformance(port.value, interrupt);
  if (!started.ok) return sayFailure(WHAT, started.error);
  const { dids, endpoints, stop } = started.value;
  say(JSON.stringify(dids), ...endpoints);
  await asked(interrupt);
  await stop();
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
process.exit();
