import { coded, conceptTable } from './concept.ts';

/** Encodings of embedded content (ELM 3.2 `contentEncoding`); the list taken whole. */
export const encoding = conceptTable(
  'http://data.europa.eu/snb/encoding/25831c2',
  coded('http://data.europa.eu/snb/encoding/', [['base64', '6146cde7dd', 'base64', 'base64']]),
);
