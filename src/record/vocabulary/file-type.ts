import { conceptTable, named } from './concept.ts';

/** File types (EU authority table *file-type*; ELM 3.2 `contentType`) that are embedded: page images and statements. */
export const fileType = conceptTable(
  'http://publications.europa.eu/resource/authority/file-type',
  named('http://publications.europa.eu/resource/authority/file-type/', [
    ['PNG', 'PNG', 'PNG'],
    ['JPEG', 'JPEG', 'JPEG'],
    ['PDF', 'PDF', 'PDF'],
  ]),
);
