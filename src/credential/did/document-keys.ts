import { isObject, type JsonObject, listOf } from '../../record/json.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { moment } from '../data-integrity/moment.ts';
import type { IssuerKeys } from '../data-integrity/read-proof.ts';
import type { PublicKey } from '../keys/public-key.ts';
import { importMethodKey, isMethodType, type MaterialFault, METHOD_TYPES, type MethodType } from './key-material.ts';

/** Verification relationships (CID 1.0 §2.3) that somebody here asks for. */
export type KeyPurpose = 'assertionMethod' | 'authentication';

/** `not-listed`: the subject does not name this key for this purpose. */
export type KeyFault = 'not-listed' | MaterialFault;

/**
 * The keys the subject of a DID or CID document lists for a purpose, by the address that signatures name; null for every
 * other. See `listedKey` for what is asked of a key.
 */
export function documentKeys(
  document: unknown,
  subject: string,
  purpose: KeyPurpose,
  types: readonly MethodType[] = METHOD_TYPES,
): IssuerKeys {
  const found = new Map<string, PublicKey>();
  return async (verificationMethod) => {
    const known = found.get(verificationMethod);
    if (known) return known;
    const key = await listedKey(document, subject, purpose, verificationMethod, types);
    // Unknown names are not remembered: a stranger chooses them.
    if (!key.ok) return null;
    found.set(verificationMethod, key.value);
    return key.value;
  };
}

/**
 * The key under this address in a document (CID 1.0 §3.3): the document is the subject's, the address lies under the
 * subject, exactly one method has it, the subject itself controls it and lists it for the purpose, and it is of one of
 * these kinds. `revoked` and `expires` come with the key, the earlier of both; a key that is `revoked` and no longer
 * listed is given as revoked from the beginning, so that the reader can say why it refuses.
 *
 * Does not decide whether the document is the subject's own: the caller got it from what it trusts.
 */
export async function listedKey(
  document: unknown,
  subject: string,
  purpose: KeyPurpose,
  verificationMethod: string,
  types: readonly MethodType[] = METHOD_TYPES,
): Promise<Result<PublicKey, KeyFault>> {
  if (!isObject(document) || document.id !== subject || !isUnderSubject(verificationMethod, subject))
    return fail('not-listed');
  const named = (value: unknown): boolean =>
    absolute(isObject(value) ? value.id : value, subject) === verificationMethod;
  const listing = listOf(document[purpose]);
  const embedded = [...listOf(document.verificationMethod), ...PURPOSES.flatMap((each) => listOf(document[each]))];
  // The same method may be written out under several relationships; two that differ under one address are none.
  const candidates = new Map(
    embedded
      .filter(isObject)
      .filter(named)
      .map((one) => [JSON.stringify(one), one]),
  );
  const [method] = candidates.values();
  if (candidates.size !== 1 || !method || method.controller !== subject) return fail('not-listed');
  const listed = listing.some(named);
  if (!listed && !('revoked' in method)) return fail('not-listed');
  // A kind we know and were not asked for is the key of another trade, such as a seal key.
  if (isMethodType(method.type) && !types.includes(method.type)) return fail('not-listed');
  const key = await importMethodKey(method);
  if (!key.ok) return key;
  const end = listed ? endOf(method) : Number.NEGATIVE_INFINITY;
  return ok(end === Number.POSITIVE_INFINITY ? key.value : { ...key.value, revoked: end });
}

const PURPOSES: readonly KeyPurpose[] = ['assertionMethod', 'authentication'];

function endOf(method: JsonObject): number {
  const ends = ['revoked', 'expires'].filter((member) => member in method).map((member) => moment(method[member]));
  // An end that cannot be read may lie in the past.
  return Math.min(...ends.map((end) => end ?? Number.NEGATIVE_INFINITY));
}

/** A fragment of the subject; where the subject is an https address, also an address below it. */
const isUnderSubject = (address: string, subject: string): boolean =>
  address.startsWith(`${subject}#`) || (subject.startsWith('https:') && address.startsWith(`${subject}/`));

const absolute = (id: unknown, subject: string): unknown =>
  typeof id === 'string' && id.startsWith('#') ? `${subject}${id}` : id;
