import { isObject, listOf } from '../../record/json.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { ProofFailure } from './read-proof.ts';

/** An id that is a name of its own: not a blank node, which could be one of the document. */
const NAME = /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/;

/**
 * Data Integrity 1.0 §2.1.2: which proofs of a set each proof names in `previousProof`, as positions in the set. Every
 * name must belong to exactly one other proof of the set, and following names must come to an end. The answer has one
 * list per proof, in the order of the names.
 */
export function chainOf(proofs: readonly unknown[]): Result<readonly (readonly number[])[], ProofFailure> {
  const refuse = (reason: string, proof: number) => fail<ProofFailure>({ code: 'proof_shape', reason, proof });
  const positions = new Map<string, number>();
  for (const [index, proof] of proofs.entries()) {
    if (!isObject(proof) || proof.id === undefined) continue;
    if (typeof proof.id !== 'string' || !NAME.test(proof.id)) return refuse('the id of a proof is no address', index);
    if (positions.has(proof.id)) return refuse('two proofs with one id', index);
    positions.set(proof.id, index);
  }
  const chain: number[][] = [];
  for (const [index, proof] of proofs.entries()) {
    const named: readonly unknown[] = isObject(proof) && 'previousProof' in proof ? namesOf(proof.previousProof) : [];
    if (new Set(named).size < named.length) return refuse('previousProof names a proof twice', index);
    const before: number[] = [];
    for (const name of named) {
      const position = typeof name === 'string' ? positions.get(name) : undefined;
      if (position === undefined) return refuse('previousProof names no proof of this document', index);
      before.push(position);
    }
    chain.push(before);
  }
  const looping = chain.findIndex((_, index) => returns(chain, index));
  return looping < 0 ? ok(chain) : refuse('previousProof leads back to the proof itself', looping);
}

/** Null and an empty list name nothing, and are not left out: they count as a name that is no text. */
function namesOf(value: unknown): readonly unknown[] {
  const names = listOf(value);
  return names.length === 0 ? [null] : names;
}

/** Whether following the names from a proof comes back to it. */
function returns(chain: readonly (readonly number[])[], start: number): boolean {
  const pending = [...(chain[start] ?? [])];
  const seen = new Set<number>();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next === start) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    pending.push(...(chain[next] ?? []));
  }
  return false;
}
