import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { canonicalise } from '../../src/credential/contexts/canonicalise.ts';
import { sharedText } from './shared.ts';

/** The two profiles with shapes of their own, beside *generic*. */
export const PROFILE_SHAPES = {
  accredited: 'EDC-accredited.ttl',
  mandate: 'EDC-issuedByMandate.ttl',
} as const;

/** Profiles a document claims and the shapes of each. */
export const claimedShapes = (document: {
  readonly credentialProfiles: readonly { readonly id: string }[];
}): readonly (keyof typeof PROFILE_SHAPES)[] =>
  document.credentialProfiles.flatMap(({ id }) => SHAPES_OF_PROFILE[id] ?? []);

const SHAPES_OF_PROFILE: Readonly<Record<string, keyof typeof PROFILE_SHAPES>> = {
  'http://data.europa.eu/snb/credential/6cf8e68c43': 'accredited',
  'http://data.europa.eu/snb/credential/c_9a31f32a': 'mandate',
};

const IMPORTS = 'http://www.w3.org/2002/07/owl#imports';
const SUBCLASS = 'http://www.w3.org/2000/01/rdf-schema#subClassOf';

/** What the VCDM 2.0 form needs beside its own graph: ELM's class of status entries does not know the W3C one. */
export const STATUS_SUBCLASS =
  `<https://www.w3.org/ns/credentials/status#BitstringStatusListEntry> <${SUBCLASS}> ` +
  '<http://data.europa.eu/snb/model/elm/CredentialStatus> .\n';

/**
 * A validator for some of the official shapes merged. Imports are dropped and the imported file named instead, because
 * `edc-generic-full` alone checks almost nothing and nothing may be fetched. Building one takes half a second.
 */
function validator(...files: readonly string[]): SHACLValidator {
  const shapes = new Store();
  for (const file of files)
    shapes.addQuads(
      new Parser().parse(sharedText(`elm/${file}`)).filter(({ predicate }) => predicate.value !== IMPORTS),
    );
  return new SHACLValidator(asDataset(shapes));
}

/** A Store of n3 is an RDF/JS dataset; the types this repository has of it name only what tests call. */
const asDataset = (store: Store): Dataset => store as unknown as Dataset;
type Dataset = ConstructorParameters<typeof SHACLValidator>[0];

const built = new Map<string, SHACLValidator>();
function validatorOf(name: 'generic' | keyof typeof PROFILE_SHAPES): SHACLValidator {
  const known = built.get(name);
  if (known) return known;
  const made =
    name === 'generic' ? validator('EDC-generic-full.ttl', 'EDC-generic-no-cv.ttl') : validator(PROFILE_SHAPES[name]);
  built.set(name, made);
  return made;
}

/** The graph of a document, in safe mode: without it an unknown term would be dropped and the rest would conform. */
export async function graphOf(document: object, moreTriples = ''): Promise<Store> {
  return new Store(new Parser({ format: 'N-Quads' }).parse((await canonicalise(document)) + moreTriples));
}

/** Violations of the official shapes, each as "path constraint", sorted; none when the graph conforms. */
export async function violations(
  graph: Store,
  shapes: 'generic' | keyof typeof PROFILE_SHAPES = 'generic',
): Promise<readonly string[]> {
  const { results } = await validatorOf(shapes).validate(asDataset(graph));
  return results
    .map(({ path, sourceConstraintComponent }) => `${lastOf(path)} ${lastOf(sourceConstraintComponent)}`)
    .sort();
}

const lastOf = (term: unknown): string => {
  const value = (term as { readonly value?: string } | null)?.value ?? String(term);
  return value.split(/[#/]/).at(-1) ?? value;
};
