import type { z } from 'zod';
import { advise } from '../../recognition/case/advise.ts';
import { askAdvice } from '../../recognition/case/ask-advice.ts';
import { correctCase } from '../../recognition/case/correct-case.ts';
import { decideAppeal } from '../../recognition/case/decide-appeal.ts';
import { declareInterest } from '../../recognition/case/declare-interest.ts';
import { declareVerified } from '../../recognition/case/declare-verified.ts';
import { dropInadmissible } from '../../recognition/case/drop-inadmissible.ts';
import { fileAppeal } from '../../recognition/case/file-appeal.ts';
import { fileWithRaad } from '../../recognition/case/file-with-raad.ts';
import { proposeInadmissible } from '../../recognition/case/propose-inadmissible.ts';
import { raadDecided } from '../../recognition/case/raad-decided.ts';
import { requestInformation } from '../../recognition/case/request-information.ts';
import { submitCase } from '../../recognition/case/submit-case.ts';
import { takeIn } from '../../recognition/case/take-in.ts';
import { toCommittee } from '../../recognition/case/to-committee.ts';
import { withdraw } from '../../recognition/case/withdraw.ts';
import { meetConditions } from '../../recognition/decision/meet-conditions.ts';
import { notify } from '../../recognition/decision/notify.ts';
import { openFindings } from '../../recognition/decision/open-findings.ts';
import { reconsider } from '../../recognition/decision/reconsider.ts';
import { showFindings } from '../../recognition/decision/show-findings.ts';
import {
  AdviceRequest,
  AppealDecision,
  AppealRequest,
  ConditionsMet,
  Correction,
  Inadmissibility,
  InformationRequest,
  Interest,
  Notification,
  OpenedFindings,
  RaadFiling,
  RaadResult,
  Reconsideration,
  ToCommittee,
  Withdrawal,
} from '../../record/recognition/case-requests.ts';
import { bareStep, step } from './step.ts';

const REASON = { reason: { nl: 'De aanvraag kwam na de uiterste dag, zonder overmacht.' } };

