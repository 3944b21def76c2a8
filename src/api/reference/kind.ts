import { type JsonSchema, referenced } from '../json-schema.ts';

const alternativesOf = (schema: JsonSchema): readonly JsonSchema[] => schema.anyOf ?? schema.oneOf ?? [];

/** How people call the type of a field. */
export function kindOf(schema: JsonSchema): string {
  const alternatives = alternativesOf(schema);
  if (alternatives.length > 0)
    return [...new Set(alternatives.map((one) => (one.enum ? 'one of these' : kindOf(one))))].join(' or ');
  const name = referenced(schema);
  if (name) return name;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (Array.isArray(schema.type)) return schema.type.map((type) => kindOf({ type: String(type) })).join(' or ');
  switch (schema.type) {
    case 'array':
      return `list of ${schema.items ? kindOf(schema.items) : 'anything'}`;
    case 'integer':
      return 'whole number';
    case 'boolean':
      return 'true or false';
    case 'object':
      return schema.properties || typeof schema.additionalProperties !== 'object' ? 'object' : 'text by language';
    case 'string':
      return schema.enum ? 'one of' : (FORMATS[schema.format ?? ''] ?? 'text');
    default:
      return schema.type === undefined ? 'anything' : String(schema.type);
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  date: 'date',
  'date-time': 'moment',
  uri: 'https address',
  email: 'e-mail address',
};

/** Words that hold for every text, date or text by language; the reference says them once. */
const EVERYWHERE = new Set([
  'text that is not empty',
  'text without control characters or direction overrides',
  'well-formed Unicode',
  'a date as YYYY-MM-DD',
  'a date that exists in the calendar',
  'an https address',
]);

/** What is accepted beyond the type: codes, words of our own, limits, what is taken when the field is absent. */
export function acceptedOf(schema: JsonSchema): string[] {
  const inner = schema.items ?? (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : null);
  const isMap = typeof schema.additionalProperties === 'object';
  const said = [
    ...codes(schema),
    ...alternativesOf(schema).flatMap(acceptedOf),
    ...(inner && !referenced(inner)
      ? [...codes(inner), ...alternativesOf(inner).flatMap(acceptedOf), ...words(inner)]
      : []),
    ...(isMap ? [] : words(schema)),
    ...(inner ? limits(inner, isMap ? 'each ' : '') : []),
    ...limits(schema, ''),
  ];
  const fallback = schema.default;
  if (fallback !== undefined && JSON.stringify(fallback) !== '[]' && JSON.stringify(fallback) !== '{}')
    said.push(`\`${typeof fallback === 'string' ? fallback : JSON.stringify(fallback)}\` when absent`);
  return [...new Set(said)];
}

const codes = (schema: JsonSchema): string[] =>
  schema.enum ? [schema.enum.map((code) => `\`${code}\``).join(', ')] : [];

const words = (schema: JsonSchema): string[] =>
  schema['x-vocabulary'] ? [] : (schema['x-accepts'] ?? []).filter((word) => !EVERYWHERE.has(word));

function limits(schema: JsonSchema, each: string): string[] {
  const { minimum, maximum, exclusiveMinimum, maxLength, minItems, maxItems } = schema;
  return [
    minimum !== undefined && maximum !== undefined ? `${minimum} to ${maximum}` : null,
    minimum !== undefined && maximum === undefined ? `at least ${minimum}` : null,
    exclusiveMinimum !== undefined ? `above ${exclusiveMinimum}` : null,
    maximum !== undefined && minimum === undefined ? `at most ${maximum}` : null,
    maxLength !== undefined ? `${each}at most ${maxLength} characters` : null,
    minItems !== undefined ? `at least ${minItems} item${minItems === 1 ? '' : 's'}` : null,
    maxItems !== undefined ? `at most ${maxItems} items` : null,
  ].filter((limit) => limit !== null);
}

/** The vocabulary whose codes a field takes, if it takes one. */
export const vocabularyOf = (schema: JsonSchema): string | undefined =>
  schema['x-vocabulary'] ?? schema.items?.['x-vocabulary'];
