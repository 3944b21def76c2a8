import jsonld from 'jsonld';
import { canonize } from 'rdf-canonize';
import { type Compiled, compiled } from './compiled.ts';
import { documentLoader } from './loader.ts';
import { holdsPrototypeName } from './prototype-name.ts';
import { shareTermDefinitions } from './shallow-contexts.ts';

export type CanonicalisationCode =
  /** A term no context defines, or a value JSON-LD would drop without a word: it would not be signed. */
  | 'undefined_term'
  /** A context that is not among the pinned ones. */
  | 'context_unknown'
  /** Blank nodes that can only be told apart with more work than is granted (RDF poison). */
  | 'too_complex'
  /** Anything else that JSON-LD 1.1 refuses: protected terms redefined, broken keywords. */
  | 'json_ld';

export class CanonicalisationError extends Error {
  override readonly name = 'CanonicalisationError';
  readonly code: CanonicalisationCode;
  /** The property, type or URL in question, when the library names one. */
  readonly subject: string | undefined;
  constructor(code: CanonicalisationCode, message: string, subject?: string, options?: ErrorOptions) {
    super(subject === undefined ? message : `${message}: ${subject}`, options);
    this.code = code;
    this.subject = subject;
  }
}

/** What jsonld asks for a context; `tag: 'static'` lets it keep the resolved context between operations. */
export type DocumentLoader = (
  url: string,
) => Promise<{ documentUrl: string; document: object; contextUrl?: string | null; tag?: string }>;

/** SHA-384 labels blank nodes for the P-384 form of `ecdsa-rdfc-2019`; everything else uses SHA-256. */
export type Digest = 'SHA-256' | 'SHA-384';

export interface Canonicalise {
  (document: object, digest?: Digest): Promise<string>;
  /**
   * The same in pieces, for whoever hashes it: a document with page images in one string costs more than reading it. A
   * canonicaliser made of another one may do without.
   */
  readonly inPieces?: (document: object, digest?: Digest) => Promise<readonly string[]>;
}

/** One that gives pieces. */
export type CanonicaliseInPieces = Canonicalise & Required<Pick<Canonicalise, 'inPieces'>>;

/**
 * A canonicaliser that knows the contexts of one loader. The loader must answer from memory and refuse what it does not
 * know. Production uses `canonicalise`; this exists for test vectors that need a context nobody should accept.
 */
export function canonicaliserWith(loader: DocumentLoader): CanonicaliseInPieces {
  const inPieces = (document: object, digest: Digest = 'SHA-256') => canonicalPieces(document, loader, digest);
  return Object.assign(async (document: object, digest?: Digest) => (await inPieces(document, digest)).join(''), {
    inPieces,
  });
}

async function canonicalPieces(document: object, loader: DocumentLoader, digest: Digest): Promise<readonly string[]> {
  await shareTermDefinitions();
  const read = await compiled(document, loader);
  if (read.path === 'compiled') return read.pieces;
  try {
    if (holdsPrototypeName(document)) throw new CanonicalisationError('undefined_term', 'not a name', '__proto__');
    const expanded = read.path === 'library' ? undefined : [read.expanded];
    // Options as the Data Integrity suites use them: no base, so that a relative IRI is an error and not a guess.
    const dataset = await jsonld.toRDF(expanded ?? document, {
      documentLoader: loader,
      safe: true,
      base: null,
      rdfDirection: 'i18n-datatype',
      produceGeneralizedRdf: false,
      skipExpansion: expanded !== undefined,
    });
    return [await canonize(dataset, { algorithm: 'RDFC-1.0', messageDigestAlgorithm: digest, maxWorkFactor: 1 })];
  } catch (cause) {
    throw explain(cause);
  }
}

/**
 * JSON-LD 1.1 in safe mode to canonical N-Quads (RDFC-1.0): the one place where documents become the bytes that are
 * hashed and signed. Contexts come from the pinned set only; nothing is fetched. Work factor 1: every document of ours
 * names its nodes, and a stranger's may need one pass of comparison per indistinguishable blank node, no more.
 *
 * Throws `CanonicalisationError`. Does not bound the size of the document and does not refuse inline contexts: whoever
 * reads a stranger's document does that first (`data-integrity/admissible.ts`).
 */
export const canonicalise: CanonicaliseInPieces = canonicaliserWith(documentLoader);

/**
 * The way `canonicalise` takes with a document: compiled contexts to the end; compiled contexts, then the library to label
 * nodes without an id or to write an unusual number; or the library alone, where documents are also refused. For benches and tests.
 */
export const pathOf = async (document: object): Promise<Compiled['path']> =>
  (await compiled(document, documentLoader)).path;

const POISON = /^Maximum deep iterations exceeded/;

function explain(cause: unknown): unknown {
  if (!(cause instanceof Error)) return cause;
  const options = { cause };
  if (POISON.test(cause.message)) {
    return new CanonicalisationError('too_complex', 'blank nodes are too alike', undefined, options);
  }
  // What the library does not expect, an object among the types for one, it stumbles over instead of refusing it.
  if (cause instanceof TypeError || cause instanceof RangeError) {
    return new CanonicalisationError('json_ld', 'the library cannot read it', undefined, options);
  }
  const name: string = cause.name;
  if (!name.startsWith('jsonld.')) return cause;
  const details = (cause as { details?: Details }).details ?? {};
  if (details.event) {
    return new CanonicalisationError('undefined_term', details.event.code, named(details.event.details), options);
  }
  if (details.code === 'loading remote context failed') {
    return new CanonicalisationError('context_unknown', 'context is not pinned', details.url, options);
  }
  return new CanonicalisationError('json_ld', details.code ?? cause.message, undefined, options);
}

interface Details {
  code?: string;
  url?: string;
  event?: { code: string; details?: Record<string, unknown> };
}

function named(details: Record<string, unknown> = {}): string | undefined {
  for (const key of ['property', 'type', 'id', 'value', 'language']) {
    const value = details[key];
    if (typeof value === 'string') return value;
  }
  return undefined;
}
