import { isObject, type JsonObject } from '../../record/json.ts';
import { type Digest, matches, parseMultibase, parseSri, type ResourceDigests } from './digests.ts';
import { at, type ModelProblem, problem } from './problem.ts';

const CLAUSE = 'VCDM 2.0 §5.3';
/** RFC 6838 §4.2, with parameters; bounded, so that it costs nothing. */
const MEDIA_TYPE = /^[a-z\d][a-z\d!#$&^_.+-]{0,126}\/[a-z\d][a-z\d!#$&^_.+-]{0,126}(?:\s*;[^\r\n]{0,200})?$/i;

/**
 * VCDM 2.0 §5.3: `relatedResource` is one object or several, each with an `id` that no other has and at least one digest.
 * A digest of a resource whose bytes we know has to be theirs; all of several do. Nothing is fetched for it: whoever writes
 * a credential would otherwise choose which addresses we visit. So the digest of a resource we do not know is only read,
 * and a digest of another algorithm than SHA-256 and SHA-384 as well.
 */
export function relatedResourceProblems(
  { relatedResource }: JsonObject,
  pointer: string,
  digests: ResourceDigests,
): readonly ModelProblem[] {
  if (relatedResource === undefined) return [];
  const here = at(pointer, 'relatedResource');
  if (!Array.isArray(relatedResource)) return resourceProblems(relatedResource, here, digests);
  if (relatedResource.length === 0) return [problem('RESOURCE_NOT_AN_OBJECT', here)];
  const seen = new Set<unknown>();
  return relatedResource.flatMap((resource: unknown, index) => {
    const place = at(here, index);
    const found = resourceProblems(resource, place, digests);
    const id = isObject(resource) ? resource.id : undefined;
    const repeated = id !== undefined && seen.has(id);
    seen.add(id);
    return repeated ? [...found, problem('RESOURCE_REPEATED', at(place, 'id'))] : found;
  });
}

function resourceProblems(resource: unknown, pointer: string, digests: ResourceDigests): readonly ModelProblem[] {
  if (!isObject(resource)) return [problem('RESOURCE_NOT_AN_OBJECT', pointer)];
  const { id, mediaType, digestSRI, digestMultibase } = resource;
  return [
    ...(id === undefined ? [problem('ID_MISSING', pointer, 'relatedResource', CLAUSE)] : []),
    ...(mediaType === undefined || (typeof mediaType === 'string' && MEDIA_TYPE.test(mediaType))
      ? []
      : [problem('MEDIA_TYPE_MALFORMED', at(pointer, 'mediaType'))]),
    ...(digestSRI === undefined && digestMultibase === undefined ? [problem('RESOURCE_NO_DIGEST', pointer)] : []),
    ...DIGEST_MEMBERS.flatMap(([field, parse]) => digestProblems(resource, pointer, field, parse, digests)),
  ];
}

type Parse = (text: string) => Digest | null;
const DIGEST_MEMBERS: readonly (readonly ['digestSRI' | 'digestMultibase', Parse])[] = [
  ['digestSRI', parseSri],
  ['digestMultibase', parseMultibase],
];

function digestProblems(
  resource: JsonObject,
  pointer: string,
  field: 'digestSRI' | 'digestMultibase',
  parse: Parse,
  digests: ResourceDigests,
): readonly ModelProblem[] {
  const value = resource[field];
  if (value === undefined) return [];
  const read = textsOf(value).map((text) => (typeof text === 'string' ? parse(text) : null));
  if (read.length === 0 || read.includes(null)) {
    return [problem('RESOURCE_DIGEST_MALFORMED', at(pointer, field), field)];
  }
  const known = typeof resource.id === 'string' ? digests(resource.id) : null;
  const isOther = known !== null && read.some((digest) => digest !== null && matches(digest, known) === false);
  return isOther ? [problem('RESOURCE_DIGEST_MISMATCH', at(pointer, field), field)] : [];
}

/** One digest or several: as a list, or in one text as the integrity attribute of SRI separates them. */
const textsOf = (value: unknown): readonly unknown[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one: unknown) =>
    typeof one === 'string' ? one.split(/[ \t\n\r]+/) : [one],
  );
