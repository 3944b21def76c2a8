import type { JsonObject } from '../../record/json.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { CanonicalisationError, type Canonicalise, type Digest } from '../contexts/canonicalise.ts';
import { asString, hashOf, type Text } from './hash-data.ts';
import { type ParsedProof, parseProof } from './parse-proof.ts';
import { chainOf } from './proof-chain.ts';
import { canonicalText } from './rdfc-sign.ts';
import {
  type IssuerKeys,
  NOT_EXAMINED,
  type ProofFailure,
  type ProofPurpose,
  type ProofReading,
  type VerifiedProof,
} from './read-proof.ts';
import { verifyProof } from './verify-proof.ts';

/** A proof costs a canonicalisation and a signature; nobody needs more of them. */
export const MOST_PROOFS = 8;

/** What the caller asks of every proof of a document. */
export interface Asked {
  readonly keys: IssuerKeys;
  /** UTC seconds. */
  readonly now: number;
  readonly purpose: ProofPurpose;
  readonly challenge: string | null;
  readonly domain: string | null;
  readonly skipClock: boolean;
  readonly canonicaliser: Canonicalise;
}

/** Canonical N-Quads and their hash. */
export interface Canonical {
  readonly text: Text;
  readonly hash: Uint8Array;
}

/** What one proof covers, in canonical form; made when first asked for, once per digest. */
export type Covered = (digest: Digest) => Promise<Canonical>;

/**
 * Data Integrity 1.0 §4.5: every proof of a document, which is a set, a chain (`previousProof`) or both. Each covers the
 * document, and a proof of a chain the proofs it names as well. Expects a document that `admissible` let through.
 */
export async function verifySet(secured: JsonObject, asked: Asked): Promise<Result<ProofReading, ProofFailure>> {
  const { proof, ...document } = secured;
  if (proof === undefined) return fail({ code: 'proof_missing', reason: 'the document has no proof' });
  const list: unknown[] = Array.isArray(proof) ? proof : [proof];
  if (list.length === 0) return fail({ code: 'proof_missing', reason: 'the list of proofs is empty' });
  if (list.length > MOST_PROOFS) return fail({ code: 'proof_shape', reason: `more than ${MOST_PROOFS} proofs` });
  const previous = chainOf(list);
  if (!previous.ok) return fail(previous.error);

  const covered = canonicalForms(document, asked.canonicaliser);
  const all: Result<VerifiedProof, ProofFailure>[] = [];
  for (const [index, one] of list.entries()) {
    const parsed = parseProof(one, asked.purpose);
    const before = (previous.value[index] ?? []).map((position) => list[position]);
    const read = parsed.ok ? await verified(parsed.value, document, covered(before), asked) : parsed;
    all.push(read.ok ? read : fail({ ...read.error, proof: index }));
  }
  const failures = all.flatMap((one) => (one.ok ? [] : [one.error]));
  const failure = failures.find(({ code }) => !NOT_EXAMINED.has(code)) ?? failures[0];
  if (failure) return fail({ ...failure, all });
  const proofs = all.flatMap((one) => (one.ok ? [one.value] : []));
  const { text } = await covered([])('SHA-256');
  return ok({
    document,
    get canonical() {
      return asString(text);
    },
    proofs,
  });
}

async function verified(
  parsed: ParsedProof,
  document: JsonObject,
  covered: Covered,
  asked: Asked,
): Promise<Result<VerifiedProof, ProofFailure>> {
  try {
    return await verifyProof(parsed, document['@context'], covered, asked);
  } catch (error) {
    if (!(error instanceof CanonicalisationError)) throw error;
    const { suite, verificationMethod } = parsed;
    return fail({ code: error.code, reason: error.message, evidence: { verificationMethod, cryptosuite: suite } });
  }
}

/** The canonical form of the document with the proofs that a proof names, each made once however many ask for it. */
function canonicalForms(document: JsonObject, canonicaliser: Canonicalise): (previous: readonly unknown[]) => Covered {
  const made = new Map<string, Promise<Canonical>>();
  return (previous) => (digest) => {
    const name = `${digest} ${JSON.stringify(previous)}`;
    const known = made.get(name);
    if (known) return known;
    const body = previous.length === 0 ? document : { ...document, proof: previous };
    const fresh = canonicalText(canonicaliser, body, digest).then(async (text) => ({
      text,
      hash: await hashOf(text, digest),
    }));
    made.set(name, fresh);
    return fresh;
  };
}
