import { V1_CONTEXT, V2_CONTEXT } from '../../credential/vc-jwt/read.ts';
import { type JsonObject, listOf } from '../../record/json.ts';
import type { Form } from '../form.ts';

const EDC_AP = 'http://data.europa.eu/snb/model/context/edc-ap';
const ELM_WRAPPER = /\/contexts\/elm-vcdm2-[0-9a-f]{64}\.jsonld$/;
const BADGE_V3 = /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\//;

/** The types an object names, as JSON-LD lets it write them. */
export const typesOf = (json: JsonObject): readonly unknown[] => [...listOf(json.type), ...listOf(json['@type'])];

const hasContext = (json: JsonObject, wanted: (url: string) => boolean): boolean =>
  listOf(json['@context']).some((context) => typeof context === 'string' && wanted(context));

/** A W3C, ELM or Open Badges 3.0 credential, by its types or, where they are missing, by its contexts. */
export const looksLikeCredential = (json: JsonObject): boolean =>
  typesOf(json).some((type) => CREDENTIAL_TYPES.includes(String(type))) ||
  hasContext(json, (url) => url === V1_CONTEXT || url === V2_CONTEXT || url === EDC_AP || BADGE_V3.test(url));

const BADGE_TYPES = ['OpenBadgeCredential', 'AchievementCredential'];
const CREDENTIAL_TYPES = ['VerifiableCredential', 'EuropeanDigitalCredential', ...BADGE_TYPES];

/** Open Badges 3.0 §B.1: by context or type. */
export const looksLikeBadge = (json: JsonObject): boolean =>
  typesOf(json).some((type) => BADGE_TYPES.includes(String(type))) || hasContext(json, (url) => BADGE_V3.test(url));

export const looksLikePresentation = (json: JsonObject): boolean => typesOf(json).includes('VerifiablePresentation');

/** Open Badges 2.0: another model, hosted instead of signed, which we do not read. */
export const looksLikeOldBadge = (json: JsonObject): boolean =>
  hasContext(json, (url) => /^https:\/\/w3id\.org\/openbadges\/v[12]$/.test(url));

/**
 * The form of a credential that lies open in JSON: by its contexts, its types and whether it carries a proof (VCDM 2.0
 * §4.12, ELM 3.2, Open Badges 3.0 §8.3). A proof of no use is still a proof: whoever checks it says so. Nothing is
 * proved here; the name only decides who reads on.
 */
export function formOf(json: JsonObject): Form {
  if (looksLikePresentation(json)) return 'presentation';
  if (listOf(json.proof).length > 0) {
    if (looksLikeBadge(json)) return 'open-badge-di';
    return hasContext(json, (url) => url === V1_CONTEXT) ? 'vcdm1-di' : 'vcdm2-di';
  }
  const elm =
    typesOf(json).includes('EuropeanDigitalCredential') ||
    hasContext(json, (url) => url === EDC_AP || ELM_WRAPPER.test(url));
  return elm ? 'elm' : 'vcdm-unsecured';
}
