import { z } from 'zod';
import { acceptedIn } from '../record/accepts.ts';

/** A JSON Schema (2020-12) as far as the reference writes and reads it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly const?: string | number | boolean | null;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly format?: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  /** What is accepted, in words, where a pattern or a check of our own decides. */
  readonly 'x-accepts'?: readonly string[];
  /** Vocabulary whose codes and URIs are accepted. */
  readonly 'x-vocabulary'?: string;
}

/** Schemas with a name of their own, as they stand under `components/schemas`. */
export type Components = Record<string, JsonSchema>;

const PREFIX = '#/components/schemas/';

/** The name a reference points at; null when the schema is no reference. */
export const referenced = (schema: JsonSchema): string | null =>
  schema.$ref?.startsWith(PREFIX) ? schema.$ref.slice(PREFIX.length) : null;

/**
 * The JSON Schema of what a zod schema accepts as input. Schemas with an `id` are put into `components` and referred to.
 * Our records answer as they are asked, so the input side describes answers as well. Two different schemas under one id
 * are a bug and throw.
 */
export function describeSchema(schema: z.ZodType, components: Components): JsonSchema {
  const { $schema, $defs, ...described } = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-2020-12',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => annotate(zodSchema, jsonSchema),
  });
  for (const [id, { id: _, ...definition }] of Object.entries($defs ?? {})) {
    const placed = withReferences(definition);
    if (id in components && JSON.stringify(components[id]) !== JSON.stringify(placed))
      throw new Error(`two schemas are named ${id}`);
    components[id] = placed;
  }
  return withReferences(described);
}

/** Definitions move from the schema itself to the document's components. */
const withReferences = (schema: object): JsonSchema =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', `"${PREFIX}`)) as JsonSchema;

function annotate(schema: z.core.$ZodType, json: z.core.JSONSchema.BaseSchema): void {
  if (json.example !== undefined) {
    json.examples = [json.example];
    delete json.example;
  }
  // The format says it; the pattern zod writes for it is a screenful.
  if (json.format === 'date-time' || json.format === 'email') delete json.pattern;
  const words = [...new Set([...((json['x-accepts'] as string[] | undefined) ?? []), ...wordsOf(schema)])];
  if (words.length > 0) json['x-accepts'] = words;
}

/** The messages a schema and its checks carry of their own, in English. */
function wordsOf(schema: z.core.$ZodType): string[] {
  const { error, checks = [] } = schema._zod.def;
  return [error, ...checks.map((check) => check._zod.def.error)].flatMap((message) => {
    const said = message?.({ code: 'custom', input: undefined, path: [], inst: schema } as never);
    return typeof said === 'string' ? [acceptedIn(said, 'en')] : [];
  });
}
