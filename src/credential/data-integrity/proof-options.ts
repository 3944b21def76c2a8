import type { Canonicalise, Digest } from '../contexts/canonicalise.ts';
import type { ProofSigner } from '../signer.ts';

export type Cryptosuite = ProofSigner['cryptosuite'];
export const CRYPTOSUITES: readonly string[] = ['ecdsa-rdfc-2019', 'eddsa-rdfc-2022'] satisfies readonly Cryptosuite[];

/** A proof without its `proofValue` (Data Integrity 1.0 §2.1): what is signed together with the document. */
export interface ProofOptions {
  readonly type: string;
  /** Absent in a proof that is older than Data Integrity. */
  readonly cryptosuite?: string;
  readonly created?: string;
  readonly verificationMethod: string;
  readonly proofPurpose: string;
  /** What else the proof said (`id`, `expires`, `nonce`, `domain`, `challenge`): canonicalised with the rest. */
  readonly [other: string]: unknown;
}

/** Contexts that protect every term of a proof, so that none before or after can change what they mean. */
const CREDENTIALS_V2 = 'https://www.w3.org/ns/credentials/v2';
const CREDENTIALS_V1 = 'https://www.w3.org/2018/credentials/v1';
const DATA_INTEGRITY_V2 = 'https://w3id.org/security/data-integrity/v2';

const SECURITY = 'https://w3id.org/security#';
const DATE_TIME = '^^<http://www.w3.org/2001/XMLSchema#dateTime>';
const PURPOSES: ReadonlyMap<string, string> = new Map([
  ['assertionMethod', 'assertionMethod'],
  ['authentication', 'authenticationMethod'],
]);

const MOMENT = /^[0-9TZ:.+-]+$/;
/** An absolute IRI without a character that N-Quads or JSON-LD would treat in a special way. */
const PLAIN_IRI = /^[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+$/;
/** Text that N-Quads writes as it is. */
const PLAIN_TEXT = /^[A-Za-z0-9 ._~:/?#@!$&'()*+,;=%-]*$/;
const SUITE_NAME = /^[a-z0-9-]+$/;

/**
 * The proof options in canonical N-Quads (vc-di-ecdsa §3.2.5, vc-di-eddsa §3.2.5), under the context of the document they
 * secure. Proofs of the usual shape are written down directly: the lines are always the same but for a few values, while
 * the library expands the document's whole context for them (two fifths of the cost of a proof). Anything else goes
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
  if (!protects(context)) return null;
  const lines: string[] = [];
  for (const [name, value] of Object.entries(options)) {
    const line = typeof value === 'string' ? lineOf(name, value) : null;
    if (line === null) return null;
    lines.push(`_:c14n0 ${line} .\n`);
  }
  return lines.sort().join('');
}

/** Whether the first context, or the suite's own after that of VCDM 1.1, settles what the terms of a proof mean. */
function protects(context: unknown): boolean {
  const list: readonly unknown[] = Array.isArray(context) ? context : [context];
  return list[0] === CREDENTIALS_V2 || (list[0] === CREDENTIALS_V1 && list.includes(DATA_INTEGRITY_V2));
}

/** Predicate and object of one member, or null where the value is not of the plainest kind. */
function lineOf(name: string, value: string): string | null {
  switch (name) {
    case 'type':
      return value === 'DataIntegrityProof'
        ? `<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <${SECURITY}DataIntegrityProof>`
        : null;
    case 'cryptosuite':
      return SUITE_NAME.test(value) ? `<${SECURITY}cryptosuite> "${value}"^^<${SECURITY}cryptosuiteString>` : null;
    case 'created':
      return MOMENT.test(value) ? `<http://purl.org/dc/terms/created> "${value}"${DATE_TIME}` : null;
    case 'expires':
      return MOMENT.test(value) ? `<${SECURITY}expiration> "${value}"${DATE_TIME}` : null;
    case 'challenge':
    case 'domain':
      return PLAIN_TEXT.test(value) ? `<${SECURITY}${name}> "${value}"` : null;
    case 'proofPurpose': {
      const purpose = PURPOSES.get(value);
      return purpose === undefined ? null : `<${SECURITY}proofPurpose> <${SECURITY}${purpose}>`;
    }
    case 'verificationMethod':
      return PLAIN_IRI.test(value) ? `<${SECURITY}verificationMethod> <${value}>` : null;
    default:
      return null;
  }
}
