import { EXAMPLE_QUESTION } from '../../../src/api/recognition/example-question.ts';
import {
  EXAMPLE_CASE,
  EXAMPLE_DECISION,
  EXAMPLE_OFFICER,
  EXAMPLE_POLICY,
  EXAMPLE_PRECEDENT,
  EXAMPLE_UNIT,
} from '../../../src/api/recognition/examples.ts';
import { applicantOperations, recognitionOperations } from '../../../src/api/recognition/index.ts';
import { brusselsDate } from '../../../src/record/civil-date.ts';
import type { Answer, CallOptions } from '../service.ts';

/** Calls an operation by its name; what its path needs comes by name. */
export type Use = (
  id: string,
  parameters?: Record<string, string>,
  options?: CallOptions & { readonly query?: string },
) => Promise<Answer>;

const AN = { 'on-behalf-of': 'an.janssens' };
const PDF = new TextEncoder().encode('%PDF-1.4 no credential');
const inDays = (days: number): string => brusselsDate(Math.floor(Date.now() / 1000) + days * 86_400);
const today = inDays(0);
/** In the name of a member of staff. */
const as = (body?: unknown): CallOptions => ({ headers: AN, ...(body === undefined ? {} : { body }) });

/** The example of an operation. */
const example = (id: string): unknown =>
  [...recognitionOperations, ...applicantOperations].find((one) => one.id === id)?.example;

/** Rules and roles that the examples of the reference go by. */
export async function putRules(use: Use): Promise<void> {
  const unit = { unit: EXAMPLE_UNIT.code, academicYear: EXAMPLE_UNIT.academicYear };
  const policy = { policy: EXAMPLE_POLICY.id, policyVersion: EXAMPLE_POLICY.version };
  await use('putOfficer', { person: AN['on-behalf-of'] }, { body: EXAMPLE_OFFICER });
  await use(
    'putOfficer',
    { person: 'bert' },
    { body: { ...EXAMPLE_OFFICER, name: 'Bert Claes', roles: ['lecturer'] } },
  );
  await use('readOfficer', { person: 'bert' });
  await use('listOfficers');
  await use('removeOfficer', { person: 'bert' });
  await use('putUnit', unit, { body: EXAMPLE_UNIT });
  await use('readUnitTemplate');
  await use('importUnits', {}, { body: { units: [EXAMPLE_UNIT] } });
  await use('readUnit', unit);
  await use('listUnits');
  await use('putPolicy', policy, { body: EXAMPLE_POLICY });
  await use('readPolicy', policy);
  await use('listPolicies');
  await use('putPrecedent', { precedent: EXAMPLE_PRECEDENT.id }, { body: EXAMPLE_PRECEDENT, headers: AN });
  await use('listPrecedents');
  await use('endPrecedent', { precedent: EXAMPLE_PRECEDENT.id }, { body: { on: '2027-08-31' }, headers: AN });
}

/** What learning a case shows first, and a judgement that every outcome is covered by it. */
// biome-ignore lint/suspicious/noExplicitAny: an answer, read by the test that knows its shape
export function judgedFully(file: any) {
  const [{ id: learning, outcomes }] = file.evidence[0].learnings;
  return {
    mappings: EXAMPLE_UNIT.outcomes.map(({ id }, index) => ({
      targetOutcomeId: id,
      sources: [{ learning, outcome: outcomes[index].id }],
      degree: 'full',
    })),
  };
}

/** A case from its opening to the decision that grants it, one step after the other. Gives its id. */
export async function decideFor(
  use: Use,
  credential: string,
  { opening = EXAMPLE_CASE, decision = {} }: { readonly opening?: object; readonly decision?: object } = {},
): Promise<string> {
  const opened = await use('openCase', {}, as(opening));
  const of = { case: opened.json.id as string };
  const file = await use('addEvidence', of, { headers: AN, raw: credential });
  await use('submitCase', of, as());
  await use('takeInCase', of, as());
  await use('confirmHolder', { ...of, evidence: file.json.evidence[0].id }, as(example('confirmHolder')));
  await use('declareVerified', of, as());
  await use('declareInterest', of, as({ conflict: false }));
  await use('judgeOutcomes', of, as(judgedFully(file.json)));
  const found = await use('makeRecommendation', of, as());
  await use('askAdvice', of, as());
  await use('giveAdvice', of, as(example('giveAdvice')));
  const toOpen = found.json.recommendation.findings
    .filter(({ result }: { result: string }) => ['not_met', 'unknown', 'partly'].includes(result))
    .map(({ id }: { id: string }) => id);
  await use('openFindings', of, as({ findings: [...toOpen, found.json.recommendation.findings[0].id] }));
  await use('showFindings', of, as());
  await use('sendToCommittee', of, as({}));
  const { inputHash } = found.json.recommendation;
  await use('decideCase', of, as({ ...EXAMPLE_DECISION, recommendation: inputHash, ...decision }));
  return of.case;
}

