import type { PageLanguage } from '../record/text.ts';
import type { ProblemCode } from './problem.ts';
import { RECOGNITION_WORDS } from './recognition/problem-words.ts';
import { VC_API_WORDS } from './vc-api-words.ts';

interface Wording {
  readonly title: string;
  readonly detail: string;
  /** Said instead of `detail` when `count` is 1. */
  readonly detailOfOne?: string;
}
type Words = Readonly<Record<PageLanguage, Wording>>;

/** What a person reads; `{name}` is filled in from the problem's parameters. A code without words does not compile. */
export const PROBLEM_WORDS: Readonly<Record<ProblemCode, Words>> = {
  NOT_FOUND: {
    nl: { title: 'Niet gevonden', detail: 'Op dit adres is niets.' },
    en: { title: 'Not found', detail: 'There is nothing at this address.' },
  },
  METHOD_NOT_ALLOWED: {
    nl: { title: 'Methode niet toegestaan', detail: 'Dit adres aanvaardt {allowed}.' },
    en: { title: 'Method not allowed', detail: 'This address accepts {allowed}.' },
  },
  NOT_A_CREDENTIAL: {
    nl: {
      title: 'Geen leesbaar bewijs',
      detail:
        '{reason} Aanvaard worden: European Digital Credential, W3C-bewijs (JSON of JWT), SD-JWT VC, Open Badge 3.0, en PDF, PNG, SVG, ZIP of lijst met zulke bewijzen.',
    },
    en: {
      title: 'No readable credential',
      detail:
        '{reason} Accepted are: European Digital Credential, W3C credential (JSON or JWT), SD-JWT VC, Open Badge 3.0, and a PDF, PNG, SVG, ZIP or list with such credentials.',
    },
  },
  BODY_MISSING: {
    nl: { title: 'Geen inhoud', detail: 'Stuur de inhoud mee, als {accepted}.' },
    en: { title: 'No body', detail: 'Send the body, as {accepted}.' },
  },
  BODY_TOO_LARGE: {
    nl: { title: 'Te groot', detail: 'De inhoud mag hoogstens {limit} bytes zijn.' },
    en: { title: 'Too large', detail: 'The body may be at most {limit} bytes.' },
  },
  BODY_TYPE: {
    nl: { title: 'Verkeerd inhoudstype', detail: 'Stuur de inhoud als {accepted}.' },
    en: { title: 'Wrong content type', detail: 'Send the body as {accepted}.' },
  },
  BODY_MALFORMED: {
    nl: { title: 'Onleesbare inhoud', detail: 'De inhoud is niet leesbaar: {reason}.' },
    en: { title: 'Body cannot be read', detail: 'The body cannot be read: {reason}.' },
  },
  BODY_NOT_VALID: {
    nl: {
      title: 'Velden kloppen niet',
      detail: '{count} velden kloppen niet; `errors` zegt per veld wat aanvaard wordt.',
      detailOfOne: '1 veld klopt niet; `errors` zegt wat daar aanvaard wordt.',
    },
    en: {
      title: 'Fields are not right',
      detail: '{count} fields are not right; `errors` says for each what is accepted.',
      detailOfOne: '1 field is not right; `errors` says what is accepted there.',
    },
  },
  QUERY_NOT_VALID: {
    nl: { title: 'Zoekparameters kloppen niet', detail: '`errors` zegt per parameter wat aanvaard wordt.' },
    en: { title: 'Query is not right', detail: '`errors` says for each parameter what is accepted.' },
  },
  HEADER_NOT_VALID: {
    nl: { title: 'Header klopt niet', detail: 'De header {header} aanvaardt {accepted}.' },
    en: { title: 'Header is not right', detail: 'The header {header} accepts {accepted}.' },
  },
  SLUG_NOT_VALID: {
    nl: {
      title: 'Dit kan geen naam van een instelling zijn',
      detail: 'Een instelling staat in het adres met haar slug: {accepted}. {institution} is er geen.',
    },
    en: {
      title: 'Not a name an institution can have',
      detail: 'An institution stands in the address by its slug: {accepted}. {institution} is none.',
    },
  },
  AUTHENTICATION_REQUIRED: {
    nl: { title: 'API-sleutel nodig', detail: 'Stuur een geldige API-sleutel mee: `Authorization: Bearer …`.' },
    en: { title: 'API key needed', detail: 'Send a valid API key: `Authorization: Bearer …`.' },
  },
  ACTION_NOT_ALLOWED: {
    nl: { title: 'Niet toegestaan', detail: 'Deze API-sleutel mag {action} niet.' },
    en: { title: 'Not allowed', detail: 'This API key may not do {action}.' },
  },
  OPERATOR_ONLY: {
    nl: {
      title: 'Alleen voor de beheerder',
      detail: 'Dit bepaalt wie anderen vertrouwen; alleen de beheerder van deze dienst mag het.',
    },
    en: {
      title: 'For the operator only',
      detail: 'This decides whom others trust; only the operator of this service may do it.',
    },
  },
  SLUG_MISMATCH: {
    nl: {
      title: 'Andere instelling',
      detail: '`slug` moet {expected} zijn, zoals in het adres; hij kan nooit veranderen.',
    },
    en: { title: 'Another institution', detail: '`slug` must be {expected}, as in the address; it can never change.' },
  },
  OFFERING_EXISTS: {
    nl: {
      title: 'Opleiding bestaat al',
      detail: '{code} bestaat al; voeg een versie toe onder /offerings/{code}/versions.',
    },
    en: { title: 'Offering exists', detail: '{code} exists already; add a version under /offerings/{code}/versions.' },
  },
  VERSION_EXISTS: {
    nl: {
      title: 'Versie bestaat al',
      detail: 'Versie {version} van {code} is vastgelegd en verandert niet meer; kies een nieuwe versie.',
    },
    en: {
      title: 'Version exists',
      detail: 'Version {version} of {code} is frozen and does not change; choose a new version.',
    },
  },
  OFFERING_MISMATCH: {
    nl: { title: 'Andere opleiding', detail: '`code` moet {expected} zijn, zoals in het adres.' },
    en: { title: 'Another offering', detail: '`code` must be {expected}, as in the address.' },
  },
  KEY_EXISTS: {
    nl: { title: 'Sleutel bestaat al', detail: 'Er is al een sleutel met de naam {keyId}; kies een andere naam.' },
    en: { title: 'Key exists', detail: 'There is a key named {keyId} already; choose another name.' },
  },
  KEY_UNKNOWN: {
    nl: {
      title: 'Sleutel onbekend',
      detail: 'Deze instelling heeft geen sleutel {keyId} in een staat waarin dit kan.',
    },
    en: { title: 'Key unknown', detail: 'This institution has no key {keyId} in a state that allows this.' },
  },
  KEY_NOT_VALID: {
    nl: { title: 'Sleutel niet bruikbaar', detail: 'De sleutel of het certificaat is niet bruikbaar: {reason}.' },
    en: { title: 'Key not usable', detail: 'The key or certificate cannot be used: {reason}.' },
  },
  API_KEY_UNKNOWN: {
    nl: { title: 'API-sleutel onbekend', detail: 'Deze instelling heeft geen werkende API-sleutel {keyId}.' },
    en: { title: 'API key unknown', detail: 'This institution has no live API key {keyId}.' },
  },
  DOCUMENT_NOT_SEALED: {
    nl: { title: 'Nog niet verzegeld', detail: 'Dit bewijs wordt nog verzegeld; vraag het straks opnieuw.' },
    en: { title: 'Not sealed yet', detail: 'This credential is still being sealed; ask again in a moment.' },
  },
  TRUST_ENTRY_UNKNOWN: {
    nl: { title: 'Niet toegevoegd', detail: 'De beheerder heeft {id} hier niet toegevoegd.' },
    en: { title: 'Not added', detail: 'The operator has not added {id} here.' },
  },
  TRUST_ID_MISMATCH: {
    nl: { title: 'Andere naam', detail: '`{field}` moet {expected} zijn, zoals in het adres.' },
    en: { title: 'Another name', detail: '`{field}` must be {expected}, as in the address.' },
  },
  TRUST_ID_NOT_VALID: {
    nl: { title: 'Dit kan geen naam zijn', detail: '{id} kan geen naam zijn: {accepted}.' },
    en: { title: 'Not a name it can have', detail: '{id} cannot be a name: {accepted}.' },
  },
  TRUST_NOT_VALID: {
    nl: { title: 'Inhoud klopt niet', detail: 'Er is niets veranderd. {at}: {reason}.' },
    en: { title: 'Content is not right', detail: 'Nothing was changed. {at}: {reason}.' },
  },
  TRUST_ISSUER_TAKEN: {
    nl: {
      title: 'Uitgever hoort bij een ander',
      detail: '{issuer} staat al bij {other}. Een uitgever hoort bij één instelling.',
    },
    en: {
      title: 'Issuer belongs to another',
      detail: '{issuer} is on record for {other}. An issuer belongs to one institution.',
    },
  },
  TRUST_IDENTIFIER_TAKEN: {
    nl: {
      title: 'Wettelijk nummer hoort bij een ander',
      detail:
        '{identifier} van {id} staat al bij {other}, en beide zijn bevestigd. Een zegel noemt zijn eigenaar bij dat nummer: het hoort bij één instelling.',
    },
    en: {
      title: 'Legal identifier belongs to another',
      detail:
        '{identifier} of {id} is on record for {other}, and both are confirmed. A seal names its owner by that number: it belongs to one institution.',
    },
  },
  ANCHOR_NOT_VALID: {
    nl: { title: 'Certificaat kan geen anker zijn', detail: 'Dit certificaat kan geen anker zijn: {reason}.' },
    en: { title: 'Certificate cannot be an anchor', detail: 'This certificate cannot be an anchor: {reason}.' },
  },
  TRUSTED_LIST_NOT_VALID: {
    nl: { title: 'Vertrouwenslijst niet leesbaar', detail: 'De lijst is niet in gebruik genomen: {reason}.' },
    en: { title: 'Trusted list cannot be read', detail: 'The list was not taken into use: {reason}.' },
  },
  TRUSTED_LIST_OLDER: {
    nl: {
      title: 'Oudere vertrouwenslijst',
      detail:
        'Van {territory} is een nieuwere lijst in gebruik dan nummer {sequenceNumber}. Verwijder die eerst als deze toch moet gelden.',
    },
    en: {
      title: 'Older trusted list',
      detail:
        'For {territory} a newer list than number {sequenceNumber} is in use. Remove it first if this one has to count.',
    },
  },
  NOT_READY: {
    nl: {
      title: 'De dienst is niet klaar',
      detail: 'De instelling {setting} klopt niet: {reason}. Niets werd ondertekend.',
    },
    en: {
      title: 'The service is not ready',
      detail: 'The setting {setting} is not right: {reason}. Nothing was signed.',
    },
  },
  INTERNAL: {
    nl: { title: 'Er ging iets mis', detail: 'De fout ligt bij ons. Probeer het opnieuw; niets gaat verloren.' },
    en: { title: 'Something went wrong', detail: 'The fault is ours. Try again; nothing is lost.' },
  },
  INSTITUTION_UNKNOWN: {
    nl: { title: 'Instelling onbekend', detail: 'Er is geen instelling {institution} die deze API-sleutel kent.' },
    en: { title: 'Institution unknown', detail: 'There is no institution {institution} that this API key knows.' },
  },
  OFFERING_UNKNOWN: {
    nl: { title: 'Opleiding onbekend', detail: 'Er is geen opleiding {code} in versie {version}.' },
    en: { title: 'Offering unknown', detail: 'There is no offering {code} in version {version}.' },
  },
  RULES_NOT_MET: {
    nl: {
      title: 'De regels laten dit niet toe',
      detail:
        '{count} bevindingen onder regelprofiel {profile} houden dit tegen; `findings` zegt wat eraan te doen is. Er is niets bewaard.',
      detailOfOne:
        '1 bevinding onder regelprofiel {profile} houdt dit tegen; `findings` zegt wat eraan te doen is. Er is niets bewaard.',
    },
    en: {
      title: 'The rules do not allow this',
      detail:
        '{count} findings under rule profile {profile} stand in the way; `findings` says what to do. Nothing was stored.',
      detailOfOne:
        '1 finding under rule profile {profile} stands in the way; `findings` says what to do. Nothing was stored.',
    },
  },
  DOCUMENT_NOT_VALID: {
    nl: {
      title: 'Het document zou niet geldig zijn',
      detail: '{count} bevindingen; er is niets verzegeld of bewaard.',
      detailOfOne: '1 bevinding; er is niets verzegeld of bewaard.',
    },
    en: {
      title: 'The document would not be valid',
      detail: '{count} findings; nothing was sealed or stored.',
      detailOfOne: '1 finding; nothing was sealed or stored.',
    },
  },
  AWARD_CONFLICT: {
    nl: {
      title: 'Zelfde toekenning, andere inhoud',
      detail:
        'Toekenning {awardId} werd al uitgereikt als {credentialId}, met een andere inhoud. Gebruik `replaces` onder een nieuwe id om ze te vervangen.',
    },
    en: {
      title: 'Same award, other content',
      detail:
        'Award {awardId} was issued already as {credentialId}, with other content. Use `replaces` under a new id to replace it.',
    },
  },
  IDEMPOTENCY_KEY_REUSED: {
    nl: {
      title: 'Idempotency-Key al gebruikt',
      detail: 'Deze sleutel hoort bij toekenning {awardId} met een andere inhoud.',
    },
    en: { title: 'Idempotency-Key used before', detail: 'This key belongs to award {awardId} with another content.' },
  },
  ACHIEVEMENT_CONFLICT: {
    nl: {
      title: 'Andere identiteit',
      detail: 'Deze lerende heeft voor {unit} al de identiteit {known}; laat het veld weg of neem die over.',
    },
    en: {
      title: 'Other identity',
      detail: 'This learner already has the identity {known} for {unit}; leave the field out or use that one.',
    },
  },
  ACHIEVEMENT_TAKEN: {
    nl: {
      title: 'Identiteit al in gebruik',
      detail: 'Een opgegeven `achievementId` hoort al bij iets anders dat geleerd werd; laat het veld weg.',
    },
    en: {
      title: 'Identity in use',
      detail: 'A given `achievementId` belongs to another piece of learning already; leave the field out.',
    },
  },
  ALREADY_ISSUED: {
    nl: {
      title: 'Al uitgereikt',
      detail:
        'Voor deze lerende, opleiding en poging geldt al bewijs {credentialId} (toekenning {awardId}). Vervang het met `replaces`, of trek het eerst in.',
    },
    en: {
      title: 'Issued already',
      detail:
        'Credential {credentialId} (award {awardId}) is live for this learner, offering and attempt. Replace it with `replaces`, or revoke it first.',
    },
  },
  REPLACED_UNKNOWN: {
    nl: { title: 'Te vervangen bewijs onbekend', detail: 'Er is geen bewijs {credentialId}.' },
    en: { title: 'Credential to replace is unknown', detail: 'There is no credential {credentialId}.' },
  },
  REPLACED_NOT_LIVE: {
    nl: {
      title: 'Te vervangen bewijs geldt niet meer',
      detail: 'Bewijs {credentialId} is {state}; alleen een geldend bewijs wordt vervangen.',
    },
    en: {
      title: 'Credential to replace is not live',
      detail: 'Credential {credentialId} is {state}; only a live one can be replaced.',
    },
  },
  SUCCESSOR_OTHER_LEARNER: {
    nl: {
      title: 'Vervangend bewijs is van een ander',
      detail: 'Bewijs {credentialId} is van een andere lerende en kan dit bewijs niet vervangen.',
    },
    en: {
      title: 'Successor belongs to somebody else',
      detail: 'Credential {credentialId} belongs to another learner and cannot take the place of this one.',
    },
  },
  DECISION_NOT_EXEMPTING: {
    nl: {
      title: 'Geen vrijstelling',
      detail: 'Beslissing {decisionId} stelt nergens van vrij; er is niets om te verzegelen.',
    },
    en: {
      title: 'No exemption',
      detail: 'Decision {decisionId} exempts from nothing; there is nothing to seal.',
    },
  },
  DECISION_NOT_STANDING: {
    nl: {
      title: 'Beslissing geldt niet',
      detail: 'Beslissing {decisionId} is niet de beslissing die nu in dossier {caseId} geldt.',
    },
    en: {
      title: 'Decision does not stand',
      detail: 'Decision {decisionId} is not the one that case {caseId} stands by now.',
    },
  },
  REPLACED_OTHER_LEARNING: {
    nl: {
      title: 'Te vervangen bewijs gaat over iets anders',
      detail: 'Bewijs {credentialId} is van een andere lerende, opleiding of poging.',
    },
    en: {
      title: 'Credential to replace is about something else',
      detail: 'Credential {credentialId} is of another learner, offering or attempt.',
    },
  },
  KEY_MISSING: {
    nl: {
      title: 'Sleutel ontbreekt',
      detail: 'Deze instelling heeft geen actieve sleutel voor: {roles}. Voeg ze toe onder /keys.',
    },
    en: { title: 'Key missing', detail: 'This institution has no active key for: {roles}. Add them under /keys.' },
  },
  KEY_COMPROMISED: {
    nl: {
      title: 'Sleutel gecompromitteerd',
      detail: 'Sleutel {keyId} is als gecompromitteerd gemeld en ondertekent niet meer.',
    },
    en: { title: 'Key compromised', detail: 'Key {keyId} was reported compromised and signs no more.' },
  },
  SEAL_CERTIFICATE_MISMATCH: {
    nl: {
      title: 'Zegelcertificaat van een ander',
      detail:
        'Het zegelcertificaat noemt {certificate}, de instelling {institution}. Zegel en instelling moeten dezelfde zijn.',
    },
    en: {
      title: 'Seal certificate of somebody else',
      detail:
        'The seal certificate names {certificate}, the institution {institution}. Seal and institution must be the same.',
    },
  },
  CREDENTIAL_UNKNOWN: {
    nl: { title: 'Bewijs onbekend', detail: 'Er is geen bewijs {credentialId}.' },
    en: { title: 'Credential unknown', detail: 'There is no credential {credentialId}.' },
  },
  STATUS_STEP_REFUSED: {
    nl: { title: 'Kan niet in deze staat', detail: 'Het bewijs is {state}; {action} kan dan niet.' },
    en: { title: 'Not possible in this state', detail: 'The credential is {state}; {action} is not possible then.' },
  },
  STATUS_REASON_REFUSED: {
    nl: {
      title: 'Reden past niet',
      detail: 'De reden {reason} past niet bij {action}. Aanvaard worden: {accepted}.',
    },
    en: {
      title: 'Reason does not fit',
      detail: 'The reason {reason} does not fit {action}. Accepted are: {accepted}.',
    },
  },
  STATUS_ALREADY_SET: {
    nl: {
      title: 'Staat al anders vast',
      detail:
        'Het bewijs is al {state} (reden: {reason}; vervangen door: {supersededBy}). De aanvraag zegt iets anders; er is niets veranderd.',
    },
    en: {
      title: 'Already set otherwise',
      detail:
        'The credential is {state} already (reason: {reason}; replaced by: {supersededBy}). The request says otherwise; nothing was changed.',
    },
  },
  BUSY: {
    nl: { title: 'Even bezet', detail: 'Andere aanvragen waren telkens eerder. Probeer het opnieuw.' },
    en: { title: 'Busy', detail: 'Other requests were first each time. Try again.' },
  },
  ...RECOGNITION_WORDS,
  ...VC_API_WORDS,
};
