import { z } from 'zod';
import { checkOffering } from '../issuing/check-offering.ts';
import { canonicalJson } from '../record/canonical-json.ts';
import { brusselsDate } from '../record/civil-date.ts';
import { Specification } from '../record/offering.ts';
import type { Verdict } from '../record/rules/check.ts';
import { RuleProfileId } from '../record/rules/profile-id.ts';
import { sha256Hex } from '../record/sha256.ts';
import { EXAMPLE_SPECIFICATION } from './examples.ts';
import type { OfferingVersion } from './ports.ts';
import { languageOf, problem, wireFinding } from './problem.ts';
import { answer, CURSOR, decodeCursor, encodeCursor, type OperationRequest, operation, pageQuery } from './route.ts';
import { DateTime, Finding } from './wire.ts';

const Profile = z.object({ id: RuleProfileId, version: z.string() });
const Check = z
  .object({
    mayIssue: z.boolean().meta({ description: 'true when nothing blocks: no error, and every warning has a reason' }),
    profile: Profile,
    findings: z.array(Finding),
  })
  .meta({ id: 'OfferingCheck' });
const Version = z
  .object({
    code: z.string(),
    version: z.string(),
    sha256: z.string().describe('digest of the specification in canonical JSON (RFC 8785)'),
    profile: Profile.describe('the rules it was judged by'),
    findings: z.array(Finding),
    frozenAt: DateTime,
    specification: Specification.describe('as it was sent'),
  })
  .meta({ id: 'OfferingVersion' });

type Request = OperationRequest<Specification, null>;

async function verdictOn({ c, deps, scope, body }: Request): Promise<Verdict | Response> {
  const institution = await deps.office.institution(scope);
  if (!institution) return problem(c, 'INSTITUTION_UNKNOWN', { params: { institution: scope.institutionId } });
  const { origin, now } = deps.issuing;
  return checkOffering({ specification: body, institution, today: brusselsDate(now()), origin });
}

/** Freezes a version when nothing blocks; otherwise answers with every finding and stores nothing. */
async function freeze(request: Request, asNew: boolean): Promise<Response> {
  const { c, deps, scope, body, json } = request;
  const verdict = await verdictOn(request);
  if (verdict instanceof Response) return verdict;
  if (verdict.blocking.length > 0)
    return problem(c, 'RULES_NOT_MET', {
      params: { profile: verdict.profile.id, count: String(verdict.blocking.length) },
      findings: verdict.findings,
    });
  const sha256 = await sha256Hex(new TextEncoder().encode(canonicalJson(json)));
  const refused = await deps.office.addVersion(
    scope,
    { input: json, specification: body, sha256, profile: verdict.profile, findings: verdict.findings },
    asNew,
  );
  const params = { code: body.code, version: body.version };
  if (refused === 'offering_exists') return problem(c, 'OFFERING_EXISTS', { params, path: '/code' });
  if (refused === 'version_exists') return problem(c, 'VERSION_EXISTS', { params, path: '/version' });
  if (refused === 'offering_unknown') return problem(c, 'OFFERING_UNKNOWN', { params });
  const stored = await deps.office.version(scope, body.code, body.version);
  return answer(stored ? wireVersion(stored, request) : params, 201, {
    location: `/api/institutions/${scope.institutionId}/offerings/${body.code}/versions/${body.version}`,
  });
}

const wireVersion = (stored: OfferingVersion, { c }: Pick<Request, 'c'>) => ({
  code: stored.code,
  version: stored.version,
  sha256: stored.sha256,
  profile: { id: stored.profileId, version: stored.profileVersion },
  findings: stored.findings.map((finding) => wireFinding(finding, languageOf(c))),
  frozenAt: new Date(stored.createdAt * 1000).toISOString(),
  specification: stored.input,
});

