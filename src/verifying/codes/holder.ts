import { codes } from './code.ts';

/** Whether it is the presenter's. */
export const HOLDER_CODES = codes({
  HOLDER_KEY_BOUND: {
    step: 'holder',
    outcome: 'passed',
    nl: 'Wie dit bewijs toont, heeft de sleutel waaraan het gebonden is.',
    en: 'Whoever presents this credential holds the key it is bound to.',
  },
  HOLDER_TO_COMPARE: {
    step: 'holder',
    outcome: 'skipped',
    nl: 'Vergelijk naam en geboortedatum met de persoon die het bewijs toont.',
    en: 'Compare name and birth date with the person who presents the credential.',
  },
});
