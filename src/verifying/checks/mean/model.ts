import type { Examined } from '../../examined.ts';
import { isAttestation } from '../../facts/attestation.ts';
import { subjectNode } from '../../facts/parties.ts';
import { modelOf as contentModel } from '../../facts/read-facts.ts';

/** What a credential has to follow. `attestation`: the flat claims of the EU micro-credential type. */
export type Model = 'edc' | 'elm-vcdm1' | 'elm-vcdm2' | 'open-badge' | 'vcdm1' | 'vcdm2' | 'attestation' | 'unknown';

export const MODEL_NAMES: Readonly<Record<Model, string>> = {
  edc: 'ELM 3.2',
  'elm-vcdm1': 'ELM 3.2, VCDM 1.1',
  'elm-vcdm2': 'ELM 3.2, VCDM 2.0',
  'open-badge': 'Open Badges 3.0',
  vcdm1: 'VCDM 1.1',
  vcdm2: 'VCDM 2.0',
  attestation: 'urn:eu.europa.ec.eudi:learning:credential:1',
  unknown: 'SD-JWT VC',
};

export function modelOf({ form, tree, claims }: Examined): Model {
  if (tree === null) return isAttestation(claims) ? 'attestation' : 'unknown';
  const content = contentModel(tree, subjectNode(tree));
  const isFirst = form === 'vcdm1-di' || form === 'vc-jwt-1.1';
  if (content === 'elm') return form === 'edc' || form === 'elm' ? 'edc' : isFirst ? 'elm-vcdm1' : 'elm-vcdm2';
  return content === 'open-badge' ? content : isFirst ? 'vcdm1' : 'vcdm2';
}
