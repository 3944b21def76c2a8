import { moment } from '../credential/data-integrity/moment.ts';
import type { IssuerKeys } from '../credential/data-integrity/read-proof.ts';
import { documentKeys, listedKey } from '../credential/did/document-keys.ts';
import { importKeptJwk, METHOD_TYPES, type MethodType } from '../credential/did/key-material.ts';
import { isObject, type JsonObject } from '../record/json.ts';
import { fail, ok, type Result } from '../record/result.ts';
import { parseStrictJson } from '../record/strict-json.ts';
import { admitIssuer, registeredIssuer, type Vouching } from './admit.ts';
import { ownKeyDocument } from './did/own-key.ts';
import { fetchPublic, type Outside } from './fetched.ts';
import { issuerAddress } from './issuer-address.ts';
import { isKeyAddress } from './key-address.ts';
import { pinnedFor, pinnedKeys } from './pinned-keys.ts';
import type { Admission, FetchTrouble, KeyPurpose, KeyTrouble, TrustedParty } from './trust.ts';

const MAX_DOCUMENT = 128_000;
const DID_TYPES = [
  'application/did+json',
  'application/did+ld+json',
  'application/did',
  'application/json',
  'application/ld+json',
];
const PROFILE_TYPES = ['application/json', 'application/ld+json', 'application/cid', 'application/did+json'];
const KEY_TYPES = ['application/json', 'application/jwk+json', 'application/ld+json'];
/** Seconds by which the clock of whoever dates a document may be ahead. */
const SKEW = 300;

export interface Asked {
  readonly issuerId: string;
  readonly admission: Admission;
  readonly purpose: KeyPurpose;
  /** UTC seconds. */
  readonly now: number;
  /** The key the signature names, where it is known. */
  readonly named: string | undefined;
}

type Answer = Result<IssuerKeys, KeyTrouble>;

/**
 * The keys of an issuer, from the nearest place that has them: this service's own register; the keys pinned for the issuer;
 * the DID itself; a DID document, issuer profile or key that is fetched. The last only for a party that is admitted under
 * this very id (it is asked again here, so that no mix-up of two issuers reaches the network) and from its hosts. Of a
 * fetched document: strict JSON of at most 128 kB whose `id` is the issuer, not older than one seen before.
 */
export async function keysOf(asked: Asked, vouched: Vouching, outside: Outside): Promise<Answer> {
  const { issuerId, admission, purpose, now } = asked;
  const party = admission.known ? await sameParty(issuerId, admission.party, vouched) : null;
  if (party?.source === 'own') {
    const document = (await vouched.own?.didDocument(issuerId)) ?? null;
    if (document === null) return trouble('key_not_reachable', 'no such institution here');
    const keys = await keysIn(document, asked, ['Multikey']);
    if (!keys.ok) return keys;
    const inUse = whileInUse(keys.value, party, vouched);
    const isTrial = asked.named !== undefined && (await inUse(asked.named))?.development;
    return isTrial ? trouble('key_development', 'a development key vouches for nothing') : ok(inUse);
  }
  const pinned = party === null ? [] : pinnedFrom(issuerId, vouched);
  if (pinned.length > 0) return purpose === 'assertionMethod' ? ok(pinnedKeys(pinned)) : ok(async () => null);
  const itself = ownKeyDocument(issuerId);
  if (itself !== null) return keysIn(itself, { ...asked, named: ownKeyId(itself) });
  if (/^did:(?:key|jwk):/.test(issuerId)) return trouble('key_refused', 'the DID is not well formed');
  const address = issuerAddress(issuerId);
  if (address === null && !/^(?:did:web:|https:)/.test(issuerId))
    return trouble('key_unsupported', 'not a kind of issuer address we can look up');
  if (party === null || address === null) return trouble('key_not_fetched', 'nobody vouches for this issuer');
  if (vouched.own?.isOurs(address.url)) return trouble('key_not_reachable', 'no such institution here');
  if (asked.named !== undefined && isKeyAddress(asked.named, issuerId)) return keyAt(asked.named, party, now, outside);
  const document = await documentAt(address.url, asked, party, outside);
  return document.ok ? keysIn(document.value, asked) : document;
}

/**
 * Own keys, each with the time it was in use: what a retired key signs afterwards is a thief's. A development key is marked
 * so where the party itself is no trial; of a trial, the party says it already.
 */
