import { coded, conceptTable } from './concept.ts';

/** Study load over time (ELM 3.2 `learningSchedule`); the list taken whole. */
export const learningSchedule = conceptTable(
  'http://data.europa.eu/snb/learning-schedule/25831c2',
  coded('http://data.europa.eu/snb/learning-schedule/', [
    ['full-time', '72a0ab92fa', 'Full time', 'Voltijds'],
    ['part-time-intensive', 'f230bae523', 'Part time intensive', 'Deeltijds, intensief'],
    ['part-time-light', '67395e6b5a', 'Part time light', 'Deeltijds, licht'],
  ]),
);
