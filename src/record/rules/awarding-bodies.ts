import type { z } from 'zod';
import type { Institution, LegalIdentifier, Organisation } from '../institution.ts';
import type { Specification } from '../offering.ts';

/** A body that awards, and where its facts stand: in the sealing institution or written out in the specification. */
export interface AwardingBody {
  readonly organisation: Organisation;
  /** It is the institution that seals. */
  readonly self: boolean;
  readonly subject: 'institution' | 'specification';
  /** JSON pointer of the organisation inside `subject`: empty for the institution itself. */
  readonly path: string;
  /** Place in `awardingBodies`. */
  readonly index: number;
}

type Identifier = z.output<typeof LegalIdentifier>;

/**
 * Whether two legal identifiers name one body. The semantics prefix of ETSI EN 319 412-1 (`NTRBE-`, `VATBE-`), the
 * country in front of a VAT number, punctuation and letter case do not count; the country of the register does.
 */
export function sameLegalIdentifier(one: Identifier, other: Identifier): boolean {
  return one.country === other.country && bare(one.notation) === bare(other.notation);
}

const bare = (notation: string): string =>
  notation
    .toUpperCase()
    .replace(/^[A-Z]{5}-/, '')
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^[A-Z]{2}(?=\d{8,})/, '');

/**
 * The bodies that award under a specification, in its order. `self`, and a body whose eIDAS identifier is the
 * institution's, is the institution itself. A body named twice is yielded twice (rule A4 objects to it).
 */
export function awardingBodies(specification: Specification, institution: Institution): AwardingBody[] {
  return specification.awardingBodies.map((body, index) =>
    body === 'self' || sameLegalIdentifier(body.identifiers.eidas, institution.identifiers.eidas)
      ? { organisation: institution, self: true, subject: 'institution', path: '', index }
      : { organisation: body, self: false, subject: 'specification', path: `/awardingBodies/${index}`, index },
  );
}

/** Whether a body is a higher-education institution: by the list it is recognised on, else by its kind. */
export function isHigherEducation(body: Organisation | Institution): boolean {
  if (body.recognisedAs) return body.recognisedAs.list !== 'other';
  return 'kind' in body && (body.kind === 'university' || body.kind === 'university_college');
}
