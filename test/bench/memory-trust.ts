import { secure } from '../../src/credential/data-integrity/secure.ts';
import { institutionDid } from '../../src/credential/did/document.ts';
import { encodeBitstring } from '../../src/credential/status-list/bitstring.ts';
import { composeStatusList } from '../../src/credential/status-list/compose.ts';
import { statusListUrl } from '../../src/credential/status-list/url.ts';
import { Institution } from '../../src/record/institution.ts';
import { grantScope } from '../../src/record/institution-scope.ts';
import { STATUS_LIST_ENTRIES } from '../../src/record/status-list-entries.ts';
import { ownRegister } from '../../src/trust/own-register.ts';
import type { Trust } from '../../src/trust/trust.ts';
import { opened } from '../support/opened-trust.ts';
import { type Office, officeSigners } from './office.ts';

const PURPOSES = ['revocation', 'suspension'] as const;

/**
 * Trust of the service that issued, as the product opens it for its own documents: keys and status lists come from its own
 * register, here in memory, and nothing is fetched. The lists are empty and signed once. `now` in UTC seconds.
 */
export async function memoryTrust(office: Office, now: number): Promise<Trust> {
  const { origin, keys } = office;
  const institution = Institution.parse(office.institution);
  const lists = new Map<string, string>();
  const key = keys.find(({ role }) => role === 'proof-p256');
  if (!key) throw new Error('an office without a proof key');
  const signer = await officeSigners(office).proof(grantScope(institution.slug, { keyId: 'bench' }), key, origin);
  for (const purpose of PURPOSES) {
    const listId = `${purpose}-1`;
    const list = composeStatusList({
      listUrl: statusListUrl(origin, institution.slug, listId),
      issuerDid: institutionDid(origin, institution.slug),
      purpose,
      encodedList: await encodeBitstring(STATUS_LIST_ENTRIES, []),
      validFrom: now - 60,
    });
    lists.set(listId, await secure(JSON.stringify(list), [signer], now - 60));
  }
  const own = ownRegister([origin], {
    institution: async (slug) => (slug === institution.slug ? institution : null),
    institutionsBySpelling: async () => [institution],
    keys: async (slug) => (slug === institution.slug ? keys : []),
    sealsByCertificate: async () => [],
    statusList: async (slug, listId) => (slug === institution.slug ? (lists.get(listId) ?? null) : null),
  });
  return (await opened({ own })).trust;
}
