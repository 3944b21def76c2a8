import type { Context } from 'hono';
import type { RefusalCode } from '../issuing/refusal.ts';
import { acceptedIn } from '../record/accepts.ts';
import type { Finding } from '../record/finding.ts';
import type { PageLanguage } from '../record/text.ts';
import { PROBLEM_WORDS } from './problem-words.ts';
import { RECOGNITION_STATUS, type RecognitionProblemCode } from './recognition/problem-codes.ts';
import { spokenParams } from './status-words.ts';
import { VC_API_STATUS, type VcApiProblemCode } from './vc-api-words.ts';

/** What can be wrong with a request before any use case looks at it. */
export type RequestProblemCode =
  | 'NOT_FOUND'
  | 'METHOD_NOT_ALLOWED'
  | 'BODY_MISSING'
  | 'BODY_TOO_LARGE'
  | 'BODY_TYPE'
  | 'BODY_MALFORMED'
  | 'BODY_NOT_VALID'
  | 'QUERY_NOT_VALID'
  | 'HEADER_NOT_VALID'
  | 'SLUG_NOT_VALID'
  | 'AUTHENTICATION_REQUIRED'
  | 'ACTION_NOT_ALLOWED'
  | 'OPERATOR_ONLY'
  | 'SLUG_MISMATCH'
  | 'OFFERING_EXISTS'
  | 'VERSION_EXISTS'
  | 'OFFERING_MISMATCH'
  | 'KEY_EXISTS'
  | 'KEY_UNKNOWN'
  | 'KEY_NOT_VALID'
  | 'API_KEY_UNKNOWN'
  | 'DOCUMENT_NOT_SEALED'
  | 'TRUST_ENTRY_UNKNOWN'
  | 'TRUST_ID_MISMATCH'
  | 'TRUST_ID_NOT_VALID'
  | 'TRUST_NOT_VALID'
  | 'TRUST_ISSUER_TAKEN'
  | 'TRUST_IDENTIFIER_TAKEN'
  | 'ANCHOR_NOT_VALID'
  | 'TRUSTED_LIST_NOT_VALID'
  | 'TRUSTED_LIST_OLDER'
  | 'NOT_A_CREDENTIAL'
  | 'NOT_READY'
  | 'INTERNAL';

export type ProblemCode = RequestProblemCode | RefusalCode | RecognitionProblemCode | VcApiProblemCode;

/** HTTP status of every code; a code without one does not compile. */
export const STATUS: Readonly<Record<ProblemCode, number>> = {
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  BODY_MISSING: 400,
  BODY_TOO_LARGE: 413,
  BODY_TYPE: 415,
  BODY_MALFORMED: 400,
  BODY_NOT_VALID: 422,
  QUERY_NOT_VALID: 400,
  HEADER_NOT_VALID: 400,
  SLUG_NOT_VALID: 400,
  AUTHENTICATION_REQUIRED: 401,
  ACTION_NOT_ALLOWED: 403,
  OPERATOR_ONLY: 403,
  SLUG_MISMATCH: 422,
  OFFERING_EXISTS: 409,
  VERSION_EXISTS: 409,
  OFFERING_MISMATCH: 422,
  KEY_EXISTS: 409,
  KEY_UNKNOWN: 404,
  KEY_NOT_VALID: 422,
  API_KEY_UNKNOWN: 404,
  DOCUMENT_NOT_SEALED: 409,
  TRUST_ENTRY_UNKNOWN: 404,
  TRUST_ID_MISMATCH: 422,
  TRUST_ID_NOT_VALID: 400,
  TRUST_NOT_VALID: 422,
  TRUST_ISSUER_TAKEN: 409,
  TRUST_IDENTIFIER_TAKEN: 409,
  ANCHOR_NOT_VALID: 422,
  TRUSTED_LIST_NOT_VALID: 422,
  TRUSTED_LIST_OLDER: 409,
  NOT_A_CREDENTIAL: 422,
  NOT_READY: 503,
  INTERNAL: 500,
  INSTITUTION_UNKNOWN: 404,
  OFFERING_UNKNOWN: 404,
  RULES_NOT_MET: 422,
  DOCUMENT_NOT_VALID: 422,
  AWARD_CONFLICT: 409,
  IDEMPOTENCY_KEY_REUSED: 422,
  ACHIEVEMENT_CONFLICT: 409,
  ACHIEVEMENT_TAKEN: 409,
  ALREADY_ISSUED: 409,
  REPLACED_UNKNOWN: 422,
  REPLACED_NOT_LIVE: 409,
  REPLACED_OTHER_LEARNING: 422,
  SUCCESSOR_OTHER_LEARNER: 422,
  DECISION_NOT_EXEMPTING: 422,
  DECISION_NOT_STANDING: 409,
  KEY_MISSING: 409,
  KEY_COMPROMISED: 409,
  SEAL_CERTIFICATE_MISMATCH: 409,
  CREDENTIAL_UNKNOWN: 404,
  STATUS_STEP_REFUSED: 409,
  STATUS_REASON_REFUSED: 422,
  STATUS_ALREADY_SET: 409,
  BUSY: 503,
  ...RECOGNITION_STATUS,
  ...VC_API_STATUS,
};

