/** What a credential turned out to be, by its content and never by its name or media type. */
export const FORMS = [
  /** European Digital Credential sealed with JAdES. */
  'edc',
  /** The same before sealing: nobody vouches for it. */
  'elm',
  /** W3C VCDM 1.1 or 2.0 with an embedded proof. */
  'vcdm1-di',
  'vcdm2-di',
  /** VC-JOSE-COSE `vc+jwt`, and VC-JWT of VCDM 1.1. An EnvelopedVerifiableCredential is the form inside it. */
  'vc+jwt',
  'vc-jwt-1.1',
  /** SD-JWT VC, with or without `ld`. */
  'sd-jwt-vc',
  /** Open Badges 3.0, with an embedded proof or as a JWT. */
  'open-badge-di',
  'open-badge-jwt',
  /** W3C credential without any proof. */
  'vcdm-unsecured',
  /** A presentation in which nothing could be read. */
  'presentation',
  /** None of these. */
  'unreadable',
] as const;
export type Form = (typeof FORMS)[number];

/** What each is called where people read. */
export const FORM_NAMES: Readonly<Record<Form, string>> = {
  edc: 'European Digital Credential (JAdES)',
  elm: 'European Learning Model',
  'vcdm1-di': 'W3C Verifiable Credential 1.1',
  'vcdm2-di': 'W3C Verifiable Credential 2.0',
  'vc+jwt': 'W3C Verifiable Credential 2.0 (JWT)',
  'vc-jwt-1.1': 'W3C Verifiable Credential 1.1 (JWT)',
  'sd-jwt-vc': 'SD-JWT VC',
  'open-badge-di': 'Open Badge 3.0',
  'open-badge-jwt': 'Open Badge 3.0 (JWT)',
  'vcdm-unsecured': 'W3C Verifiable Credential',
  presentation: 'W3C Verifiable Presentation',
  unreadable: '-',
};
