import { z } from 'zod';
import { FORMS } from '../credential/securing.ts';
import type { CredentialFile } from '../issuing/ports.ts';
import { assembled } from '../issuing/seal.ts';
import type { PageLanguage } from '../record/text.ts';
import { wireFinding } from './problem.ts';

/** What goes over the wire about findings and credentials: schemas for the reference, and the functions that make it. */

export const Finding = z
  .object({
    id: z.string().meta({ example: 'A8' }),
    severity: z.enum(['error', 'warning', 'information', 'declaration']),
    subject: z.enum(['specification', 'award', 'institution', 'document']),
    pointer: z.string().meta({ description: 'JSON pointer into the subject', example: '/eqf' }),
    message: z.string(),
    remedy: z.string(),
    justification: z.string().optional(),
  })
  .meta({ id: 'Finding' });

export const CredentialView = z
  .object({
    id: z.string().meta({ example: 'urn:credential:7c9d1f7e-3a52-4a5b-9d0e-2f6a1f1f7c11' }),
    award: z.string(),
    achievementId: z.string(),
    offering: z.object({ code: z.string(), version: z.string() }),
    learner: z.string().meta({ description: "the institution's reference for the learner" }),
    progress: z.enum(['drafted', 'reserved', 'sealed', 'offered', 'collected']),
    validity: z.enum(['active', 'suspended', 'revoked', 'superseded']),
    development: z.boolean().meta({ description: 'true: made with development keys, proves nothing' }),
    issuedAt: z.string(),
    sealedAt: z.string().nullable(),
    replaces: z.string().nullable(),
    supersededBy: z.string().nullable(),
    profile: z.object({ id: z.string(), version: z.string() }),
    findings: z.array(Finding),
    documents: z.array(
      z.object({
        form: z.enum(FORMS),
        mediaType: z.string(),
        href: z.string(),
        sha256: z.string().nullable(),
        keyId: z.string(),
      }),
    ),
    status: z.array(
      z.object({ form: z.enum(['edc', 'vcdm2']), purpose: z.string(), list: z.string(), index: z.number() }),
    ),
    components: z.array(z.object({ unitCode: z.string(), achievementId: z.string() })),
  })
  .meta({ id: 'Credential' });

const moment = (seconds: number | null): string | null =>
  seconds === null ? null : new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

/** A credential as the office sees it. */
export function wireCredential(
  file: CredentialFile,
  { institutionId, origin, language }: { institutionId: string; origin: string; language: PageLanguage },
) {
  const { credential, award } = file;
  const base = `/api/institutions/${institutionId}/credentials/${encodeURIComponent(credential.credentialId)}`;
  return {
    id: credential.credentialId,
    award: credential.subjectId,
    achievementId: award.award.achievementId,
    offering: award.award.offering,
    learner: award.award.learner.reference,
    progress: credential.progress,
    validity: credential.validity,
    development: credential.development,
    issuedAt: moment(credential.issuedAt),
    sealedAt: moment(credential.sealedAt),
    replaces: credential.replaces,
    supersededBy: credential.supersededBy,
    profile: { id: award.profileId, version: award.profileVersion },
    findings: award.findings.map((finding) => wireFinding(finding, language)),
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
        list: `${origin}/i/${institutionId}/status/${place.listId}`,
        index: place.index,
      }))
      .toSorted((a, b) => `${a.form} ${a.purpose}`.localeCompare(`${b.form} ${b.purpose}`)),
    components: award.award.components.map(({ unitCode, achievementId }) => ({ unitCode, achievementId })),
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
