import type { JsonObject } from '../../../record/json.ts';
import { type ConceptTable, UNSETTLED_SUPERVISION, vocabulary } from '../../../record/vocabulary/index.ts';
import { check } from '../../check.ts';
import type { Check } from '../../report.ts';

const BASE = 'http://data.europa.eu/snb/';

/** Lists our tables hold whole, by the name they have in concept URIs. A URI of such a list that the table lacks is made up. */
const CLOSED: ReadonlyMap<string, ConceptTable> = new Map([
  ['eqf', vocabulary('eqf')],
  ['isced-f', vocabulary('isced-f')],
  ['supervision-verification', vocabulary('supervision-verification')],
  ['learning-assessment', vocabulary('mode')],
  ['assessment', vocabulary('assessment')],
  ['education-credit', vocabulary('education-credit')],
]);

/** Properties whose value has to come from one list (ELM 3.2 shapes, `inScheme`). */
const FROM_LIST: Readonly<Record<string, ConceptTable>> = {
  eqfLevel: vocabulary('eqf'),
  limitEQFLevel: vocabulary('eqf'),
  thematicArea: vocabulary('isced-f'),
  limitField: vocabulary('isced-f'),
};

const SCHEMES: ReadonlySet<string> = new Set([...CLOSED.values()].map(({ scheme }) => scheme));
const MOST = 10;

/**
 * Concepts that exist in no list: the shapes of ELM only ask for the scheme, so `eqf/99` passes them. Free concepts of an
 * issuer's own scheme are its own words and are left alone; so are national levels we have no list of. At most ten are told.
 */
export function conceptChecks(document: JsonObject): readonly Check[] {
  const found = new Map<string, string>();
  const path: (string | number)[] = [];
  const visit = (value: unknown, table: ConceptTable | undefined): void => {
    if (typeof value === 'string') {
      if (found.size < MOST && (table ? table.find(value) === undefined : isMadeUp(value))) {
        if (!found.has(value)) found.set(value, path.map((step) => `/${step}`).join(''));
      }
    } else if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index += 1) {
        path.push(index);
        visit(value[index], table);
        path.pop();
      }
    } else if (typeof value === 'object' && value !== null) {
      const node = value as JsonObject;
      for (const key in node) {
        path.push(key);
        visit(node[key], key === 'id' ? table : FROM_LIST[key]);
        path.pop();
      }
    }
  };
  visit(document, undefined);
  return [...found].map(([concept, at]) => check('CONCEPT_UNKNOWN', { concept, path: at }, { concept, path: at }));
}

function isMadeUp(value: string): boolean {
  if (!value.startsWith(BASE) || SCHEMES.has(value) || UNSETTLED_SUPERVISION.includes(value)) return false;
  const table = CLOSED.get(value.slice(BASE.length, value.indexOf('/', BASE.length)));
  return table !== undefined && table.find(value) === undefined;
}