/** One field that is wrong: where it is and what would be accepted there. */
export interface FieldError {
  /** JSON pointer (RFC 6901) into the body or the query. */
  readonly pointer: string;
  /** In one language, or in two (`accepts`). */
  readonly accepted: string;
}

export interface ProblemDetail {
  /** What the words name; a value may carry two languages (`accepts`). */
  readonly params?: Readonly<Record<string, string>>;
  readonly path?: string;
  readonly errors?: readonly FieldError[];
  readonly findings?: readonly Finding[];
  /** Of the words; that of the reader's `Accept-Language` unless another was chosen. */
  readonly language?: PageLanguage;
  /** Further members of the problem (RFC 9457 §3.2). */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** Dutch when the reader prefers it over English, else English. */
export function languageOf(c: Context): PageLanguage {
  const weights = (c.req.header('accept-language') ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const q = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
    return { language: tag.split('-')[0], q: q === undefined ? 1 : Number(q) };
  });
  const weight = (language: string) => Math.max(0, ...weights.filter((w) => w.language === language).map((w) => w.q));
  return weight('nl') > weight('en') ? 'nl' : 'en';
}

/** A finding as it goes over the wire: one language, the rule's id and where it points. */
export const wireFinding = (finding: Finding, language: PageLanguage) => ({
  id: finding.id,
  severity: finding.severity,
  subject: finding.subject,
  pointer: finding.path,
  message: finding.message[language],
  remedy: finding.remedy[language],
  ...(finding.justification ? { justification: finding.justification } : {}),
});

/**
 * An RFC 9457 problem with a stable `code`. `type` is the part of the documentation that explains it, `detail` the words
 * for a person in Dutch or English.
 */
export function problem(c: Context, code: ProblemCode, detail: ProblemDetail = {}): Response {
  const language = detail.language ?? languageOf(c);
  const words = PROBLEM_WORDS[code][language];
  const params =
    detail.params &&
    Object.fromEntries(Object.entries(detail.params).map(([name, value]) => [name, acceptedIn(value, language)]));
  const said = spokenParams(code, params ?? {}, language);
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name) => said[name] ?? '');
  const status = STATUS[code];
  const body = {
    type: `/docs#${code}`,
    title: words.title,
    status,
    detail: fill((params?.count === '1' ? words.detailOfOne : undefined) ?? words.detail),
    code,
    ...(detail.path ? { pointer: detail.path } : {}),
    ...(params ? { params } : {}),
    ...(detail.errors
      ? {
          errors: detail.errors.map(({ pointer, accepted }) => ({ pointer, accepted: acceptedIn(accepted, language) })),
        }
      : {}),
    ...(detail.findings ? { findings: detail.findings.map((finding) => wireFinding(finding, language)) } : {}),
    ...detail.members,
  };
  return new Response(JSON.stringify(body, null, 2), {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      'cache-control': 'no-store',
      ...(status === 401 ? { 'www-authenticate': 'Bearer realm="sigillum"' } : {}),
      ...(status === 503 ? { 'retry-after': '2' } : {}),
    },
  });
}
