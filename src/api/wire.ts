import { z } from 'zod';
import { FORMS } from '../credential/securing.ts';
import { statusListUrl } from '../credential/status-list/url.ts';
import type { CredentialFile } from '../issuing/ports.ts';
import { assembled } from '../issuing/seal.ts';
import { learnerReference } from '../issuing/subject.ts';
import { PROGRESS_STEPS, type Progress, VALIDITY_STEPS, type Validity } from '../record/lifecycle.ts';
import { CredentialId, UrnUuid } from '../record/names.ts';
import type { PageLanguage } from '../record/text.ts';
import { wireFinding } from './problem.ts';

/** What goes over the wire about findings and credentials: schemas for the reference, and the functions that make it. */

/** A moment in UTC. */
export const DateTime = z.string().meta({ format: 'date-time', example: '2026-06-26T10:00:00Z' });
export const ProgressName = z.enum(Object.keys(PROGRESS_STEPS) as [Progress, ...Progress[]]);
export const ValidityName = z.enum(Object.keys(VALIDITY_STEPS) as [Validity, ...Validity[]]);

export const Finding = z
  .object({
    id: z.string().meta({ description: 'id of the rule', example: 'A8' }),
    severity: z.enum(['error', 'warning', 'information', 'declaration']),
    subject: z.enum(['specification', 'award', 'institution', 'document']),
    pointer: z.string().meta({ description: 'JSON pointer into the subject', example: '/eqf' }),
    message: z.string(),
    remedy: z.string().describe('what would satisfy the rule'),
    justification: z.string().optional().describe('the reason given for a warning'),
  })
  .meta({ id: 'Finding' });

export const SubjectName = z.enum(['award', 'decision']);
export const OfferingName = z.object({ code: z.string(), version: z.string() });
export const UnitName = z.object({ code: z.string(), academicYear: z.string() });

export const CredentialView = z
  .object({
    id: CredentialId,
    subject: SubjectName.describe('what it is about'),
    award: z.string().optional().describe('of an award: your id of it'),
    achievementId: UrnUuid.optional().describe('of an award'),
    offering: OfferingName.optional().describe('of an award'),
    decision: z.string().optional().describe('of a decision on an exemption: its id'),
    case: z.string().optional().describe('of a decision: the case it was taken in'),
    unit: UnitName.optional().describe('of a decision: the course unit it exempts from, or from parts of it'),
    learner: z.string().meta({ description: "the institution's reference for the learner" }),
    progress: ProgressName.describe('how far issuing has come'),
    validity: ValidityName.describe('whether it still holds'),
    development: z.boolean().meta({ description: 'true: made with development keys, proves nothing' }),
    issuedAt: DateTime,
    sealedAt: DateTime.nullable(),
    replaces: z.string().nullable().describe('the credential it replaces'),
    supersededBy: z.string().nullable().describe('the credential that took its place'),
    profile: z
      .object({ id: z.string(), version: z.string() })
      .optional()
      .describe('of an award: rules it was judged by'),
    findings: z.array(Finding).describe('what those rules found; none for a decision, which people take'),
    documents: z.array(
      z.object({
        form: z.enum(FORMS),
        mediaType: z.string(),
        href: z.string(),
        sha256: z.string().nullable().describe('of the finished document; null until it is sealed'),
        keyId: z.string(),
      }),
    ),
    status: z.array(
      z.object({ form: z.enum(['edc', 'vcdm2']), purpose: z.string(), list: z.string(), index: z.int() }),
    ),
    components: z
      .array(z.object({ unitCode: z.string(), achievementId: z.string() }))
      .describe('parts of an award; none for a decision'),
  })
  .meta({ id: 'Credential' });

const moment = (seconds: number | null): string | null =>
  seconds === null ? null : new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

/** A credential as the office sees it. */
export function wireCredential(
  file: CredentialFile,
  { institutionId, language }: { institutionId: string; language: PageLanguage },
) {
  const { credential, subject } = file;
  const award = subject.kind === 'award' ? subject.award : null;
  const base = `/api/institutions/${institutionId}/credentials/${encodeURIComponent(credential.credentialId)}`;
  return {
    id: credential.credentialId,
    subject: subject.kind,
    ...(subject.kind === 'award'
      ? {
          award: credential.subjectId,
          achievementId: subject.award.award.achievementId,
          offering: subject.award.award.offering,
        }
      : {
          decision: credential.subjectId,
          case: subject.decision.caseId,
          unit: { code: subject.decision.unit.code, academicYear: subject.decision.unit.academicYear },
        }),
    learner: learnerReference(subject),
    progress: credential.progress,
    validity: credential.validity,
    development: credential.development,
    issuedAt: moment(credential.issuedAt),
    sealedAt: moment(credential.sealedAt),
    replaces: credential.replaces,
    supersededBy: credential.supersededBy,
    ...(award === null ? {} : { profile: { id: award.profileId, version: award.profileVersion } }),
    findings: (award?.findings ?? []).map((finding) => wireFinding(finding, language)),
    documents: FORMS.flatMap((form) => file.documents.filter((document) => document.form === form)).map((document) => ({
      form: document.form,
      mediaType: document.mediaType,
      href: `${base}/documents/${document.form}`,
      sha256: document.sealedSha256,
      keyId: document.keyId,
    })),
    status: file.places
      .map((place) => ({
        form: place.family,
        purpose: place.purpose,
        list: statusListUrl(place.origin, institutionId, place.listId),
        index: place.index,
      }))
      .toSorted((a, b) => `${a.form} ${a.purpose}`.localeCompare(`${b.form} ${b.purpose}`)),
    components: (award?.award.components ?? []).map(({ unitCode, achievementId }) => ({ unitCode, achievementId })),
  };
}

/** The finished document of one form; null while it is not sealed. */
export async function finishedDocument(
  file: CredentialFile,
  form: string,
  readBody: (sha256: string) => Promise<string | null>,
): Promise<{ text: string; mediaType: string; sha256: string } | null | undefined> {
  const document = file.documents.find((candidate) => candidate.form === form);
  if (!document) return undefined;
  if (document.signature === null || document.sealedSha256 === null) return null;
  const body = document.body ?? (await readBody(document.bodySha256));
  if (body === null) throw new Error(`the body of ${file.credential.credentialId} (${form}) is not in the blob store`);
  return {
    text: assembled({ form: document.form, body, parameters: document.parameters, signature: document.signature }),
    mediaType: document.mediaType,
    sha256: document.sealedSha256,
  };
}
