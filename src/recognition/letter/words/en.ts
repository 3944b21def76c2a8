import { supplementSentence } from '../../../record/recognition/supplement.ts';
import type { Words } from './words.ts';

const NO_CREDIT = `You receive no credit certificate (creditbewijs). ${supplementSentence({ outcome: 'granted' }, 'en')}`;
const STILL = 'You attend the course unit and take its examination like other students.';
const UNUSED = 'This decision uses up no credits: you can present your evidence again later.';

/** The courtesy copy: it explains each legal term of the Codex Hoger Onderwijs once. */
export const EN: Words = {
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
    granted: ['You do not have to take the examination of this course unit.', NO_CREDIT],
    granted_partial: [
      'You do not have to be examined on the parts named. You do attend the rest of the course unit and take the examination on it.',
      `For the exempted part you receive no credit certificate (creditbewijs). ${supplementSentence({ outcome: 'granted_partial' }, 'en')}`,
    ],
    granted_conditional: [
      `Until you have met all conditions you are not exempted. ${STILL}`,
      'From the day on which {body} establishes that you have met them, you no longer have to take the examination of this course unit.',
      NO_CREDIT,
    ],
    granted_elective: [
      'In the elective space you do not have to be examined for {ects}. Nothing changes for your other course units.',
      NO_CREDIT,
    ],
    referred_evc: [
      `You are not exempted now. ${STILL}`,
      'You can ask for a competence assessment (bekwaamheidsonderzoek) with the validating body of the association the institution belongs to. A certificate of competence (bewijs van bekwaamheid) can then be a ground for exemption.',
      UNUSED,
    ],
    refused: [`You are not exempted. ${STILL}`, UNUSED],
    inadmissible: [`The substance of your application was not assessed. You are not exempted. ${STILL}`, UNUSED],
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
};
