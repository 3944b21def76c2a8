import type { Form } from '../../credential/securing.ts';
import type { CaseState } from '../../record/recognition/case-state.ts';
import type { DecisionOutcome } from '../../record/recognition/decision.ts';
import type { PageLanguage } from '../../record/text.ts';

type Words = Readonly<Record<PageLanguage, string>>;

/** What a case is in each state; reads after "a case that is". */
export const CASE_STATE_WORDS: Readonly<Record<CaseState, Words>> = {
  draft: { nl: 'nog niet ingediend', en: 'not handed in yet' },
  submitted: { nl: 'ingediend', en: 'handed in' },
  intake: { nl: 'in nazicht', en: 'being looked through' },
  info_requested: { nl: 'onvolledig en bij de aanvrager', en: 'incomplete and with the applicant' },
  inadmissible_proposed: { nl: 'voorgesteld als onontvankelijk', en: 'proposed as inadmissible' },
  verified: { nl: 'volledig en nagegaan', en: 'complete and verified' },
  in_advice: { nl: 'bij de lesgever voor advies', en: 'with the lecturer for advice' },
  in_committee: { nl: 'bij de commissie', en: 'before the committee' },
  decided: { nl: 'beslist', en: 'decided' },
  appeal_open: { nl: 'beslist, met een lopende beroepstermijn', en: 'decided, with the term for appeal running' },
  internal_appeal: { nl: 'in intern beroep', en: 'under internal appeal' },
  external_window: {
    nl: 'beslist in beroep, met een lopende termijn voor de Raad',
    en: 'decided on appeal, with the term for the Raad running',
  },
  raad: { nl: 'bij de Raad', en: 'before the Raad' },
  closed: { nl: 'afgesloten', en: 'closed' },
  withdrawn: { nl: 'ingetrokken', en: 'withdrawn' },
};

/** What a case is, said to the applicant it belongs to. */
export const ownState = (state: CaseState, language: PageLanguage): string =>
  state === 'info_requested' ? PAGE_WORDS[language].withYou : CASE_STATE_WORDS[state][language];

export const OUTCOME_WORDS: Readonly<Record<DecisionOutcome, Words>> = {
  granted: { nl: 'Vrijstelling toegekend', en: 'Exemption granted' },
  granted_partial: { nl: 'Deelvrijstelling toegekend', en: 'Partial exemption granted' },
  granted_conditional: { nl: 'Vrijstelling onder voorwaarden', en: 'Exemption under conditions' },
  granted_elective: { nl: 'Vrijstelling in de keuzeruimte', en: 'Exemption within the elective space' },
  referred_evc: { nl: 'Doorverwezen naar een bekwaamheidsonderzoek', en: 'Referred to a competence assessment' },
  refused: { nl: 'Geen vrijstelling', en: 'No exemption' },
  inadmissible: { nl: 'Aanvraag onontvankelijk', en: 'Application inadmissible' },
};

export const RESULT_WORDS: Readonly<Record<'met' | 'partly' | 'not_met' | 'unknown' | 'n/a', Words>> = {
  met: { nl: 'Voldaan', en: 'Met' },
  partly: { nl: 'Deels voldaan', en: 'Partly met' },
  not_met: { nl: 'Niet voldaan', en: 'Not met' },
  unknown: { nl: 'Niet nagegaan', en: 'Not known' },
  'n/a': { nl: 'Niet van toepassing', en: 'Not applicable' },
};

/** What each form of a sealed document is called, in every language. */
export const FORM_NAMES: Readonly<Record<Form, string>> = {
  edc: 'European Digital Credential',
  'vc-ecdsa': 'W3C Verifiable Credential (ECDSA)',
  'vc-eddsa': 'W3C Verifiable Credential (EdDSA)',
};

