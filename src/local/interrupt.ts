/** Aborts when whoever started this command asks it to end: Ctrl-C, a signal, or npm's shell that went away. */
export function interruption(): AbortSignal {
  const interrupt = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => interrupt.abort());
  if (process.env.npm_lifecycle_event !== undefined) endWithParent(interrupt);
  return interrupt.signal;
}

/** npm puts a shell in between, which dies of a SIGTERM without passing it on. */
function endWithParent(interrupt: AbortController): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) interrupt.abort();
  }, 500).unref();
}

/** Settles when the end was asked for. */
export const asked = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
