import type { Canonicalise, Digest } from '../contexts/canonicalise.ts';
import type { ProofSigner } from '../signer.ts';

export type Cryptosuite = ProofSigner['cryptosuite'];
export const CRYPTOSUITES: readonly string[] = ['ecdsa-rdfc-2019', 'eddsa-rdfc-2022'] satisfies readonly Cryptosuite[];

/** A proof without its `proofValue` (Data Integrity 1.0 §2.1): what is signed together with the document. */
export interface ProofOptions {
  readonly type: 'DataIntegrityProof';
  readonly cryptosuite: Cryptosuite;
  readonly created?: string;
  readonly verificationMethod: string;
  readonly proofPurpose: 'assertionMethod';
  /** What else the proof said (`id`, `expires`, `nonce`, `domain`, `challenge`): canonicalised with the rest. */
  readonly [other: string]: unknown;
}

/** VCDM 2.0's context: it protects every term of a proof, so no context after it can change what they mean. */
const CREDENTIALS_V2 = 'https://www.w3.org/ns/credentials/v2';
const PLAIN: ReadonlySet<string> = new Set(['type', 'cryptosuite', 'created', 'verificationMethod', 'proofPurpose']);
const CREATED = /^[0-9TZ:.+-]+$/;
/** An absolute IRI without a character that N-Quads or JSON-LD would treat in a special way. */
const PLAIN_IRI = /^[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+$/;

const SECURITY = 'https://w3id.org/security#';

/**
 * The proof options in canonical N-Quads (vc-di-ecdsa §3.2.5, vc-di-eddsa §3.2.5), under the context of the document they
 * secure. Proofs of the usual shape are written down directly: the five lines are always the same but for three values,
 * while the library expands the document's whole context for them (two fifths of the cost of a proof). Anything else goes
 * through `canonicalise`; tests keep the two equal byte for byte.
 */
export function canonicalProof(
  options: ProofOptions,
  context: unknown,
  canonicalise: Canonicalise,
  digest: Digest,
): string | Promise<string> {
  return written(options, context) ?? canonicalise({ '@context': context, ...options }, digest);
}

function written(options: ProofOptions, context: unknown): string | null {
  const first: unknown = Array.isArray(context) ? context[0] : context;
  const { created, cryptosuite, verificationMethod } = options;
  if (first !== CREDENTIALS_V2 || Object.keys(options).some((key) => !PLAIN.has(key))) return null;
  if (!PLAIN_IRI.test(verificationMethod) || (created !== undefined && !CREATED.test(created))) return null;
  const dateTime = '^^<http://www.w3.org/2001/XMLSchema#dateTime>';
  const lines = [
    `<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <${SECURITY}DataIntegrityProof>`,
    `<${SECURITY}cryptosuite> "${cryptosuite}"^^<${SECURITY}cryptosuiteString>`,
    `<${SECURITY}proofPurpose> <${SECURITY}assertionMethod>`,
    `<${SECURITY}verificationMethod> <${verificationMethod}>`,
  ];
  if (created !== undefined) lines.unshift(`<http://purl.org/dc/terms/created> "${created}"${dateTime}`);
  return lines.map((line) => `_:c14n0 ${line} .\n`).join('');
}
