import type { InstitutionScope } from '../../record/institution-scope.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { SuppliedDeps, SuppliedFile, SuppliedIssuer } from './ports.ts';
import type { SuppliedRefusal } from './refusal.ts';
import { assembleSupplied, intentDigest, sealSupplied } from './seal.ts';

/** A credential that is sealed, and its text as it is delivered: always the same bytes. */
export interface SealedCredential {
  readonly file: SuppliedFile;
  readonly text: string;
}

type Finishing = Pick<
  SuppliedDeps,
  'now' | 'random' | 'policy' | 'canonicalise' | 'loader' | 'issuer' | 'register' | 'blobs'
>;

/** Finishes a credential that was reserved: what the sweeper does. Does nothing to one that is sealed already. */
export async function finishSupplied(
  deps: Finishing,
  scope: InstitutionScope,
  suppliedId: string,
): Promise<Result<SealedCredential, SuppliedRefusal>> {
  const [file, issuer] = await Promise.all([deps.register.file(scope, suppliedId), deps.issuer(scope)]);
  if (!file) return fail({ code: 'CREDENTIAL_UNKNOWN', params: { credentialId: suppliedId } });
  if (!issuer) return fail({ code: 'INSTITUTION_UNKNOWN', params: { institution: scope.institutionId } });
  return finishFile(deps, scope, issuer, file, true);
}

/**
 * Steps 5 to 7 for what is reserved; of what is sealed, the text. Who records first decides which proof is delivered;
 * whoever comes later gets that one. A key that was reported compromised meanwhile signs nothing more: the reservation stays as it is,
 * and a new credential is asked for under another id.
 */
export async function finishFile(
  deps: Finishing,
  scope: InstitutionScope,
  issuer: SuppliedIssuer,
  file: SuppliedFile,
  resumed: boolean,
): Promise<Result<SealedCredential, SuppliedRefusal>> {
  const body = file.body ?? (await deps.blobs.get(scope, file.bodySha256));
  if (body === null) throw new Error(`the body of ${file.suppliedId} is not in the blob store`);
  if (file.proof !== null) return ok({ file, text: assembleSupplied(body, file.proof) });
  const key = issuer.keys.find(({ keyId }) => keyId === file.keyId);
  if (!key) return fail({ code: 'KEY_COMPROMISED', params: { keyId: file.keyId } });
  const intent = { ...file, body };
  if ((await intentDigest(intent)) !== file.digest)
    throw new Error(`what is stored of ${file.suppliedId} is not what was intended`);
  const sealed = await sealSupplied(deps, intent, key);
  // What cannot be sealed is refused before it is reserved.
  if (!sealed.ok) throw new Error(`${file.suppliedId} cannot be sealed: ${sealed.error.code}`);
  const { proof } = sealed.value;
  const conflict = await deps.register.record(scope, file.suppliedId, {
    ...sealed.value,
    sealedAt: deps.now(),
    resumed,
  });
  if (conflict === null)
    return ok({ file: { ...file, progress: 'sealed', proof }, text: assembleSupplied(body, proof) });
  if (conflict === 'key_compromised') return fail({ code: 'KEY_COMPROMISED', params: { keyId: file.keyId } });
  const recorded = await deps.register.file(scope, file.suppliedId);
  return recorded !== null && recorded.proof !== null
    ? ok({ file: recorded, text: assembleSupplied(body, recorded.proof) })
    : fail({ code: 'BUSY' });
}
