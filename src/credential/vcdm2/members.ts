import type { TypedMember } from './typed-object.ts';

/** Members of a credential whose values are objects with a type, and where the model asks for it. */
export const CREDENTIAL_MEMBERS: readonly TypedMember[] = [
  { field: 'credentialStatus', clause: 'VCDM 2.0 §4.10' },
  { field: 'credentialSchema', clause: 'VCDM 2.0 §4.11', id: 'required' },
  { field: 'refreshService', clause: 'VCDM 2.0 §5.4' },
  { field: 'termsOfUse', clause: 'VCDM 2.0 §5.5' },
  { field: 'evidence', clause: 'VCDM 2.0 §5.6' },
  // Reserved names: whoever uses them before they are specified says at least of which type their value is.
  { field: 'confidenceMethod', clause: 'VCDM 2.0 §5.10' },
  { field: 'renderMethod', clause: 'VCDM 2.0 §5.10' },
];

export const PRESENTATION_MEMBERS: readonly TypedMember[] = [{ field: 'termsOfUse', clause: 'VCDM 2.0 §5.5' }];

/** VCDM 1.1: status and refresh have to name their place as well (§4.9, §5.5), as schemas do (§5.4). */
export const CREDENTIAL_MEMBERS_1_1: readonly TypedMember[] = [
  { field: 'credentialStatus', clause: 'VCDM 1.1 §4.9', id: 'required' },
  { field: 'credentialSchema', clause: 'VCDM 1.1 §5.4', id: 'required' },
  { field: 'refreshService', clause: 'VCDM 1.1 §5.5', id: 'required' },
  { field: 'termsOfUse', clause: 'VCDM 1.1 §5.6' },
  { field: 'evidence', clause: 'VCDM 1.1 §5.7' },
];
