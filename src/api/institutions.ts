import { z } from 'zod';
import { institutionDid } from '../credential/did/document.ts';
import { sealCertificateObstacle } from '../issuing/seal-certificate.ts';
import { canonicalJson } from '../record/canonical-json.ts';
import { Institution } from '../record/institution.ts';
import { Slug } from '../record/names.ts';
import { EXAMPLE_INSTITUTION } from './examples.ts';
import { problem } from './problem.ts';
import { answer, operation } from './route.ts';

const View = z.object({ did: z.string(), institution: Institution }).meta({ id: 'InstitutionView' });
const Done = z.object({ institution: Slug, done: z.enum(['created', 'changed']) });

/** Where two records of an institution differ in who it is: the operator looked that up when the institution was made. */
function renamed(before: Institution, after: Institution): string | null {
  if (canonicalJson(before.legalName) !== canonicalJson(after.legalName)) return '/legalName';
  const [was, is]: Record<string, unknown>[] = [before.identifiers, after.identifiers];
  const changed = Object.keys({ ...was, ...is }).find(
    (name) => canonicalJson(was?.[name] ?? null) !== canonicalJson(is?.[name] ?? null),
  );
  return changed === undefined ? null : `/identifiers/${changed}`;
}

export const institutionOperations = [
  operation({
    id: 'putInstitution',
    method: 'put',
    path: '',
    tag: 'Institution',
    summary: 'Create or change the institution',
    description:
      'Only the operator creates one, and only the operator changes its `legalName` and `identifiers`: others trust what is signed here under that name. The slug is signed into every credential and never changes; sealed documents keep what they say. The eIDAS identifier stays the one the active seal certificate names: retire that key before it changes.',
    action: 'institution:write',
    mayBeNew: true,
    body: Institution,
    example: EXAMPLE_INSTITUTION,
    responses: { 200: { description: 'Changed', schema: Done }, 201: { description: 'Created', schema: Done } },
    problems: ['SLUG_MISMATCH', 'OPERATOR_ONLY', 'SEAL_CERTIFICATE_MISMATCH'],
    async handle({ c, deps, scope, isOperator, body, json }) {
      if (body.slug !== scope.institutionId)
        return problem(c, 'SLUG_MISMATCH', { params: { expected: scope.institutionId }, path: '/slug' });
      const before = isOperator ? null : await deps.office.institution(scope);
      const path = before && renamed(before, body);
      if (path) return problem(c, 'OPERATOR_ONLY', { path });
      // A record that its own seal contradicts would be found out only by the next award.
      const keys = await deps.office.signingKeys(scope.institutionId);
      const seal = keys.find(({ role, state }) => role === 'seal' && state === 'active');
      const mismatch = seal && sealCertificateObstacle(body, seal);
      if (mismatch) return problem(c, mismatch.code, { ...mismatch, path: '/identifiers/eidas' });
      const done = await deps.office.putInstitution(scope, json);
      return answer({ institution: scope.institutionId, done }, done === 'created' ? 201 : 200);
    },
  }),
  operation({
    id: 'readInstitution',
    method: 'get',
    path: '',
    tag: 'Institution',
    summary: 'Read the institution',
    action: 'institution:read',
    responses: { 200: { description: 'The record', schema: View } },
    problems: ['INSTITUTION_UNKNOWN'],
    async handle({ c, deps, scope }) {
      const institution = await deps.office.institution(scope);
      return institution
        ? answer({ did: institutionDid(deps.origin, scope.institutionId), institution })
        : problem(c, 'INSTITUTION_UNKNOWN', { params: { institution: scope.institutionId } });
    },
  }),
];
