import { dateWords, said } from './bilingual.ts';
import { against, offeringRule } from './rule.ts';

/** A version is frozen: dates that contradict each other could never be put right for its awards. */
export const DATE_1 = offeringRule(
  'DATE-1',
  said('Het aanbod eindigt niet voor het begint.', 'The offering does not end before it starts.'),
  ({ specification: { startsOn, endsOn } }) => {
    if (startsOn === undefined || endsOn === undefined || startsOn <= endsOn) return [];
    const [start, end] = [dateWords(startsOn), dateWords(endsOn)];
    return [
      against(
        '/endsOn',
        said(
          `Het einde (${end.nl}) ligt voor de start (${start.nl}).`,
          `The end (${end.en}) is before the start (${start.en}).`,
        ),
        said('Verbeter een van beide datums.', 'Correct one of the two dates.'),
      ),
    ];
  },
);
