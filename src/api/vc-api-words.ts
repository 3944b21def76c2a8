import type { SuppliedRefusalCode } from '../issuing/supplied/refusal.ts';
import type { PageLanguage } from '../record/text.ts';

/** What only the VC-API answers with. */
export type VcApiProblemCode =
  | Extract<SuppliedRefusalCode, `VC_${string}`>
  | 'VC_REQUEST_NOT_VALID'
  | 'VC_NOT_DERIVED'
  | 'INSTITUTION_KEY_NEEDED';

/** VCALM answers bad input with 400 throughout. */
export const VC_API_STATUS: Readonly<Record<VcApiProblemCode, number>> = {
  VC_REQUEST_NOT_VALID: 400,
  VC_NOT_VALID: 400,
  VC_ISSUER_MISMATCH: 400,
  VC_ID_TAKEN: 409,
  VC_IDEMPOTENCY_KEY_REUSED: 422,
  VC_STATUS_NOT_OFFERED: 400,
  VC_STATUS_REFUSED: 409,
  VC_NOT_DERIVED: 400,
  INSTITUTION_KEY_NEEDED: 403,
};

interface Wording {
  readonly title: string;
  readonly detail: string;
  readonly detailOfOne?: string;
}

export const VC_API_WORDS: Readonly<Record<VcApiProblemCode, Readonly<Record<PageLanguage, Wording>>>> = {
  VC_REQUEST_NOT_VALID: {
    nl: {
      title: 'De aanvraag klopt niet',
      detail: '{count} velden kloppen niet; `errors` zegt per veld wat aanvaard wordt.',
      detailOfOne: '1 veld klopt niet; `errors` zegt wat daar aanvaard wordt.',
    },
    en: {
      title: 'The request is not right',
      detail: '{count} fields are not right; `errors` says for each what is accepted.',
      detailOfOne: '1 field is not right; `errors` says what is accepted there.',
    },
  },
  VC_NOT_VALID: {
    nl: {
      title: 'Dit bewijs kan niet ondertekend worden',
      detail: '{count} velden van het bewijs volgen het W3C-datamodel niet; `errors` zegt per veld wat aanvaard wordt.',
      detailOfOne: '1 veld van het bewijs volgt het W3C-datamodel niet; `errors` zegt wat daar aanvaard wordt.',
    },
    en: {
      title: 'This credential cannot be signed',
      detail:
        '{count} fields of the credential do not follow the W3C data model; `errors` says for each what is accepted.',
      detailOfOne:
        '1 field of the credential does not follow the W3C data model; `errors` says what is accepted there.',
    },
  },
  VC_ISSUER_MISMATCH: {
    nl: { title: 'Andere uitreiker', detail: 'Met deze sleutel wordt enkel uitgereikt in naam van {issuer}.' },
    en: { title: 'Another issuer', detail: 'With this key credentials are issued in the name of {issuer} only.' },
  },
  VC_ID_TAKEN: {
    nl: {
      title: 'Dit id is al gebruikt',
      detail:
        'Onder {credentialId} is een ander bewijs uitgereikt dat nog geldt. Trek het eerst in, of neem een ander id.',
    },
    en: {
      title: 'This id is used already',
      detail:
        'Under {credentialId} another credential was issued that still stands. Revoke it first, or take another id.',
    },
  },
  VC_IDEMPOTENCY_KEY_REUSED: {
    nl: { title: 'Idempotency-Key al gebruikt', detail: 'Deze sleutel hoort bij een aanvraag met een andere inhoud.' },
    en: { title: 'Idempotency-Key used before', detail: 'This key belongs to a request with another content.' },
  },
  VC_STATUS_NOT_OFFERED: {
    nl: {
      title: 'Zo’n status heeft dit bewijs niet',
      detail: 'Dit bewijs heeft geen plaats die daarbij past, of meer dan een. Het heeft er voor: {purposes}.',
    },
    en: {
      title: 'The credential has no such status',
      detail: 'This credential has no place that fits, or more than one. It has them for: {purposes}.',
    },
  },
  VC_STATUS_REFUSED: {
    nl: { title: 'Deze status kan niet veranderen', detail: 'Een intrekking is definitief; dit bewijs is {state}.' },
    en: { title: 'This status cannot change', detail: 'A revocation is final; this credential is {state}.' },
  },
  VC_NOT_DERIVED: {
    nl: {
      title: 'Niets afgeleid',
      detail: 'Hiervan kan geen bewijs afgeleid worden; `errors` zegt wat aanvaard wordt.',
    },
    en: { title: 'Nothing derived', detail: 'No credential can be derived from this; `errors` says what is accepted.' },
  },
  INSTITUTION_KEY_NEEDED: {
    nl: {
      title: 'De sleutel van een instelling is nodig',
      detail:
        'Het adres noemt geen instelling: stuur een API-sleutel van de instelling die uitreikt, niet die van de beheerder.',
    },
    en: {
      title: 'The key of an institution is needed',
      detail:
        'The address names no institution: send an API key of the institution that issues, not that of the operator.',
    },
  },
};