/** Everything there is, once, so that each answer can be held against the reference. Gives the session of an applicant. */
export async function walkThrough(use: Use, credential: string): Promise<string> {
  await putRules(use);
  await use('recommend', {}, { body: EXAMPLE_QUESTION });
  const id = await decideFor(use, credential);
  const of = { case: id };
  await use('readCase', of);
  await use('listCases');
  const { json } = await use('listEvidence', of);
  await use('downloadEvidence', { ...of, evidence: json.evidence[0].id });
  await use('readRecommendation', of);
  await use('readDecision', of);
  await use('readLetter', of);
  await use('readLedger', {}, { query: `learner=${EXAMPLE_CASE.applicant.reference}` });
  await use('readStatistics', {}, { query: `from=${today}&to=${today}` });
  await use('exportDecisions', {}, { query: `from=${today}&to=${today}&format=csv` });
  const link = await use('makeLink', of, as());
  const opened = await use('openSession', {}, { body: { token: link.json.token }, token: null });
  await use('recordNotification', of, as({ notifiedOn: today }));
  await use('readOwnLetter', {}, { token: opened.json.session });
  await use('readOwnCredential', { form: 'edc' }, { token: opened.json.session });
  await appeals(use, of);
  const conditional = await decideFor(use, credential, { decision: CONDITIONAL });
  await use('meetConditions', { case: conditional }, as({ on: today, note: 'De toets is afgelegd.' }));
  await turnsAside(use, credential);
  return appliesAlone(use, credential);
}

/** A member of the committee who took no decision in this case and declared no interest in it, as the one who calls. */
export async function anotherMember(use: Use, of: { case: string }): Promise<CallOptions> {
  const body = { ...EXAMPLE_OFFICER, name: 'Chris Dierckx', roles: ['committee'] };
  await use('putOfficer', { person: 'chris' }, { body });
  const headers = { 'on-behalf-of': 'chris' };
  await use('declareInterest', of, { headers, body: { conflict: false } });
  return { headers };
}

/** The decision that was notified is appealed against, upheld, brought before the Raad, and reconsidered. */
async function appeals(use: Use, of: { case: string }): Promise<void> {
  await use(
    'fileAppeal',
    of,
    as({ filedOn: today, grounds: 'De motivering gaat niet in op het tweede leerresultaat.' }),
  );
  const other = await anotherMember(use, of);
  const reasons = { nl: 'De motivering volstaat.' };
  const body = { result: 'upheld', reasons, decidedOn: today, notifiedOn: today };
  await use('decideAppeal', of, { ...other, body });
  await use('recordRaadFiling', of, as({ filedOn: today }));
  await use('recordRaadResult', of, as({ result: 'rejected', on: today }));
  await use('reconsiderCase', of, as({ reason: 'Er is een nieuw bewijsstuk.' }));
  await use('withdrawCase', of, as({}));
}

const CONDITIONAL = {
  outcome: 'granted_conditional',
  conditions: [{ nl: 'Een mondelinge toets over de nieuwe wetgeving.' }],
  deviationReason: 'De wetgeving is sinds de toekenning veranderd.',
};

/** A case that lacks something, cannot be heard, and is withdrawn and erased. */
async function turnsAside(use: Use, credential: string): Promise<void> {
  const opened = await use('openCase', {}, as(EXAMPLE_CASE));
  const of = { case: opened.json.id as string };
  await use('submitCase', of, as());
  await use('takeInCase', of, as());
  await use('correctCase', of, as(example('correctCase')));
  await use('proposeInadmissible', of, as(example('proposeInadmissible')));
  await use('dropInadmissible', of, as());
  await use('requestInformation', of, as({ text: { nl: 'Bezorg de ECTS-fiche.' }, dueOn: inDays(7) }));
  await use('makeChallenge', of, as());
  await use('addEvidence', of, { headers: AN, raw: credential });
  await use('addPortfolioItem', of, { headers: { ...AN, 'content-type': 'application/pdf' }, raw: PDF });
  const { json } = await use('listPortfolio', of);
  await use('downloadPortfolioItem', { ...of, item: json.portfolio[0].id });
  await use('withdrawCase', of, as({ reason: 'Op vraag van de aanvrager.' }));
  await use('eraseCase', of, as());
}

/** An applicant with their own link. */
async function appliesAlone(use: Use, credential: string): Promise<string> {
  const opened = await use('openCase', {}, as(EXAMPLE_CASE));
  const of = { case: opened.json.id as string };
  const link = await use('makeLink', of, as());
  const { json } = await use('openSession', {}, { body: { token: link.json.token }, token: null });
  const own: CallOptions = { token: json.session };
  await use('readOwnCase', {}, own);
  await use('makeOwnChallenge', {}, own);
  const { json: mine } = await use('addOwnEvidence', {}, { ...own, raw: credential });
  await use('downloadOwnEvidence', { evidence: mine.evidence[0].id }, own);
  await use('addOwnPortfolioItem', {}, { ...own, headers: { 'content-type': 'application/pdf' }, raw: PDF });
  await use('submitOwnCase', {}, own);
  await use('withdrawOwnCase', {}, { ...own, body: {} });
  return json.session;
}
