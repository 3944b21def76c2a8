import { CanonicalisationError } from '../../credential/contexts/canonicalise.ts';
import { admissible } from '../../credential/data-integrity/admissible.ts';
import { modelProblems } from '../../credential/vcdm2/problems.ts';
import { accepts } from '../../record/accepts.ts';
import { isObject, type JsonObject, listOf } from '../../record/json.ts';
import type { FieldFault } from './field-fault.ts';
import { ownWaysFault } from './own-ways.ts';
import type { SuppliedDeps, SuppliedIssuer } from './ports.ts';

type Rules = Pick<SuppliedDeps, 'policy' | 'canonicalise' | 'digests'>;

/**
 * What keeps a document from being secured, by pointers into it: the rules of VCDM 2.0 (VCDM 1.1 where the policy issues
 * it), contexts that are not pinned or stand in the document, and terms no context defines, which a signature over the
 * graph would not cover; and, where the policy asks more than the W3C, our own ways. Empty when it may be secured.
 *
 * A document that breaks a rule is not canonicalised: what else is wrong with it would be said twice.
 */
export async function documentFaults(document: JsonObject, rules: Rules): Promise<readonly FieldFault[]> {
  const refused = admissible(document, 'credential', rules.policy.inlineContexts);
  if (refused?.code === 'context_not_allowed') return [{ pointer: '/@context', accepted: CONTEXTS }];
  if (refused) return [{ pointer: '', accepted: PLAIN }];
  const problems = await modelProblems(document, 'credential', {
    digests: rules.digests,
    vcdm11: rules.policy.issuesVcdm11,
  });
  if (problems.length > 0)
    return problems.map((problem) => ({ pointer: problem.pointer, accepted: accepts(problem.accepts) }));
  const faults = await canonicalFaults(document, rules);
  const beyond = faults.length === 0 && rules.policy.asksBeyondW3c ? ownWaysFault(document) : null;
  return beyond ? [beyond] : faults;
}

async function canonicalFaults(document: JsonObject, { canonicalise }: Rules): Promise<readonly FieldFault[]> {
  try {
    await canonicalise(document);
    return [];
  } catch (error) {
    if (!(error instanceof CanonicalisationError)) throw error;
    const subject = error.subject ?? '';
    switch (error.code) {
      case 'undefined_term':
        return [{ pointer: '', accepted: defined(subject) }];
      case 'context_unknown':
        return [{ pointer: '/@context', accepted: CONTEXTS }];
      case 'too_complex':
        return [{ pointer: '', accepted: NAMED }];
      case 'json_ld':
        return [{ pointer: '', accepted: PLAIN }];
    }
  }
}

/** The issuer that is named, or why it cannot be this one; nothing named is this one. */
export function issuerFault({ issuer }: JsonObject, { did }: Pick<SuppliedIssuer, 'did'>): FieldFault | null {
  if (issuer === undefined) return null;
  const id = isObject(issuer) ? issuer.id : issuer;
  if (id === did) return null;
  return {
    pointer: isObject(issuer) ? '/issuer/id' : '/issuer',
    accepted: accepts({ en: `${did}, or no issuer`, nl: `${did}, of geen uitreiker` }),
  };
}

/**
 * Entries that claim a place in one of our own lists: places are given here, and never twice. The path decides, because
 * lists of former origins are ours as well; however it is spelled, because a server may take it for the same. A document
 * that would itself be such a list is refused too: lists are published by what is on record.
 */
export function statusFaults({ id, credentialStatus }: JsonObject, ownLists: string): readonly FieldFault[] {
  const own = pathOf(ownLists) ?? '';
  const isOwn = (address: unknown) => pathOf(address)?.startsWith(own) === true;
  const many = Array.isArray(credentialStatus);
  const claimed = listOf(credentialStatus).flatMap((entry, index) => {
    const lists = isObject(entry) ? listOf(entry.statusListCredential) : [];
    if (!lists.some((list) => isOwn(isObject(list) ? list.id : list))) return [];
    const pointer = many ? `/credentialStatus/${index}` : '/credentialStatus';
    return [{ pointer, accepted: PLACE_GIVEN }];
  });
  return isOwn(id) ? [{ pointer: '/id', accepted: NO_LIST }, ...claimed] : claimed;
}

/** The path of an address as a server may understand it; null for what is no address. */
function pathOf(address: unknown): string | null {
  if (typeof address !== 'string' || !URL.canParse(address)) return null;
  const { pathname } = new URL(address);
  return pathname
    .replace(/%([2-7][0-9a-f])/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\/+/g, '/');
}

const PLACE_GIVEN = accepts({
  en: 'type and statusPurpose alone: the place in the list is given here',
  nl: 'enkel type en statusPurpose: de plaats in de lijst wordt hier gegeven',
});
const NO_LIST = accepts({
  en: 'an id that is not the address of one of our status lists',
  nl: 'een id dat niet het adres van een van onze statuslijsten is',
});
const CONTEXTS = accepts({
  en: 'addresses of contexts this service has pinned, https://www.w3.org/ns/credentials/v2 first',
  nl: 'adressen van contexten die deze dienst vastgelegd heeft, https://www.w3.org/ns/credentials/v2 eerst',
});
const PLAIN = accepts({
  en: 'JSON-LD without proof, without keywords beside @context, id and type, and of moderate size',
  nl: 'JSON-LD zonder proof, zonder sleutelwoorden naast @context, id en type, en van gewone omvang',
});
const NAMED = accepts({ en: 'nodes that have an id', nl: 'knopen die een id hebben' });
const defined = (term: string): string =>
  accepts({
    en: `only terms that one of the contexts defines${term && `; ${term} is not one`}`,
    nl: `enkel termen die een van de contexten bepaalt${term && `; ${term} is er geen`}`,
  });
