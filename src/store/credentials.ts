import type { CredentialFilter, CredentialListing, TransitionRow } from '../api/ports.ts';
import type { Form } from '../credential/securing.ts';
import type { CredentialFile, CredentialRow, StatusPlace, StoredDocument } from '../issuing/ports.ts';
import type { AwardRow, Subject } from '../issuing/subject.ts';
import { Award, type DraftedAward } from '../record/award.ts';
import type { Finding } from '../record/finding.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import type { Progress, StatusReason, Validity } from '../record/lifecycle.ts';
import type { DecisionRecord } from '../record/recognition/decision-record.ts';
import type { RuleProfileId } from '../record/rules/profile-id.ts';
import { asSigningKey, type SigningKeyRow } from './signing-keys.ts';

export interface CredentialColumns {
  credential_id: string;
  subject_kind: 'award' | 'decision';
  subject_id: string;
  progress: Progress;
  validity: Validity;
  issued_at: number;
  sealed_at: number | null;
  replaces: string | null;
  superseded_by: string | null;
  development: number;
}

export const asCredentialRow = (row: CredentialColumns): CredentialRow => ({
  credentialId: row.credential_id,
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  progress: row.progress,
  validity: row.validity,
  issuedAt: row.issued_at,
  sealedAt: row.sealed_at,
  replaces: row.replaces,
  supersededBy: row.superseded_by,
  development: row.development === 1,
});

export interface AwardColumns {
  award_id: string;
  body_sha256: string;
  award: string;
  profile_id: RuleProfileId;
  profile_version: string;
  findings: string;
}

/** An award is stored with its identities fixed, so the schema's optional ids are all there. */
export const readDraftedAward = (json: string): DraftedAward => Award.parse(JSON.parse(json)) as DraftedAward;

export const asAwardRow = (row: AwardColumns): AwardRow => ({
  awardId: row.award_id,
  bodySha256: row.body_sha256,
  award: readDraftedAward(row.award),
  profileId: row.profile_id,
  profileVersion: row.profile_version,
  findings: JSON.parse(row.findings) as Finding[],
});

interface DocumentColumns {
  form: Form;
  media_type: string;
  key_id: string;
  body_sha256: string;
  body: string | null;
  parameters: string;
  digest: string;
  signing_time: number;
  signature: string | null;
  sealed_sha256: string | null;
}

const asStoredDocument = (row: DocumentColumns): StoredDocument => ({
  form: row.form,
  mediaType: row.media_type,
  keyId: row.key_id,
  bodySha256: row.body_sha256,
  body: row.body,
  parameters: row.parameters,
  digest: row.digest,
  signingTime: row.signing_time,
  signature: row.signature,
  sealedSha256: row.sealed_sha256,
});

/** One credential with its subject, documents, the keys that sign them and its status places. */
export async function findCredential(
  db: D1Database,
  scope: InstitutionScope,
  credentialId: string,
): Promise<CredentialFile | null> {
  const id = [scope.institutionId, credentialId] as const;
  const [credentials, awards, decisions, documents, keys, places] = await db.batch([
    db
      .prepare(
        `SELECT *, (
           SELECT reason FROM transition WHERE transition.institution_id = credential.institution_id
             AND transition.credential_id = credential.credential_id AND kind = 'validity'
           ORDER BY transition.rowid DESC LIMIT 1) AS validity_reason
         FROM credential WHERE institution_id = ? AND credential_id = ?`,
      )
      .bind(...id),
    db
      .prepare(
        `SELECT award.* FROM credential JOIN award ON award.institution_id = credential.institution_id
           AND credential.subject_kind = 'award' AND award.award_id = credential.subject_id
         WHERE credential.institution_id = ? AND credential.credential_id = ?`,
      )
      .bind(...id),
    db
      .prepare(
        `SELECT recognition_decision.record FROM credential JOIN recognition_decision
           ON recognition_decision.institution_id = credential.institution_id
           AND credential.subject_kind = 'decision' AND recognition_decision.decision_id = credential.subject_id
         WHERE credential.institution_id = ? AND credential.credential_id = ?`,
      )
      .bind(...id),
    db.prepare('SELECT * FROM document WHERE institution_id = ? AND credential_id = ? ORDER BY form').bind(...id),
    db
      .prepare(
        `SELECT DISTINCT signing_key.* FROM document JOIN signing_key
           ON signing_key.institution_id = document.institution_id AND signing_key.key_id = document.key_id
         WHERE document.institution_id = ? AND document.credential_id = ?`,
      )
      .bind(...id),
    db
      .prepare(
        `SELECT status_entry.list_id, origin, purpose, idx, family FROM status_entry JOIN status_list
           ON status_list.institution_id = status_entry.institution_id AND status_list.list_id = status_entry.list_id
         WHERE status_entry.institution_id = ? AND credential_id = ? ORDER BY family, purpose`,
      )
      .bind(...id),
  ]);
  const credential = credentials?.results[0] as
    | (CredentialColumns & { validity_reason: StatusReason | null })
    | undefined;
  const subject = subjectOf(
    awards?.results[0] as AwardColumns | undefined,
    decisions?.results[0] as { record: string } | undefined,
  );
  if (!credential || !subject) return null;
  return {
    credential: asCredentialRow(credential),
    subject,
    documents: ((documents?.results ?? []) as DocumentColumns[]).map(asStoredDocument),
    keys: ((keys?.results ?? []) as SigningKeyRow[]).map(asSigningKey),
    places: (
      (places?.results ?? []) as {
        list_id: string;
        origin: string;
        purpose: StatusPlace['purpose'];
        idx: number;
        family: StatusPlace['family'];
      }[]
    ).map(({ list_id: listId, origin, purpose, idx: index, family }) => ({ listId, origin, purpose, index, family })),
    validityReason: credential.validity_reason,
  };
}

