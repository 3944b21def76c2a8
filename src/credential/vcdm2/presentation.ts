import { isObject, type JsonObject, listOf } from '../../record/json.ts';
import { contextProblems, firstContext, VC_V1, VC_V2 } from './contexts.ts';
import { credentialProblems } from './credential.ts';
import type { ModelDeps } from './deps.ts';
import { envelopeProblems, isEnvelope } from './enveloped.ts';
import { identifierProblems } from './identifiers.ts';
import { partyUrl } from './issuer.ts';
import { PRESENTATION_MEMBERS } from './members.ts';
import { at, type ModelProblem, problem } from './problem.ts';
import { typedObjectProblems } from './typed-object.ts';
import { documentTypeProblems } from './types.ts';
import { byOlderClause } from './vcdm11.ts';

/**
 * A presentation by VCDM 2.0 §4.13 (VCDM 1.1 §4.10), with every credential in it by its own rules, or in an
 * envelope. A presentation without credentials is one: an empty list is taken as none.
 */
export function presentationProblems(document: JsonObject, pointer: string, deps: ModelDeps): readonly ModelProblem[] {
  if (isEnvelope(document, 'EnvelopedVerifiablePresentation')) {
    return envelopeProblems(document, pointer, 'EnvelopedVerifiablePresentation');
  }
  const isOlder = deps.vcdm11 === true && firstContext(document) === VC_V1;
  const own = [
    ...contextProblems(document, pointer, isOlder ? VC_V1 : VC_V2),
    ...identifierProblems(document, pointer),
    ...documentTypeProblems(document, pointer, 'VerifiablePresentation'),
    ...holderProblems(document, pointer),
    ...PRESENTATION_MEMBERS.flatMap((member) => typedObjectProblems(document, pointer, member)),
  ];
  return [...(isOlder ? own.map(byOlderClause) : own), ...presentedProblems(document, pointer, deps)];
}

/** VCDM 2.0 §4.13: `holder`, where it is there, is a URL or an object whose `id` is one. */
function holderProblems({ holder }: JsonObject, pointer: string): readonly ModelProblem[] {
  if (holder === undefined || partyUrl(holder) !== null) return [];
  const here = at(pointer, 'holder');
  return [problem('HOLDER_NOT_A_URL', isObject(holder) && holder.id !== undefined ? at(here, 'id') : here)];
}

/** VCDM 2.0 §4.13: what is presented is objects, never numbers, strings or URLs; each is a credential or an envelope. */
function presentedProblems(document: JsonObject, pointer: string, deps: ModelDeps): readonly ModelProblem[] {
  const presented = document.verifiableCredential;
  if (presented === undefined) return [];
  const here = at(pointer, 'verifiableCredential');
  const places = Array.isArray(presented)
    ? presented.map((credential: unknown, index) => ({ credential, place: at(here, index) }))
    : [{ credential: presented, place: here }];
  return [
    ...(document.holder === undefined && places.some(({ credential }) => isSelfAsserted(credential))
      ? [problem('HOLDER_MISSING', pointer)]
      : []),
    ...places.flatMap(({ credential, place }) =>
      isObject(credential)
        ? [...credentialProblems(credential, place, deps), ...otherIssuer(credential, place, document.holder)]
        : [problem('CREDENTIAL_NOT_AN_OBJECT', place)],
    ),
  ];
}

/**
 * VCDM 2.0 §4.13: a credential that nothing secures but the presentation is the holder's own word, so the presentation
 * says who that is, and the credential names the same. Whether a proof that is there verifies is not asked here.
 */
const isSelfAsserted = (credential: unknown): boolean =>
  isObject(credential) &&
  listOf(credential.proof).length === 0 &&
  !isEnvelope(credential, 'EnvelopedVerifiableCredential');

function otherIssuer(credential: JsonObject, place: string, presenter: unknown): readonly ModelProblem[] {
  const [holder, issuer] = [partyUrl(presenter), partyUrl(credential.issuer)];
  return holder === null || issuer === null || holder === issuer || !isSelfAsserted(credential)
    ? []
    : [problem('HOLDER_NOT_ISSUER', at(place, 'issuer'))];
}
