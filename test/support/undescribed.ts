import type { z } from 'zod';
import { type Components, describeSchema, type JsonSchema, referenced } from '../../src/api/json-schema.ts';

/**
 * What an answer does that its schema does not say: fields nobody described, required ones that are absent, values the
 * schema refuses. Pointers with a reason; empty when answer and reference agree.
 */
export function undescribed(schema: z.ZodType | null, answer: unknown): string[] {
  if (schema === null) return ['no schema'];
  const parsed = schema.safeParse(answer);
  const refused = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`);
  const components: Components = {};
  return [...refused, ...surplus(describeSchema(schema, components), answer, components, '')];
}

function surplus(schema: JsonSchema, value: unknown, components: Components, at: string): string[] {
  const name = referenced(schema);
  if (name) return surplus(components[name] ?? {}, value, components, at);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) {
    // `null` describes nothing but null.
    const meant = alternatives.filter(({ type }) => type !== 'null' || value === null);
    const found = meant.map((alternative) => surplus(alternative, value, components, at));
    return found.toSorted((one, other) => one.length - other.length)[0] ?? [];
  }
  if (Array.isArray(value))
    return value.flatMap((item, index) => surplus(schema.items ?? {}, item, components, `${at}/${index}`));
  if (typeof value !== 'object' || value === null || !schema.properties) return [];
  return Object.entries(value).flatMap(([key, content]) => {
    const field = schema.properties?.[key];
    return field ? surplus(field, content, components, `${at}/${key}`) : [`${at}/${key}: not described`];
  });
}
