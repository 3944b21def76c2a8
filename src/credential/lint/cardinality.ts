import type { Finding } from '../../record/finding.ts';
import { CARDINALITY, type Kind, type Member } from './cardinality-table.ts';
import { finding, type LintRule } from './rule.ts';
import { isRecord, listOf, type Place, pointer } from './walk.ts';

const DATE_TIME = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;
/** Duration as such; which ones are sensible is LINT-DURATION's question. */
const DURATION = /^P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/;

/**
 * LINT-CARDINALITY: every node is of a class we write, has what its class must have (ELM 3.2 `sh:minCount`), no more than
 * it may (`sh:maxCount`, `sh:uniqueLang`), of the right kind (`sh:class`, `sh:datatype`), and no member its class does not
 * know. Cheap enough for every document; the official shapes themselves run in the conformance tests.
 */
export const cardinality: LintRule = ({ places }) =>
  places.flatMap((place) => {
    const className = classOf(place);
    if (className === undefined) return [];
    const members = CARDINALITY[className];
    if (!members) return [unknownClass(place, className)];
    return [...missing(place, members), ...malformed(place, members, className)];
  });

/** Class of a node; undefined for what is no node: language maps. */
function classOf({ value, parent }: Place): string | undefined {
  const { type } = value;
  if (!parent)
    return listOf(type).includes('EuropeanDigitalCredential') ? 'EuropeanDigitalCredential' : 'no credential';
  if (typeof type === 'string') return type;
  if (type !== undefined) return JSON.stringify(type);
  return 'id' in value ? 'a node without type' : undefined;
}

/** What each class must have, by name: the tables never change. */
const REQUIRED: ReadonlyMap<Readonly<Record<string, Member>>, readonly string[]> = new Map(
  Object.values(CARDINALITY).map((members) => [
    members,
    Object.keys(members).filter((name) => members[name]?.min === 1),
  ]),
);

const missing = (place: Place, members: Readonly<Record<string, Member>>): readonly Finding[] =>
  (REQUIRED.get(members) ?? [])
    .filter((name) => isAbsent(place.value[name]))
    .map((name) =>
      finding(
        'LINT-CARDINALITY',
        pointer(place, name),
        { nl: `${name} ontbreekt.`, en: `${name} is missing.` },
        { nl: `Voeg ${name} toe.`, en: `Add ${name}.` },
      ),
    );

const isAbsent = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

const OUTSIDE: readonly string[] = ['@context', 'id', 'type'];

function malformed(place: Place, members: Readonly<Record<string, Member>>, className: string): readonly Finding[] {
  const findings: Finding[] = [];
  for (const name in place.value) {
    if (OUTSIDE.includes(name)) continue;
    const member = members[name];
    const said = member ? objection(member, place.value[name]) : `${className} has no ${name}`;
    if (said === undefined) continue;
    findings.push(
      finding(
        'LINT-CARDINALITY',
        pointer(place, name),
        {
          nl: `${name} is niet zoals ELM 3.2 het wil (${said}).`,
          en: `${name} is not as ELM 3.2 wants it (${said}).`,
        },
        { nl: 'Zie de ELM 3.2-vormen voor deze klasse.', en: 'See the ELM 3.2 shapes for this class.' },
      ),
    );
  }
  return findings;
}

function objection({ max, kind }: Member, value: unknown): string | undefined {
  const values = listOf(value);
  if (values.length === 0) return 'empty';
  if (max === 1 && values.length > 1) return `at most one, not ${values.length}`;
  return values.map((each) => notOfKind(kind, each)).find((said) => said !== undefined);
}

function notOfKind(kind: Kind, value: unknown): string | undefined {
  if (typeof kind !== 'string')
    return isRecord(value) && typeof value.type === 'string' && kind.includes(value.type)
      ? undefined
      : `a node of class ${kind.join(' or ')}`;
  switch (kind) {
    case 'text':
      return isTexts(value) ? undefined : 'one text per language';
    case 'name':
      return isTexts(value) && Object.keys(value).length === 1 ? undefined : 'one text in one language';
    case 'dateTime':
      return typeof value === 'string' && DATE_TIME.test(value) ? undefined : 'date and time as YYYY-MM-DDThh:mm:ssZ';
    case 'duration':
      return typeof value === 'string' && DURATION.test(value) ? undefined : 'a duration such as PT60H';
    case 'count':
      return typeof value === 'number' && Number.isInteger(value) && value > 0 ? undefined : 'a positive whole number';
    case 'string':
      return typeof value === 'string' && value !== '' ? undefined : 'a string';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'true or false';
  }
}

const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  isRecord(value) &&
  Object.keys(value).length > 0 &&
  Object.values(value).every((text) => typeof text === 'string' && text.trim() !== '');

const unknownClass = (place: Place, className: string): Finding =>
  finding(
    'LINT-CARDINALITY',
    pointer(place, 'type'),
    { nl: `Onbekende klasse: ${className}.`, en: `Unknown class: ${className}.` },
    { nl: 'Gebruik een klasse van ELM 3.2.', en: 'Use a class of ELM 3.2.' },
  );