const whileInUse =
  (keys: IssuerKeys, party: TrustedParty, { own }: Vouching): IssuerKeys =>
  async (verificationMethod) => {
    const key = await keys(verificationMethod);
    const use = key && ((await own?.keyUse(verificationMethod)) ?? null);
    if (key === null || use === null) return key;
    const until = use.until === null ? {} : { signsUntil: use.until + SKEW };
    const trial = use.development && !party.development ? ({ development: true } as const) : {};
    return { ...key, signsFrom: use.from - SKEW, ...until, ...trial };
  };

/** The party, if the issuer id really is admitted as this one. */
async function sameParty(issuerId: string, party: TrustedParty, vouched: Vouching): Promise<TrustedParty | null> {
  const again = await admitIssuer(issuerId, vouched);
  return again.known && again.party.id === party.id && again.party.source === party.source ? again.party : null;
}

const pinnedFrom = (issuerId: string, vouched: Vouching) => {
  const registered = registeredIssuer(issuerId, vouched);
  return registered?.party.confirmed ? pinnedFor(registered.institution, issuerId) : [];
};

/** The document's keys; a key that is named and cannot be used is told from one that is not listed. */
async function keysIn(
  document: JsonObject,
  asked: Asked,
  types: readonly MethodType[] = METHOD_TYPES,
): Promise<Answer> {
  const { issuerId, purpose, named } = asked;
  if (named !== undefined) {
    const key = await listedKey(document, issuerId, purpose, named, types);
    if (!key.ok && key.error === 'unsupported') return trouble('key_unsupported', 'a kind of key we do not know');
    if (!key.ok && key.error === 'malformed') return trouble('key_refused', 'the key cannot be read');
  }
  return ok(documentKeys(document, issuerId, purpose, types));
}

function ownKeyId({ assertionMethod }: JsonObject): string | undefined {
  const [id] = Array.isArray(assertionMethod) ? assertionMethod : [];
  return typeof id === 'string' ? id : undefined;
}

async function documentAt(
  url: string,
  { issuerId, now }: Asked,
  { hosts }: TrustedParty,
  outside: Outside,
): Promise<Result<JsonObject, KeyTrouble>> {
  const types = issuerId.startsWith('did:') ? DID_TYPES : PROFILE_TYPES;
  const usable = (text: string): boolean => read(text)?.id === issuerId;
  const fetched = await fetchPublic({ url, hosts, maxBytes: MAX_DOCUMENT, types, now, usable }, outside);
  if (!fetched.ok) return unfetched(fetched.error);
  const document = read(fetched.value.text);
  if (document === null) return trouble('key_refused', 'the issuer’s document is not one plain JSON object');
  if (document.id !== issuerId) return trouble('key_refused', 'the document is that of another issuer');
  return (await isNewest(url, document, now, outside))
    ? ok(document)
    : trouble('key_refused', 'older than one seen before');
}

/**
 * A document that says when it was changed is not taken back to an older one. One that is dated in the future is refused,
 * because remembering it would shut out every later one.
 */
async function isNewest(url: string, { updated }: JsonObject, now: number, { memory }: Outside): Promise<boolean> {
  const version = moment(updated);
  if (version === null) return true;
  return version <= now + SKEW && memory.remember(url, Math.floor(version), String(updated), now);
}

async function keyAt(url: string, { hosts }: TrustedParty, now: number, outside: Outside): Promise<Answer> {
  const usable = (text: string): boolean => typeof read(text)?.kty === 'string';
  const wanted = { url, hosts, maxBytes: MAX_DOCUMENT, types: KEY_TYPES, now, usable };
  const fetched = await fetchPublic(wanted, outside);
  if (!fetched.ok) return unfetched(fetched.error);
  const jwk = read(fetched.value.text);
  if (jwk === null || typeof jwk.kty !== 'string')
    return trouble('key_refused', 'there is no JWK at the key’s address');
  const key = await importKeptJwk(jwk);
  if (!key.ok)
    return key.error === 'unsupported'
      ? trouble('key_unsupported', 'a kind of key we do not know')
      : trouble('key_refused', 'the key cannot be read');
  return ok(async (verificationMethod) => (verificationMethod === url ? key.value : null));
}

function read(text: string): JsonObject | null {
  const value = parseStrictJson(text);
  return value.ok && isObject(value.value) ? value.value : null;
}

const unfetched = ({ code, reason }: FetchTrouble): Result<never, KeyTrouble> =>
  code === 'refused' ? trouble('key_not_fetched', reason) : trouble('key_not_reachable', reason);

const trouble = (code: KeyTrouble['code'], reason: string): Result<never, KeyTrouble> => fail({ code, reason });
