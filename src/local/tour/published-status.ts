import { readStatus } from '../../credential/status-list/read.ts';
import type { Documents } from './documents.ts';
import { proofFault, type Stranger } from './stranger.ts';

export type Status = 'active' | 'suspended' | 'revoked';

interface StatusEntry {
  readonly type: string;
  readonly statusPurpose: string;
  readonly statusListIndex: string;
  readonly statusListCredential: string;
}

interface Credential {
  readonly issuer: { readonly id: string };
  readonly identifier?: readonly { readonly schemeName?: string; readonly notation: string }[];
  readonly credentialStatus?: readonly StatusEntry[];
}

/**
 * Where the status of a credential is published. The VCDM 2.0 form has proper entries; an EDC has none that Europass would
 * accept, so its identifiers say it: scheme `BitstringStatusListEntry revocation`, notation `<list>#<index>`.
 */
export function statusEntries(documents: Documents) {
  const edc = JSON.parse((JSON.parse(documents.edc) as { payload: string }).payload) as Credential;
  const vcdm2 = JSON.parse(documents['vc-ecdsa']) as Credential;
  const looked = (edc.identifier ?? []).flatMap(({ schemeName = '', notation }): StatusEntry[] => {
    const [type, statusPurpose] = schemeName.split(' ');
    const [statusListCredential = '', statusListIndex = ''] = notation.split('#');
    return type === 'BitstringStatusListEntry' && statusPurpose
      ? [{ type, statusPurpose, statusListCredential, statusListIndex }]
      : [];
  });
  return { issuer: edc.issuer.id, edc: looked, vcdm2: vcdm2.credentialStatus ?? [] };
}

/** What the published lists say; throws when one of them is missing, not proved, or not the list it should be. */
export async function statusOf(entries: readonly StatusEntry[], issuer: string, found: Stranger): Promise<Status> {
  const set = await Promise.all(
    entries.map(async (entry) => {
      const text = await found.fetchText(entry.statusListCredential);
      const fault = await proofFault(text, found);
      if (fault !== null) throw new Error(`the proof of ${entry.statusListCredential}: ${fault}`);
      const bit = await readStatus(JSON.parse(text), entry, { issuer, now: Math.floor(Date.now() / 1000) });
      if (!bit.ok) throw new Error(bit.error.reason);
      return bit.value ? entry.statusPurpose : null;
    }),
  );
  if (!entries.some(({ statusPurpose }) => statusPurpose === 'revocation')) throw new Error('no list for revocation');
  if (set.includes('revocation')) return 'revoked';
  return set.includes('suspension') ? 'suspended' : 'active';
}
