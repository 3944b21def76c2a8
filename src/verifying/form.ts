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
