import type { RecognitionProblemCode } from './problem-codes.ts';

interface Wording {
  readonly title: string;
  readonly detail: string;
}

/** What a person reads about a problem of recognition; a code without words does not compile. */
export const RECOGNITION_WORDS: Readonly<
  Record<RecognitionProblemCode, { readonly nl: Wording; readonly en: Wording }>
> = {
  SESSION_NEEDED: {
    nl: {
      title: 'Sessie nodig',
      detail: 'Open eerst de link van uw dossier en stuur de sessie mee: `Authorization: Bearer sgs_…`.',
    },
    en: {
      title: 'Session needed',
      detail: 'Open the link of your file first and send the session: `Authorization: Bearer sgs_…`.',
    },
  },
  CASE_KEY_REUSED: {
    nl: {
      title: 'Idempotency-Key al gebruikt',
      detail: 'Deze sleutel hoort bij dossier {caseId} met een andere inhoud.',
    },
    en: {
      title: 'Idempotency-Key used before',
      detail: 'This key belongs to case {caseId} with another content.',
    },
  },
  ADDRESS_MISMATCH: {
    nl: { title: 'Adres en inhoud verschillen', detail: '`{field}` moet {expected} zijn, zoals in het adres.' },
    en: { title: 'Address and body differ', detail: '`{field}` must be {expected}, as in the address.' },
  },
  UNIT_FROZEN: {
    nl: {
      title: 'Opleidingsonderdeel ligt vast',
      detail:
        'Een dossier noemt {unit} al; de ECTS-fiche van dat academiejaar verandert niet meer. Er is niets bewaard.',
    },
    en: {
      title: 'Course unit is frozen',
      detail: 'A case names {unit} already; the ECTS sheet of that year does not change any more. Nothing was stored.',
    },
  },
  UNIT_TABLE_NOT_VALID: {
    nl: {
      title: 'Tabel klopt niet',
      detail: 'De tabel is niet ingelezen; `errors` zegt per regel wat aanvaard wordt. Er is niets bewaard.',
    },
    en: {
      title: 'Table is not right',
      detail: 'The table was not read; `errors` says for each line what is accepted. Nothing was stored.',
    },
  },
  POLICY_FROZEN: {
    nl: {
      title: 'Versie ligt vast',
      detail: 'Versie {version} van {policy} bestaat al met een andere inhoud; kies een nieuwe versie.',
    },
    en: {
      title: 'Version is frozen',
      detail: 'Version {version} of {policy} exists already with other content; choose a new version.',
    },
  },
  PRECEDENT_UNKNOWN: {
    nl: { title: 'Precedent onbekend', detail: 'Er is geen precedent {precedent} dat nog loopt.' },
    en: { title: 'Precedent unknown', detail: 'There is no precedent {precedent} that still runs.' },
  },
  OFFICER_UNKNOWN: {
    nl: { title: 'Persoon onbekend', detail: '{person} heeft hier geen rol.' },
    en: { title: 'Person unknown', detail: '{person} has no role here.' },
  },
  PORTFOLIO_UNKNOWN: {
    nl: { title: 'Stuk onbekend', detail: 'In dit dossier is geen portfoliostuk {item}.' },
    en: { title: 'Item unknown', detail: 'This case has no portfolio item {item}.' },
  },
  DECISION_MISSING: {
    nl: { title: 'Nog geen beslissing', detail: 'In dit dossier is nog niet beslist.' },
    en: { title: 'No decision yet', detail: 'Nothing has been decided in this case yet.' },
  },
  CHALLENGE_NOT_VALID: {
    nl: {
      title: 'Uitdaging geldt niet',
      detail: 'De uitdaging hoort niet bij dit dossier, is al gebruikt of is verlopen. Vraag een nieuwe.',
    },
    en: {
      title: 'Challenge is not valid',
      detail: 'The challenge is not of this case, was used already or has expired. Ask for a new one.',
    },
  },
  CASE_UNKNOWN: {
    nl: { title: 'Dossier onbekend', detail: 'Er is geen dossier {caseId}.' },
    en: { title: 'Case unknown', detail: 'There is no case {caseId}.' },
  },
  CASE_MOVED: {
    nl: {
      title: 'Dossier is intussen veranderd',
      detail: 'Iemand anders was eerst. Lees het dossier opnieuw en beslis dan; er is niets bewaard.',
    },
    en: {
      title: 'Case has changed meanwhile',
      detail: 'Somebody else was first. Read the case again and then decide; nothing was stored.',
    },
  },
  CASE_STEP_REFUSED: {
    nl: {
      title: 'Kan niet in deze staat',
      detail: 'Dat kan niet in een dossier dat {state} is. Wel mogelijk: {possible}.',
    },
    en: {
      title: 'Not possible in this state',
      detail: 'This is not possible in a case that is {state}. What is: {possible}.',
    },
  },
  CASE_ERASED: {
    nl: { title: 'Dossier is gewist', detail: 'De persoonsgegevens van dit dossier zijn gewist.' },
    en: { title: 'Case was erased', detail: 'The personal data of this case were erased.' },
  },
  UNIT_UNKNOWN: {
    nl: { title: 'Opleidingsonderdeel onbekend', detail: 'Er is geen opleidingsonderdeel {unit} in {academicYear}.' },
    en: { title: 'Course unit unknown', detail: 'There is no course unit {unit} in {academicYear}.' },
  },
  POLICY_UNKNOWN: {
    nl: { title: 'Beleid onbekend', detail: 'Van het beleid {policy} is deze versie er niet.' },
    en: { title: 'Policy unknown', detail: 'There is no such version of the policy {policy}.' },
  },
  POLICY_NOT_IN_FORCE: {
    nl: { title: 'Beleid geldt niet', detail: 'Geen versie van {policy} geldt op {date}.' },
    en: { title: 'Policy not in force', detail: 'No version of {policy} is in force on {date}.' },
  },
  ROLE_NEEDED: {
    nl: { title: 'Rol nodig', detail: 'De persoon in `On-Behalf-Of` heeft hier de rol niet: {role}.' },
    en: { title: 'Role needed', detail: 'The person in `On-Behalf-Of` does not have the role here: {role}.' },
  },
  PERSON_NEEDED: {
    nl: { title: 'Persoon nodig', detail: 'Zeg in `On-Behalf-Of` welk personeelslid dit doet.' },
    en: { title: 'Person needed', detail: 'Say in `On-Behalf-Of` which member of staff does this.' },
  },
  UNIT_NOT_YOURS: {
    nl: { title: 'Ander opleidingsonderdeel', detail: 'Deze lesgever adviseert niet over {unit}.' },
    en: { title: 'Another course unit', detail: 'This lecturer does not advise on {unit}.' },
  },
  INTEREST_NOT_DECLARED: {
    nl: {
      title: 'Verklaring over belangen ontbreekt',
      detail: 'Wie adviseert of beslist, verklaart eerst of er een belang is in dit dossier (`interest`).',
    },
    en: {
      title: 'Declaration of interest missing',
      detail: 'Whoever advises or decides declares first whether there is an interest in this case (`interest`).',
    },
  },
  INTEREST_NOTE_NEEDED: {
    nl: {
      title: 'Toelichting nodig',
      detail: 'U verklaarde eerder een belang in dit dossier. Zeg in `note` waarom het er niet meer is.',
    },
    en: {
      title: 'Note needed',
      detail: 'You declared an interest in this case before. Say in `note` why it is no longer there.',
    },
  },
  CONFLICT_OF_INTEREST: {
    nl: { title: 'Belangenconflict', detail: 'U hebt een belang verklaard; iemand anders adviseert en beslist.' },
    en: { title: 'Conflict of interest', detail: 'You declared an interest; somebody else advises and decides.' },
  },
  EVIDENCE_UNKNOWN: {
    nl: { title: 'Bewijsstuk onbekend', detail: 'In dit dossier is geen bewijsstuk {evidenceId}.' },
    en: { title: 'Evidence unknown', detail: 'This case has no evidence {evidenceId}.' },
  },
  EVIDENCE_EXISTS: {
    nl: { title: 'Bewijsstuk is er al', detail: 'Dit document zit al in het dossier.' },
    en: { title: 'Evidence is there already', detail: 'This document is in the case already.' },
  },
  EVIDENCE_LIMIT: {
    nl: {
      title: 'Te veel bewijsstukken',
      detail:
        'Een dossier telt hoogstens {pieces} stukken van hoogstens {bytes} bytes, met samen hoogstens {learnings} stukken leren erin.',
    },
    en: {
      title: 'Too much evidence',
      detail:
        'A case has at most {pieces} pieces of at most {bytes} bytes, with at most {learnings} pieces of learning in them.',
    },
  },
  EVIDENCE_UNREADABLE: {
    nl: {
      title: 'Geen leesbaar bewijs',
      detail:
        'In dit bestand is geen bewijs te vinden dat we kunnen lezen. Voeg het bij het portfolio als het iets anders is.',
    },
    en: {
      title: 'No readable credential',
      detail: 'This file has no credential that we can read. Put it into the portfolio if it is something else.',
    },
  },
  FINDING_UNKNOWN: {
    nl: { title: 'Bevinding onbekend', detail: 'Het dossier heeft geen bevinding {finding}.' },
    en: { title: 'Finding unknown', detail: 'The case has no finding {finding}.' },
  },
  LEARNING_UNKNOWN: {
    nl: { title: 'Leren onbekend', detail: 'Geen bewijsstuk van dit dossier toont {learning} aan.' },
    en: { title: 'Learning unknown', detail: 'No evidence of this case shows {learning}.' },
  },
  OUTCOME_UNKNOWN: {
    nl: { title: 'Leerresultaat onbekend', detail: 'Er is geen leerresultaat {outcome}.' },
    en: { title: 'Outcome unknown', detail: 'There is no outcome {outcome}.' },
  },
  MAPPING_NOT_VALID: {
    nl: { title: 'Beoordeling klopt niet', detail: '`errors` zegt per beoordeling wat aanvaard wordt.' },
    en: { title: 'Judgement is not right', detail: '`errors` says for each judgement what is accepted.' },
  },
  RECOMMENDATION_MISSING: {
    nl: {
      title: 'Geen advies van het systeem',
      detail: 'Bereken eerst de bevindingen van dit dossier (`recommendation`).',
    },
    en: { title: 'No recommendation', detail: 'Compute the findings of this case first (`recommendation`).' },
  },
  RECOMMENDATION_OUTDATED: {
    nl: {
      title: 'Bevindingen zijn verouderd',
      detail:
        'Er is intussen iets veranderd. Bereken de bevindingen opnieuw (`recommendation`) en noem in de beslissing de `inputHash` ervan.',
    },
    en: {
      title: 'Findings are outdated',
      detail:
        'Something has changed meanwhile. Compute the findings again (`recommendation`) and name their `inputHash` in the decision.',
    },
  },
  FINDINGS_NOT_OPENED: {
    nl: {
      title: 'Bevindingen niet geopend',
      detail: 'Open eerst elke bevinding die niet voldaan of onbekend is (`findings/opened`). Nog dicht: {findings}.',
    },
    en: {
      title: 'Findings not opened',
      detail: 'Open each finding that is not met or unknown first (`findings/opened`). Still closed: {findings}.',
    },
  },
  FINDINGS_NOT_SHOWN: {
    nl: {
      title: 'Bevindingen niet voorgelegd',
      detail: 'De aanvrager ziet de bevindingen en de versie van het beleid voor er beslist wordt (`findings/shown`).',
    },
    en: {
      title: 'Findings not shown',
      detail: 'The applicant sees the findings and the policy version before a decision is taken (`findings/shown`).',
    },
  },
  DECISION_INCOMPLETE: {
    nl: { title: 'Beslissing is niet volledig', detail: '`errors` zegt per veld wat nodig is. Er is niets bewaard.' },
    en: {
      title: 'Decision is not complete',
      detail: '`errors` says for each field what is needed. Nothing was stored.',
    },
  },
  COVER_NOT_CHOSEN: {
    nl: {
      title: 'Kies waarop het steunt',
      detail: 'Er zijn meer mogelijkheden; zeg in `restsOn` welke studiepunten gebruikt worden.',
    },
    en: {
      title: 'Choose what it rests on',
      detail: 'There are several possibilities; say in `restsOn` which credit is used.',
    },
  },
  CREDIT_USED: {
    nl: {
      title: 'Studiepunten al gebruikt',
      detail: 'Een ander dossier gebruikt deze studiepunten al, of er zijn er niet genoeg verworven.',
    },
    en: {
      title: 'Credit used already',
      detail: 'Another case uses this credit already, or not that much was earned.',
    },
  },
  LETTER_INCOMPLETE: {
    nl: { title: 'Brief is niet volledig', detail: 'De brief kan nog niet gemaakt worden; er ontbreekt: {elements}.' },
    en: { title: 'Letter is not complete', detail: 'The letter cannot be made yet; missing: {elements}.' },
  },
  LETTER_MISSING: {
    nl: { title: 'Nog geen brief', detail: 'De brief van de beslissing die geldt, is er nog niet.' },
    en: { title: 'No letter yet', detail: 'The letter of the decision that stands is not there yet.' },
  },
  DATE_NOT_POSSIBLE: {
    nl: { title: 'Datum kan niet', detail: 'Het dossier laat {date} niet toe; mogelijk is een dag {range}.' },
    en: {
      title: 'Date is not possible',
      detail: 'The order of the case does not allow {date}; possible is a day {range}.',
    },
  },
  APPEAL_LATE: {
    nl: {
      title: 'Beroep na de termijn',
      detail: 'De termijn liep tot en met {until}. Geef in `lateReason` waarom het toch wordt aanvaard.',
    },
    en: {
      title: 'Appeal after the term',
      detail: 'The term ran up to and including {until}. Give in `lateReason` why it is taken in all the same.',
    },
  },
  APPEAL_OWN_DECISION: {
    nl: {
      title: 'Eigen beslissing',
      detail: 'Wie de beslissing nam, beslist niet over het beroep ertegen; iemand anders doet dat.',
    },
    en: {
      title: 'Own decision',
      detail: 'Whoever took the decision does not decide on the appeal against it; somebody else does.',
    },
  },
  LINK_NOT_VALID: {
    nl: {
      title: 'Link geldt niet',
      detail: 'Deze link is al gebruikt, verlopen of vervangen. Vraag de instelling een nieuwe.',
    },
    en: {
      title: 'Link is not valid',
      detail: 'This link was used, has expired or was replaced. Ask the institution for a new one.',
    },
  },
  NOT_ERASABLE: {
    nl: {
      title: 'Kan nog niet gewist worden',
      detail: 'De bewaartermijn van dit dossier loopt nog; gewist wordt er pas vanaf het einde ervan.',
    },
    en: {
      title: 'Cannot be erased yet',
      detail: 'The retention term of this case still runs; it can be erased from its end on.',
    },
  },
};
