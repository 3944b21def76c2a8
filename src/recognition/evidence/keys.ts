import type { BodyFact, Fact } from '../../verifying/facts/fact.ts';
import { bodyNames } from './body-names.ts';
import { oneWord, type Specification, specificationKey } from './specification.ts';

/** More bodies or codes than any award has; a document with thousands of each must not multiply them. */
const MOST_BODIES = 20;
const MOST_NAMES = 40;
const MOST_SPECIFICATIONS = 10;

const LASTING = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|^https:\/\//i;

export interface Named {
  readonly identity: Fact['identity'];
  readonly specifications: readonly Specification[];
  /** Its own bodies, or those of the whole it is a part of. */
  readonly bodies: readonly BodyFact[];
  /** The credential, where this is the only learning it is about. */
  readonly credential: { readonly id: string | null; readonly issuer: readonly string[] } | null;
}

/**
 * Names under which one piece of learning comes back in another document:
 * - `id`: its identity, equal in every form and re-issue of an award that names its nodes;
 * - `spec`: each code of offering or unit with each name of each body that awarded it, without version or year, so that
 *   the same course counts once however often it was followed, and a creditbewijs and a credential for one unit are one;
 * - `credential`: issuer and credential id, for forms that have a place for neither of these (a flat attestation).
 *
 * A node or credential id that somebody counted (`urn:epass:cred:1`) is never a name. What is missed: one course to which
 * two bodies give codes of their own, or the same body under different schemes; a flat attestation beside another form
 * with another credential id; a re-issue under a new identity without any code. Nothing is compared by title.
 */
export function learningKeys({ identity, specifications, bodies, credential }: Named): readonly string[] {
  const names = [...new Set(bodies.slice(0, MOST_BODIES).flatMap(bodyNames))].toSorted().slice(0, MOST_NAMES);
  const codes = [...new Set(specifications.map(specificationKey))].toSorted().slice(0, MOST_SPECIFICATIONS);
  const id = credential?.id ?? null;
  return [
    ...new Set([
      `id ${identity.id}`,
      ...codes.flatMap((code) => names.map((name) => `spec ${oneWord(name)} ${code}`)),
      ...(id !== null && LASTING.test(id)
        ? (credential?.issuer ?? []).slice(0, MOST_NAMES).map((name) => `credential ${oneWord(name)} ${oneWord(id)}`)
        : []),
    ]),
  ];
}
