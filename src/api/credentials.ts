import { z } from 'zod';
import { changeStatus, reasonsFor } from '../issuing/change-status.ts';
import { accepts } from '../record/accepts.ts';
import { STATUS_ACTIONS, STATUS_REASONS, type StatusAction } from '../record/lifecycle.ts';
import { CredentialId } from '../record/names.ts';
import { DOCUMENT_RESPONSE, documentAnswer } from './document-answer.ts';
import { languageOf, problem } from './problem.ts';
import { answer, CURSOR, decodeCursor, encodeCursor, operation, pageQuery } from './route.ts';
import {
  CredentialView,
  DateTime,
  OfferingName,
  ProgressName,
  SubjectName,
  UnitName,
  ValidityName,
  wireCredential,
} from './wire.ts';

const Moment = z.iso.datetime({ offset: true }).transform((value) => Math.floor(Date.parse(value) / 1000));

const Listing = z
  .object({
    id: CredentialId,
    subject: SubjectName,
    award: z.string().optional().describe('id of the award'),
    offering: OfferingName.optional().describe('of an award'),
    decision: z.string().optional().describe('id of the decision on an exemption'),
    case: z.string().optional().describe('of a decision'),
    unit: UnitName.optional().describe('of a decision'),
    learner: z.string(),
    progress: ProgressName,
    validity: ValidityName,
    development: z.boolean(),
    issuedAt: DateTime,
    href: z.string(),
  })
  .meta({ id: 'CredentialListing' });

const StatusChange = z.strictObject({
  action: z.enum(Object.keys(STATUS_ACTIONS) as [StatusAction, ...StatusAction[]]),
  reason: z.enum(STATUS_REASONS).meta({
    description: (Object.keys(STATUS_ACTIONS) as StatusAction[])
      .map((action) => `${action}: ${reasonsFor(action).join(', ')}`)
      .join('; '),
  }),
  supersededBy: CredentialId.optional().describe('the credential that takes its place; only with `supersede`'),
});

const ONLY_WITH_SUPERSEDE = accepts({
  en: 'nothing, unless action is supersede',
  nl: 'niets, tenzij action supersede is',
});

const History = z.object({
  history: z.array(
    z.object({
      kind: z.enum(['progress', 'validity']),
      from: z.string(),
      to: z.string(),
      reason: z.string().nullable(),
      at: DateTime,
    }),
  ),
});

