import type { ROUTES } from '../../record/recognition/case-state.ts';
import type { DecisionOutcome } from '../../record/recognition/decision.ts';
import type { CONTRACT_TYPES } from '../../record/recognition/policy.ts';
import { supplementSentence } from '../../record/recognition/supplement.ts';
import type { PROGRAMME_DEGREES } from '../../record/recognition/unit.ts';
import type { PageLanguage } from '../../record/text.ts';
import type { Criterion, FindingResult } from '../engine/finding.ts';

/** Everything a letter says of its own accord. `{name}` is filled in with what the decision says. */
export interface Words {
  readonly title: string;
  readonly to: string;
  readonly date: string;
  readonly reference: string;
  readonly caseReference: string;
  readonly page: string;
  readonly copy: string;
  readonly original: string;
  readonly credits: { readonly one: string; readonly many: string };
  readonly headings: Readonly<
    Record<
      | 'decision'
      | 'subject'
      | 'evidence'
      | 'basis'
      | 'reasons'
      | 'outcomes'
      | 'findings'
      | 'effect'
      | 'signature'
      | 'appeal',
      string
    >
  >;
  readonly decisions: Readonly<Record<DecisionOutcome, string>>;
  readonly partsFollow: string;
  readonly conditionsFollow: string;
  readonly supersedes: string;
  readonly subject: Readonly<
    Record<
      'applicant' | 'applicantReference' | 'birthDate' | 'unit' | 'ects' | 'year' | 'programme' | 'contract' | 'route',
      string
    >
  >;
  readonly degrees: Readonly<Record<(typeof PROGRAMME_DEGREES)[number], string>>;
  readonly contracts: Readonly<Record<(typeof CONTRACT_TYPES)[number], string>>;
  readonly routes: Readonly<Record<(typeof ROUTES)[number], string>>;
  readonly evidence: Readonly<
    Record<'intro' | 'title' | 'awardedBy' | 'awardedOn' | 'id' | 'digest' | 'notStated' | 'none' | 'andMore', string>
  >;
  readonly used: Readonly<Record<'caption' | 'title' | 'ects', string>>;
  readonly competence: string;
  readonly basis: Readonly<Record<'law' | 'regulation' | 'policy' | 'policyVersion', string>>;
  readonly reasons: Readonly<
    Record<
      | 'prepared'
      | 'followed'
      | 'followedBecause'
      | 'deviates'
      | 'deviatesBecause'
      | 'caption'
      | 'criterion'
      | 'finding'
      | 'motivation'
      | 'outcomesIntro'
      | 'outcomesCaption'
      | 'outcome'
      | 'reason',
      string
    >
  >;
  readonly criteria: Readonly<Record<Criterion, string>>;
  readonly results: Readonly<Record<FindingResult, string>>;
  readonly effects: Readonly<Record<DecisionOutcome, readonly string[]>>;
  readonly signature: string;
  readonly appeal: Readonly<
    Record<
      | 'intro'
      | 'first'
      | 'addressee'
      | 'address'
      | 'form'
      | 'term'
      | 'termText'
      | 'answer'
      | 'second'
      | 'raad'
      | 'raadTerm'
      | 'raadPower',
      string
    >
  >;
}

const NO_CREDIT_NL = `U ontvangt geen creditbewijs. ${supplementSentence({ outcome: 'granted' }, 'nl')}`;
const NO_CREDIT_EN = `You receive no credit certificate (creditbewijs). ${supplementSentence({ outcome: 'granted' }, 'en')}`;
const STILL_NL = 'U volgt het opleidingsonderdeel en legt het examen af zoals andere studenten.';
const STILL_EN = 'You attend the course unit and take its examination like other students.';
const UNUSED_NL = 'Deze beslissing verbruikt geen studiepunten: u kunt uw bewijsstukken later opnieuw voorleggen.';
const UNUSED_EN = 'This decision uses up no credits: you can present your evidence again later.';

