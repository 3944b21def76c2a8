import { type ConceptTable, conceptTable } from './concept.ts';

/**
 * The controlled vocabularies of ELM 3.2 that Sigillum writes or reads: for each a table of facts (code, URI, labels).
 * A concept id is valid when it stands in its table; the scheme alone proves nothing.
 */
export const VOCABULARY = {
  country: conceptTable('http://publications.europa.eu/resource/authority/country', [
    {
      code: 'BEL',
      uri: 'http://publications.europa.eu/resource/authority/country/BEL',
      label: { en: 'Belgium', nl: 'België' },
    },
  ]),
  atu: conceptTable('http://publications.europa.eu/resource/authority/atu', []),
  accreditation: conceptTable('http://data.europa.eu/snb/accreditation/25831c2', []),
  'isced-f': conceptTable('http://data.europa.eu/snb/isced-f/25831c2', []),
  assessment: conceptTable('http://data.europa.eu/snb/assessment/25831c2', []),
  mode: conceptTable('http://data.europa.eu/snb/learning-assessment/25831c2', []),
  language: conceptTable('http://publications.europa.eu/resource/authority/language', []),
  'skill-type': conceptTable('http://data.europa.eu/snb/skill-type/25831c2', []),
  'skill-reuse-level': conceptTable('http://data.europa.eu/snb/skill-reuse-level/25831c2', []),
} as const;

export type VocabularyName = keyof typeof VOCABULARY;
export type { Concept, ConceptTable } from './concept.ts';
export const vocabulary = (name: VocabularyName): ConceptTable => VOCABULARY[name];