function subjectOf(award: AwardColumns | undefined, decision: { record: string } | undefined): Subject | null {
  if (award) return { kind: 'award', award: asAwardRow(award) };
  if (decision) return { kind: 'decision', decision: JSON.parse(decision.record) as DecisionRecord };
  return null;
}

export async function credentialOfDecision(
  db: D1Database,
  scope: InstitutionScope,
  decisionId: string,
): Promise<string | null> {
  return db
    .prepare(
      `SELECT credential_id FROM credential WHERE institution_id = ? AND subject_kind = 'decision' AND subject_id = ?`,
    )
    .bind(scope.institutionId, decisionId)
    .first<string>('credential_id');
}

/** Credentials newest first; `before` is the last row of the page before. */
export async function listCredentials(
  db: D1Database,
  scope: InstitutionScope,
  filter: CredentialFilter,
  page: { limit: number; before?: { issuedAt: number; credentialId: string } },
): Promise<CredentialListing[]> {
  const conditions = ['credential.institution_id = ?'];
  const values: (string | number)[] = [scope.institutionId];
  const add = (condition: string, ...bound: (string | number)[]) => {
    conditions.push(condition);
    values.push(...bound);
  };
  if (filter.progress) add('progress = ?', filter.progress);
  if (filter.validity) add('validity = ?', filter.validity);
  if (filter.subject) add('subject_kind = ?', filter.subject);
  if (filter.offering) add('offering_code = ?', filter.offering);
  if (filter.learner) add(`${LEARNER} = ?`, filter.learner);
  if (filter.award) add('award_id = ?', filter.award);
  if (filter.decision) add('decision_id = ?', filter.decision);
  if (filter.case) add('case_id = ?', filter.case);
  if (filter.issuedFrom !== undefined) add('issued_at >= ?', filter.issuedFrom);
  if (filter.issuedTo !== undefined) add('issued_at <= ?', filter.issuedTo);
  if (page.before) add('(issued_at, credential_id) < (?, ?)', page.before.issuedAt, page.before.credentialId);
  const { results } = await db
    .prepare(
      `SELECT credential.*, offering_code, offering_version, ${LEARNER} AS learner, case_id,
         json_extract(recognition_decision.record, '$.unit.code') AS unit_code,
         json_extract(recognition_decision.record, '$.unit.academicYear') AS academic_year
       FROM credential
       LEFT JOIN award ON award.institution_id = credential.institution_id
         AND credential.subject_kind = 'award' AND award.award_id = credential.subject_id
       LEFT JOIN recognition_decision ON recognition_decision.institution_id = credential.institution_id
         AND credential.subject_kind = 'decision' AND recognition_decision.decision_id = credential.subject_id
       WHERE ${conditions.join(' AND ')} ORDER BY issued_at DESC, credential_id DESC LIMIT ?`,
    )
    .bind(...values, page.limit)
    .all<CredentialColumns & ListedColumns>();
  return results.map((row) => ({ ...asCredentialRow(row), about: listedSubject(row), learnerReference: row.learner }));
}

/** The person a listed credential is about, whatever its subject. */
const LEARNER = `COALESCE(learner_reference, json_extract(recognition_decision.record, '$.applicant.reference'))`;

interface ListedColumns {
  offering_code: string | null;
  offering_version: string | null;
  learner: string;
  case_id: string | null;
  unit_code: string;
  academic_year: string;
}

const listedSubject = (row: ListedColumns): CredentialListing['about'] =>
  row.offering_code !== null && row.offering_version !== null
    ? { kind: 'award', offering: { code: row.offering_code, version: row.offering_version } }
    : {
        kind: 'decision',
        caseId: row.case_id ?? '',
        unit: { code: row.unit_code, academicYear: row.academic_year },
      };

export async function transitionsOf(
  db: D1Database,
  scope: InstitutionScope,
  credentialId: string,
): Promise<TransitionRow[]> {
  const { results } = await db
    .prepare(
      `SELECT kind, from_state, to_state, reason, at FROM transition
       WHERE institution_id = ? AND credential_id = ? ORDER BY rowid`,
    )
    .bind(scope.institutionId, credentialId)
    .all<{ kind: 'progress' | 'validity'; from_state: string; to_state: string; reason: string | null; at: number }>();
  return results.map((row) => ({
    kind: row.kind,
    from: row.from_state,
    to: row.to_state,
    reason: row.reason,
    at: row.at,
  }));
}
