import jsonld from 'jsonld';
import { canonize } from 'rdf-canonize';
import { CanonicalisationError, canonicalise, pathOf } from '../../src/credential/contexts/canonicalise.ts';
import { documentLoader } from '../../src/credential/contexts/loader.ts';
import { holdsPrototypeName } from '../../src/credential/contexts/prototype-name.ts';
import { shareTermDefinitions } from '../../src/credential/contexts/shallow-contexts.ts';
import { stockJsonld } from '../support/stock-jsonld.ts';
import { generated, SEQUENCES } from './generate.ts';
import { mutated } from './mutate.ts';
import { originals } from './originals.ts';
import { randomFrom } from './random.ts';

/** What a run found: how many documents went which way, and the first that came out otherwise than the library says. */
export interface FuzzReport {
  readonly documents: number;
  readonly seed: number;
  readonly paths: Readonly<Record<'compiled' | 'compiled-with-blank-nodes' | 'library', number>>;
  /** Documents the library refused, by code. */
  readonly refused: Readonly<Record<string, number>>;
  /** How many were compared with a copy of jsonld that nobody has touched; the others with the one that shares terms. */
  readonly againstStock: number;
  readonly differences: readonly { readonly document: string; readonly expected: string; readonly actual: string }[];
}

/** One in so many documents is compared with the untouched copy, which takes five times as long. */
const STOCK_EVERY = 10;
/** So many documents in a row have the same contexts: jsonld remembers a hundred, and each of ours has fifty scoped ones. */
const BLOCK = 200;
const SHOWN = 5;

/**
 * The differential fuzz of `canonicalise`: for the same document the same canonical N-Quads byte for byte as jsonld and
 * rdf-canonize give, or a refusal with the same code and subject. Half of the documents are generated from the terms of the
 * contexts, half are real ones cut down and changed. The same seed gives the same documents.
 */
export async function fuzzCanonical(documents: number, seed: number): Promise<FuzzReport> {
  await shareTermDefinitions();
  const stock = stockJsonld();
  const random = randomFrom(seed);
  const basis = originals();
  const paths = { compiled: 0, 'compiled-with-blank-nodes': 0, library: 0 };
  const refused: Record<string, number> = {};
  const differences: { document: string; expected: string; actual: string }[] = [];
  let againstStock = 0;
  let contexts: readonly string[] = [];
  for (let index = 0; index < documents && differences.length < SHOWN; index += 1) {
    if (index % BLOCK === 0) contexts = random.pick(SEQUENCES);
    const real = basis.get(JSON.stringify(contexts));
    const document =
      real !== undefined && index % 2 === 0 ? mutated(random.pick(real), random) : generated(contexts, random);
    const untouched = index % STOCK_EVERY === 0;
    againstStock += Number(untouched);
    const path = await pathOf(document);
    const actual = await ourOutcome(document);
    // jsonld must not see this word where it could be an id: it would spoil the run (test/attacks/prototype-name.test.ts).
    const spoils = path !== 'compiled' && holdsPrototypeName(document);
    const expected = spoils
      ? refusal('undefined_term', '__proto__')
      : await libraryOutcome(untouched ? stock : jsonld, document);
    paths[path] += 1;
    if (expected.startsWith('refused')) {
      const code = expected.split(' ')[1] as string;
      refused[code] = (refused[code] ?? 0) + 1;
    }
    if (expected !== actual) differences.push({ document: JSON.stringify(document), expected, actual });
  }
  return { documents, seed, paths, refused, againstStock, differences };
}

async function ourOutcome(document: object): Promise<string> {
  try {
    return await canonicalise(document);
  } catch (error) {
    if (error instanceof CanonicalisationError) return refusal(error.code, error.subject);
    return unexplained(error);
  }
}

/** What the library says, told in our codes: written down here a second time, so that a changed code is noticed. */
export async function libraryOutcome(library: typeof jsonld, document: object): Promise<string> {
  try {
    const options = { documentLoader, base: null, rdfDirection: 'i18n-datatype', produceGeneralizedRdf: false };
    const dataset = await library.toRDF(document, { ...options, safe: true });
    return await canonize(dataset, { algorithm: 'RDFC-1.0', messageDigestAlgorithm: 'SHA-256', maxWorkFactor: 1 });
  } catch (error) {
    const { name, message, details } = error as {
      name: string;
      message: string;
      details?: { code?: string; url?: string; event?: { details?: Record<string, unknown> } };
    };
    if (message.startsWith('Maximum deep iterations exceeded')) return refusal('too_complex');
    if (error instanceof TypeError || error instanceof RangeError) return refusal('json_ld');
    if (!name.startsWith('jsonld.')) return unexplained(error);
    if (details?.event) {
      const told = details.event.details ?? {};
      const subject = ['property', 'type', 'id', 'value', 'language'].map((key) => told[key]);
      return refusal('undefined_term', subject.find((value) => typeof value === 'string') as string | undefined);
    }
    return details?.code === 'loading remote context failed'
      ? refusal('context_unknown', details.url)
      : refusal('json_ld');
  }
}

const refusal = (code: string, subject = ''): string => `refused: ${code} ${subject}`.replace(': ', ' ');

/** An error that jsonld did not mean to throw; it may be thrown by either, but then by both. */
const unexplained = (error: unknown): string =>
  `refused unexplained ${error instanceof Error ? error.name : String(error)}`;
