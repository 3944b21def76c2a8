import type { Supervision } from '../../record/offering.ts';
import type { LangMap } from '../../record/text.ts';
import { type VocabularyName, vocabulary } from '../../record/vocabulary/index.ts';
import type { ConceptNode } from './model.ts';

const known = new Map<string, ConceptNode>();

/**
 * The node of a vocabulary's concept: its own URI as id, scheme and labels in full wherever it occurs, because plain JSON
 * readers show the label they find in place. Throws on a code the table does not have: records were checked before.
 */
export function conceptNode(name: VocabularyName, code: string): ConceptNode {
  const key = `${name} ${code}`;
  const made = known.get(key);
  if (made) return made;
  const table = vocabulary(name);
  const { uri, label } = table.get(code);
  const concept = frozen(uri, table.scheme, label);
  known.set(key, concept);
  return concept;
}

export const conceptNodes = (name: VocabularyName, codes: readonly string[] = []): readonly ConceptNode[] =>
  codes.map((code) => conceptNode(name, code));

/** Scheme of ESCO skills; the official shapes want exactly this IRI. */
export const ESCO_SKILLS = 'http://data.europa.eu/esco/concept-scheme/skills';

export const escoSkill = (uri: string, label: LangMap): ConceptNode => frozen(uri, ESCO_SKILLS, label);

/**
 * Concepts no vocabulary has, as the Commission's own tool writes them: a `urn:epass` id in a scheme of their own. Fixed,
 * so that a reader can recognise them in every credential: UUIDv5 (namespace URL) of
 * `https://sigillum.invalid/concept/{name}`, or `…/concept/scheme/{name}` for a scheme.
 */
const FREE_SCHEMES = {
  supervision: 'urn:epass:conceptScheme:a3f3052e-89b7-55a6-92c4-69e70c3217ef',
  subject: 'urn:epass:conceptScheme:8d16034b-6b40-5071-b2f7-ba79da1d03c8',
} as const;

export const FREE_CONCEPTS = {
  'supervised-unverified': frozen('urn:epass:concept:a2d10157-a7e9-5bf5-adee-b739866daf25', FREE_SCHEMES.supervision, {
    en: 'Supervised without ID verification',
    nl: 'Onder toezicht, zonder identiteitscontrole',
  }),
  'unsupervised-verified': frozen('urn:epass:concept:576128f9-d87d-536d-9663-1ed76d9e858a', FREE_SCHEMES.supervision, {
    en: 'Unsupervised with ID verification',
    nl: 'Zonder toezicht, met identiteitscontrole',
  }),
  'internal-quality-assurance': frozen('urn:epass:concept:294eecc5-f2f3-5805-b9ba-305581f254fa', FREE_SCHEMES.subject, {
    en: 'Internal quality assurance',
    nl: 'Interne kwaliteitszorg',
  }),
} as const satisfies Record<string, ConceptNode>;

/**
 * Supervision and identity verification as `idVerification` wants it. Two combinations have a settled concept; for the
 * two others sources disagree about the official ids, so a free concept says what is meant.
 */
export function supervisionConcept({ supervised, identityVerified }: Supervision): ConceptNode {
  if (supervised)
    return identityVerified
      ? conceptNode('supervision-verification', 'supervised-id-verified')
      : FREE_CONCEPTS['supervised-unverified'];
  return identityVerified
    ? FREE_CONCEPTS['unsupervised-verified']
    : conceptNode('supervision-verification', 'unsupervised-unverified');
}

function frozen(id: string, scheme: string, prefLabel: LangMap): ConceptNode {
  return Object.freeze({
    id,
    type: 'Concept',
    inScheme: Object.freeze({ id: scheme, type: 'ConceptScheme' }),
    prefLabel: Object.freeze({ ...prefLabel }),
  });
}
