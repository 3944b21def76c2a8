import { coded, conceptTable } from './concept.ts';

/** Kinds of learning activity (ELM 3.2 `LearningActivitySpecification.dcType`); the list taken whole. */
export const learningActivity = conceptTable(
  'http://data.europa.eu/snb/learning-activity/25831c2',
  coded('http://data.europa.eu/snb/learning-activity/', [
    ['educational-programme', 'fd33e234ae', 'educational programme', 'opleidingsprogramma'],
    ['classroom', 'ff436ea7c9', 'classroom coursework', 'lessen in de klas'],
    ['e-learning', 'bf2e3a7bae', 'e-learning coursework', 'e-learning'],
    ['lab', '3c8bd58d62', 'lab / simulation / practice coursework', 'labo, simulatie of oefening'],
    ['workshop', 'efff75e10a', 'workshop, seminar or conference', 'workshop, seminarie of congres'],
    ['internship', 'bf5588ff84', 'internship', 'stage'],
    ['self-study', 'b660f5dcea', 'self-motivated study', 'zelfstudie'],
    ['research', 'a7e556215a', 'research', 'onderzoek'],
    ['job-experience', '4357e0e681', 'job experience', 'werkervaring'],
    ['volunteering', '59eaf34fab', 'volunteering', 'vrijwilligerswerk'],
    ['apprenticeship', 'd46a826a39', 'apprenticeship', 'leerlingwezen'],
  ]),
);
