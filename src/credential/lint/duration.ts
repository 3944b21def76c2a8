import type { Finding } from '../../record/finding.ts';
import { finding, type LintRule } from './rule.ts';
import { type Place, pointer } from './walk.ts';

const MEMBERS = ['volumeOfLearning', 'maximumDuration', 'workload'] as const;
const HOURS = /^PT[1-9]\d{0,4}H$/;

/**
 * LINT-DURATION: a volume of learning is a number of hours, `PTnH`. `P60M` are sixty months, not sixty hours or minutes,
 * and stands in a published sample; days and years say as little about hours (WL-3).
 */
export const duration: LintRule = ({ places }) =>
  places.flatMap((place) => (MEMBERS.some((member) => member in place.value) ? judge(place) : []));

const judge = (place: Place): readonly Finding[] =>
  MEMBERS.filter((member) => place.value[member] !== undefined)
    .filter((member) => !HOURS.test(String(place.value[member])))
    .map((member) =>
      finding(
        'LINT-DURATION',
        pointer(place, member),
        {
          nl: `Geen aantal uren: ${String(place.value[member])}.`,
          en: `Not a number of hours: ${String(place.value[member])}.`,
        },
        { nl: 'Schrijf uren als PTnH, bijvoorbeeld PT60H.', en: 'Write hours as PTnH, such as PT60H.' },
      ),
    );
