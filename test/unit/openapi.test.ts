import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { OPERATIONS, SERVICE_OPERATIONS } from '../../src/api/index.ts';
import { openApi, PATH_PARAMETERS, PROBLEM_CODES, problemsOf, TAGS, VERSION } from '../../src/api/openapi.ts';
import { STATUS } from '../../src/api/problem.ts';
import { addressOf } from '../../src/api/route.ts';
import { VC_API_OPERATIONS } from '../../src/wallets/vc-api/reference.ts';

const EVERY_OPERATION = [...OPERATIONS, ...SERVICE_OPERATIONS, ...VC_API_OPERATIONS];
const document = JSON.parse(JSON.stringify(openApi(VC_API_OPERATIONS)));

/** Every object in the document with its pointer. */
function* objectsIn(value: unknown, at = ''): Generator<readonly [string, Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [at, value as Record<string, unknown>];
  for (const [name, content] of Object.entries(value)) yield* objectsIn(content, `${at}/${name.replaceAll('/', '~1')}`);
}

const resolve = (pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((node, part) => (node as Record<string, unknown>)?.[part.replaceAll('~1', '/')], document);

describe('the OpenAPI document', () => {
  it('conforms to the official OpenAPI 3.1 schema', async () => {
    const validator = new Validator();
    expect(await validator.validate(structuredClone(document))).toMatchObject({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('is refused by that schema when a response loses its description, so that the check bites', async () => {
    const broken = structuredClone(document);
    delete broken.paths['/openapi.json'].get.responses['200'].description;
    expect(await new Validator().validate(broken)).toMatchObject({ valid: false });
  });

  it('refers only to what it contains', () => {
    const missing = [...objectsIn(document)]
      .map(([, object]) => object.$ref)
      .filter((ref) => typeof ref === 'string')
      .filter((ref) => resolve(ref.slice(1)) === undefined);
    expect(missing).toEqual([]);
  });

  it('has the version of the package', () => {
    const { version, license } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(VERSION).toBe(version);
    expect(document.info.license.identifier).toBe(license);
  });

  it('names the main records', () => {
    for (const name of 'Institution Organisation Specification Award Learner Finding Problem Credential'.split(' '))
      expect(document.components.schemas).toHaveProperty(name);
  });

  it('asks for a bearer key everywhere but at the public addresses, for applicants and where it says that anybody may', () => {
    const open = [
      ...SERVICE_OPERATIONS.filter(({ access }) => access === 'anybody'),
      ...VC_API_OPERATIONS.filter(({ needs }) => needs === null),
    ].map(({ id }) => id);
    const applicants = SERVICE_OPERATIONS.filter(({ access }) => access === 'applicant').map(({ id }) => id);
    expect(open).toContain('readTrust');
    expect(applicants).toContain('readOwnCase');
    expect(document.components.securitySchemes.applicant).toMatchObject({ type: 'http', scheme: 'bearer' });
    expect(document.components.securitySchemes.apiKey).toMatchObject({ type: 'http', scheme: 'bearer' });
    expect(document.security).toEqual([{ apiKey: [] }]);
    for (const [path, methods] of Object.entries<Record<string, { operationId: string; security?: unknown }>>(
      document.paths,
    ))
      for (const { operationId, security } of Object.values(methods))
        expect(security, operationId).toEqual(
          applicants.includes(operationId)
            ? [{ applicant: [] }]
            : /^\/(?:vc-)?api\//.test(path) && !open.includes(operationId)
              ? undefined
              : [],
        );
  });

  it('offers the headers an award understands', () => {
    const { parameters } = document.paths['/api/institutions/{institution}/awards'].post;
    const headers = parameters.filter((parameter: { in: string }) => parameter.in === 'header');
    expect(headers.map((header: { name: string }) => header.name).toSorted()).toEqual([
      'Accept-Language',
      'Idempotency-Key',
      'On-Behalf-Of',
      'Prefer',
    ]);
  });

  it('describes every path parameter and never one that no path has', () => {
    const used = new Set(
      [
        ...Object.keys(document.paths)
          .join()
          .matchAll(/\{(\w+)\}/g),
      ].map(([, name]) => name),
    );
    expect(Object.keys(PATH_PARAMETERS).toSorted()).toEqual([...used].toSorted());
  });

  it('gives every problem of an operation under its status as application/problem+json with an example', () => {
    for (const operation of EVERY_OPERATION) {
      const described = document.paths[addressOf(operation)][operation.method];
      for (const code of problemsOf(operation)) {
        const { examples } = described.responses[STATUS[code]].content['application/problem+json'];
        expect(resolve(examples[code].$ref.slice(1)), `${operation.id} ${code}`).toMatchObject({
          value: { code, status: STATUS[code], type: `/docs#${code}` },
        });
      }
    }
    expect(Object.keys(document.components.examples)).toEqual(PROBLEM_CODES);
  });

  it('gives operations different names, and tags that are explained', () => {
    const ids = [...objectsIn(document.paths)].flatMap(([, object]) => object.operationId ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(EVERY_OPERATION.map(({ tag }) => tag))).toEqual(new Set(Object.keys(TAGS)));
  });
});

describe('examples', () => {
  const withBody = EVERY_OPERATION.filter(({ body }) => body !== undefined);

  it.each(withBody)('$id shows a body that its own schema accepts', ({ body, example }) => {
    expect(example).toBeDefined();
    expect(body?.safeParse(example).error).toBeUndefined();
  });

  it.each(withBody)('$id refuses its example with a field too many', ({ body, example }) => {
    expect(body?.safeParse({ ...(example as object), surplus: 1 }).success).toBe(false);
  });
});
