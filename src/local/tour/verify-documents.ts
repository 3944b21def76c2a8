import { type Certificate, isValidAt } from '../../credential/certificates/certificate.ts';
import { sameName } from '../../credential/certificates/distinguished-name.ts';
import { verifyCertificateSignature } from '../../credential/certificates/signature-scheme.ts';
import { readSeal } from '../../credential/jades/read.ts';
import type { Documents } from './documents.ts';
import { type Status, statusEntries, statusOf } from './published-status.ts';
import { proofFault, type Stranger } from './stranger.ts';

/** What a stranger finds about one credential: for each check what is said, and whether it is as it should be. */
export interface Verdict {
  readonly seal: Finding;
  readonly ecdsa: Finding;
  readonly eddsa: Finding;
  readonly status: Finding;
  /** The seal over the same document with one letter changed. */
  readonly altered: Finding;
}

export interface Finding {
  readonly word: string;
  readonly asItShould: boolean;
  /** Why not. */
  readonly reason?: string;
}

/**
 * Verifies what was downloaded as somebody else would: the seal with the development root alone, both Data Integrity
 * proofs with @digitalbazaar/vc and the keys that the DID document lists, the status with the published lists, whose own
 * proofs are verified first. `expected` is the status the credential should have.
 */
export async function verifyDocuments(
  documents: Documents,
  { root, public: found, expected }: { root: Certificate; public: Stranger; expected: Status },
): Promise<Verdict> {
  const [seal, ecdsa, eddsa, status, altered] = await Promise.all([
    goodOr(sealFault(documents.edc, root)),
    goodOr(proofFault(documents['vc-ecdsa'], found)),
    goodOr(proofFault(documents['vc-eddsa'], found)),
    statusFinding(documents, found, expected),
    sealFault(withOneLetterChanged(documents.edc), root),
  ]);
  return {
    seal,
    ecdsa,
    eddsa,
    status,
    altered: altered === null ? { word: 'ACCEPTED', asItShould: false } : { word: 'refused', asItShould: true },
  };
}

/** Why the seal does not hold; null when it does: signature, certificate under the root and in force, then and now. */
async function sealFault(edc: string, root: Certificate): Promise<string | null> {
  const read = await readSeal(edc);
  if (!read.ok) return `${read.error.code}: ${read.error.reason}`;
  const { leaf, signingTime } = read.value;
  if (!sameName(leaf.issuer, root.subject) || !(await verifyCertificateSignature(leaf, root)))
    return 'its certificate does not come from the development root';
  const now = Math.floor(Date.now() / 1000);
  if (![signingTime.moment, now].every((moment) => isValidAt(leaf, moment) && isValidAt(root, moment)))
    return 'a certificate was or is not valid';
  return null;
}

async function statusFinding(documents: Documents, found: Stranger, expected: Status): Promise<Finding> {
  try {
    const { edc, vcdm2, issuer } = statusEntries(documents);
    const [ofEdc, ofVcdm2] = await Promise.all([statusOf(edc, issuer, found), statusOf(vcdm2, issuer, found)]);
    return {
      word: ofEdc === ofVcdm2 ? ofEdc : `${ofEdc}/${ofVcdm2}`,
      asItShould: [ofEdc, ofVcdm2].every((s) => s === expected),
    };
  } catch (error) {
    return { word: 'unknown', asItShould: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The same seal over another name: what somebody would do who wants a certificate of their own. */
function withOneLetterChanged(edc: string): string {
  const sealed = JSON.parse(edc) as { payload: string };
  const payload = sealed.payload.replace(/("familyName":\{"\w+":")./u, '$1X');
  if (payload === sealed.payload) throw new Error('there is no family name in the document');
  return JSON.stringify({ ...sealed, payload });
}

async function goodOr(fault: Promise<string | null>): Promise<Finding> {
  const reason = await fault;
  return reason === null ? { word: 'good', asItShould: true } : { word: 'BAD', asItShould: false, reason };
}
