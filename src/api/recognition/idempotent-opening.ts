import { uuidV5 } from '../../credential/elm/node-id.ts';
import type { CaseFile } from '../../recognition/case/case.ts';
import { canonicalJson } from '../../record/canonical-json.ts';
import type { OpenCase } from '../../record/recognition/case-requests.ts';
import { IDEMPOTENCY_KEY, VISIBLE_ASCII } from '../awards.ts';
import { problem } from '../problem.ts';
import type { OperationRequest } from '../route.ts';

/** Namespace of case ids that follow from an Idempotency-Key. */
const NAMESPACE = '2f1f6d7e-6f0a-5b5e-9a52-3f0f9c1f4a11';

interface Opening {
  /** The case an earlier request with this key opened. */
  readonly file: CaseFile | null;
  /** Names the case that is opened now; its id follows from the key, so that one key can open one case only. */
  readonly uuid: () => string;
}

/**
 * What an `Idempotency-Key` says of a request to open a case: the case it opened before, or the id it will have. The same
 * key with another content is refused, and so is one that cannot be a key. An erased case no longer shows what opened it
 * and is given as it is.
 */
export async function openedBefore({
  c,
  deps,
  scope,
  body,
}: OperationRequest<OpenCase, unknown>): Promise<Opening | Response> {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return { file: null, uuid: deps.recognition.uuid };
  if (!IDEMPOTENCY_KEY.test(key))
    return problem(c, 'HEADER_NOT_VALID', { params: { header: 'Idempotency-Key', accepted: VISIBLE_ASCII } });
  const caseId = uuidV5(NAMESPACE, JSON.stringify([scope.institutionId, key]));
  const file = await deps.recognition.book.file(scope, caseId);
  if (file && file.case.erasedAt === null && !opens(body, file))
    return problem(c, 'CASE_KEY_REUSED', { params: { caseId } });
  return { file, uuid: () => caseId };
}

/** Whether this request opened that case. What a request leaves out, the case has from the unit. */
function opens(request: OpenCase, { case: opened, unit }: CaseFile): boolean {
  const asked = {
    unit: request.unit,
    route: request.route,
    applicant: request.applicant,
    application: request.application,
    programme: request.programme ?? unit.programme.code,
  };
  const { route, applicant, application, programme } = opened;
  return canonicalJson(asked) === canonicalJson({ unit: opened.unit, route, applicant, application, programme });
}
