import { unsecured } from '../../credential/data-integrity/rdfc-sign.ts';
import { statusEntry } from '../../credential/status-list/compose.ts';
import { type JsonObject, listOf } from '../../record/json.ts';
import type { SuppliedPlace } from './ports.ts';
import type { SuppliedRequest } from './request.ts';

const VC_V1 = 'https://www.w3.org/2018/credentials/v1';

/**
 * The document that will be secured: what was sent, with its issuer where none was named, and with an entry for each
 * place in a list. What was sent keeps its order. A document of VCDM 1.1 gets the context that says what a proof is, so
 * that the body on record is the one that is signed. Deterministic. Judges nothing.
 */
export function composeSupplied(
  { credential }: Pick<SuppliedRequest, 'credential'>,
  issuerDid: string,
  places: readonly SuppliedPlace[],
): JsonObject {
  const entries = [
    ...listOf(credential.credentialStatus),
    ...places.map(({ listUrl, purpose, index }) => statusEntry(listUrl, purpose, index)),
  ];
  const composed: JsonObject = {
    ...credential,
    ...(credential.issuer === undefined ? { issuer: issuerDid } : {}),
    ...(places.length === 0 ? {} : { credentialStatus: entries.length === 1 ? entries[0] : entries }),
  };
  return listOf(composed['@context'])[0] === VC_V1 ? unsecured(composed, 'refuse').body : composed;
}
