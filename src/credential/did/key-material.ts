import { isObject, type JsonObject } from '../../record/json.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { importMultikey } from '../keys/multikey.ts';
import { importJwk, type PublicKey } from '../keys/public-key.ts';

/** `unsupported`: a kind of key we do not know, which says nothing against it. */
export type MaterialFault = 'malformed' | 'unsupported';

/** Kinds of verification method whose key we can read. */
export type MethodType = keyof typeof MATERIAL;

/**
 * Where each kind keeps its key, and which algorithm it is bound to: Multikey and JsonWebKey (CID 1.0 §2.2.2, §2.2.3), and
 * the suites that came before them.
 */
const MATERIAL = {
  Multikey: { members: ['publicKeyMultibase'], algorithm: null },
  JsonWebKey: { members: ['publicKeyJwk'], algorithm: null },
  JsonWebKey2020: { members: ['publicKeyJwk'], algorithm: null },
  Ed25519VerificationKey2020: { members: ['publicKeyMultibase'], algorithm: 'Ed25519' },
  EcdsaSecp256r1VerificationKey2019: { members: ['publicKeyMultibase', 'publicKeyJwk'], algorithm: 'ES256' },
} as const;

export const METHOD_TYPES = Object.keys(MATERIAL) as MethodType[];

export const isMethodType = (type: unknown): type is MethodType =>
  typeof type === 'string' && Object.hasOwn(MATERIAL, type);

const MOST_KEPT = 500;
/** Imported keys by their material, so that whoever names them cannot put one in another's place. */
const imported = new Map<string, PublicKey>();

/**
 * The key inside a verification method of a kind we can read. A method that carries its key twice, or a private one, is
 * malformed. Importing a key costs more than using it, so the five hundred used last are kept for the isolate; what is
 * kept is the finished key and never a promise, which could belong to another request.
 */
export async function importMethodKey(method: JsonObject): Promise<Result<PublicKey, MaterialFault>> {
  const { type, publicKeyMultibase, publicKeyJwk } = method;
  if (!isMethodType(type)) return fail('unsupported');
  const { members, algorithm } = MATERIAL[type];
  const present = ['publicKeyMultibase', 'publicKeyJwk', 'publicKeyBase58'].filter((name) =>
    Object.hasOwn(method, name),
  );
  if (present.length !== 1 || Object.hasOwn(method, 'secretKeyMultibase')) return fail('malformed');
  if (!members.some((name) => name === present[0]))
    return fail(present[0] === 'publicKeyBase58' ? 'unsupported' : 'malformed');
  const key =
    typeof publicKeyMultibase === 'string'
      ? await kept(`m ${publicKeyMultibase}`, () => importMultikey(publicKeyMultibase))
      : isObject(publicKeyJwk)
        ? await importKeptJwk(publicKeyJwk)
        : fail('malformed' as const);
  if (!key.ok) return key;
  return algorithm === null || key.value.algorithm === algorithm ? key : fail('malformed');
}

/** The key of a JWK (RFC 7517), kept like any other. */
export const importKeptJwk = (jwk: JsonObject): Promise<Result<PublicKey, MaterialFault>> =>
  kept(`j ${JSON.stringify(jwk)}`, () => importJwk(jwk));

const LONGEST = 4000;

async function kept(
  material: string,
  read: () => Promise<Result<PublicKey, { readonly code: string }>>,
): Promise<Result<PublicKey, MaterialFault>> {
  if (material.length > LONGEST) return fail('malformed');
  const known = imported.get(material);
  if (known !== undefined) {
    imported.delete(material);
    imported.set(material, known);
    return ok(known);
  }
  const key = await read();
  if (!key.ok) return fail(key.error.code.endsWith('_unsupported') ? 'unsupported' : 'malformed');
  imported.set(material, key.value);
  const [oldest] = imported.keys();
  if (imported.size > MOST_KEPT && oldest !== undefined) imported.delete(oldest);
  return key;
}
