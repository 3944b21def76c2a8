import type { JsonObject } from '../../record/json.ts';
import { unwrapEnveloped } from '../vc-jwt/enveloped.ts';
import { VC_V2 } from './contexts.ts';
import { at, type ModelProblem, problem } from './problem.ts';
import { typesOf } from './types.ts';

export type Envelope = 'EnvelopedVerifiableCredential' | 'EnvelopedVerifiablePresentation';

const WANTED: Readonly<Record<Envelope, { readonly clause: string; readonly mediaType: string }>> = {
  EnvelopedVerifiableCredential: { clause: 'VCDM 2.0 §4.13', mediaType: 'application/vc+jwt' },
  EnvelopedVerifiablePresentation: { clause: 'VCDM 2.0 §4.13', mediaType: 'application/vp+jwt' },
};

/** Media types of secured documents that we do not read: the model allows them, the reader says `unsupported`. */
const OTHER_ENVELOPE = /^data:application\/(?:[a-z\d.+-]{1,100}\+)?(?:jwt|sd-jwt|cose)[;,]/i;

/** Whether an object says it is an envelope of this kind. */
export const isEnvelope = (document: JsonObject, kind: Envelope): boolean => typesOf(document).includes(kind);

/**
 * VCDM 2.0 §4.13: an envelope names the context of the data model, has no other type, and its `id` is a `data:`
 * URL (RFC 2397) with a secured document. What is in the token is the reader's business; what stands beside `id` is secured
 * by nothing.
 */
export function envelopeProblems(document: JsonObject, pointer: string, kind: Envelope): readonly ModelProblem[] {
  const { clause, mediaType } = WANTED[kind];
  const contexts = document['@context'];
  const types = typesOf(document);
  return [
    ...((Array.isArray(contexts) ? contexts : [contexts]).includes(VC_V2)
      ? []
      : [problem('ENVELOPE_CONTEXT', contexts === undefined ? pointer : at(pointer, '@context'), '', clause)]),
    ...(types.length === 1 ? [] : [problem('ENVELOPE_TYPE', at(pointer, 'type'), kind, clause)]),
    ...(holdsToken(document, kind)
      ? []
      : [problem('ENVELOPE_ID', document.id === undefined ? pointer : at(pointer, 'id'), mediaType, clause)]),
  ];
}

function holdsToken({ id }: JsonObject, kind: Envelope): boolean {
  const unwrapped = unwrapEnveloped({ type: kind, id });
  if (unwrapped === null) return false;
  return unwrapped.ok || (unwrapped.error.code === 'unsupported' && typeof id === 'string' && OTHER_ENVELOPE.test(id));
}
