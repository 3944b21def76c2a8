import { statusEntry } from '../../credential/status-list/compose.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { JsonObject } from '../../record/json.ts';
import { fail, type Result } from '../../record/result.ts';
import { sha256Hex } from '../../record/sha256.ts';
import { STATUS_LIST_ENTRIES } from '../../record/status-list-entries.ts';
import { CANDIDATES } from '../free-places.ts';
import { composeSupplied } from './compose.ts';
import { documentFaults, issuerFault, statusFaults } from './faults.ts';
import type { FieldFault } from './field-fault.ts';
import { finishFile, type SealedCredential } from './finish.ts';
import { suiteAndKey } from './key-of.ts';
import { mandatoryFault } from './mandatory-fault.ts';
import { unnamedIssuerFaults } from './named-issuer.ts';
import { samplePlaces, suppliedPlaces } from './places.ts';
import type { SuppliedDeps, SuppliedFile, SuppliedReservation } from './ports.ts';
import type { SuppliedRefusal } from './refusal.ts';
import type { SuppliedRequest } from './request.ts';
import { intentDigest } from './seal.ts';
import { shownAlways } from './shown-always.ts';

/** Bodies above this many UTF-16 units lie in the blob store. */
const ROW_LIMIT = 16_384;
const SELECTIVE = 'ecdsa-sd-2023';
/** How often a request starts over when another one took its index, id or key meanwhile. */
const TRIES = 6;

/**
 * Secures a credential that somebody else composed, by the same steps as our own (docs/ISSUING.md): judged whole before
 * anything is written, reserved with its intent and places in one batch, signed, confirmed by our own reader, recorded.
 *
 * The same request under the same id or idempotency key gives the same credential; another one is refused. Without
 * either, every request is a new credential. Refusals store nothing.
 */
export async function issueSupplied(
  deps: SuppliedDeps,
  scope: InstitutionScope,
  request: SuppliedRequest,
): Promise<Result<SealedCredential, SuppliedRefusal>> {
  const issuer = await deps.issuer(scope);
  if (!issuer) return fail({ code: 'INSTITUTION_UNKNOWN', params: { institution: scope.institutionId } });
  const named = deps.policy.issuerIsNotController === 'warning' ? null : issuerFault(request.credential, issuer);
  if (named)
    return fail({ code: 'VC_ISSUER_MISMATCH', params: { issuer: issuer.did }, errors: [placed(request, named)] });
  const claimed = [
    ...unnamedIssuerFaults(request.credential, deps.policy),
    ...statusFaults(request.credential, issuer.ownLists),
  ];
  if (claimed.length > 0) return fail(notValid(request, claimed));
  const slot = deps.policy.repeatedIds ? null : request.credentialId;
  const chosen = suiteAndKey(issuer, request.suite);
  if (!chosen.ok) return chosen;
  const { suite } = chosen.value;
  const sample = composeSupplied(request, issuer.did, samplePlaces(issuer.ownLists, request.statuses));
  const faults = await documentFaults(sample, deps);
  if (faults.length > 0) return fail(notValid(request, faults));
  const mandatoryPointers = suite === SELECTIVE ? shownAlways(sample, request.mandatoryPointers, deps.policy) : [];
  if (suite === SELECTIVE) {
    const where = { at: request.mandatoryAt, whole: request.pointer };
    const mandatory = await mandatoryFault(sample, mandatoryPointers, deps, where);
    if (mandatory) return fail({ code: 'VC_NOT_VALID', params: { count: '1' }, errors: [mandatory] });
  }

  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const candidates = deps.indices(CANDIDATES, STATUS_LIST_ENTRIES);
    const view = await deps.register.view(scope, { slot, idempotencyKey: request.idempotencyKey, candidates });
    const before = view.sameKey ?? view.occupant;
    if (before) {
      const refused = sentBefore(request, before, view.sameKey !== null);
      return refused ? fail(refused) : finishFile(deps, scope, issuer, before, before.proof === null);
    }
    const places = suppliedPlaces(view.lists, request.statuses, candidates);
    if (places === null) {
      await deps.register.openLists(scope);
      continue;
    }
    const document = composeSupplied(request, issuer.did, places);
    const intended = { ...request, mandatoryPointers };
    const reservation = await reservationOf(deps, intended, chosen.value, document, places);
    if (reservation.inBlobStore) await deps.blobs.put(scope, reservation.bodySha256, reservation.body);
    const conflict = await deps.register.reserve(scope, reservation);
    if (conflict) continue;
    return finishFile(
      deps,
      scope,
      issuer,
      { ...reservation, progress: 'reserved', validity: 'active', proof: null },
      false,
    );
  }
  return fail({ code: 'BUSY' });
}

/** Why what was sent before under the same name is not this. */
function sentBefore(
  { requestSha256, credentialId }: SuppliedRequest,
  before: SuppliedFile,
  byKey: boolean,
): SuppliedRefusal | null {
  if (before.requestSha256 === requestSha256) return null;
  return byKey
    ? { code: 'VC_IDEMPOTENCY_KEY_REUSED' }
    : { code: 'VC_ID_TAKEN', params: { credentialId: credentialId ?? '' } };
}

async function reservationOf(
  deps: SuppliedDeps,
  request: SuppliedRequest,
  { suite, key }: Extract<ReturnType<typeof suiteAndKey>, { ok: true }>['value'],
  document: JsonObject,
  places: SuppliedReservation['places'],
): Promise<SuppliedReservation> {
  const body = JSON.stringify(document);
  const { requestSha256, idempotencyKey, mandatoryPointers } = request;
  const credentialId = request.credentialId ?? firstEntryId(places);
  const intent = { body, suite, mandatoryPointers, issuedAt: deps.now(), keyId: key.keyId };
  return {
    ...intent,
    suppliedId: deps.uuid(),
    credentialId,
    requestSha256,
    idempotencyKey,
    slot: deps.policy.repeatedIds ? null : credentialId,
    development: key.development,
    bodySha256: await sha256Hex(new TextEncoder().encode(body)),
    inBlobStore: body.length > ROW_LIMIT,
    digest: await intentDigest(intent),
    places,
  };
}

/** A credential without an id goes by its place in a list: what cannot be referred to could never be revoked. */
function firstEntryId([first]: SuppliedReservation['places']): string | null {
  return first === undefined ? null : statusEntry(first.listUrl, first.purpose, first.index).id;
}

const placed = ({ pointer }: SuppliedRequest, fault: FieldFault): FieldFault => ({
  ...fault,
  pointer: pointer + fault.pointer,
});

const notValid = (request: SuppliedRequest, faults: readonly FieldFault[]): SuppliedRefusal => ({
  code: 'VC_NOT_VALID',
  params: { count: String(faults.length) },
  errors: faults.map((fault) => placed(request, fault)),
});
