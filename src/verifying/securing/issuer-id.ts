import { isObject, type JsonObject } from '../../record/json.ts';

/** The one issuer a credential names (VCDM 2.0 §4.7), by id; null for none, for several, and for one without an id. */
export function issuerIdOf(document: JsonObject): string | null {
  const { issuer } = document;
  const id = isObject(issuer) ? issuer.id : issuer;
  return typeof id === 'string' && id !== '' ? id : null;
}

export const idOf = ({ id }: JsonObject): string | null => (typeof id === 'string' ? id : null);