/** Everything that moves a case or is noted in it, in the order in which it usually happens. */
export const caseStepOperations = [
  bareStep({
    id: 'submitCase',
    step: 'submit',
    summary: 'Hand a case in',
    action: 'recognition:intake',
    roles: ['intake'],
    problems: [],
    take: submitCase,
  }),
  bareStep({
    id: 'takeInCase',
    step: 'take-in',
    summary: 'Take a case in',
    action: 'recognition:intake',
    roles: ['intake'],
    problems: [],
    take: takeIn,
  }),
  step({
    id: 'requestInformation',
    step: 'request-information',
    summary: 'Ask the applicant for what is missing',
    action: 'recognition:intake',
    roles: ['intake', 'committee'],
    body: InformationRequest,
    example: { text: { nl: 'Bezorg de ECTS-fiche van het jaar waarin u het bewijs behaalde.' }, dueOn: '2026-10-05' },
    problems: ['DATE_NOT_POSSIBLE'],
    take: requestInformation,
  }),
  step({
    id: 'correctCase',
    step: 'correct',
    summary: 'Put right what is wrong about the applicant or the application',
    description:
      'Rectification (GDPR art. 16), before a decision. What is not named stays; null takes it away. Whose each piece of evidence is, is judged anew, and findings have to be computed again. The reference of the applicant stays.',
    action: 'recognition:intake',
    roles: ['intake'],
    body: Correction,
    example: { applicant: { birthDate: '1991-03-14' }, application: { contractType: 'credit' } },
    problems: ['DATE_NOT_POSSIBLE'],
    take: correctCase,
  }),
  step({
    id: 'proposeInadmissible',
    step: 'propose-inadmissible',
    summary: 'Propose that the application cannot be heard',
    description: 'A proposal: the committee decides.',
    action: 'recognition:intake',
    roles: ['intake'],
    body: Inadmissibility,
    example: REASON,
    problems: [],
    take: proposeInadmissible,
  }),
  bareStep({
    id: 'dropInadmissible',
    step: 'drop-inadmissible',
    summary: 'Take that proposal back',
    action: 'recognition:intake',
    roles: ['intake'],
    problems: [],
    take: dropInadmissible,
  }),
  bareStep({
    id: 'declareVerified',
    step: 'verified',
    summary: 'Say that the file is complete and every piece verified',
    description: 'The answer term of the policy counts from here.',
    action: 'recognition:intake',
    roles: ['intake'],
    problems: [],
    take: declareVerified,
  }),
  bareStep({
    id: 'askAdvice',
    step: 'ask-advice',
    summary: 'Ask the lecturer for advice',
    action: 'recognition:intake',
    roles: ['intake', 'committee'],
    problems: [],
    take: askAdvice,
  }),
  step({
    id: 'declareInterest',
    step: 'interest',
    summary: 'Declare whether one has an interest in this case',
    description:
      'Before advising, judging or deciding. Who has an interest does none of them; taking a declared interest back needs a `note`.',
    action: ['recognition:advise', 'recognition:decide'],
    roles: ['lecturer', 'committee'],
    body: Interest,
    example: { conflict: false },
    problems: ['UNIT_NOT_YOURS', 'INTEREST_NOTE_NEEDED'],
    take: declareInterest,
  }),
  step({
    id: 'giveAdvice',
    step: 'advice',
    summary: 'Give advice as the lecturer',
    action: 'recognition:advise',
    roles: ['lecturer'],
    body: AdviceRequest,
    example: {
      proposal: 'exempt',
      text: { nl: 'De leerresultaten zijn gelijk aan die van mijn opleidingsonderdeel.' },
    },
    problems: ['UNIT_NOT_YOURS', 'INTEREST_NOT_DECLARED', 'CONFLICT_OF_INTEREST'],
    take: advise,
  }),
  step({
    id: 'sendToCommittee',
    step: 'committee',
    summary: 'Bring the case before the committee',
    description:
      'Reserves the credit it would rest on, where findings that were computed from the case as it is now show one cover, or `restsOn` names it. Of several covers none is chosen, and nothing is reserved.',
    action: 'recognition:decide',
    roles: ['committee'],
    body: ToCommittee,
    example: {},
    problems: ['RECOMMENDATION_MISSING', 'RECOMMENDATION_OUTDATED', 'LEARNING_UNKNOWN', 'CREDIT_USED'],
    take: toCommittee,
  }),
  step({
    id: 'openFindings',
    step: 'findings/opened',
    summary: 'Say which findings were opened',
    description: 'Each finding that is not met or unknown is opened before anybody decides, one by one by its `id`.',
    action: ['recognition:intake', 'recognition:decide'],
    roles: ['intake', 'committee'],
    body: OpenedFindings,
    example: { findings: ['RECENCY_SOFT-3f7d9a105b7e'] },
    problems: ['RECOMMENDATION_MISSING', 'FINDING_UNKNOWN'],
    take: openFindings,
  }),
  bareStep({
    id: 'showFindings',
    step: 'findings/shown',
    summary: 'Put findings and policy version before the applicant',
    description: 'The applicant sees them before the decision and may add evidence.',
    action: ['recognition:intake', 'recognition:decide'],
    roles: ['intake', 'committee'],
    problems: ['RECOMMENDATION_MISSING', 'RECOMMENDATION_OUTDATED'],
    take: showFindings,
  }),
  step({
    id: 'recordNotification',
    step: 'notification',
    summary: 'Say when the letter reached the applicant',
    description: 'The term for an internal appeal begins the day after: seven calendar days.',
    action: 'recognition:intake',
    roles: ['intake'],
    body: Notification,
    example: { notifiedOn: '2026-10-20' },
    problems: ['LETTER_MISSING', 'DATE_NOT_POSSIBLE'],
    take: notify,
  }),
  step({
    id: 'fileAppeal',
    step: 'appeal',
    summary: 'Record an internal appeal',
    action: 'recognition:intake',
    roles: ['intake'],
    body: AppealRequest,
    example: { filedOn: '2026-10-25', grounds: 'De motivering gaat niet in op het tweede leerresultaat.' },
    problems: ['APPEAL_LATE', 'DATE_NOT_POSSIBLE'],
    take: fileAppeal,
  }),
  step({
    id: 'decideAppeal',
    step: 'appeal/decision',
    summary: 'Record the decision on the internal appeal',
    description:
      '`upheld`: the decision stands. `annulled`: the committee decides again. Whoever decides declared no interest, and did not take the decision.',
    action: 'recognition:decide',
    roles: ['committee'],
    body: AppealDecision,
    example: {
      result: 'annulled',
      reasons: { nl: 'De motivering is onvolledig.' },
      body: 'Interne beroepscommissie',
      decidedOn: '2026-11-02',
      notifiedOn: '2026-11-03',
    },
    problems: ['INTEREST_NOT_DECLARED', 'CONFLICT_OF_INTEREST', 'APPEAL_OWN_DECISION', 'DATE_NOT_POSSIBLE'],
    take: decideAppeal,
  }),
  step({
    id: 'recordRaadFiling',
    step: 'raad',
    summary: 'Record an appeal to the Raad',
    action: 'recognition:intake',
    roles: ['intake'],
    body: RaadFiling,
    example: { filedOn: '2026-11-06' },
    problems: ['APPEAL_LATE', 'DATE_NOT_POSSIBLE'],
    take: fileWithRaad,
  }),
  step({
    id: 'recordRaadResult',
    step: 'raad/result',
    summary: 'Record the ruling of the Raad',
    description:
      'The Raad can annul, which brings the case before the committee again; it does not decide in its place.',
    action: 'recognition:intake',
    roles: ['intake'],
    body: RaadResult,
    example: { result: 'rejected', on: '2026-11-24' },
    problems: ['DATE_NOT_POSSIBLE'],
    take: raadDecided,
  }),
  step({
    id: 'reconsiderCase',
    step: 'reconsider',
    summary: 'Take a case up again',
    description: 'The decision that was taken stays until there is another; it is never changed.',
    action: 'recognition:decide',
    roles: ['committee'],
    body: Reconsideration,
    example: { reason: 'De aanvrager bracht een nieuw bewijsstuk.' },
    problems: [],
    take: reconsider,
  }),
  step({
    id: 'meetConditions',
    step: 'conditions-met',
    summary: 'Say that the conditions of a conditional exemption are met',
    action: 'recognition:decide',
    roles: ['committee'],
    body: ConditionsMet,
    example: { on: '2026-12-10', note: 'De actualiseringstoets is afgelegd.' },
    problems: ['INTEREST_NOT_DECLARED', 'CONFLICT_OF_INTEREST', 'DATE_NOT_POSSIBLE'],
    take: meetConditions,
  }),
  step({
    id: 'withdrawCase',
    step: 'withdraw',
    summary: 'Withdraw an application for the applicant',
    action: 'recognition:intake',
    roles: ['intake'],
    body: Withdrawal,
    example: { reason: 'Op vraag van de aanvrager.' } satisfies z.input<typeof Withdrawal>,
    problems: [],
    take: withdraw,
  }),
];