export const PAGE_WORDS = {
  nl: {
    apply: 'Uw aanvraag tot vrijstelling',
    applyLead:
      'Met deze link opent u uw dossier. De link werkt één keer. Daarna blijft uw dossier in deze browser dertig dagen open.',
    open: 'Dossier openen',
    noSession: 'Uw dossier is hier niet geopend',
    noSessionLead:
      'Open de link die u van de instelling kreeg. Is die al gebruikt of verlopen? Vraag de instelling een nieuwe.',
    alreadyOpen: 'Uw dossier is in deze browser nog open. Ga naar uw dossier',
    state: 'Stand',
    withYou: 'onvolledig: de instelling wacht op u',
    filedOn: 'Aangevraagd op',
    answerBy: 'U krijgt antwoord ten laatste op',
    appealUntil: 'Intern beroep kan tot en met',
    policy: 'Regels',
    version: 'versie',
    credits: 'studiepunten',
    asked: 'Wat de instelling u vraagt',
    askedBy: 'Ten laatste op',
    evidence: 'Uw bewijsstukken',
    none: 'Er zijn nog geen bewijsstukken.',
    unnamed: 'Document',
    portfolio: 'Uw portfolio',
    findings: 'Wat we vonden',
    findingsLead:
      'Dit is geen beslissing. Een commissie beslist. U kunt nog bewijsstukken toevoegen zolang er niet beslist is.',
    change: 'Wat dit zou veranderen:',
    add: 'Een bewijsstuk toevoegen',
    addHint:
      'Een digitaal bewijs: een European Digital Credential, een open badge, of een PDF of afbeelding waar er een in zit.',
    file: 'Bestand',
    send: 'Toevoegen',
    addOther: 'Een ander document toevoegen',
    otherHint: 'Iets dat geen digitaal bewijs is, zoals een portfolio of een attest op papier. Mensen bekijken het.',
    ready: 'Klaar?',
    readyLead: 'Dien in als al uw bewijsstukken erbij zijn. Daarna kijkt de instelling ze na.',
    submit: 'Aanvraag indienen',
    withdraw: 'Aanvraag intrekken',
    withdrawLead: 'Er wordt dan niet beslist. Dat kunt u niet ongedaan maken.',
    withdrawAsk: 'Ik wil mijn aanvraag intrekken',
    decision: 'De beslissing',
    by: 'Door',
    reasons: 'Motivering',
    onItsWay:
      'Er is beslist. De instelling stuurt u de beslissing. U leest ze hier zodra genoteerd is dat ze u bereikte.',
    credential: 'De beslissing als digitaal bewijs',
    credentialLead: 'Bewaar deze bestanden. Ze zijn verzegeld: andere instellingen kunnen ze nakijken.',
    letters: 'De brief, met hoe u in beroep kunt gaan',
    letter: 'Brief',
    copy: 'Engelse kopie',
    trouble: 'Dat lukte niet',
  },
  en: {
    apply: 'Your application for an exemption',
    applyLead:
      'This link opens your file. It works once. After that, your file stays open in this browser for thirty days.',
    open: 'Open the file',
    noSession: 'Your file is not open here',
    noSessionLead:
      'Open the link that the institution gave you. Was it used already, or has it expired? Ask the institution for a new one.',
    alreadyOpen: 'Your file is still open in this browser. Go to your file',
    state: 'State',
    withYou: 'incomplete: the institution waits for you',
    filedOn: 'Applied on',
    answerBy: 'You hear from us by',
    appealUntil: 'Internal appeal up to and including',
    policy: 'Rules',
    version: 'version',
    credits: 'credits',
    asked: 'What the institution asks of you',
    askedBy: 'By',
    evidence: 'Your evidence',
    none: 'There is no evidence yet.',
    unnamed: 'Document',
    portfolio: 'Your portfolio',
    findings: 'What we found',
    findingsLead: 'This is no decision. A committee decides. Until then you can still add evidence.',
    change: 'What would change this:',
    add: 'Add evidence',
    addHint: 'A digital credential: a European Digital Credential, an open badge, or a PDF or picture with one inside.',
    file: 'File',
    send: 'Add',
    addOther: 'Add another document',
    otherHint:
      'Something that is no digital credential, such as a portfolio or an attestation on paper. People look at it.',
    ready: 'Ready?',
    readyLead: 'Hand in when all your evidence is here. The institution then looks through it.',
    submit: 'Hand in the application',
    withdraw: 'Withdraw the application',
    withdrawLead: 'Nothing will be decided then. You cannot undo this.',
    withdrawAsk: 'I want to withdraw my application',
    decision: 'The decision',
    by: 'By',
    reasons: 'Reasons',
    onItsWay:
      'There is a decision. The institution is sending it to you. You can read it here once it is on record that it reached you.',
    credential: 'The decision as a digital credential',
    credentialLead: 'Keep these files. They are sealed: other institutions can check them.',
    letters: 'The letter, with how to appeal',
    letter: 'Letter',
    copy: 'English copy',
    trouble: 'That did not work',
  },
} as const satisfies Readonly<Record<PageLanguage, Readonly<Record<string, string>>>>;

/** What can be wrong with a form that was sent, for somebody who knows nothing of requests. */
export const FORM_TROUBLES: Readonly<Record<string, Words>> = {
  BODY_MISSING: {
    nl: 'Kies eerst een bestand. U stuurde er geen, of het was leeg.',
    en: 'Choose a file first. You sent none, or it was empty.',
  },
  BODY_TOO_LARGE: { nl: 'Dit bestand is te groot.', en: 'This file is too large.' },
  BODY_MALFORMED: { nl: 'Stuur één bestand tegelijk.', en: 'Send one file at a time.' },
  EVIDENCE_UNREADABLE: {
    nl: 'In dit bestand vonden we geen digitaal bewijs. Is het iets anders? Voeg het toe bij “Een ander document toevoegen”.',
    en: 'We found no digital credential in this file. Is it something else? Add it under “Add another document”.',
  },
  CASE_STEP_REFUSED: {
    nl: 'Dat kan nu niet meer: uw dossier is intussen verder. Hieronder staat hoe het er nu voor staat.',
    en: 'That is no longer possible: your file has moved on. Below is how it stands now.',
  },
  CASE_MOVED: {
    nl: 'Uw dossier is net veranderd. Kijk het na en probeer het opnieuw.',
    en: 'Your file has just changed. Look at it and try again.',
  },
};
