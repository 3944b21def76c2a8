/** Where local workerd runs the Worker's scheduled handler when it is asked to: it fires no cron by itself. */
const SCHEDULED = '/cdn-cgi/local/scheduled';
/** The crons of wrangler.toml. */
const EVERY_MINUTE = '* * * * *';
const NIGHTLY = '17 3 * * *';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Runs the scheduled work now and from now on: the every-minute run every minute, the nightly one once in 24 hours,
 * whatever the hour, since a laptop sleeps at night. Says when a run fails, and once only while it keeps failing.
 */
export function keepSchedule(origin: string, onComplaint: (message: string) => void): () => void {
  let failing = false;
  let busy = false;
  let nightlyAt = 0;
  const run = async (cron: string) => {
    const url = new URL(SCHEDULED, origin);
    url.searchParams.set('cron', cron);
    const response = await fetch(url, { signal: AbortSignal.timeout(MINUTE) });
    if (!response.ok) throw new Error(`status ${response.status}`);
    await response.arrayBuffer();
  };
  const tick = async () => {
    if (busy) return;
    busy = true;
    try {
      await run(EVERY_MINUTE);
      if (Date.now() - nightlyAt >= DAY) {
        nightlyAt = Date.now();
        await run(NIGHTLY);
      }
      failing = false;
    } catch (error) {
      if (!failing && !stopped)
        onComplaint(`scheduled work failed (${error instanceof Error ? error.message : error})`);
      failing = true;
    } finally {
      busy = false;
    }
  };
  let stopped = false;
  const timer = setInterval(tick, MINUTE);
  void tick();
  return () => {
    stopped = true;
    clearInterval(timer);
  };
}
