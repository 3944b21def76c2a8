import { assessment } from '../../../record/vocabulary/assessment.ts';
import type { LearnedAssessment, Learning } from '../../evidence/evidence.ts';
import { found, titleIn } from '../found.ts';
import type { RecommendationInput } from '../recommendation.ts';
import { type Judged, judgedTogether } from '../standing.ts';
import { aboutPlace, type Placed } from './placed.ts';

const ATTENDANCE = assessment.get('attendance');

/** Nothing but presence was looked at. */
const isAttendance = ({ types }: LearnedAssessment): boolean =>
  types.length > 0 && types.every(({ code, uri }) => code === ATTENDANCE.code || uri === ATTENDANCE.uri);

/** What was assessed, and with what: a part may be assessed with its whole, and a whole by all its parts. */
interface Assessed {
  readonly assessments: readonly LearnedAssessment[];
  readonly with: Learning | null;
}

function assessedIn({ learning, wholes }: Placed): Assessed {
  if (learning.assessments.length > 0) return { assessments: learning.assessments, with: null };
  const whole = wholes.find(({ assessments }) => assessments.length > 0);
  if (whole) return { assessments: whole.assessments, with: whole };
  const [part] = learning.parts;
  return part !== undefined && learning.parts.every(({ assessments }) => assessments.length > 0)
    ? { assessments: byParts(learning.parts), with: part }
    : { assessments: [], with: null };
}

/** One part where only presence counted leaves open how the whole was passed. */
const byParts = (parts: readonly Learning[]): readonly LearnedAssessment[] => {
  const attended = parts.filter(({ assessments }) => assessments.every(isAttendance));
  return attended.length > 0 && attended.length < parts.length ? [] : parts.flatMap(({ assessments }) => assessments);
};

const statesOutcomes = ({ outcomes, parts }: Learning): boolean => outcomes.length > 0 || parts.some(statesOutcomes);

/**
 * Whether it is a qualification acquired elsewhere (EVK, Codex Hoger Onderwijs, art. I.3): a learning path with outcomes that
 * were fixed in advance, assessed and passed with credit. Attendance is not one, whatever it is called. Then whether the
 * identity was checked at the assessment. What the document does not say is unknown, never a no.
 */
export function testingOf(placed: Placed, { policy }: Pick<RecommendationInput, 'policy'>): Judged {
  const { learning, wholes } = placed;
  const { title, where } = aboutPlace(placed);
  const { assessments, with: assessedWith } = assessedIn(placed);
  const real = assessments.filter((one) => !isAttendance(one));
  if (learning.kind === 'activity' || (assessments.length > 0 && real.length === 0))
    return { standing: 'evc', findings: [found('NOT_EVK', { title }, where)] };
  if ([learning, ...wholes].some(({ passBasis }) => passBasis === 'without-credit'))
    return { standing: 'evc', findings: [found('PASSED_WITHOUT_CREDIT', { title }, where)] };
  const missing = [
    ...(real.length === 0 ? [found('ASSESSMENT_UNKNOWN', { title }, where)] : []),
    ...([learning, ...wholes].some(statesOutcomes) ? [] : [found('OUTCOMES_NOT_STATED', { title }, where)]),
  ];
  if (missing.length > 0) return { standing: 'open', findings: missing };
  const assessed =
    assessedWith === null
      ? found('ASSESSED', { title }, where)
      : found('ASSESSED_WITH_WHOLE', { title, with: titleIn(assessedWith.title) }, where);
  return judgedTogether([
    { standing: 'good', findings: [assessed] },
    identityCheckOf(placed, real, policy.assessment.idVerification),
  ]);
}

/** Whether it was seen who took the assessment. */
function identityCheckOf(
  placed: Placed,
  assessments: readonly LearnedAssessment[],
  wish: RecommendationInput['policy']['assessment']['idVerification'],
): Judged {
  if (wish === 'off') return { standing: 'good', findings: [] };
  const { title, where } = aboutPlace(placed);
  const codes = assessments.map(({ identityVerification }) => identityVerification?.code ?? null);
  if (codes.includes('supervised-id-verified'))
    return { standing: 'good', findings: [found('IDENTITY_CHECKED', { title }, where)] };
  const unchecked = codes.every((code) => code === 'unsupervised-unverified');
  if (wish === 'required')
    return {
      standing: 'open',
      findings: [found(unchecked ? 'IDENTITY_NOT_CHECKED' : 'IDENTITY_CHECK_UNKNOWN', { title }, where)],
    };
  return {
    standing: 'good',
    findings: [found(unchecked ? 'IDENTITY_NOT_CHECKED_NOTED' : 'IDENTITY_CHECK_UNKNOWN_NOTED', { title }, where)],
  };
}
