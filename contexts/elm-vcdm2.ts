import { type ContextDocument, type ExpandedDefinition, elmDefinitions } from './elm-context.ts';

const CREDENTIALS = 'https://www.w3.org/2018/credentials#';
const DATE_TIME = 'http://www.w3.org/2001/XMLSchema#dateTime';

/**
 * Terms through which a document leaves the nodes whose own terms VCDM 2.0 defines (credential, subject, issuer,
 * evidence) for nodes that ELM describes. On no path of the ELM 3.2 shapes is a described node reached around them.
 */
export const ENTRY_TERMS = [
  'accreditation',
  'attachment',
  'contactPoint',
  'displayParameter',
  'embeddedEvidence',
  'hasClaim',
  'location',
  'logo',
  'placeOfBirth',
] as const;

/** What ELM means by `description`. VCDM 2.0 has the term, protected, as a plain string of schema.org. */
const ELM_DESCRIPTION = {
  description: { '@id': 'http://purl.org/dc/terms/description', '@container': '@language' },
} as const;

/** What VCDM 1.1 says of a credential and VCDM 2.0 no longer does; the ELM shapes ask for `issued`. */
const VCDM_1_ONLY = {
  expirationDate: { '@id': `${CREDENTIALS}expirationDate`, '@type': DATE_TIME },
  holder: { '@id': `${CREDENTIALS}holder`, '@type': '@id' },
  issuanceDate: { '@id': `${CREDENTIALS}issuanceDate`, '@type': DATE_TIME },
  issued: { '@id': `${CREDENTIALS}issued`, '@type': DATE_TIME },
} as const;

/**
 * The wrapper: ELM 3.2 for credentials of VCDM 2.0, to stand after `https://www.w3.org/ns/credentials/v2`. It holds all
 * terms of ELM, imports nothing, and gives the same graph as `credentials/v1` with `edc-ap`.
 *
 * - `description` is left to VCDM 2.0 on the credential, its subject, issuer and evidence, and means what ELM means
 *   below every entry term: a property-scoped context may redefine a protected term (JSON-LD 1.1 §4.1.11).
 * - The terms of VCDM 1.1 exist on a EuropeanDigitalCredential only, as `credentials/v1` has them on a credential only.
 * - All terms are protected: no context behind this one can give them another meaning.
 *
 * What it says is signed and its digest is part of its name: it is never changed. A new version is a new file.
 */
export function elmVcdm2(): ContextDocument {
  const definitions = elmDefinitions();
  delete definitions.description;
  for (const term of ENTRY_TERMS) {
    definitions[term] = { ...(definitions[term] as ExpandedDefinition), '@context': ELM_DESCRIPTION };
  }
  const type = 'EuropeanDigitalCredential';
  definitions[type] = { '@id': definitions[type] as string, '@context': VCDM_1_ONLY };
  return { '@context': { '@protected': true, ...definitions } };
}
