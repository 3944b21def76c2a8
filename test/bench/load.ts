import { readdirSync, readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { zipSync } from 'fflate';
import { SCENARIO_CASES } from '../../src/local/invented/awards.ts';
import { api, provisionOver } from '../support/provision.ts';
import { startProductionWorker } from './production-worker.ts';
import { type Sent, send } from './request.ts';

/** Verification over HTTP by the production bundle. */

/** Where what was found goes, as soon as it is: the whole takes minutes. */
export interface Tell {
  speeds(what: string, speeds: readonly Speed[]): void;
  memory(report: MemoryReport): void;
}

export interface Speed {
  readonly connections: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p95: number;
  /** Milliseconds of processor that workerd spent on each request; says more than the rest where others use the machine. */
  readonly processor: number;
}

export interface MemoryReport {
  readonly requests: number;
  readonly hostile: number;
  readonly seconds: number;
  /** Resident MB of every workerd below this process, median and highest of each quarter; empty without /proc. */
  readonly quarters: readonly { readonly median: number; readonly highest: number }[];
  /** Answers by status and verdict. */
  readonly answers: Readonly<Record<string, number>>;
}

const MB = 1024 * 1024;
const TOKEN = 'sgl_test_0123456789abcdefghijklmnopqrstuvwx';
const MASTER_KEY = 'bWFzdGVyLWtleS1vZi10aGUtdGVzdHMtb25seS0hISE';
const CONNECTIONS = [1, 8, 64];
/** Of the memory run, unless fewer are asked for. */
const REQUESTS = 20_000;

/**
 * Lets an institution issue with the production bundle, and verifies its documents over sockets that stay open: `seconds`
 * for each form and number of connections, then the memory run. Client and service share the processors of one machine.
 */
export async function benchLoad(root: URL, seconds: number, tell: Tell, requests = REQUESTS): Promise<void> {
  const { url, close } = await startProductionWorker(root, { MASTER_KEY, FIRST_API_KEY: TOKEN });
  try {
    const documents = await issued(url);
    const style = { path: '/docs/style.css', method: 'GET', body: null };
    tell.speeds('a stylesheet: what the way itself allows', await speedsOf(url, style, 200, Math.min(seconds, 4)));
    for (const [form, text] of Object.entries(documents)) {
      const body = Buffer.from(text);
      tell.speeds(
        `verification of ${form} (${body.length} bytes)`,
        await speedsOf(url, verification(body), 200, seconds),
      );
    }
    tell.memory(await memoryRun(url, documents, requests));
  } finally {
    await close();
  }
}

async function issued(url: URL): Promise<Record<string, string>> {
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(new URL(path, url), {
      method,
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  };
  const { institution, specification, award } = SCENARIO_CASES.environmentalMediator();
  await provisionOver(call, institution, [specification]);
  const answer = await call('POST', api(institution.slug, '/awards'), award);
  const { documents } = JSON.parse(answer.text) as { documents: { form: string; href: string }[] };
  const texts = documents.map(async ({ form, href }) => [form, (await call('GET', href)).text] as const);
  return Object.fromEntries(await Promise.all(texts));
}

const verification = (body: Buffer): Sent => ({ path: '/api/verify', method: 'POST', body });

async function speedsOf(url: URL, sent: Sent, status: number, seconds: number): Promise<Speed[]> {
  const speeds: Speed[] = [];
  for (const connections of CONNECTIONS) {
    const agent = new Agent({ keepAlive: true, maxSockets: connections });
    // What the first requests of an isolate pay is not what is measured.
    await during(url, agent, sent, status, connections, 1);
    const before = ofWorkerd().processor;
    const { took, seconds: lasted } = await during(url, agent, sent, status, connections, seconds);
    agent.destroy();
    const sorted = took.toSorted((one, other) => one - other);
    speeds.push({
      connections,
      perSecond: took.length / lasted,
      median: at(sorted, 0.5),
      p95: at(sorted, 0.95),
      processor: (ofWorkerd().processor - before) / took.length,
    });
  }
  return speeds;
}

/** As many connections at once as asked, each sending its next request when it has its answer. */
async function during(url: URL, agent: Agent, sent: Sent, status: number, connections: number, seconds: number) {
  const took: number[] = [];
  const begun = performance.now();
  const end = begun + seconds * 1000;
  const line = async () => {
    while (performance.now() < end) {
      const got = await send(url, agent, sent);
      if (got.status !== status || got.text.includes('"verdict": "failed"')) throw new Error(got.text.slice(0, 2000));
      took.push(got.milliseconds);
    }
  };
  await Promise.all(Array.from({ length: connections }, line));
  // With many connections the last answers come long after the last was asked.
  return { took, seconds: (performance.now() - begun) / 1000 };
}

const at = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;

/** Every fifth request is made to exhaust the reader; a thousandth is 15 MB of nothing. */
async function memoryRun(
  url: URL,
  documents: Readonly<Record<string, string>>,
  requests: number,
): Promise<MemoryReport> {
  const good = Object.values(documents).map((text) => verification(Buffer.from(text)));
  const bad = hostile(documents['vc-ecdsa'] ?? '').map(verification);
  const zeros = verification(Buffer.alloc(15 * MB));
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const answers: Record<string, number> = {};
  const samples: number[] = [];
  let next = 0;
  const line = async () => {
    while (next < requests) {
      const number = next++;
      const pick = number % 1000 === 999 ? [zeros] : number % 5 === 4 ? bad : good;
      const sent = pick[Math.floor(number / 5) % pick.length] ?? zeros;
      const { status, text } = await send(url, agent, sent);
      const said = `${status} ${/"verdict": "(\w+)"/.exec(text)?.[1] ?? ''}`.trim();
      answers[said] = (answers[said] ?? 0) + 1;
      if (number % 50 === 0) samples.push(ofWorkerd().resident);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: 8 }, line));
  agent.destroy();
  const quarter = Math.floor(samples.length / 4);
  const quarters = [0, 1, 2, 3].map((index) => {
    const sorted = samples.slice(index * quarter, (index + 1) * quarter).toSorted((one, other) => one - other);
    return { median: at(sorted, 0.5), highest: sorted.at(-1) ?? Number.NaN };
  });
  return {
    requests,
    hostile: Math.floor(requests / 5),
    seconds: (performance.now() - begun) / 1000,
    quarters: Number.isNaN(samples[0]) ? [] : quarters,
    answers,
  };
}

/** Files that have a good beginning and a bad intention. They name our own issuer, so that nothing is refused early. */
function hostile(document: string): Buffer[] {
  const { displayParameter: _, ...credential } = JSON.parse(document) as {
    displayParameter: unknown;
    credentialSubject: object;
  };
  const spoiled = (more: object) =>
    Buffer.from(JSON.stringify({ ...credential, credentialSubject: { ...credential.credentialSubject, ...more } }));
  const names = Array.from({ length: 12 }, (_, index) => `_:n${index}`);
  return [
    Buffer.from(`{"@context":${'['.repeat(50_000)}${']'.repeat(50_000)}}`),
    spoiled({ hasClaim: names.map((id) => ({ id, type: 'LearningAchievement', hasPart: names })) }),
    spoiled({
      identifier: Array.from({ length: 1_800 }, (_, index) => ({ type: 'Identifier', notation: `n${index}` })),
    }),
    Buffer.from(document.replace('"familyName"', '"givenName"')),
    Buffer.from(`${'e'.repeat(60_000)}.${'y'.repeat(60_000)}.${'J'.repeat(60_000)}`),
    Buffer.from(zipSync({ 'a.json': new Uint8Array(80 * MB) })),
    Buffer.from(JSON.stringify(Array.from({ length: 30_000 }, () => ({})))),
    spoiled({ familyName: { nl: 'a'.repeat(2_000_000) } }),
  ];
}

/** Resident MB, and milliseconds of processor so far, of every workerd below this process; NaN where there is no /proc. */
function ofWorkerd(): { readonly resident: number; readonly processor: number } {
  try {
    const rows = readdirSync('/proc').flatMap((pid) => (/^\d+$/.test(pid) ? (processOf(pid) ?? []) : []));
    const parents = new Map(rows.map(({ pid, parent }) => [pid, parent]));
    const below = (pid: number | undefined): boolean =>
      pid !== undefined && pid > 1 && (pid === process.pid || below(parents.get(pid)));
    const ours = rows.filter(({ name, pid }) => name === 'workerd' && below(pid));
    const sum = (of: 'resident' | 'processor') => ours.reduce((total, one) => total + one[of], 0);
    return { resident: sum('resident'), processor: sum('processor') };
  } catch {
    return { resident: Number.NaN, processor: Number.NaN };
  }
}

function processOf(pid: string) {
  try {
    const [, name = '', rest = ''] = /\((.*)\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    const fields = rest.split(' ');
    // proc(5): state is the third field, ppid the fourth, utime and stime (in 10 ms) the 14th and 15th, rss (in pages)
    // the 24th.
    return {
      pid: Number(pid),
      name,
      parent: Number(fields[1]),
      processor: (Number(fields[11]) + Number(fields[12])) * 10,
      resident: (Number(fields[21]) * 4096) / MB,
    };
  } catch {
    // It ended meanwhile.
    return null;
  }
}