export const offeringOperations = [
  operation({
    id: 'checkOffering',
    method: 'post',
    path: '/offerings/check',
    tag: 'Offerings',
    summary: 'Check a specification',
    description:
      'Says everything the rule profile finds, and whether a credential of it could be made, without storing anything. Errors stop issuing; a warning needs a reason in `justifications`.',
    action: 'offerings:read',
    body: Specification,
    example: EXAMPLE_SPECIFICATION,
    responses: { 200: { description: 'All findings', schema: Check } },
    problems: [],
    async handle(request) {
      const verdict = await verdictOn(request as Request);
      if (verdict instanceof Response) return verdict;
      return answer({
        mayIssue: verdict.blocking.length === 0,
        profile: verdict.profile,
        findings: verdict.findings.map((finding) => wireFinding(finding, languageOf(request.c))),
      });
    },
  }),
  operation({
    id: 'createOffering',
    method: 'post',
    path: '/offerings',
    tag: 'Offerings',
    summary: 'Create an offering with its first version',
    description:
      'The version is frozen at once: credentials cite it and it never changes. Nothing is stored while the rules are not met.',
    action: 'offerings:write',
    body: Specification,
    example: EXAMPLE_SPECIFICATION,
    responses: { 201: { description: 'Frozen', schema: Version, headers: { Location: 'address of the version' } } },
    problems: ['RULES_NOT_MET', 'OFFERING_EXISTS'],
    handle: (request) => freeze(request as Request, true),
  }),
  operation({
    id: 'addOfferingVersion',
    method: 'post',
    path: '/offerings/{code}/versions',
    tag: 'Offerings',
    summary: 'Add a version to an offering',
    action: 'offerings:write',
    body: Specification,
    example: EXAMPLE_SPECIFICATION,
    responses: { 201: { description: 'Frozen', schema: Version, headers: { Location: 'address of the version' } } },
    problems: ['RULES_NOT_MET', 'VERSION_EXISTS', 'OFFERING_UNKNOWN', 'OFFERING_MISMATCH'],
    async handle(request) {
      const { c, params, body } = request as Request;
      if (body.code !== params.code)
        return problem(c, 'OFFERING_MISMATCH', { params: { expected: params.code ?? '' }, path: '/code' });
      return freeze(request as Request, false);
    },
  }),
  operation({
    id: 'listOfferings',
    method: 'get',
    path: '/offerings',
    tag: 'Offerings',
    summary: 'List offerings and their versions',
    action: 'offerings:read',
    query: z.strictObject({ ...pageQuery, code: z.string().max(100).optional().describe('only this offering') }),
    responses: {
      200: { description: 'A page', schema: z.object({ offerings: z.array(Version), next: z.string().nullable() }) },
    },
    problems: [],
    async handle({ c, deps, scope, query }) {
      const after = query.cursor ? decodeCursor(query.cursor, z.tuple([z.string(), z.string()])) : undefined;
      if (after === null) return problem(c, 'QUERY_NOT_VALID', { errors: [{ pointer: '/cursor', accepted: CURSOR }] });
      const versions = await deps.office.versions(scope, {
        limit: query.limit + 1,
        ...(query.code ? { code: query.code } : {}),
        ...(after ? { after: { code: after[0], version: after[1] } } : {}),
      });
      const page = versions.slice(0, query.limit);
      const last = page.at(-1);
      return answer({
        offerings: page.map((version) => wireVersion(version, { c })),
        next: versions.length > query.limit && last ? encodeCursor([last.code, last.version]) : null,
      });
    },
  }),
  operation({
    id: 'readOfferingVersion',
    method: 'get',
    path: '/offerings/{code}/versions/{version}',
    tag: 'Offerings',
    summary: 'Read one version',
    action: 'offerings:read',
    responses: { 200: { description: 'The version', schema: Version } },
    problems: ['OFFERING_UNKNOWN'],
    async handle({ c, deps, scope, params }) {
      const { code = '', version = '' } = params;
      const stored = await deps.office.version(scope, code, version);
      return stored
        ? answer(wireVersion(stored, { c }))
        : problem(c, 'OFFERING_UNKNOWN', { params: { code, version } });
    },
  }),
];
