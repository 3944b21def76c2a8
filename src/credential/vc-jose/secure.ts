import type { JsonObject } from '../../record/json.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { signCompact, type TokenSigner } from '../jose/sign.ts';
import { conceal } from '../sd-jwt-vc/conceal.ts';
import { idOf } from '../vc-jwt/read.ts';
import { type JoseKind, namesOf } from './kind.ts';
import { unknownMember } from './members.ts';
import { modelFault } from './model.ts';

export interface JoseSecuring {
  readonly signer: TokenSigner;
  /** Id of the verification method; goes into `kid` where it is an absolute URL. */
  readonly verificationMethod: string | null;
  /** What the holder may keep back; only where the kind is selective. */
  readonly disclosable: readonly string[];
  random(bytes: number): Uint8Array;
}

/** An absolute address of a key: a controller, and a fragment. */
const KEY_ADDRESS = /^(?:did:[a-z0-9]+:|https:\/\/)[^#\s]+#[^#\s]+$/;

/**
 * Secures an unsecured credential or presentation of VCDM 2.0 by VC-JOSE-COSE 1.0 §3.1 or §3.2: the payload is the document
 * itself, `typ` and `cty` say what it is, `kid` is the absolute address of the key; where there is none, `iss` names the
 * issuer or holder (§4: without `iss` the `kid` has to be absolute). Credentials in a presentation are in envelopes.
 *
 * Refuses, in words: a document the data model refuses, a member it does not know, a document with proofs, a path to nothing.
 * Does not check what contexts define: a JWT secures JSON.
 */
export async function secureAsJose(
  document: JsonObject,
  kind: JoseKind,
  { signer, verificationMethod, disclosable, random }: JoseSecuring,
): Promise<Result<string, string>> {
  const unfit = await unfitness(document, kind);
  if (unfit !== null) return fail(unfit);
  const { typ, cty } = namesOf(kind);
  const party = idOf(kind.document === 'credential' ? document.issuer : document.holder);
  const address = verificationMethod !== null && KEY_ADDRESS.test(verificationMethod) ? verificationMethod : null;
  const claims = address === null && party !== null ? { iss: party } : {};
  const concealed = await conceal({ ...document, ...claims }, disclosable, random);
  if (!concealed.ok) return fail(`${concealed.error.path}: ${concealed.error.reason}`);
  const header = { typ, cty, ...(address === null ? {} : { kid: address }) };
  const token = await signCompact(header, concealed.value.payload, signer);
  return ok(kind.selective ? `${[token, ...concealed.value.disclosures].join('~')}~` : token);
}

/** Why a document cannot be secured or is not what it should be, in one line; null where nothing is wrong. */
async function unfitness(document: JsonObject, { document: kind }: JoseKind): Promise<string | null> {
  if (document.proof !== undefined) return 'the document is secured already';
  const stranger = unknownMember(document, kind);
  if (stranger !== null) return `a ${kind} of VCDM 2.0 has no member ${stranger.slice(0, 60)}`;
  return modelFault(document, kind);
}
