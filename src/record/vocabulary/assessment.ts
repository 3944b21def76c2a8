import { coded, conceptTable } from './concept.ts';

/** Forms of assessment (ELM 3.2 `LearningAssessmentSpecification.dcType`); the list taken whole. */
export const assessment = conceptTable(
  'http://data.europa.eu/snb/assessment/25831c2',
  coded('http://data.europa.eu/snb/assessment/', [
    ['written', '6e6cb2cc78', 'written examination', 'schriftelijk examen'],
    ['oral', 'd30284d7df', 'oral examination', 'mondeling examen'],
    ['project', '795dac4096', 'project work', 'projectwerk'],
    ['portfolio', '4f03b91c0e', 'portfolio', 'portfolio'],
    ['practical', '6a4db9f11d', 'practical assessment', 'praktische proef'],
    ['marked-assignment', '2939dae15f', 'marked assignment', 'beoordeelde opdracht'],
    ['continuous', '3484bd7e51', 'continuous evaluation', 'permanente evaluatie'],
    ['artefact', 'de4d165a6c', 'artefact assessment', 'beoordeling van een werkstuk'],
    ['quiz', 'b1b68f6735', 'quiz', 'quiz'],
    ['problem-based', 'c4256a2726', 'problem based learning', 'probleemgestuurd leren'],
    ['group-performance', '56539a6507', 'group performance', 'groepsprestatie'],
    ['peer-assessment', '19a2e5e671', 'peer assessment', 'beoordeling door medestudenten'],
    ['peer-review', '812e3b0ae1', 'peer review', 'feedback door medestudenten'],
    ['attendance', '7331eb4762', 'level of attendance', 'mate van aanwezigheid'],
  ]),
);
