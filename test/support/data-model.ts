import { CanonicalisationError, canonicaliserWith } from '../../src/credential/contexts/canonicalise.ts';
import { documentLoader } from '../../src/credential/contexts/loader.ts';
import { knownDigests } from '../../src/credential/vcdm2/known-digests.ts';
import { type ModelProblem, modelProblems } from '../../src/credential/vcdm2/problems.ts';

export const V2 = 'https://www.w3.org/ns/credentials/v2';
export const EXAMPLES = 'https://www.w3.org/ns/credentials/examples/v2';
export const ISSUER = 'did:example:academy';
export const HOLDER = 'did:example:learner';

type Members = Readonly<Record<string, unknown>>;

/** The smallest credential there is, and what a test changes about it; `undefined` takes a member away. */
export const credential = (changes: Members = {}): Members =>
  withoutUndefined({
    '@context': [V2],
    type: ['VerifiableCredential'],
    issuer: ISSUER,
    credentialSubject: { id: HOLDER },
    ...changes,
  });

/** A presentation of a credential that has a proof of its own. */
export const presentation = (changes: Members = {}): Members =>
  withoutUndefined({
    '@context': [V2],
    type: ['VerifiablePresentation'],
    verifiableCredential: [secured()],
    ...changes,
  });

/** Only that there is a proof counts here; whether it verifies is asked elsewhere. */
export const secured = (changes: Members = {}): Members =>
  credential({ proof: { type: 'DataIntegrityProof' }, ...changes });

const withoutUndefined = (members: Members): Members =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

/** A context that maps terms, as an object beside the URLs. */
export const defining = (...terms: readonly string[]): Members =>
  Object.fromEntries(terms.map((term) => [term, `https://school.example/terms#${term}`]));

export const problemsOf = (
  document: unknown,
  kind: 'credential' | 'presentation' = 'credential',
  vcdm11 = false,
): Promise<readonly ModelProblem[]> => modelProblems(document, kind, { digests: knownDigests, vcdm11 });

/** Code and place of each problem, which is all that tests of rules compare. */
export const said = async (
  document: unknown,
  kind: 'credential' | 'presentation' = 'credential',
  vcdm11 = false,
): Promise<readonly string[]> =>
  (await problemsOf(document, kind, vcdm11)).map(({ code, pointer }) => `${code} ${pointer}`);

/** Safe mode with the context of the specification's examples beside the pinned ones. */
export const withExamples = canonicaliserWith(async (url) =>
  url === EXAMPLES
    ? {
        contextUrl: null,
        documentUrl: url,
        document: { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } },
        tag: 'static',
      }
    : await documentLoader(url),
);

/** Why safe mode refuses a document; null where it does not. */
export async function refusedBySafeMode(document: object): Promise<string | null> {
  try {
    await withExamples(document);
    return null;
  } catch (refused) {
    if (refused instanceof CanonicalisationError) return refused.code;
    throw refused;
  }
}
