import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CONFORMANCE } from '../../src/conformance/policy.ts';
import { trustSources } from '../../src/conformance/trust.ts';
import { canonicalise } from '../../src/credential/contexts/canonicalise.ts';
import { isKnownContext } from '../../src/credential/contexts/loader.ts';
import { readingUnder } from '../../src/credential/contexts/reading-under.ts';
import { admissible } from '../../src/credential/data-integrity/admissible.ts';
import { PRODUCT } from '../../src/credential/policy.ts';
import { openTrust } from '../../src/trust/open-trust.ts';
import { trustUnder } from '../../src/verifying/trust-under.ts';

const V2 = 'https://www.w3.org/ns/credentials/v2';
const EXAMPLES = 'https://www.w3.org/ns/credentials/examples/v2';
const DID = 'did:key:z6MkpJySvETLnxhQG9DzEdmKJtysBDjuuTeDfUj1uNNCUqcj';

describe('conformance runs differ from the product in one table', () => {
  it('which differs in these rows and in no others', () => {
    const rows = Object.fromEntries(
      Object.entries(CONFORMANCE)
        .filter(([row, value]) => value !== PRODUCT[row as keyof typeof PRODUCT])
        .map(([row, value]) => [row, value instanceof Map ? [...value.keys()] : value]),
    );
    expect(rows).toEqual({
      contexts: [
        EXAMPLES,
        'https://w3id.org/citizenship/v1',
        'https://w3id.org/citizenship/v2',
        'https://w3id.org/citizenship/v3',
        'https://w3id.org/citizenship/v4rc1',
      ],
      inlineContexts: true,
      didKeyIssuers: true,
      issuerIsNotController: 'warning',
      issuesVcdm11: true,
      authorisation: 'none',
      issuerLeftOut: 'refused',
      repeatedIds: true,
      asksBeyondW3c: false,
    });
    expect(Object.keys(CONFORMANCE)).toEqual(Object.keys(PRODUCT));
  });

  it('in the product no row admits anything', () => {
    expect({ ...PRODUCT, contexts: [...PRODUCT.contexts] }).toEqual({
      contexts: [],
      inlineContexts: false,
      didKeyIssuers: false,
      issuerIsNotController: 'failed',
      issuesVcdm11: false,
      authorisation: 'api-key',
      issuerLeftOut: 'filled',
      repeatedIds: false,
      asksBeyondW3c: true,
    });
  });

  it('a deployed service has no setting that could switch it on', () => {
    const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
    for (const path of ['wrangler.toml', 'src/config.ts', 'src/index.ts', 'src/workshop.ts', 'src/app.ts'])
      expect(read(path), path).not.toMatch(/conformance/i);
  });
});

