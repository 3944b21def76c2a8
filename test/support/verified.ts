import { readProof } from '../../src/credential/data-integrity/read-proof.ts';
import { assertionKeys } from '../../src/credential/did/assertion-keys.ts';
import { readSeal } from '../../src/credential/jades/read.ts';
import { readStatus } from '../../src/credential/status-list/read.ts';

/** What a stranger does with our documents, by our own readers: text in, facts out, or a throw that says why not. */

// biome-ignore lint/suspicious/noExplicitAny: a document is read by the test that knows its shape
export type Document = any;

/** The payload of a sealed EDC. */
export async function verifiedSeal(text: string): Promise<Document> {
  const reading = await readSeal(text);
  if (!reading.ok) throw new Error(`${reading.error.code}: ${reading.error.reason}`);
  return JSON.parse(reading.value.payload);
}

/** The document under a Data Integrity proof of the issuer with this DID document. */
export async function verifiedProof(text: string, didDocument: { id: string }, now = Date.now()): Promise<Document> {
  const reading = await readProof(text, assertionKeys(didDocument, didDocument.id), { now: Math.floor(now / 1000) });
  if (!reading.ok) throw new Error(`${reading.error.code}: ${reading.error.reason}`);
  const { issuer } = reading.value.document as { issuer: string | { id: string } };
  if ((typeof issuer === 'string' ? issuer : issuer.id) !== didDocument.id) throw new Error('another issuer');
  return reading.value.document;
}

/** The bit of a status entry in a list as it was served; the list's own proof is verified first. */
export async function verifiedBit(
  list: string,
  entry: { statusListCredential: string; statusListIndex: string; statusPurpose: string },
  didDocument: { id: string },
): Promise<boolean> {
  const document = await verifiedProof(list, didDocument);
  const type = 'BitstringStatusListEntry';
  const now = Math.floor(Date.now() / 1000);
  const status = await readStatus(document, { ...entry, type }, { issuer: didDocument.id, now });
  if (!status.ok) throw new Error(`${status.error.code}: ${status.error.reason}`);
  return status.value;
}

/**
 * What a credential says, without what has to differ between its forms: contexts, proof, dates the data models name
 * differently, and where its status can be looked up.
 */
export function factsOf(document: Document): Document {
  const {
    '@context': _context,
    proof: _proof,
    issuanceDate: _issued,
    expirationDate: _expires,
    credentialStatus: _status,
    identifier,
    ...facts
  } = document;
  const kept = (identifier ?? []).filter((one: Document) => !JSON.stringify(one).includes('BitstringStatusListEntry'));
  return { ...facts, ...(kept.length > 0 ? { identifier: kept } : {}) };
}
