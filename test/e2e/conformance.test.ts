import { type ChildProcess, spawn } from 'node:child_process';
import { Agent, request } from 'node:https';
import { createServer, type Server } from 'node:net';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../support/signed-by-hand.ts';

const SCRIPT = fileURLToPath(new URL('../../src/local/conformance.ts', import.meta.url));
const agent = new Agent({ rejectUnauthorized: false });

interface Started {
  readonly child: ChildProcess;
  /** What it printed until it was ready or ended. */
  readonly lines: readonly string[];
  readonly ended: Promise<number | null>;
  readonly said: () => string;
}

function run(...options: readonly string[]): Promise<Started> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SCRIPT, ...options], {
    env: { ...process.env, npm_lifecycle_event: undefined },
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let out = '';
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return new Promise((resolve) => {
    const started = () => resolve({ child, lines: out.trim().split('\n'), ended, said: () => said });
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (/^derive/m.test(out)) started();
    });
    void ended.then(started);
  });
}

function send(url: string, body?: unknown): Promise<{ status: number; json: Json }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const asked = request(url, { agent, method: body === undefined ? 'GET' : 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, json: JSON.parse(text) }));
    });
    asked.once('error', reject);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

describe('npm run conformance', () => {
  let started: Started;
  let dids: Record<'ed' | 'p256' | 'p384', string>;
  let endpoint: (what: string) => string;
  beforeAll(async () => {
    started = await run();
    dids = JSON.parse(started.lines[0] ?? '{}');
    endpoint = (what) =>
      started.lines
        .find((line) => line.startsWith(what))
        ?.split(/\s+/)
        .at(-1) ?? '';
  }, 180_000);
  afterAll(async () => {
    started.child.kill('SIGTERM');
    await started.ended;
  });

  it('prints one line of JSON with the DIDs of its three issuers, then an endpoint on each line', () => {
    expect(Object.keys(dids), started.said()).toEqual(['ed', 'p256', 'p384']);
    expect(dids.ed).toMatch(/^did:key:z6Mk/);
    expect(dids.p256).toMatch(/^did:key:zDn/);
    expect(dids.p384).toMatch(/^did:key:z82L/);
    expect(started.lines.slice(1)).toHaveLength(9);
    for (const line of started.lines.slice(1)) expect(line).toMatch(/^\S.* {2,}https:\/\/localhost:\d+\/vc-api\/\S+$/);
  });

  it('issues with each of them over https, with status entries, and verifies and revokes what it issued', async () => {
    for (const issuer of Object.values(dids)) {
      const issued = await send(endpoint('issue, by issuer'), {
        credential: {
          '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
          id: `urn:uuid:${crypto.randomUUID()}`,
          type: ['VerifiableCredential', 'AlumniCredential'],
          issuer,
          credentialSubject: { id: 'did:example:a', alumniOf: 'The School of Examples' },
        },
        options: { credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' } },
      });
      expect(issued.status, JSON.stringify(issued.json)).toBe(201);
      const credential = issued.json.verifiableCredential as Json & { credentialStatus: Json; proof: Json };
      expect(String(credential.proof.verificationMethod).split('#')[0]).toBe(issuer);
      const sent = { verifiableCredential: credential };
      expect((await send(endpoint('verify a credential'), sent)).status).toBe(200);
      const { statusListCredential, statusListIndex } = credential.credentialStatus;
      const { json: list } = await send(String(statusListCredential));
      const { encodedList } = list.credentialSubject as { encodedList: string };
      const bits = gunzipSync(Buffer.from(encodedList.slice(1), 'base64url'));
      expect([bits.length, Number(statusListIndex) < bits.length * 8, list.issuer]).toEqual([16_384, true, issuer]);
      const change = { credentialId: credential.id, credentialStatus: { type: 'BitstringStatusListEntry' } };
      expect((await send(endpoint('change a status'), change)).status).toBe(200);
      expect((await send(endpoint('verify a credential'), sent)).json).toMatchObject({ verified: false });
    }
  });

  it('derives from a base proof what is asked for', async () => {
    const issued = await send(endpoint('issue, p256, ecdsa-sd-2023'), {
      credential: {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        type: ['VerifiableCredential'],
        issuer: dids.p256,
        name: 'kept back',
        credentialSubject: { id: 'did:example:a' },
      },
      options: { mandatoryPointers: ['/issuer'] },
    });
    const derived = await send(endpoint('derive'), {
      verifiableCredential: issued.json.verifiableCredential,
      options: { selectivePointers: ['/credentialSubject'] },
    });
    expect([issued.status, derived.status]).toEqual([201, 201]);
    const { verifiableCredential } = derived.json;
    expect(verifiableCredential).toMatchObject({ issuer: dids.p256 });
    expect(verifiableCredential).not.toHaveProperty('name');
    expect((await send(endpoint('verify a credential'), { verifiableCredential })).status).toBe(200);
  });

  it('says that a port is taken, and what is no port', async () => {
    const server = await new Promise<Server>((resolve) => {
      const made = createServer().listen(0, '127.0.0.1', () => resolve(made));
    });
    const { port } = server.address() as { port: number };
    const [taken, wrong] = await Promise.all([run('--port', String(port)), run('--port', '80')]);
    expect([await taken.ended, await wrong.ended]).toEqual([1, 1]);
    expect(taken.said()).toContain(`port ${port} is taken`);
    expect(wrong.said()).toContain('from 1024 to 65535');
    await new Promise((resolve) => server.close(resolve));
  });

  it('ends when it is told to, and nothing answers any longer', async () => {
    started.child.kill('SIGTERM');
    expect(await started.ended).toBe(0);
    await expect(send(endpoint('verify a credential'), {})).rejects.toThrow(/ECONNREFUSED/);
  });
});
