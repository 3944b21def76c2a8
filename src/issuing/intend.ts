import { dataIntegrity, knownBody } from '../credential/data-integrity/secure.ts';
import { jades } from '../credential/jades/index.ts';
import type { Intent } from '../credential/securing.ts';
import type { Institution } from '../record/institution.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import type { Documents } from './compose.ts';
import type { IssuingKeys } from './issuing-keys.ts';
import type { IssuingDeps } from './ports.ts';

/** Step 4: the exact bytes each key will sign. Both proofs share one canonicalisation. */
export async function intend(
  deps: IssuingDeps,
  scope: InstitutionScope,
  institution: Institution,
  keys: IssuingKeys,
  documents: Documents,
  issuedAt: number,
): Promise<Intent[]> {
  const [seal, p256, ed25519] = await Promise.all([
    deps.signers.seal(scope, keys.seal),
    deps.signers.proof(scope, keys.p256, deps.origin),
    deps.signers.proof(scope, keys.ed25519, deps.origin),
  ]);
  const { edc, vcdm2 } = documents;
  const shared = vcdm2.canonical === undefined ? {} : { known: await knownBody(vcdm2.document, vcdm2.canonical) };
  return Promise.all([
    jades.intend('edc', edc.body, seal, issuedAt, { signingTime: institution.seal.signingTime }),
    dataIntegrity.intend('vc-ecdsa', vcdm2.body, p256, issuedAt, shared),
    dataIntegrity.intend('vc-eddsa', vcdm2.body, ed25519, issuedAt, shared),
  ]);
}
