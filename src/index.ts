import { createApp } from './app.ts';
import { consume, everyMinute, everyNight } from './background.ts';
import type { Env } from './config.ts';
import { warmUp } from './issuing/warm-up.ts';

const NIGHTLY = '17 3 * * *';

// Start-up is not the time of any request: what every credential needs is made ready here.
await warmUp();

export default {
  fetch: (request, env, context) => createApp(env, (work) => context.waitUntil(work)).fetch(request),
  queue: (batch, env) => consume(env, batch),
  scheduled: (controller, env) => (controller.cron === NIGHTLY ? everyNight(env) : everyMinute(env)),
} satisfies ExportedHandler<Env>;