/** B1 Dutch that says “u”; the legal terms are those of the Codex Hoger Onderwijs. English explains them once. */
export const WORDS: Readonly<Record<PageLanguage, Words>> = {
  nl: {
    title: 'Beslissing over uw aanvraag tot vrijstelling',
    to: 'Aan',
    date: 'Datum',
    reference: 'Kenmerk',
    caseReference: 'Dossier',
    page: 'bladzijde {page} van {pages}',
    copy: '',
    original: 'Deze Nederlandse brief is het origineel. Van een Engelse kopie telt alleen wat ook hier staat.',
    credits: { one: '{ects} studiepunt', many: '{ects} studiepunten' },
    headings: {
      decision: 'Beslissing',
      subject: 'Waarover deze beslissing gaat',
      evidence: 'Bewijsstukken',
      basis: 'Rechtsgrond',
      reasons: 'Motivering',
      outcomes: 'Leerresultaten die niet zijn aangetoond',
      findings: 'Wat is vastgesteld',
      effect: 'Wat dit voor u betekent',
      signature: 'Wie heeft beslist',
      appeal: 'Niet akkoord? Zo gaat u in beroep',
    },
    decisions: {
      granted: '{body} verleent u een vrijstelling voor het opleidingsonderdeel {unit}, academiejaar {year}.',
      granted_partial:
        '{body} verleent u een deelvrijstelling voor het opleidingsonderdeel {unit}, academiejaar {year}.',
      granted_conditional:
        '{body} verleent u onder voorwaarden een vrijstelling voor het opleidingsonderdeel {unit}, academiejaar {year}.',
      granted_elective:
        '{body} verleent u een vrijstelling in de keuzeruimte van uw opleiding, voor evenveel studiepunten als het opleidingsonderdeel {unit}, academiejaar {year}.',
      referred_evc:
        '{body} verleent u geen vrijstelling op grond van uw kwalificaties (EVK) voor het opleidingsonderdeel {unit}, academiejaar {year}, en verwijst u door naar een bekwaamheidsonderzoek (EVC).',
      refused: '{body} verleent u geen vrijstelling voor het opleidingsonderdeel {unit}, academiejaar {year}.',
      inadmissible:
        '{body} verklaart uw aanvraag tot vrijstelling voor het opleidingsonderdeel {unit}, academiejaar {year}, niet ontvankelijk.',
    },
    partsFollow: 'U bent vrijgesteld van deze onderdelen, en niet van de andere:',
    conditionsFollow: 'De vrijstelling geldt pas wanneer u aan deze voorwaarden hebt voldaan:',
    supersedes: 'Deze beslissing komt in de plaats van de beslissing met kenmerk {id}.',
    subject: {
      applicant: 'Aanvrager',
      applicantReference: 'Kenmerk van de aanvrager',
      birthDate: 'Geboortedatum',
      unit: 'Opleidingsonderdeel',
      ects: 'Studieomvang',
      year: 'Academiejaar',
      programme: 'Opleiding',
      contract: 'Inschrijving',
      route: 'Procedure',
    },
    degrees: {
      graduaat: 'graduaat',
      bachelor: 'bachelor',
      schakel: 'schakelprogramma',
      voorbereiding: 'voorbereidingsprogramma',
      master: 'master',
      manama: 'master-na-master',
      postgraduaat: 'postgraduaat',
    },
    contracts: { diploma: 'diplomacontract', credit: 'creditcontract', examen: 'examencontract' },
    routes: {
      EVK: 'EVK: eerder verworven kwalificaties',
      EVC: 'EVC: eerder verworven competenties',
    },
    evidence: {
      intro: 'De beslissing steunt op:',
      title: 'Bewijsstuk',
      awardedBy: 'Uitgereikt door',
      awardedOn: 'Toegekend op',
      id: 'Kenmerk',
      digest: 'geen kenmerk; SHA-256 van het document: {digest}',
      notStated: 'niet vastgesteld',
      none: 'De beslissing steunt op geen enkel bewijsstuk.',
      andMore: 'en nog {count} andere',
    },
    used: {
      caption: 'Studiepunten die deze beslissing gebruikt',
      title: 'Waarvoor ze zijn toegekend',
      ects: 'Gebruikt',
    },
    competence: 'Bewijs van bekwaamheid {reference}, uitgereikt door {body}. Beoordelaars: {assessors}.',
    basis: {
      law: 'Wettelijke grond',
      regulation: 'Reglement',
      policy: 'Beleid',
      policyVersion: '{title}, versie {version}, goedgekeurd door {body}',
    },
    reasons: {
      prepared:
        'De vaststellingen in de tabel zijn voorbereid door een computerprogramma, dat vaste regels van het beleid toepast. De beslissing zelf is genomen door mensen.',
      followed: 'De beslissing volgt de aanbeveling van het programma.',
      followedBecause: 'De beslissing volgt de aanbeveling van het programma. De reden: {reason}',
      deviates: 'De beslissing wijkt af van de aanbeveling van het programma.',
      deviatesBecause: 'De beslissing wijkt af van de aanbeveling van het programma. De reden: {reason}',
      caption: 'Vaststellingen per criterium',
      criterion: 'Criterium',
      finding: 'Vaststelling',
      motivation: 'Waarom zo is beslist',
      outcomesIntro: 'Deze leerresultaten van het opleidingsonderdeel zijn niet of niet volledig aangetoond:',
      outcomesCaption: 'Reden per leerresultaat',
      outcome: 'Leerresultaat',
      reason: 'Reden',
    },
    criteria: {
      admissibility: 'Ontvankelijkheid',
      verification: 'Echtheid en status',
      identification: 'Identiteit',
      quality_assurance: 'Kwaliteitszorg',
      testing: 'Toetsing',
      level: 'Niveau',
      workload: 'Studieomvang',
      learning_outcomes: 'Leerresultaten',
    },
    results: {
      met: 'Voldaan',
      partly: 'Deels voldaan',
      not_met: 'Niet voldaan',
      unknown: 'Niet nagegaan',
      'n/a': 'Niet van toepassing',
    },
    effects: {
      granted: ['U hoeft voor dit opleidingsonderdeel geen examen af te leggen.', NO_CREDIT_NL],
      granted_partial: [
        'U hoeft over de genoemde onderdelen geen examen af te leggen. De rest van het opleidingsonderdeel volgt u wel, met het examen daarover.',
        `Voor het vrijgestelde deel ontvangt u geen creditbewijs. ${supplementSentence({ outcome: 'granted_partial' }, 'nl')}`,
      ],
      granted_conditional: [
        `Tot u aan alle voorwaarden hebt voldaan, bent u niet vrijgesteld. ${STILL_NL}`,
        'Vanaf de dag waarop {body} vaststelt dat u eraan hebt voldaan, hoeft u voor dit opleidingsonderdeel geen examen meer af te leggen.',
        NO_CREDIT_NL,
      ],
      granted_elective: [
        'U hoeft in de keuzeruimte voor {ects} geen examen af te leggen. Voor de andere opleidingsonderdelen verandert er niets.',
        NO_CREDIT_NL,
      ],
      referred_evc: [
        `U bent nu niet vrijgesteld. ${STILL_NL}`,
        'U kunt een bekwaamheidsonderzoek aanvragen bij de validerende instantie van de associatie waartoe de instelling behoort. Een bewijs van bekwaamheid kan daarna wel een grond voor vrijstelling zijn.',
        UNUSED_NL,
      ],
      refused: [`U bent niet vrijgesteld. ${STILL_NL}`, UNUSED_NL],
      inadmissible: [`Uw aanvraag is niet inhoudelijk beoordeeld. U bent niet vrijgesteld. ${STILL_NL}`, UNUSED_NL],
    },
    signature: 'Voor {body}:',
    appeal: {
      intro:
        'Bent u het niet eens met deze beslissing, dan kunt u in beroep gaan. Dat kan ook wanneer u een vrijstelling krijgt.',
      first: 'Eerst: intern beroep',
      addressee: 'Bij wie',
      address: 'Waar',
      form: 'Hoe',
      term: 'Wanneer',
      termText:
        'Binnen 7 kalenderdagen na de kennisgeving van deze beslissing. De dag na de kennisgeving is dag 1. Zaterdagen, zondagen en feestdagen tellen mee.',
      answer:
        'De instelling beslist over uw beroep binnen 20 kalenderdagen. De dag nadat u het hebt ingesteld, is dag 1.',
      second: 'Daarna: de Raad voor betwistingen inzake studievoortgangsbeslissingen',
      raad: 'Gaat u niet akkoord met de beslissing over uw intern beroep, of komt die er niet op tijd, dan kunt u naar de Raad voor betwistingen inzake studievoortgangsbeslissingen. Zonder intern beroep kan dat niet.',
      raadTerm:
        'Dat moet binnen 7 kalenderdagen na de kennisgeving van de beslissing over uw intern beroep. Kreeg u geen beslissing, dan moet het binnen 7 kalenderdagen na de laatste van de 20 kalenderdagen van de instelling. De dag erna is telkens dag 1.',
      raadPower:
        'De Raad kan een beslissing vernietigen. De Raad beslist niet zelf over de vrijstelling: dat doet de instelling dan opnieuw.',
    },
  },
  en: {
    title: 'Decision on your application for an exemption',
    to: 'To',
    date: 'Date',
    reference: 'Reference',
    caseReference: 'Case',
    page: 'page {page} of {pages}',
    copy: 'This is a courtesy copy in English. The letter in Dutch with the same reference is the original, and only the Dutch text counts.',
    original: '',
    credits: { one: '{ects} ECTS credit', many: '{ects} ECTS credits' },
    headings: {
      decision: 'Decision',
      subject: 'What this decision is about',
      evidence: 'Evidence',
      basis: 'Legal basis',
      reasons: 'Reasons',
      outcomes: 'Learning outcomes that were not shown',
      findings: 'What was found',
      effect: 'What this means for you',
      signature: 'Who decided',
      appeal: 'You do not agree? How to appeal',
    },
    decisions: {
      granted: '{body} grants you an exemption from the course unit {unit}, academic year {year}.',
      granted_partial:
        '{body} grants you a partial exemption (deelvrijstelling) from the course unit {unit}, academic year {year}.',
      granted_conditional:
        '{body} grants you an exemption from the course unit {unit}, academic year {year}, on conditions.',
      granted_elective:
        '{body} grants you an exemption in the elective space of your programme, for as many credits as the course unit {unit}, academic year {year}.',
      referred_evc:
        '{body} grants you no exemption on the basis of your qualifications (EVK) from the course unit {unit}, academic year {year}, and refers you to a competence assessment (EVC).',
      refused: '{body} grants you no exemption from the course unit {unit}, academic year {year}.',
      inadmissible:
        '{body} declares your application for an exemption from the course unit {unit}, academic year {year}, inadmissible.',
    },
    partsFollow: 'You are exempted from these parts, and not from the others:',
    conditionsFollow: 'The exemption counts only once you have met these conditions:',
    supersedes: 'This decision takes the place of the decision with reference {id}.',
    subject: {
      applicant: 'Applicant',
      applicantReference: 'Reference of the applicant',
      birthDate: 'Date of birth',
      unit: 'Course unit',
      ects: 'Workload',
      year: 'Academic year',
      programme: 'Programme',
      contract: 'Enrolment',
      route: 'Procedure',
    },
    degrees: {
      graduaat: 'associate degree (graduaat)',
      bachelor: 'bachelor',
      schakel: 'bridging programme',
      voorbereiding: 'preparatory programme',
      master: 'master',
      manama: 'advanced master',
      postgraduaat: 'postgraduate programme',
    },
    contracts: { diploma: 'diploma contract', credit: 'credit contract', examen: 'examination contract' },
    routes: {
      EVK: 'EVK: previously acquired qualifications',
      EVC: 'EVC: previously acquired competences',
    },
    evidence: {
      intro: 'The decision rests on:',
      title: 'Evidence',
      awardedBy: 'Awarded by',
      awardedOn: 'Awarded on',
      id: 'Reference',
      digest: 'no reference; SHA-256 of the document: {digest}',
      notStated: 'not established',
      none: 'The decision rests on no evidence.',
      andMore: 'and {count} more',
    },
    used: {
      caption: 'Credits this decision uses',
      title: 'What they were awarded for',
      ects: 'Used',
    },
    competence:
      'Certificate of competence (bewijs van bekwaamheid) {reference}, given by {body}. Assessors: {assessors}.',
    basis: {
      law: 'Law',
      regulation: 'Regulations',
      policy: 'Policy',
      policyVersion: '{title}, version {version}, approved by {body}',
    },
    reasons: {
      prepared:
        'The findings in the table were prepared by a computer program that applies fixed rules of the policy. The decision itself was taken by people.',
      followed: 'The decision follows the recommendation of the program.',
      followedBecause: 'The decision follows the recommendation of the program. The reason: {reason}',
      deviates: 'The decision differs from the recommendation of the program.',
      deviatesBecause: 'The decision differs from the recommendation of the program. The reason: {reason}',
      caption: 'Findings by criterion',
      criterion: 'Criterion',
      finding: 'Finding',
      motivation: 'Why it was decided so',
      outcomesIntro: 'These learning outcomes of the course unit were not shown, or not fully:',
      outcomesCaption: 'Reason for each learning outcome',
      outcome: 'Learning outcome',
      reason: 'Reason',
    },
    criteria: {
      admissibility: 'Admissibility',
      verification: 'Authenticity and status',
      identification: 'Identity',
      quality_assurance: 'Quality assurance',
      testing: 'Assessment',
      level: 'Level',
      workload: 'Workload',
      learning_outcomes: 'Learning outcomes',
    },
    results: {
      met: 'Met',
      partly: 'Partly met',
      not_met: 'Not met',
      unknown: 'Not checked',
      'n/a': 'Not applicable',
    },
    effects: {
      granted: ['You do not have to take the examination of this course unit.', NO_CREDIT_EN],
      granted_partial: [
        'You do not have to be examined on the parts named. You do attend the rest of the course unit and take the examination on it.',
        `For the exempted part you receive no credit certificate (creditbewijs). ${supplementSentence({ outcome: 'granted_partial' }, 'en')}`,
      ],
      granted_conditional: [
        `Until you have met all conditions you are not exempted. ${STILL_EN}`,
        'From the day on which {body} establishes that you have met them, you no longer have to take the examination of this course unit.',
        NO_CREDIT_EN,
      ],
      granted_elective: [
        'In the elective space you do not have to be examined for {ects}. Nothing changes for your other course units.',
        NO_CREDIT_EN,
      ],
      referred_evc: [
        `You are not exempted now. ${STILL_EN}`,
        'You can ask for a competence assessment (bekwaamheidsonderzoek) with the validating body of the association the institution belongs to. A certificate of competence (bewijs van bekwaamheid) can then be a ground for exemption.',
        UNUSED_EN,
      ],
      refused: [`You are not exempted. ${STILL_EN}`, UNUSED_EN],
      inadmissible: [
        `The substance of your application was not assessed. You are not exempted. ${STILL_EN}`,
        UNUSED_EN,
      ],
    },
    signature: 'For {body}:',
    appeal: {
      intro:
        'If you do not agree with this decision, you can appeal. You can do so even when you are granted an exemption.',
      first: 'First: internal appeal',
      addressee: 'With whom',
      address: 'Where',
      form: 'How',
      term: 'When',
      termText:
        'Within 7 calendar days after the notification of this decision. The day after the notification is day 1. Saturdays, Sundays and public holidays count.',
      answer: 'The institution decides on your appeal within 20 calendar days. The day after you filed it is day 1.',
      second:
        'Then: the Council for disputes about decisions on study progress (Raad voor betwistingen inzake studievoortgangsbeslissingen)',
      raad: 'If you do not agree with the decision on your internal appeal, or if it does not come in time, you can go to the Raad voor betwistingen inzake studievoortgangsbeslissingen. Without an internal appeal you cannot.',
      raadTerm:
        'You must do so within 7 calendar days after you were notified of the decision on your internal appeal. If you received none, you must do so within 7 calendar days after the last of the 20 calendar days of the institution. The day after is day 1 each time.',
      raadPower:
        'The Raad can annul a decision. It does not decide on the exemption itself: the institution then decides again.',
    },
  },
};
