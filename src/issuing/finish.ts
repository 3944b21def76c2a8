import type { InstitutionScope } from '../record/institution-scope.ts';
import { fail, ok, type Result } from '../record/result.ts';
import type { CredentialFile, IssuingDeps } from './ports.ts';
import { type Refusal, refusal } from './refusal.ts';
import { type IntendedDocument, type SealedForm, seal } from './seal.ts';

/**
 * Finishes a credential that was reserved: what the queue, the sweeper and a repeated request do. Does nothing to one
 * that is sealed already.
 */
export async function finish(
  deps: IssuingDeps,
  scope: InstitutionScope,
  credentialId: string,
): Promise<Result<CredentialFile, Refusal>> {
  const file = await deps.register.credential(scope, credentialId);
  if (!file) return fail(refusal('CREDENTIAL_UNKNOWN', { credentialId }));
  if (file.credential.progress !== 'reserved') return ok(file);
  const bodies = [];
  for (const document of file.documents) {
    const body = document.body ?? (await deps.blobs.get(scope, document.bodySha256));
    if (body === null) throw new Error(`the body of ${credentialId} (${document.form}) is not in the blob store`);
    bodies.push({ ...document, body });
  }
  return sealAndRecord(deps, scope, file, bodies, true);
}

/**
 * Steps 5 to 7: signs what was intended, has it confirmed and records it. Who records first decides which signatures are
 * delivered; whoever comes later gets those.
 */
export async function sealAndRecord(
  deps: IssuingDeps,
  scope: InstitutionScope,
  file: CredentialFile,
  documents: readonly IntendedDocument[],
  resumed: boolean,
): Promise<Result<CredentialFile, Refusal>> {
  const { credentialId } = file.credential;
  const sealed = await seal(deps, scope, file.keys, documents);
  if (!sealed.ok) return sealed;
  const sealedAt = deps.now();
  const conflict = await deps.register.record(scope, credentialId, sealed.value, { sealedAt, resumed });
  if (conflict === null) return ok(sealedFile(file, sealed.value, sealedAt));
  // Somebody else recorded first, and only what is on record is ever delivered.
  const recorded = await deps.register.credential(scope, credentialId);
  if (recorded && recorded.credential.progress !== 'reserved') return ok(recorded);
  const compromised = recorded?.keys.find(({ state }) => state === 'compromised');
  if (compromised) return fail(refusal('KEY_COMPROMISED', { keyId: compromised.keyId }));
  return fail((await suspendedMeanwhile(deps, scope, file.credential.replaces)) ?? refusal('BUSY'));
}

/** What is to be replaced was suspended after `reserve`: its replacement waits until that is lifted. */
async function suspendedMeanwhile(
  deps: IssuingDeps,
  scope: InstitutionScope,
  replaces: string | null,
): Promise<Refusal | null> {
  const replaced = replaces === null ? null : await deps.register.credential(scope, replaces);
  if (replaced?.credential.validity !== 'suspended') return null;
  const { credentialId, validity } = replaced.credential;
  return refusal('REPLACED_NOT_LIVE', { credentialId, state: validity }, { path: '/replaces' });
}

/** The file as `record` wrote it, without reading it back. */
function sealedFile(file: CredentialFile, sealed: readonly SealedForm[], sealedAt: number): CredentialFile {
  return {
    ...file,
    credential: { ...file.credential, progress: 'sealed', sealedAt },
    documents: file.documents.map((document) => {
      const signed = sealed.find((candidate) => candidate.form === document.form);
      return { ...document, signature: signed?.signature ?? null, sealedSha256: signed?.sha256 ?? null };
    }),
  };
}
