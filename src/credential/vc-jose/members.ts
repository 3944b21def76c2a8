import type { JsonObject } from '../../record/json.ts';

/** Members that VCDM 2.0 gives a credential (§4, §5, and those §5.10 reserves) and a presentation (§4.13). */
const MEMBERS = {
  credential: new Set([
    '@context',
    'id',
    'type',
    'name',
    'description',
    'issuer',
    'validFrom',
    'validUntil',
    'credentialSubject',
    'credentialStatus',
    'credentialSchema',
    'refreshService',
    'termsOfUse',
    'evidence',
    'relatedResource',
    'confidenceMethod',
    'renderMethod',
  ]),
  presentation: new Set([
    '@context',
    'id',
    'type',
    'name',
    'description',
    'holder',
    'verifiableCredential',
    'termsOfUse',
  ]),
} as const;

/**
 * The first member at the top that the data model does not have. What is signed as JSON alone is processed by nobody as
 * JSON-LD before it is signed, so that a misspelt member would be signed without a word.
 */
export const unknownMember = (document: JsonObject, kind: keyof typeof MEMBERS): string | null =>
  Object.keys(document).find((name) => !(MEMBERS[kind] as ReadonlySet<string>).has(name)) ?? null;
