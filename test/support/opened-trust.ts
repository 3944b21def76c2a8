import { createTrustMemory } from '../../src/trust/memory.ts';
import { openTrust } from '../../src/trust/open-trust.ts';
import { type DidRegistry, RegisteredInstitution } from '../../src/trust/registry/registry.ts';
import { shippedRegistry } from '../../src/trust/registry/shipped.ts';
import { type Asking, createSafeFetch } from '../../src/trust/safe-fetch.ts';
import type { OwnRegister, TrustMemory } from '../../src/trust/sources.ts';
import type { Trust } from '../../src/trust/trust.ts';
import type { TrustAnchor } from '../../src/trust/x509/path-report.ts';

/** A page of a public server: what a GET of its address answers. */
export type Page = string | Response | (() => Promise<Response>);

export interface Opened {
  readonly trust: Trust;
  /** Every address that was asked, in order. */
  readonly asked: string[];
}

export interface OpenWith {
  readonly institutions?: readonly object[];
  readonly didRegistries?: readonly DidRegistry[];
  readonly anchors?: readonly TrustAnchor[];
  readonly pages?: Readonly<Record<string, Page>>;
  readonly own?: OwnRegister | null;
  readonly memory?: TrustMemory;
}

/** Trust over a made-up internet: pages by address, and a record of what was asked. */
export async function opened({
  institutions = [],
  didRegistries = [],
  anchors = [],
  pages = {},
  own = null,
  memory = createTrustMemory(),
}: OpenWith = {}): Promise<Opened> {
  const asked: string[] = [];
  const fetch: Asking = async (url) => {
    asked.push(url);
    const page = Object.hasOwn(pages, url) ? pages[url] : undefined;
    if (page === undefined) return new Response('not found', { status: 404 });
    return typeof page === 'string' ? json(page) : typeof page === 'function' ? page() : page.clone();
  };
  const registry = {
    asOf: '2026-11-01',
    institutions: institutions.map((institution) => RegisteredInstitution.parse(institution)),
    didRegistries: [...didRegistries],
  };
  const trust = await openTrust({
    shipped: shippedRegistry,
    added: async () => ({ version: 'test', registry, anchors }),
    own,
    memory,
    fetch: createSafeFetch({ fetch, timeout: 200 }),
  });
  return { trust, asked };
}

/** An answer with JSON. */
export const json = (body: unknown, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    headers: { 'content-type': 'application/json', ...headers },
  });

/** An institution as an operator confirms it: the shipped entry with whatever a test adds. */
export const confirmed = (id: string, more: object = {}): object => ({
  ...shippedRegistry.institutions.find((institution) => institution.id === id),
  confirmed: { on: '2026-11-02', against: 'Hogeronderwijsregister' },
  ...more,
});
