import type { JsonObject } from '../../record/json.ts';
import { contextProblems, VC_V1 } from './contexts.ts';
import { identifierProblems } from './identifiers.ts';
import { issuerProblems } from './issuer.ts';
import { CREDENTIAL_MEMBERS_1_1 } from './members.ts';
import { type ModelProblem, problem } from './problem.ts';
import { subjectProblems } from './subject.ts';
import { typedObjectProblems } from './typed-object.ts';
import { documentTypeProblems } from './types.ts';
import { VALIDITY_1_1, validityProblems } from './validity.ts';

/** Where VCDM 1.1 has what VCDM 2.0 kept. */
const OLDER_CLAUSE: ReadonlyMap<string, string> = new Map([
  ['VCDM 2.0 §4.3', 'VCDM 1.1 §4.1'],
  ['VCDM 2.0 §4.4', 'VCDM 1.1 §4.2'],
  ['VCDM 2.0 §4.5', 'VCDM 1.1 §4.3'],
  ['VCDM 2.0 §4.7', 'VCDM 1.1 §4.5'],
  ['VCDM 2.0 §4.8', 'VCDM 1.1 §4.4'],
  ['VCDM 2.0 §4.13', 'VCDM 1.1 §4.10'],
]);

/** The same problem with the clause of the older model. */
export const byOlderClause = (found: ModelProblem): ModelProblem => ({
  ...found,
  clause: OLDER_CLAUSE.get(found.clause) ?? found.clause,
});

/**
 * A credential by VCDM 1.1, section 4 and section 5: what both models ask, `issuanceDate`, and an `id` where a status,
 * schema or refresh service is named. A date has a time zone, as every example and every library of that model writes it.
 * Its names and related resources are those of VCDM 2.0 and not asked.
 */
export const credential11Problems = (document: JsonObject, pointer: string): readonly ModelProblem[] =>
  [
    ...contextProblems(document, pointer, VC_V1),
    ...identifierProblems(document, pointer),
    ...documentTypeProblems(document, pointer, 'VerifiableCredential'),
    ...issuerProblems(document, pointer),
    ...subjectProblems(document, pointer),
    ...(document.issuanceDate === undefined ? [problem('ISSUANCE_DATE_MISSING', pointer)] : []),
    ...validityProblems(document, pointer, VALIDITY_1_1),
    ...CREDENTIAL_MEMBERS_1_1.flatMap((member) => typedObjectProblems(document, pointer, member)),
  ].map(byOlderClause);
