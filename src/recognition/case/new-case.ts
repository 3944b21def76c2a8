import { brusselsDate } from '../../record/civil-date.ts';
import type { OpenCase } from '../../record/recognition/case-requests.ts';
import type { ExemptionPolicy } from '../../record/recognition/policy.ts';
import type { TargetUnit } from '../../record/recognition/unit.ts';
import type { CaseRecord } from './case.ts';
import { eraseFrom } from './terms.ts';

/** A case as it begins: the unit and the version of the policy stay with it to the end. */
export const newCase = (
  request: OpenCase,
  of: { caseId: string; unit: TargetUnit; policy: ExemptionPolicy; now: number },
): CaseRecord => ({
  caseId: of.caseId,
  version: 1,
  state: 'draft',
  route: request.route,
  unit: { code: of.unit.code, academicYear: of.unit.academicYear },
  policy: { id: of.policy.id, version: of.policy.version },
  programme: request.programme ?? of.unit.programme.code,
  applicant: request.applicant,
  learnerReference: request.applicant.reference,
  application: request.application,
  openedAt: of.now,
  submittedAt: null,
  verifiedAt: null,
  answerBy: null,
  infoRequest: null,
  inadmissible: null,
  confirmedHolders: [],
  declarations: [],
  advices: [],
  recommendedFrom: null,
  findingsShownAt: null,
  openedFindings: [],
  decisionId: null,
  conditionsMet: null,
  notifiedOn: null,
  appealUntil: null,
  appeal: null,
  earlierAppeals: [],
  reconsiderations: [],
  withdrawal: null,
  closedAt: null,
  eraseFrom: eraseFrom(brusselsDate(of.now), of.policy),
  erasedAt: null,
});
