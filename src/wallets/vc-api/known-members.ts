import { z } from 'zod';
import type { Policy } from '../../credential/policy.ts';
import { isObject } from '../../record/json.ts';

/**
 * How a request is read under a policy: as its schema says, or, where unknown members are ignored, after leaving out those
 * that neither the schema nor the objects in it know. What stands in a credential or presentation is never left out.
 */
export const knownMembers = <T>(schema: z.ZodType<T>, { unknownMembers }: Policy): z.ZodType<T> =>
  unknownMembers === 'refused' ? schema : z.preprocess((sent) => known(sent, schema), schema);

function known(sent: unknown, schema: z.core.$ZodType): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return known(sent, schema.unwrap());
  // A schema that takes further members (`looseObject`) knows all of them.
  if (!(schema instanceof z.ZodObject) || !(schema.def.catchall instanceof z.ZodNever) || !isObject(sent)) return sent;
  const members = Object.entries(schema.shape).filter(([name]) => Object.hasOwn(sent, name));
  return Object.fromEntries(members.map(([name, member]) => [name, known(sent[name], member)]));
}
