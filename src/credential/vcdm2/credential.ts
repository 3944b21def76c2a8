import type { JsonObject } from '../../record/json.ts';
import { bitstringEntryProblems } from './bitstring-entry.ts';
import { contextProblems, firstContext, VC_V1, VC_V2 } from './contexts.ts';
import type { ModelDeps } from './deps.ts';
import { envelopeProblems, isEnvelope } from './enveloped.ts';
import { identifierProblems } from './identifiers.ts';
import { issuerProblems } from './issuer.ts';
import { CREDENTIAL_MEMBERS } from './members.ts';
import { nameProblems } from './names.ts';
import type { ModelProblem } from './problem.ts';
import { relatedResourceProblems } from './related-resource.ts';
import { subjectProblems } from './subject.ts';
import { typedObjectProblems } from './typed-object.ts';
import { documentTypeProblems } from './types.ts';
import { VALIDITY_2_0, validityProblems } from './validity.ts';
import { credential11Problems } from './vcdm11.ts';

/**
 * A credential by VCDM 2.0, section 4 and section 5; in an envelope by §4.13; by VCDM 1.1 where its first context says so
 * and that is accepted.
 */
export function credentialProblems(document: JsonObject, pointer: string, deps: ModelDeps): readonly ModelProblem[] {
  if (isEnvelope(document, 'EnvelopedVerifiableCredential')) {
    return envelopeProblems(document, pointer, 'EnvelopedVerifiableCredential');
  }
  if (deps.vcdm11 === true && firstContext(document) === VC_V1) return credential11Problems(document, pointer);
  return [
    ...contextProblems(document, pointer, VC_V2),
    ...identifierProblems(document, pointer),
    ...documentTypeProblems(document, pointer, 'VerifiableCredential'),
    ...nameProblems(document, pointer),
    ...issuerProblems(document, pointer),
    ...subjectProblems(document, pointer),
    ...validityProblems(document, pointer, VALIDITY_2_0),
    ...CREDENTIAL_MEMBERS.flatMap((member) => typedObjectProblems(document, pointer, member)),
    ...bitstringEntryProblems(document, pointer),
    ...relatedResourceProblems(document, pointer, deps.digests),
  ];
}
