import type { InventedCase, LEARNERS } from '../../../src/local/invented/awards.ts';
import { OFFICERS, type UnitInput, usualPolicy } from '../../../src/local/invented/recognition.ts';
import { type Answer, api, call } from '../service.ts';

/** The desk of the university of the scenarios, as its members of staff and its applicants use it. */
export const DESK = 'scheldeland';
export const INTAKE = OFFICERS.intake.person;
export const LECTURER = OFFICERS.lecturer.person;
export const COMMITTEE = OFFICERS.committee.person;

export const desk = (path: string): string => api(DESK, `/recognition${path}`);

export const as = (person: string, method: string, path: string, body?: unknown): Promise<Answer> =>
  call(method, desk(path), { ...(body === undefined ? {} : { body }), headers: { 'on-behalf-of': person } });

/** Rules, units and officers of the desk. */
export async function openDesk(units: readonly UnitInput[], policy = usualPolicy()): Promise<void> {
  const must = async (method: string, path: string, body: unknown) => {
    const { status, text } = await call(method, desk(path), { body });
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
  };
  await must('PUT', `/policies/${policy.id}/${policy.version}`, policy);
  for (const unit of units) await must('PUT', `/units/${unit.code}/${unit.academicYear}`, unit);
  for (const { person, ...officer } of Object.values(OFFICERS))
    await must('PUT', `/officers/${encodeURIComponent(person)}`, officer);
}

/** Issues an award over the API; gives its credential as the API shows it. */
export async function issued({ institution, award }: InventedCase): Promise<Answer['json']> {
  const answer = await call('POST', api(institution.slug, '/awards'), { body: award });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.json;
}

/** A document of a credential, byte for byte. */
export async function documentOf(credential: Answer['json'], form: 'edc' | 'vc-ecdsa' | 'vc-eddsa' = 'edc') {
  const { href } = credential.documents.find((one: { form: string }) => one.form === form);
  return (await call('GET', href)).text;
}

export type Learner = (typeof LEARNERS)[keyof typeof LEARNERS];
export const applicantOf = ({ reference, givenName, familyName, birthDate }: Learner) => ({
  reference,
  givenName,
  familyName,
  birthDate,
});

/** A question to the stateless form. */
export const recommended = (question: {
  readonly unit: UnitInput;
  readonly learner: Learner;
  readonly documents: readonly unknown[];
  readonly mappings?: readonly object[];
  readonly policy?: object;
  readonly application?: object;
  readonly ledger?: readonly object[];
}): Promise<Answer> => {
  const { unit, learner, documents, mappings = [], policy = usualPolicy(), application, ledger = [] } = question;
  return call('POST', desk('/recommend'), {
    body: {
      unit,
      policy,
      applicant: applicantOf(learner),
      application: { filedOn: '2026-09-20', contractType: 'diploma', ...application },
      documents,
      mappings,
      ledger,
    },
  });
};

/** `outcome` of the unit is covered by the learning, fully unless said otherwise. */
export const covered = (outcome: string, learning: string, degree = 'full') => ({
  targetOutcomeId: outcome,
  sources: [{ learning }],
  degree,
});
