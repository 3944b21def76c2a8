import { coded, conceptTable } from './concept.ts';

/**
 * Kinds of learning opportunity (ELM 3.2 `dcType` of a Qualification or specification); the list taken whole. It has no
 * micro-credential.
 */
export const learningOpportunity = conceptTable(
  'http://data.europa.eu/snb/learning-opportunity/25831c2',
  coded('http://data.europa.eu/snb/learning-opportunity/', [
    ['short-learning-programme', '74a4a268e8', 'Short learning programme', 'Kort leertraject'],
    ['programme-module', '0f7dac46ca', 'Programme module', 'Module van een opleiding'],
    ['course', '05053c1cbe', 'Course', 'Cursus'],
    ['educational-programme', '79343569f3', 'Educational programme', 'Opleiding'],
    ['mooc', '17744a2647', 'MOOC', 'MOOC'],
    ['class', '7e1ac538db', 'Class', 'Les'],
    ['internship', '77b99de990', 'Internship', 'Stage'],
    ['apprenticeship', '63f9f6180c', 'Apprenticeship', 'Leerlingwezen'],
    ['thesis', 'b2434ca358', 'Thesis', 'Eindverhandeling'],
    ['mentoring', '11252a5207', 'Mentoring', 'Mentoraat'],
    ['study-visit', '65a4cf5de2', 'Study visit', 'Studiebezoek'],
    ['service-learning', '8b965da2d4', 'Service learning', 'Service-learning'],
  ]),
);
