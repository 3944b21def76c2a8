import { secureDocument } from '../credential/data-integrity/rdfc-sign.ts';
import { encodeBitstring } from '../credential/status-list/bitstring.ts';
import { composeStatusList } from '../credential/status-list/compose.ts';
import type { SuppliedIssuer } from '../issuing/supplied/ports.ts';
import type { JsonObject } from '../record/json.ts';
import type { KeptList } from './record-book.ts';

/** How long a list holds, in seconds; it is signed anew for everybody who asks. */
const VALIDITY = 3600;

/**
 * The list as it stands now, signed by its issuer (Bitstring Status List 1.0 §3.1, §3.3). `now` is in UTC seconds. Throws
 * where the issuer has no key, which a conformance run always has.
 */
export async function publishedList(list: KeptList, issuer: SuppliedIssuer, now: number): Promise<string> {
  const [key] = issuer.keys;
  if (key === undefined) throw new Error(`${issuer.did} has no key`);
  const { url, purpose, size } = list;
  const document = composeStatusList({
    listUrl: url,
    issuerDid: issuer.did,
    purpose,
    encodedList: await encodeBitstring(size, list.set()),
    validFrom: now,
    validUntil: now + VALIDITY,
  }) as JsonObject;
  return JSON.stringify(await secureDocument(document, await key.signer(), { created: now }));
}
