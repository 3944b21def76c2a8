import { isObject, type JsonObject, listOf } from '../../record/json.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { parseBaseValue } from './sd-base-value.ts';
import { derivedValue } from './sd-proof-value.ts';
import type { SelectiveContexts, SelectiveFailure } from './sd-sign.ts';
import { grouped } from './selective/groups.ts';
import { canonicalLabels } from './selective/labels.ts';
import { select } from './selective/select.ts';

const SUITE = 'ecdsa-sd-2023';

export interface DeriveFailure extends Omit<SelectiveFailure, 'code'> {
  readonly code:
    | SelectiveFailure['code']
    /** No base proof to derive from, or several. */
    | 'proof_missing'
    | 'proof_value'
    /** Neither the issuer nor the holder points at anything. */
    | 'nothing_selected';
}

export interface DeriveOptions extends SelectiveContexts {
  /** The id of the base proof, where there are several. */
  readonly proofId?: string;
}

/**
 * vc-di-ecdsa §3.6.6: the document reduced to what its issuer made mandatory and what its holder selects, under a proof
 * derived from the base proof. Every other proof is left out, because it covers what is no longer there.
 *
 * Fails where nothing at all is selected (§3.5.4 step 3) and for a pointer, the issuer's or the holder's, that points at
 * nothing or into the middle of a statement. Does not verify the base proof, and does not bound the document: whoever
 * takes it from a stranger does (`admissible`).
 */
export async function derive(
  secured: JsonObject,
  selectivePointers: readonly string[],
  options: DeriveOptions,
): Promise<Result<JsonObject, DeriveFailure>> {
  const { proof: proofs, ...document } = secured;
  const proof = baseProofOf(listOf(proofs), options.proofId);
  if (!proof.ok) return proof;
  const base = parseBaseValue(proof.value.proofValue);
  if (!base.ok) return fail({ code: 'proof_value', reason: base.error.reason });
  const { baseSignature, ephemeralKey, hmacKey, signatures, mandatoryPointers } = base.value;
  const pointers = [...mandatoryPointers, ...selectivePointers];
  if (pointers.length === 0) return fail({ code: 'nothing_selected', reason: 'no pointer selects anything' });

  const whole = await grouped(document, hmacKey, options);
  if (!whole.ok) return whole;
  const mandatory = await whole.value.group(mandatoryPointers);
  if (!mandatory.ok) return mandatory;
  const combined = await whole.value.group(pointers);
  if (!combined.ok) return combined;
  const { statements, hmacs } = whole.value;
  const required = new Set(mandatory.value.indexes);
  const others = statements.map((_, index) => index).filter((index) => !required.has(index));
  if (others.length !== signatures.length) {
    return fail({
      code: 'proof_value',
      reason: `${others.length} statements of choice, ${signatures.length} signatures`,
    });
  }
  const shown = new Set(combined.value.indexes);
  const value = derivedValue({
    baseSignature,
    ephemeralKey,
    signatures: signatures.filter((_, position) => shown.has(others[position] ?? -1)),
    hmacs: await verifierLabels(combined.value.statements, hmacs),
    mandatory: combined.value.indexes.flatMap((index, position) => (required.has(index) ? [position] : [])),
  });
  const revealed = select(document, pointers);
  if (!revealed.ok) return fail({ code: 'pointer', ...revealed.error });
  return ok({ ...structuredClone(revealed.value), proof: { ...proof.value, proofValue: value } });
}

/** The one base proof of this suite, or the one of that id. */
function baseProofOf(proofs: readonly unknown[], id: string | undefined): Result<JsonObject, DeriveFailure> {
  const found = proofs
    .filter(isObject)
    .filter(
      (proof) =>
        proof.type === 'DataIntegrityProof' && proof.cryptosuite === SUITE && (id === undefined || proof.id === id),
    );
  const [only, another] = found;
  if (only === undefined) return fail({ code: 'proof_missing', reason: `no proof of ${SUITE}` });
  if (another !== undefined) return fail({ code: 'proof_missing', reason: 'several base proofs, and none is named' });
  return ok(only);
}

/** Labels by the canonical labels that a verifier will find in what is shown (§3.5.4 steps 10 and 11). */
async function verifierLabels(
  statements: readonly string[],
  hmacs: ReadonlyMap<string, Uint8Array>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const labels = new Map<string, Uint8Array>();
  for (const [node, label] of await canonicalLabels(statements)) {
    const hmac = hmacs.get(node);
    if (hmac !== undefined) labels.set(label, hmac);
  }
  return labels;
}
