import type { FieldFault } from '../../issuing/supplied/field-fault.ts';
import type { StatusPurpose } from '../../issuing/supplied/ports.ts';
import type { SuppliedRequest } from '../../issuing/supplied/request.ts';
import { accepts } from '../../record/accepts.ts';
import { isObject, type JsonObject, listOf } from '../../record/json.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { AskedStatus, type IssueRequest } from './z-issue.ts';

/**
 * What an issue request asks for (VCALM `/credentials/issue`), apart from who asks and what was asked before. Members that
 * contradict each other are refused, all of them at once; the data model is not judged here.
 */
export function parseIssue({
  credential,
  options = {},
}: IssueRequest): Result<Omit<SuppliedRequest, 'requestSha256' | 'idempotencyKey'>, readonly FieldFault[]> {
  const { id } = credential;
  const ownId = typeof id === 'string' ? id : null;
  const { credentialId, mandatoryPointers, cryptosuite } = options;
  const { asked, others } = statusesOf(credential);
  const statuses = new Set([
    ...asked,
    ...listOf(options.credentialStatus).map((one) => (one as AskedEntry).statusPurpose),
  ]);
  const faults: FieldFault[] = [
    ...(credential.proof === undefined ? [] : [{ pointer: '/credential/proof', accepted: NO_PROOF }]),
    ...(credentialId !== undefined && ownId !== null && credentialId !== ownId
      ? [{ pointer: '/options/credentialId', accepted: NO_ID }]
      : []),
    ...(mandatoryPointers !== undefined && cryptosuite !== undefined && cryptosuite !== SELECTIVE
      ? [{ pointer: '/options/cryptosuite', accepted: ONLY_SELECTIVE }]
      : []),
  ];
  if (faults.length > 0) return fail(faults);
  return ok({
    credential: asked.length === 0 ? credential : withStatuses(credential, others),
    pointer: '/credential',
    credentialId: ownId ?? credentialId ?? null,
    suite: mandatoryPointers === undefined ? (cryptosuite ?? null) : SELECTIVE,
    mandatoryPointers: mandatoryPointers ?? [],
    mandatoryAt: '/options/mandatoryPointers',
    statuses: [...statuses],
  });
}

const SELECTIVE = 'ecdsa-sd-2023';
type AskedEntry = { readonly statusPurpose: StatusPurpose };

/** Entries of the credential that ask for a place, and those that have one. */
function statusesOf({ credentialStatus }: JsonObject): {
  readonly asked: readonly StatusPurpose[];
  readonly others: readonly unknown[];
} {
  const asked: StatusPurpose[] = [];
  const others: unknown[] = [];
  for (const entry of listOf(credentialStatus)) {
    const wanted = isObject(entry) ? AskedStatus.safeParse(entry) : null;
    if (wanted?.success) asked.push(wanted.data.statusPurpose);
    else others.push(entry);
  }
  return { asked, others };
}

function withStatuses(credential: JsonObject, others: readonly unknown[]): JsonObject {
  const { credentialStatus: _asked, ...rest } = credential;
  return others.length === 0 ? rest : { ...rest, credentialStatus: others };
}

const NO_PROOF = accepts({ en: 'a credential without proof', nl: 'een bewijs zonder proof' });
const NO_ID = accepts({
  en: 'nothing, because the credential has an id of its own',
  nl: 'niets, want het bewijs heeft een eigen id',
});
const ONLY_SELECTIVE = accepts({
  en: '"ecdsa-sd-2023", or nothing, where there are mandatoryPointers',
  nl: '"ecdsa-sd-2023", of niets, waar er mandatoryPointers zijn',
});
