import { decodeBase64Url } from '../../record/base64.ts';
import { isObject, type JsonObject } from '../../record/json.ts';
import { parseStrictJson } from '../../record/strict-json.ts';

const LONGEST = 4000;

/**
 * The document of a DID that is its own key: `did:key` (its one method is named by the key itself) and `did:jwk` (`#0`).
 * Both may assert and authenticate. Null where the DID is neither, or cannot be read. Nothing is fetched, and nobody vouches
 * for such a DID: whoever made it has the key, and that is all.
 */
export function ownKeyDocument(did: string): JsonObject | null {
  if (did.length > LONGEST) return null;
  if (did.startsWith('did:key:')) {
    const key = did.slice('did:key:'.length);
    return /^z[1-9A-HJ-NP-Za-km-z]+$/.test(key)
      ? document(did, key, { type: 'Multikey', publicKeyMultibase: key })
      : null;
  }
  if (!did.startsWith('did:jwk:')) return null;
  const bytes = decodeBase64Url(did.slice('did:jwk:'.length));
  const jwk = bytes && parseStrictJson(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  return jwk?.ok && isObject(jwk.value) ? document(did, '0', { type: 'JsonWebKey', publicKeyJwk: jwk.value }) : null;
}

function document(did: string, fragment: string, material: JsonObject): JsonObject {
  const id = `${did}#${fragment}`;
  return {
    id: did,
    verificationMethod: [{ id, controller: did, ...material }],
    assertionMethod: [id],
    authentication: [id],
  };
}
