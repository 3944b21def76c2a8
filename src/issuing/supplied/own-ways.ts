import { EDC_CONTEXTS, pinnedContext, wrapperContexts } from '../../credential/contexts/loader.ts';
import { PREFIX_TERMS } from '../../credential/graph/tree.ts';
import { accepts } from '../../record/accepts.ts';
import { isObject, type JsonObject, listOf } from '../../record/json.ts';
import type { FieldFault } from './field-fault.ts';

/** The contexts in which awards and decisions of this service are written. */
const LEARNING_MODEL: ReadonlySet<object | undefined> = new Set([
  pinnedContext(EDC_CONTEXTS[1]),
  ...[...wrapperContexts.values()].map(({ document }) => document),
]);

/** What the W3C has terms for: the data model with its status lists, and proofs. */
const HAS_TERMS = /^https:\/\/(?:www\.w3\.org\/(?:2018\/credentials#|ns\/credentials\/)|w3id\.org\/security#)/;

/**
 * What this service keeps to beyond the rules of the W3C when it secures what somebody else composed:
 * - no credential of the European Learning Model. Awards and recognition decisions are written in it, under the same key,
 *   and nothing in them would tell one that was decided here from one that a client made up;
 * - no member by an IRI for which the data model has a term. A second issuer or an end of validity under its full IRI is
 *   signed, and whoever reads by terms does not see it;
 * - everything that is said of the credential is said at its root: what stands elsewhere under its id would be its issuer,
 *   period or status as well, and a holder could leave it out.
 *
 * The first that is found; null where there is none. The caller has bounded depth and size. Members and types that no term
 * is known for may have IRIs, although our own verification reads terms only.
 */
export function ownWaysFault(document: JsonObject): FieldFault | null {
  const contexts = document['@context'];
  const learning = listOf(contexts).findIndex(
    (context) => typeof context === 'string' && LEARNING_MODEL.has(pinnedContext(context)),
  );
  if (learning >= 0)
    return { pointer: Array.isArray(contexts) ? `/@context/${learning}` : '/@context', accepted: NO_AWARDS };
  const pending: { readonly value: unknown; readonly pointer: string }[] = [{ value: document, pointer: '' }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, pointer } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (pointer !== '' && isObject(value) && saysMoreOf(document.id, value))
      return { pointer: `${pointer}/id`, accepted: ANOTHER_ID };
    for (const [name, part] of Object.entries(value)) {
      if (name === '@context') continue;
      const here = `${pointer}/${escaped(name)}`;
      if (hasTerm(name)) return { pointer: here, accepted: TERMS };
      pending.push({ value: part, pointer: here });
    }
  }
  return null;
}

const saysMoreOf = (id: unknown, value: JsonObject): boolean =>
  typeof id === 'string' && value.id === id && Object.keys(value).length > 1;

/** Whether a name is another spelling of a term: a full IRI of the data model, or a compact IRI. */
function hasTerm(name: string): boolean {
  const colon = name.indexOf(':');
  return colon >= 0 && (HAS_TERMS.test(name) || PREFIX_TERMS.has(name.slice(0, colon)));
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

const NO_AWARDS = accepts({
  en: 'other contexts than those of the European Learning Model: awards are issued at /api/institutions/{institution}/awards',
  nl: 'andere contexten dan die van het European Learning Model: toekenningen gaan via /api/institutions/{institution}/awards',
});
const TERMS = accepts({
  en: 'the term that the contexts have for it',
  nl: 'de term die de contexten ervoor hebben',
});
const ANOTHER_ID = accepts({
  en: 'another id than the credential’s own',
  nl: 'een ander id dan dat van het bewijs zelf',
});
