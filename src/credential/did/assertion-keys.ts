import { moment } from '../data-integrity/moment.ts';
import type { IssuerKeys } from '../data-integrity/read-proof.ts';
import { importMultikey } from '../keys/multikey.ts';
import type { PublicKey } from '../keys/public-key.ts';

/**
 * The keys with which the subject of a DID document asserts (CID 1.0 §3.3): listed under `assertionMethod`, controlled by
 * the subject itself, of type Multikey. `revoked` and `expires` come with the key, the earlier of both; a key that is
 * `revoked` and no longer listed is given as revoked from the beginning, so that the reader can say why it refuses. Keys
 * are imported once per document.
 *
 * Does not decide whether the document is the issuer's: the caller got it from what it trusts, and `did` is whose it is.
 */
export function assertionKeys(document: unknown, did: string): IssuerKeys {
  const imported = new Map<string, Promise<PublicKey | null>>();
  return (verificationMethod) => {
    const known = imported.get(verificationMethod);
    if (known) return known;
    const method = find(document, did, verificationMethod);
    // Unknown names are not remembered: a stranger chooses them.
    if (method === null) return Promise.resolve(null);
    const key = importKey(method);
    imported.set(verificationMethod, key);
    return key;
  };
}

interface Method {
  readonly publicKeyMultibase: string;
  readonly revoked?: number;
}

function find(document: unknown, did: string, verificationMethod: string): Method | null {
  if (!isObject(document) || document.id !== did || !verificationMethod.startsWith(`${did}#`)) return null;
  const named = (value: unknown): boolean => absolute(isObject(value) ? value.id : value, did) === verificationMethod;
  const asserting = list(document.assertionMethod);
  const candidates = [...list(document.verificationMethod), ...asserting].filter(isObject).filter(named);
  const [method] = candidates;
  if (candidates.length !== 1 || !method) return null;
  if (method.controller !== did || method.type !== 'Multikey') return null;
  if (typeof method.publicKeyMultibase !== 'string') return null;
  const listed = asserting.some(named);
  if (!listed && !('revoked' in method)) return null;
  const ends = ['revoked', 'expires'].filter((member) => member in method).map((member) => moment(method[member]));
  // An end that cannot be read may lie in the past.
  const first = Math.min(...ends.map((end) => end ?? Number.NEGATIVE_INFINITY));
  const revoked = listed ? first : Number.NEGATIVE_INFINITY;
  return {
    publicKeyMultibase: method.publicKeyMultibase,
    ...(revoked === Number.POSITIVE_INFINITY ? {} : { revoked }),
  };
}

async function importKey({ publicKeyMultibase, revoked }: Method): Promise<PublicKey | null> {
  const key = await importMultikey(publicKeyMultibase);
  if (!key.ok) return null;
  return revoked === undefined ? key.value : { ...key.value, revoked };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const absolute = (id: unknown, did: string): unknown =>
  typeof id === 'string' && id.startsWith('#') ? `${did}${id}` : id;
