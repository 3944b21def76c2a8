import { accepts } from '../../record/accepts.ts';
import { type Column, UNIT_COLUMNS } from './unit-columns.ts';

/** More lines than all units of an institution in one year. */
export const MOST_ROWS = 50_000;

export const SOMETHING = accepts({
  en: 'a line of column names and at least one line below it',
  nl: 'een regel met kolomnamen en minstens één regel eronder',
});
export const FEWER = accepts({ en: `at most ${MOST_ROWS} lines`, nl: `hoogstens ${MOST_ROWS} regels` });
export const KNOWN = accepts({
  en: `one of ${UNIT_COLUMNS.map(({ en }) => en).join(', ')}`,
  nl: `een van ${UNIT_COLUMNS.map(({ nl }) => nl).join(', ')}`,
});
export const ONCE = accepts({ en: 'each column once', nl: 'elke kolom één keer' });
export const UTF8 = accepts({
  en: 'text; save the file as CSV UTF-8',
  nl: 'tekst; bewaar het bestand als CSV UTF-8',
});
export const NO_MORE_CELLS = accepts({
  en: 'no more fields than there are columns; put a text with the separator in quotes',
  nl: 'niet meer velden dan er kolommen zijn; zet een tekst met het scheidingsteken tussen aanhalingstekens',
});
export const THE_SAME = accepts({
  en: 'empty, or the same as on the first line of this unit or part',
  nl: 'leeg, of hetzelfde als op de eerste regel van dit opleidingsonderdeel of deze deelvrijstelling',
});
export const NO_PART = accepts({
  en: 'empty where the line names no part',
  nl: 'leeg waar de regel geen onderdeel noemt',
});
export const ONE_OUTCOME = accepts({
  en: 'another id for each outcome of a unit',
  nl: 'een andere id voor elk leerresultaat van een opleidingsonderdeel',
});

/** A column that has to be filled in, and is not. */
export const missing = ({ nl, en }: Column): string =>
  accepts({ en: `a column ${en} that is filled in`, nl: `een ingevulde kolom ${nl}` });
