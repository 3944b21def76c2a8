import { CanonicalisationError, canonicalise, pathOf } from '../../src/credential/contexts/canonicalise.ts';
import { vcdm2Contexts } from '../../src/credential/contexts/loader.ts';
import { libraryOutcome } from '../fuzz/canonical.ts';
import { stockJsonld } from './stock-jsonld.ts';

export const V2 = 'https://www.w3.org/ns/credentials/v2';
export const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
export const XSD = 'http://www.w3.org/2001/XMLSchema#';
export const CRED = 'https://www.w3.org/2018/credentials#';
export const SCHEMA = 'https://schema.org/';
export const ELM = 'http://data.europa.eu/snb/model/elm/';

const stock = stockJsonld();

/** One document both ways: by the path it takes with us, and by a copy of the library that nobody has touched. */
export interface BothWays {
  readonly path: Awaited<ReturnType<typeof pathOf>>;
  readonly ours: string;
  readonly library: string;
}

export async function bothWays(document: object): Promise<BothWays> {
  const ours = await canonicalise(document).catch((error: unknown) => {
    if (error instanceof CanonicalisationError) return `refused ${error.code} ${error.subject ?? ''}`;
    throw error;
  });
  return { path: await pathOf(document), ours, library: await libraryOutcome(stock, document) };
}

/** What `bothWays` gives where both agree on these lines; the order of lines is theirs to get right. */
export const agreeing = (path: BothWays['path'], ...lines: readonly string[]): BothWays => {
  const text = lines.map((line) => `${line} .\n`).join('');
  return { path, ours: text, library: text };
};

export const refusedBoth = (reason: string): BothWays => ({
  path: 'library',
  ours: `refused ${reason}`,
  library: `refused ${reason}`,
});

/** A credential of VCDM 2.0 with nothing but these members, and the lines of its type and id. */
export const bare = (members: object): object => ({
  '@context': [V2],
  id: 'urn:x:1',
  type: 'VerifiableCredential',
  ...members,
});
export const TYPED = `<urn:x:1> <${RDF}type> <${CRED}VerifiableCredential>`;

/** The same under the wrapper, whose contexts hang on properties. */
export const elm = (members: object): object => ({
  ...bare(members),
  '@context': [...vcdm2Contexts('https://sigillum.example')],
});
