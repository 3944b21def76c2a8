import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { elmContext } from '../../contexts/elm-context.ts';
import manifest from '../../contexts/manifest.json' with { type: 'json' };
import { WRAPPERS } from '../../contexts/wrappers.ts';
import {
  documentLoader,
  EDC_CONTEXTS,
  isKnownContext,
  UnknownContext,
  vcdm2Contexts,
  wrapperContext,
  wrapperContexts,
  wrapperContextUrl,
} from '../../src/credential/contexts/loader.ts';

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
const require = createRequire(import.meta.url);
const PACKAGES = fileURLToPath(new URL('../../node_modules/', import.meta.url));
const V2 = 'https://www.w3.org/ns/credentials/v2';
const WRAPPER_PATH = `/contexts/elm-vcdm2-${wrapperContext.sha256}.jsonld`;
const OTHER_DIGEST = wrapperContext.sha256.replace(/^./, (first) => (first === '0' ? '1' : '0'));

describe('the manifest pins', () => {
  const fromPackages = Object.entries(manifest.published).filter(([, { source }]) => !source.startsWith('contexts/'));

  it.each(fromPackages)('%s as its package has it, file and module alike', async (url, { source, sha256: pinned }) => {
    const file = readFileSync(PACKAGES + source);
    expect(sha256(file)).toBe(pinned);
    const published: unknown = source.endsWith('.js') ? require(PACKAGES + source) : JSON.parse(file.toString('utf8'));
    expect((await documentLoader(url)).document).toEqual(published);
  });

  it('our rendering of the ELM context', async () => {
    const pinned = manifest.published['http://data.europa.eu/snb/model/context/edc-ap'];
    expect(sha256(JSON.stringify(elmContext))).toBe(pinned.sha256);
    expect((await documentLoader(EDC_CONTEXTS[1])).document).toBe(elmContext);
  });

  it.each(WRAPPERS.map((each) => [each.sha256, each] as const))('wrapper %s by its bytes', (digest, wrapper) => {
    expect(sha256(wrapper.text)).toBe(digest);
    expect(JSON.parse(wrapper.text)).toEqual(wrapper.document);
    expect(wrapperContexts.get(digest)).toBe(wrapper);
  });

  it('nothing the loader does not have, and the loader has nothing that is not pinned', () => {
    for (const url of Object.keys(manifest.published)) expect(isKnownContext(url), url).toBe(true);
    expect(WRAPPERS.map((each) => each.sha256).sort()).toEqual(Object.values(manifest.wrappers).sort());
    expect(isKnownContext('https://www.w3.org/ns/credentials/undefined-terms/v2')).toBe(false);
    expect(isKnownContext('OBv3_beta')).toBe(false);
  });

  it('the first wrapper for ever: its name stands in signed credentials', () => {
    expect(WRAPPERS[0]?.sha256).toBe('cb513aca4ccf3e90a174afc252d2d0797fc730af9fd1a605862134e02bcb7f7e');
  });
});

describe('the loader', () => {
  it('answers as jsonld expects a static context', async () => {
    const answer = await documentLoader(V2);
    expect(answer).toMatchObject({ contextUrl: null, documentUrl: V2, tag: 'static' });
    expect(answer.document).toHaveProperty('@context');
  });

  it.each([
    ['https://credentials.example.be'],
    ['https://credentials.example.be:8443'],
    ['https://192.0.2.7'],
    ['http://localhost'],
    ['http://localhost:8787'],
  ])('recognises the wrapper on %s by its digest', async (origin) => {
    expect((await documentLoader(origin + WRAPPER_PATH)).document).toBe(wrapperContext.document);
    expect(wrapperContextUrl(origin)).toBe(origin + WRAPPER_PATH);
    expect(vcdm2Contexts(origin)).toEqual([V2, origin + WRAPPER_PATH]);
  });

  it.each([
    ['a digest nobody wrote', `https://a.example/contexts/elm-vcdm2-${OTHER_DIGEST}.jsonld`],
    ['a digest in capitals', `https://a.example${WRAPPER_PATH.replace(/[0-9a-f]{64}/, (hex) => hex.toUpperCase())}`],
    ['a digest cut short', `https://a.example${WRAPPER_PATH.replace(/.\.jsonld$/, '.jsonld')}`],
    ['another folder', `https://a.example/x${WRAPPER_PATH}`],
    ['no suffix', `https://a.example${WRAPPER_PATH.replace('.jsonld', '')}`],
    ['a query', `https://a.example${WRAPPER_PATH}?v=1`],
    ['a fragment', `https://a.example${WRAPPER_PATH}#x`],
    ['a trailing slash', `https://a.example${WRAPPER_PATH}/`],
    ['a line break', `https://a.example${WRAPPER_PATH}\n`],
    ['http on another host', `http://a.example${WRAPPER_PATH}`],
    ['a host that begins like localhost', `http://localhost.a.example${WRAPPER_PATH}`],
    ['credentials before the host', `https://localhost@a.example${WRAPPER_PATH}`],
    ['no host', `https://${WRAPPER_PATH}`],
    ['a host of dots', `https://..${WRAPPER_PATH}/..${WRAPPER_PATH}`],
    ['a host in capitals', `https://A.example${WRAPPER_PATH}`],
    ['a port that is the default', `https://a.example:443${WRAPPER_PATH}`],
    ['a port that is none', `https://a.example:99999${WRAPPER_PATH}`],
    ['another scheme', `ftp://a.example${WRAPPER_PATH}`],
    ['a path alone', WRAPPER_PATH],
    ['a W3C context with a fragment', `${V2}#x`],
    ['a W3C context with a trailing slash', `${V2}/`],
    ['a W3C context in capitals', V2.toUpperCase()],
    ['a W3C context over http', V2.replace('https:', 'http:')],
    ['the ELM context over https', EDC_CONTEXTS[1].replace('http:', 'https:')],
    ['an address nobody pinned', 'https://a.example/context.jsonld'],
    ['__proto__', '__proto__'],
    ['constructor', 'constructor'],
    ['toString', 'toString'],
    ['nothing', ''],
  ])('refuses %s', async (_, url) => {
    expect(isKnownContext(url)).toBe(false);
    const refusal = await documentLoader(url).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(UnknownContext);
    expect(refusal).toMatchObject({ code: 'context_unknown', url });
  });

  it('hands out contexts nobody can change', async () => {
    for (const url of [...Object.keys(manifest.published), `https://a.example${WRAPPER_PATH}`]) {
      const { document } = await documentLoader(url);
      const context = (document as { '@context': Record<string, unknown> })['@context'];
      expect(() => Object.assign(context, { title: 'urn:forged' }), url).toThrow(TypeError);
      for (const definition of Object.values(context)) expect(Object.isFrozen(definition)).toBe(true);
    }
  });
});

describe('the address of the wrapper', () => {
  it.each([
    ['a trailing slash', 'https://a.example/'],
    ['a path', 'https://a.example/x'],
    ['http on another host than localhost', 'http://a.example'],
    ['capitals', 'https://A.example'],
    ['a default port', 'https://a.example:443'],
    ['no scheme', 'a.example'],
    ['nothing', ''],
  ])('is not made for an origin with %s', (_, origin) => {
    expect(() => wrapperContextUrl(origin)).toThrow('not an origin');
    expect(() => vcdm2Contexts(origin)).toThrow('not an origin');
  });
});
