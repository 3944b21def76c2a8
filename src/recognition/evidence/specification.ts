import { SCHEME } from '../../credential/elm/qualification.ts';
import type { IdentifierFact } from '../../verifying/facts/fact.ts';
import type { Learning } from './evidence.ts';

export type Specification = Learning['specifications'][number];

/** What an offering and a unit are called where a specification is named; any other scheme is as its issuer writes it. */
export const OFFERING = SCHEME.offering;
export const UNIT = SCHEME.unit;

/** Identifiers of a specification that name something else: a number, or a programme many offerings count towards. */
const NO_SPECIFICATION: readonly string[] = [SCHEME.ectsShare, SCHEME.programme];

const ACADEMIC_YEAR = /^\d{4}-\d{4}$/;

/**
 * The codes under which a body names what was learned. Of an identifier written our way the version of the offering, or
 * the academic year of the unit, is what follows the last slash; codes have slashes of their own, and a unit may come
 * without a year. Other issuers' codes stay as they are, and their versions are not known. `humanCode` of an Open Badge is
 * the code of the offering, without a version.
 */
export function specificationsOf(identifiers: readonly IdentifierFact[]): readonly Specification[] {
  return identifiers
    .filter(({ scheme }) => scheme === null || !NO_SPECIFICATION.includes(scheme))
    .map(({ notation, scheme }) => {
      const written = notation.normalize('NFC').trim();
      if (scheme === 'humanCode') return { scheme: OFFERING, code: written, version: null };
      const slash = written.lastIndexOf('/');
      const [code, version] = [written.slice(0, slash), written.slice(slash + 1)];
      const split = slash > 0 && (scheme === OFFERING || (scheme === UNIT && ACADEMIC_YEAR.test(version)));
      return split ? { scheme, code, version } : { scheme, code: written, version: null };
    });
}

/** Kind and code as one part of a key. An offering and a unit with the same code are two things. */
export function specificationKey({ scheme, code }: Specification): string {
  const kind =
    scheme === OFFERING ? 'offering' : scheme === UNIT ? 'unit' : scheme === null ? 'unnamed' : `scheme:${scheme}`;
  return `${oneWord(kind)} ${oneWord(code)}`;
}

/** Without a space, so that the parts of a key cannot run into one another. */
export const oneWord = (text: string): string => text.replaceAll(/[%\s]/gu, encodeURIComponent);
