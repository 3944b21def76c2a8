import { type Agent, request } from 'node:http';

export interface Sent {
  readonly path: string;
  readonly method: string;
  readonly body: Buffer | null;
}

export interface Got {
  readonly status: number;
  readonly text: string;
  readonly milliseconds: number;
}

/** One request over the agent's connections, and its whole answer; waits for it as long as it takes. */
export function send(url: URL, agent: Agent, { path, method, body }: Sent): Promise<Got> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const headers = body ? { 'content-type': 'application/octet-stream', 'content-length': body.length } : {};
    const asked = request({ host: url.hostname, port: url.port, path, method, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, text, milliseconds: performance.now() - begun });
      });
    });
    asked.on('error', reject);
    asked.end(body ?? undefined);
  });
}

/** The text of a good answer to a POST; throws with the text of any other. */
export async function post(url: URL, agent: Agent, path: string, body: string): Promise<string> {
  const { status, text } = await send(url, agent, { path, method: 'POST', body: Buffer.from(body) });
  if (status !== 200) throw new Error(`${path} answered ${status}: ${text.slice(0, 2000)}`);
  return text;
}
