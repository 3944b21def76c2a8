import { request as requestOverHttp } from 'node:http';
import { request as requestOverHttps } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { isObject } from '../record/json.ts';
import { fail, ok, type Result } from '../record/result.ts';
import type { PageLanguage } from '../record/text.ts';
import type { Expectations } from '../verifying/pipeline.ts';
import type { SpokenVerification } from '../verifying/spoken.ts';

/**
 * Has a running service verify a file with what it trusts, its own institutions among it. The service is the one the
 * person at the terminal names, so that it may well be on this machine.
 */
export async function askService(
  service: string,
  bytes: Uint8Array,
  { challenge, domain }: Expectations,
  language: PageLanguage,
): Promise<Result<SpokenVerification, string>> {
  if (!/^https?:\/\/[^/]+\/?$/.test(service) || !URL.canParse(service))
    return fail(`--service accepts an origin such as http://localhost:8787, not ${service}.`);
  const address = new URL('/api/verify', service);
  if (challenge !== undefined) address.searchParams.set('challenge', challenge);
  if (domain !== undefined) address.searchParams.set('domain', domain);
  const answer = await post(address, bytes, language).catch(() => null);
  if (answer === null) return fail(`No service answers at ${service}.`);
  // What cannot be read at all is a problem that carries the report.
  return isObject(answer) && Array.isArray(answer.reports)
    ? ok({ ignored: [], ...answer } as unknown as SpokenVerification)
    : fail(`${service} gave no report: ${isObject(answer) ? String(answer.detail ?? '') : ''}`);
}

async function post(address: URL, bytes: Uint8Array, language: PageLanguage): Promise<unknown> {
  const request = address.protocol === 'https:' ? requestOverHttps : requestOverHttp;
  const answer = await new Promise<Uint8Array>((resolve, reject) => {
    const headers = { 'content-type': 'application/octet-stream', 'accept-language': language };
    const asking = request(address, { method: 'POST', headers }, (incoming) => {
      buffer(incoming).then(resolve, reject);
    });
    asking.on('error', reject);
    asking.end(bytes);
  });
  return JSON.parse(new TextDecoder().decode(answer));
}