export const credentialOperations = [
  operation({
    id: 'listCredentials',
    method: 'get',
    path: '/credentials',
    tag: 'Credentials',
    summary: 'List credentials, newest first',
    action: 'credentials:read',
    query: z.strictObject({
      ...pageQuery,
      progress: ProgressName.optional(),
      validity: ValidityName.optional(),
      subject: SubjectName.optional().describe('awards or decisions only'),
      offering: z.string().max(100).optional().describe('code of the offering'),
      learner: z.string().max(100).optional().describe("the institution's reference for the learner"),
      award: z.string().max(100).optional().describe('id of the award'),
      decision: z.string().max(100).optional().describe('id of the decision'),
      case: z.string().max(100).optional().describe('id of the case a decision was taken in'),
      issuedFrom: Moment.optional().describe('issued at this moment or later'),
      issuedTo: Moment.optional().describe('issued at this moment or before'),
    }),
    responses: {
      200: { description: 'A page', schema: z.object({ credentials: z.array(Listing), next: z.string().nullable() }) },
    },
    problems: [],
    async handle({ c, deps, scope, query }) {
      const { limit, cursor, ...filter } = query;
      const before = cursor ? decodeCursor(cursor, z.tuple([z.number(), z.string()])) : undefined;
      if (before === null) return problem(c, 'QUERY_NOT_VALID', { errors: [{ pointer: '/cursor', accepted: CURSOR }] });
      const rows = await deps.office.credentials(scope, filter, {
        limit: limit + 1,
        ...(before ? { before: { issuedAt: before[0], credentialId: before[1] } } : {}),
      });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return answer({
        credentials: page.map((row) => ({
          id: row.credentialId,
          subject: row.about.kind,
          ...(row.about.kind === 'award'
            ? { award: row.subjectId, offering: row.about.offering }
            : { decision: row.subjectId, case: row.about.caseId, unit: row.about.unit }),
          learner: row.learnerReference,
          progress: row.progress,
          validity: row.validity,
          development: row.development,
          issuedAt: new Date(row.issuedAt * 1000).toISOString().replace('.000Z', 'Z'),
          href: `/api/institutions/${scope.institutionId}/credentials/${encodeURIComponent(row.credentialId)}`,
        })),
        next: rows.length > limit && last ? encodeCursor([last.issuedAt, last.credentialId]) : null,
      });
    },
  }),
  operation({
    id: 'readCredential',
    method: 'get',
    path: '/credentials/{id}',
    tag: 'Credentials',
    summary: 'Read one credential',
    action: 'credentials:read',
    responses: { 200: { description: 'The credential and its history', schema: CredentialView.extend(History.shape) } },
    problems: ['CREDENTIAL_UNKNOWN'],
    async handle({ c, deps, scope, params }) {
      const { id = '' } = params;
      const file = await deps.office.credential(scope, id);
      if (!file) return problem(c, 'CREDENTIAL_UNKNOWN', { params: { credentialId: id } });
      const history = await deps.office.transitions(scope, id);
      return answer({
        ...wireCredential(file, { ...scope, language: languageOf(c) }),
        history: history.map((step) => ({ ...step, at: new Date(step.at * 1000).toISOString().replace('.000Z', 'Z') })),
      });
    },
  }),
  operation({
    id: 'downloadDocument',
    method: 'get',
    path: '/credentials/{id}/documents/{form}',
    tag: 'Credentials',
    summary: 'Download a sealed document',
    description:
      '`edc`: European Digital Credential, JAdES seal. `vc-ecdsa`, `vc-eddsa`: VCDM 2.0 with a Data Integrity proof.',
    action: 'credentials:read',
    responses: DOCUMENT_RESPONSE,
    problems: ['CREDENTIAL_UNKNOWN', 'NOT_FOUND', 'DOCUMENT_NOT_SEALED'],
    handle: (request) => documentAnswer(request, request.params.id ?? '', request.params.form ?? ''),
  }),
  operation({
    id: 'changeStatus',
    method: 'post',
    path: '/credentials/{id}/status',
    tag: 'Credentials',
    summary: 'Revoke, suspend, reinstate or supersede',
    description:
      'The public sees only revoked or suspended, never the reason. Revoked and superseded are final. The published lists follow at once. The same change sent again is answered alike; another reason or successor for a state that holds already is refused.',
    action: 'credentials:status',
    body: StatusChange,
    example: { action: 'revoke', reason: 'clerical_error' },
    responses: { 200: { description: 'The credential in its new state', schema: CredentialView } },
    problems: [
      'CREDENTIAL_UNKNOWN',
      'STATUS_STEP_REFUSED',
      'STATUS_REASON_REFUSED',
      'STATUS_ALREADY_SET',
      'SUCCESSOR_OTHER_LEARNER',
      'BUSY',
    ],
    async handle({ c, deps, scope, params, body }) {
      const { id = '' } = params;
      const { action, reason, supersededBy } = body;
      if (supersededBy && action !== 'supersede')
        return problem(c, 'BODY_NOT_VALID', {
          params: { count: '1' },
          errors: [{ pointer: '/supersededBy', accepted: ONLY_WITH_SUPERSEDE }],
        });
      const changed = await changeStatus(deps.issuing, scope, id, {
        action,
        reason,
        supersededBy: supersededBy ?? null,
      });
      if (!changed.ok) return problem(c, changed.error.code, changed.error);
      await deps.office.publishStatusOf(scope, id);
      return answer(wireCredential(changed.value, { ...scope, language: languageOf(c) }));
    },
  }),
];
