interface Words {
  /** Where the rule stands, when it stands in one place only. */
  readonly clause: string;
  readonly message: { readonly nl: string; readonly en: string };
  readonly accepts: { readonly nl: string; readonly en: string };
}

const words = <const T extends Readonly<Record<string, Words>>>(table: T): T => table;

const URL_WANTED = { nl: 'een volledig webadres of een DID, zoals "urn:uuid:…"', en: 'one URL, such as "urn:uuid:…"' };
const V2 = 'https://www.w3.org/ns/credentials/v2';
const V1 = 'https://www.w3.org/2018/credentials/v1';
const STAMP = {
  nl: 'een tijdstip met tijdzone, zoals 2026-09-20T08:00:00Z',
  en: 'a date and time with a time zone, such as 2026-09-20T08:00:00Z',
};
const DIGESTS = {
  nl: 'digestSRI, zoals "sha384-…", of digestMultibase, een SHA-256 of SHA-384 in multibase ("u…" of "z…")',
  en: 'digestSRI, such as "sha384-…", or digestMultibase, a SHA-256 or SHA-384 in multibase ("u…" or "z…")',
};

/** Every problem of the data model and how it is said. `{field}` is the name of the member in question. */
export const WORDS = words({
  DOCUMENT_NOT_AN_OBJECT: {
    clause: 'VCDM 2.0 §6.1',
    message: { nl: 'Dit is geen JSON-object.', en: 'This is not a JSON object.' },
    accepts: { nl: 'een JSON-object', en: 'a JSON object' },
  },
  DOCUMENT_TOO_LARGE: {
    clause: 'VCDM 2.0 §1.3',
    message: {
      nl: 'Het document is te groot of te diep genest om na te kijken.',
      en: 'The document is too large or nested too deep to be checked.',
    },
    accepts: {
      nl: 'hoogstens 64 niveaus diep, 1.000 waarden in een lijst en 5.000 waarden samen',
      en: 'at most 64 levels, 1,000 values in a list and 5,000 values together',
    },
  },
  KEYWORD_NOT_COMPACT: {
    clause: 'VCDM 2.0 §6.1',
    message: {
      nl: 'Het document is niet in de compacte vorm: hier staat {field}.',
      en: 'The document is not in compacted form: it has {field} here.',
    },
    accepts: {
      nl: 'id in plaats van @id, type in plaats van @type, en geen @graph, @included, @reverse of @nest',
      en: 'id instead of @id, type instead of @type, and no @graph, @included, @reverse or @nest',
    },
  },
  CONTEXT_MISSING: {
    clause: 'VCDM 2.0 §4.3',
    message: { nl: '@context ontbreekt.', en: '@context is missing.' },
    accepts: { nl: `een lijst die begint met ${V2}`, en: `a list that begins with ${V2}` },
  },
  CONTEXT_NOT_A_LIST: {
    clause: 'VCDM 2.0 §4.3',
    message: { nl: '@context is geen lijst.', en: '@context is not a list.' },
    accepts: { nl: `een lijst die begint met ${V2}`, en: `a list that begins with ${V2}` },
  },
  CONTEXT_FIRST: {
    clause: 'VCDM 2.0 §4.3',
    message: {
      nl: 'De eerste context is niet die van het datamodel.',
      en: 'The first context is not that of the data model.',
    },
    accepts: { nl: `${V2} op de eerste plaats`, en: `${V2} in the first place` },
  },
  CONTEXT_ITEM: {
    clause: 'VCDM 2.0 §4.3',
    message: {
      nl: 'Deze context is geen webadres en geen object.',
      en: 'This context is neither a URL nor an object.',
    },
    accepts: {
      nl: 'een volledig webadres of een object dat een JSON-LD-context is',
      en: 'a URL or an object that is a JSON-LD context',
    },
  },
  CONTEXT_REPEATED: {
    clause: 'VCDM 2.0 §4.3',
    message: { nl: 'Deze context staat er al.', en: 'This context is there already.' },
    accepts: { nl: 'elke context één keer', en: 'each context once' },
  },
  ID_NOT_A_URL: {
    clause: 'VCDM 2.0 §4.4',
    message: { nl: '{field} is niet één webadres.', en: '{field} is not a single URL.' },
    accepts: URL_WANTED,
  },
  ID_MISSING: {
    clause: 'VCDM 2.0 §4.4',
    message: { nl: '{field} heeft geen id.', en: '{field} has no id.' },
    accepts: URL_WANTED,
  },
  TYPE_MISSING: {
    clause: 'VCDM 2.0 §4.5',
    message: { nl: '{field} heeft geen type.', en: '{field} has no type.' },
    accepts: { nl: 'een type, of een lijst van types', en: 'a type, or a list of types' },
  },
  TYPE_NOT_A_TERM: {
    clause: 'VCDM 2.0 §4.5',
    message: { nl: 'Dit type is geen term en geen webadres.', en: 'This type is neither a term nor an absolute URL.' },
    accepts: {
      nl: 'een term uit een van de contexten, of een volledig webadres',
      en: 'a term of one of the contexts, or an absolute URL',
    },
  },
  TYPE_REQUIRED: {
    clause: 'VCDM 2.0 §4.5',
    message: { nl: 'Het type {field} ontbreekt.', en: 'The type {field} is missing.' },
    accepts: { nl: '{field} als een van de types', en: '{field} as one of the types' },
  },
  NAME_NOT_A_TEXT: {
    clause: 'VCDM 2.0 §4.6',
    message: {
      nl: '{field} is geen tekst en geen tekst met een taal.',
      en: '{field} is neither a text nor a text with a language.',
    },
    accepts: {
      nl: 'een tekst, {"@value": "…", "@language": "nl"}, of een lijst daarvan',
      en: 'a text, {"@value": "…", "@language": "en"}, or a list of these',
    },
  },
  NAME_OTHER_MEMBER: {
    clause: 'VCDM 2.0 §11.1',
    message: { nl: 'Een tekst met een taal heeft geen {field}.', en: 'A text with a language has no {field}.' },
    accepts: { nl: 'alleen @value, @language en @direction', en: 'only @value, @language and @direction' },
  },
  LANGUAGE_NOT_A_TAG: {
    clause: 'VCDM 2.0 §11.1',
    message: { nl: '@language is geen taalcode.', en: '@language is not a language tag.' },
    accepts: {
      nl: 'een BCP 47-taalcode zoals "nl" of "fr-BE"',
      en: 'a BCP 47 language tag such as "nl" or "fr-BE"',
    },
  },
  DIRECTION_UNKNOWN: {
    clause: 'VCDM 2.0 §11.1',
    message: { nl: '@direction is geen leesrichting.', en: '@direction is not a base direction.' },
    accepts: { nl: '"ltr" of "rtl"', en: '"ltr" or "rtl"' },
  },
  ISSUER_MISSING: {
    clause: 'VCDM 2.0 §4.7',
    message: { nl: 'issuer ontbreekt.', en: 'issuer is missing.' },
    accepts: { nl: 'een webadres of DID, of een object met id', en: 'a URL, or an object with an id' },
  },
  ISSUER_NOT_A_URL: {
    clause: 'VCDM 2.0 §4.7',
    message: {
      nl: 'issuer is geen webadres en geen object met een id.',
      en: 'issuer is neither a URL nor an object with an id.',
    },
    accepts: {
      nl: 'één webadres of DID, of één object met een id dat zo is',
      en: 'one URL, or one object whose id is a URL',
    },
  },
  SUBJECT_MISSING: {
    clause: 'VCDM 2.0 §4.8',
    message: { nl: 'credentialSubject ontbreekt.', en: 'credentialSubject is missing.' },
    accepts: { nl: 'een object, of een lijst van objecten', en: 'an object, or a list of objects' },
  },
  SUBJECT_NOT_AN_OBJECT: {
    clause: 'VCDM 2.0 §4.8',
    message: { nl: 'credentialSubject is geen object.', en: 'credentialSubject is not an object.' },
    accepts: { nl: 'een object, of een lijst van objecten', en: 'an object, or a list of objects' },
  },
  SUBJECT_EMPTY: {
    clause: 'VCDM 2.0 §4.8',
    message: { nl: 'Over dit credentialSubject wordt niets gezegd.', en: 'Nothing is said of this credentialSubject.' },
    accepts: { nl: 'een object met minstens één gegeven', en: 'an object with at least one claim' },
  },
  DATE_NOT_A_TIME_STAMP: {
    clause: 'VCDM 2.0 §4.9',
    message: { nl: '{field} is geen tijdstip met tijdzone.', en: '{field} is not a dateTimeStamp.' },
    accepts: STAMP,
  },
  VALIDITY_ORDER: {
    clause: 'VCDM 2.0 §4.9',
    message: { nl: '{field} ligt voor het begin van de geldigheid.', en: '{field} lies before the validity begins.' },
    accepts: { nl: 'een tijdstip op of na het begin', en: 'a time at or after the beginning' },
  },
  VALUE_NOT_AN_OBJECT: {
    clause: 'VCDM 2.0 §4.5',
    message: { nl: '{field} is geen object.', en: '{field} is not an object.' },
    accepts: { nl: 'een object met een type, of een lijst daarvan', en: 'an object with a type, or a list of these' },
  },
  RESOURCE_NOT_AN_OBJECT: {
    clause: 'VCDM 2.0 §5.3',
    message: { nl: 'relatedResource is geen object.', en: 'relatedResource is not an object.' },
    accepts: {
      nl: 'een object met id en digestSRI of digestMultibase, of een lijst daarvan',
      en: 'an object with id and digestSRI or digestMultibase, or a list of these',
    },
  },
  RESOURCE_REPEATED: {
    clause: 'VCDM 2.0 §5.3',
    message: { nl: 'Deze bron staat er al.', en: 'This resource is there already.' },
    accepts: { nl: 'elke bron één keer', en: 'each resource once' },
  },
  RESOURCE_NO_DIGEST: {
    clause: 'VCDM 2.0 §5.3',
    message: { nl: 'Deze bron heeft geen controlegetal.', en: 'This resource has no digest.' },
    accepts: DIGESTS,
  },
  RESOURCE_DIGEST_MALFORMED: {
    clause: 'VCDM 2.0 §5.3',
    message: { nl: '{field} is geen controlegetal.', en: '{field} is not a digest.' },
    accepts: DIGESTS,
  },
  RESOURCE_DIGEST_MISMATCH: {
    clause: 'VCDM 2.0 §5.3',
    message: {
      nl: '{field} is niet het controlegetal van deze bron.',
      en: '{field} is not the digest of this resource.',
    },
    accepts: {
      nl: 'het controlegetal van de bytes zoals ze gepubliceerd zijn',
      en: 'the digest of the bytes as they are published',
    },
  },
  MEDIA_TYPE_MALFORMED: {
    clause: 'VCDM 2.0 §5.3',
    message: { nl: 'mediaType is geen mediatype.', en: 'mediaType is not a media type.' },
    accepts: { nl: 'een mediatype zoals "application/json"', en: 'a media type such as "application/json"' },
  },
  STATUS_ENTRY_MEMBER: {
    clause: 'Bitstring Status List 1.0 §2.1',
    message: {
      nl: '{field} van deze BitstringStatusListEntry is niet zoals het moet.',
      en: '{field} of this BitstringStatusListEntry is not as it has to be.',
    },
    accepts: {
      nl: 'statusPurpose als tekst, statusListIndex als tekst met een getal, statusListCredential als webadres, en wie statusSize geeft, een statusMessage voor elke waarde',
      en: 'statusPurpose as text, statusListIndex as text with a number, statusListCredential as a URL, and with a statusSize one statusMessage for each value',
    },
  },
  HOLDER_NOT_A_URL: {
    clause: 'VCDM 2.0 §4.13',
    message: {
      nl: 'holder is geen webadres en geen object met een id.',
      en: 'holder is neither a URL nor an object with an id.',
    },
    accepts: {
      nl: 'één webadres of DID, of één object met een id dat zo is',
      en: 'one URL, or one object whose id is a URL',
    },
  },
  HOLDER_MISSING: {
    clause: 'VCDM 2.0 §4.13',
    message: {
      nl: 'Een van de bewijzen is alleen door deze presentatie getekend, en holder ontbreekt.',
      en: 'One of the credentials is secured by this presentation only, and holder is missing.',
    },
    accepts: { nl: 'holder: wie de presentatie tekent', en: 'holder: whoever signs the presentation' },
  },
  HOLDER_NOT_ISSUER: {
    clause: 'VCDM 2.0 §4.13',
    message: {
      nl: 'Dit bewijs is alleen door de presentatie getekend, maar issuer is niet holder.',
      en: 'This credential is secured by the presentation only, but issuer is not holder.',
    },
    accepts: { nl: 'holder als issuer, of een eigen handtekening', en: 'holder as issuer, or a proof of its own' },
  },
  CREDENTIAL_NOT_AN_OBJECT: {
    clause: 'VCDM 2.0 §4.13',
    message: { nl: 'verifiableCredential is geen object.', en: 'verifiableCredential is not an object.' },
    accepts: {
      nl: 'een credential of een EnvelopedVerifiableCredential, of een lijst daarvan',
      en: 'a credential or an EnvelopedVerifiableCredential, or a list of these',
    },
  },
  ENVELOPE_CONTEXT: {
    clause: 'VCDM 2.0 §4.13',
    message: {
      nl: 'De envelop noemt de context van het datamodel niet.',
      en: 'The envelope does not name the context of the data model.',
    },
    accepts: { nl: V2, en: V2 },
  },
  ENVELOPE_TYPE: {
    clause: 'VCDM 2.0 §4.13',
    message: { nl: 'Het type van de envelop is niet {field}.', en: 'The type of the envelope is not {field}.' },
    accepts: { nl: 'alleen {field}', en: 'only {field}' },
  },
  ENVELOPE_ID: {
    clause: 'VCDM 2.0 §4.13',
    message: {
      nl: 'De id van de envelop is geen data:-adres met een getekend document.',
      en: 'The id of the envelope is not a data: URL with a secured document.',
    },
    accepts: { nl: '"data:{field},…" met het token', en: '"data:{field},…" with the token' },
  },
  VCDM11_CONTEXT: {
    clause: 'VCDM 1.1 §4.1',
    message: {
      nl: 'Dit document volgt VCDM 1.1, dat hier niet aanvaard wordt.',
      en: 'This document follows VCDM 1.1, which is not accepted here.',
    },
    accepts: { nl: `${V2} in plaats van ${V1}`, en: `${V2} instead of ${V1}` },
  },
  ISSUANCE_DATE_MISSING: {
    clause: 'VCDM 1.1 §4.6',
    message: { nl: 'issuanceDate ontbreekt.', en: 'issuanceDate is missing.' },
    accepts: STAMP,
  },
});

export type ProblemCode = keyof typeof WORDS;
