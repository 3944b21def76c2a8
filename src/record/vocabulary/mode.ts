import { coded, conceptTable } from './concept.ts';

/** Modes of learning and assessment (ELM 3.2 `mode`, form of participation in Annex I); the list taken whole. */
export const mode = conceptTable(
  'http://data.europa.eu/snb/learning-assessment/25831c2',
  coded('http://data.europa.eu/snb/learning-assessment/', [
    ['presential', '9191af2ed9', 'Presential', 'Contactonderwijs'],
    ['blended', 'e92d221e4d', 'Blended', 'Blended'],
    ['online', '920fbb3cbe', 'Online', 'Online'],
    ['work-based', '729f3bed4b', 'Workbased', 'Werkplekleren'],
    ['project-based', '7813801c77', 'Project based', 'Projectmatig'],
    ['lab-based', 'ed4c557045', 'Research-Lab based', 'In een onderzoekslabo'],
  ]),
);