describe('the rows for contexts', () => {
  const example = { '@context': [V2, EXAMPLES], type: ['VerifiableCredential'], anything: 'at all' };

  it('the product reads with its own canonicaliser and knows none of the contexts the table adds', async () => {
    expect(readingUnder(PRODUCT)).toMatchObject({ canonicalise, inlineContexts: false });
    for (const url of CONFORMANCE.contexts.keys()) expect(isKnownContext(url), url).toBe(false);
    await expect(readingUnder(PRODUCT).canonicalise(example)).rejects.toMatchObject({ code: 'context_unknown' });
  });

  it('a context of the document that defines members of a credential anew changes no meaning; other protected terms fail', async () => {
    const { canonicalise: read } = readingUnder(CONFORMANCE);
    const plain = { '@context': [V2], type: ['VerifiableCredential'], issuer: DID, validFrom: '2026-01-01T00:00:00Z' };
    const under = (context: object) => read({ ...plain, '@context': [V2, context] });
    const other = { issuer: 'https://example.org/#issuer', validFrom: 'https://example.org/#from' };
    expect(await under(other)).toBe(await read(plain));
    for (const term of ['VerifiableCredential', 'id', 'type'])
      await expect(under({ [term]: 'https://example.org/#other' }), term).rejects.toMatchObject({ code: 'json_ld' });
  });

  it('under the examples context every word has a meaning; any other unknown context stays unknown', async () => {
    const reading = readingUnder(CONFORMANCE);
    expect(await reading.canonicalise(example)).toContain('<https://www.w3.org/ns/credentials/examples#anything>');
    await expect(reading.canonicalise({ ...example, '@context': [V2, `${EXAMPLES}#x`] })).rejects.toMatchObject({
      code: 'context_unknown',
    });
    expect(readingUnder(CONFORMANCE)).toBe(reading);
  });

  it('the table cannot give a pinned context another content', async () => {
    const shadowing = { ...CONFORMANCE, contexts: new Map([[V2, { '@context': { '@vocab': 'urn:other:' } }]]) };
    const document = { '@context': [V2], type: ['VerifiableCredential'], anything: 'at all' };
    await expect(readingUnder(shadowing).canonicalise(document)).rejects.toMatchObject({ code: 'undefined_term' });
  });

  it('inline contexts are let in at the root only, without @import, and count towards every bound', () => {
    const own = { '@context': [V2, { Own: 'https://example.org/#Own' }], type: ['VerifiableCredential', 'Own'] };
    expect(admissible(own)).toMatchObject({ code: 'context_not_allowed' });
    expect(admissible(own, 'credential', true)).toBeNull();
    const nested = { '@context': [V2], credentialSubject: { '@context': { Own: 'https://example.org/#Own' } } };
    expect(admissible(nested, 'credential', true)).toMatchObject({ code: 'context_not_allowed' });
    const importing = { '@context': [V2, { '@import': 'https://example.org/context' }] };
    expect(admissible(importing, 'credential', true)).toMatchObject({ code: 'context_not_allowed' });
    expect(admissible({ '@context': [V2, 5] }, 'credential', true)).toMatchObject({ code: 'context_not_allowed' });
    const many = Object.fromEntries(Array.from({ length: 6_000 }, (_, index) => [`t${index}`, `urn:t:${index}`]));
    expect(admissible({ '@context': [V2, many] }, 'credential', true)).toMatchObject({ code: 'too_complex' });
    const graph = { ...own, '@graph': [] };
    expect(admissible(graph, 'credential', true)).toMatchObject({ code: 'proof_shape' });
  });
});

describe('the rows for issuers', () => {
  const open = () => openTrust(trustSources('https://localhost:40443', async () => null));

  it('under the table of the product, trust is the very same object', async () => {
    const trust = await open();
    expect(trustUnder(PRODUCT, trust)).toBe(trust);
    expect(await trust.admitIssuer(DID)).toMatchObject({ known: false });
  });

  it('a did:key counts as known, by its own name, with no host and nothing else', async () => {
    const trust = trustUnder({ ...PRODUCT, didKeyIssuers: true }, await open());
    expect(await trust.admitIssuer(DID)).toMatchObject({ known: true, party: { id: DID, hosts: [], mandates: [] } });
    expect(await trust.admitIssuer('https://vc.example/issuers/5678')).toMatchObject({ known: false });
  });

  it('a key the issuer does not list is found by its own did:key only where that is a warning', async () => {
    const method = `${DID}#${DID.slice('did:key:'.length)}`;
    const issuer = 'https://vc.example/issuers/5678';
    const warned = trustUnder(CONFORMANCE, await open());
    const keys = await warned.keysOf(issuer, await warned.admitIssuer(issuer), 'assertionMethod', 0, method);
    expect(keys.ok && (await keys.value(method))).toMatchObject({ algorithm: 'Ed25519' });
    expect(keys.ok && (await keys.value('https://vc.example/issuers/5678#key-1'))).toBeNull();
    expect(keys.ok && (await keys.value(`${DID}#another`))).toBeNull();
    const failed = trustUnder({ ...CONFORMANCE, issuerIsNotController: 'failed' }, await open());
    expect(await failed.keysOf(issuer, await failed.admitIssuer(issuer), 'assertionMethod', 0, method)).toMatchObject({
      ok: false,
    });
  });
});
