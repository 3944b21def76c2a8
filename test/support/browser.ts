import { createServer, type Server } from 'node:http';
import { describe, it } from 'vitest';
import { CHROMIUM, hasChromium } from './chromium.ts';

/** `describe` that is skipped, with the reason in its title, where there is no Chromium. */
export function describeWithBrowser(title: string, body: () => void): void {
  if (hasChromium) describe(title, body);
  else describe.skip(`${title} [skipped: no Chromium at ${CHROMIUM}]`, () => it.todo('needs Chromium'));
}

/** Serves whatever a function answers to a path, on a free port of this machine. */
export async function served(
  answer: (url: URL) => Promise<Response>,
): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const server: Server = createServer((request, response) => {
    answer(new URL(request.url ?? '/', 'http://localhost')).then(
      async (made) => {
        response.writeHead(made.status, Object.fromEntries(made.headers));
        response.end(Buffer.from(await made.arrayBuffer()));
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
