import { secure } from '../credential/data-integrity/secure.ts';
import { institutionDid } from '../credential/did/document.ts';
import { encodeBitstring } from '../credential/status-list/bitstring.ts';
import { composeStatusList } from '../credential/status-list/compose.ts';
import { statusListUrl } from '../credential/status-list/url.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import type { IssuingDeps, SigningKey } from './ports.ts';

/** How long a verifier may keep a list, in seconds: the time within which a revocation becomes visible. */
export const STATUS_TTL = 300;
/** How long a list is valid, in seconds: the longest an old copy can be passed off as today's. */
const STATUS_VALIDITY = 48 * 3600;
/** When a list is signed again although nothing changed, in seconds. */
export const STATUS_REFRESH = 12 * 3600;

/** The record book behind publishing. */
export interface StatusRegister {
  list(
    institutionId: string,
    listId: string,
  ): Promise<{ listId: string; purpose: 'revocation' | 'suspension'; size: number; origin: string } | null>;
  latest(
    institutionId: string,
    listId: string,
  ): Promise<{ sequence: number; credential: string; publishedAt: number } | null>;
  setIndices(institutionId: string, listId: string): Promise<number[]>;
  keys(institutionId: string): Promise<SigningKey[]>;
  /** False when another publisher was faster. */
  add(institutionId: string, listId: string, previous: number, credential: string, now: number): Promise<boolean>;
}

/**
 * Rebuilds a list from the rows, signs it and keeps it as the next publication (Bitstring Status List v1.0 §4). Never
 * patched in place: what is published is what the rows said after the sequence number was read. Returns the credential
 * as text, or null when the institution has no such list or no key to sign with.
 */
export async function publishStatus(
  deps: Pick<IssuingDeps, 'now' | 'signers'>,
  register: StatusRegister,
  scope: InstitutionScope,
  listId: string,
): Promise<string | null> {
  const { institutionId } = scope;
  const list = await register.list(institutionId, listId);
  const key = (await register.keys(institutionId)).find(
    ({ role, state }) => role === 'proof-p256' && state === 'active',
  );
  if (!list || !key) return null;
  // A list stays with the DID it was opened under, so that it and the credentials in it have one issuer.
  const signer = await deps.signers.proof(scope, key, list.origin);
  for (;;) {
    const previous = (await register.latest(institutionId, listId))?.sequence ?? 0;
    const now = deps.now();
    const credential = composeStatusList({
      listUrl: statusListUrl(list.origin, institutionId, listId),
      issuerDid: institutionDid(list.origin, institutionId),
      purpose: list.purpose,
      encodedList: await encodeBitstring(list.size, await register.setIndices(institutionId, listId)),
      validFrom: now,
      validUntil: now + STATUS_VALIDITY,
      ttl: STATUS_TTL * 1000,
    });
    const text = await secure(JSON.stringify(credential), [signer], now);
    if (await register.add(institutionId, listId, previous, text, now)) return text;
  }
}
