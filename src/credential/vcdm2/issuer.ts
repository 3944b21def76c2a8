import { isObject, type JsonObject } from '../../record/json.ts';
import { nameProblems } from './names.ts';
import { at, type ModelProblem, problem } from './problem.ts';
import { isUrl } from './url.ts';

/** The URL a party is named by: the value itself, or its `id`; null for anything else. */
export function partyUrl(party: unknown): string | null {
  const id = isObject(party) ? party.id : party;
  return isUrl(id) ? id : null;
}

/**
 * VCDM 2.0 §4.7 (VCDM 1.1 §4.5): `issuer` is there, and a URL or an object whose `id` is a URL. One issuer: a list is
 * neither. Whether anybody trusts it, and whether it controls the key, is not asked here.
 */
export function issuerProblems({ issuer }: JsonObject, pointer: string): readonly ModelProblem[] {
  if (issuer === undefined) return [problem('ISSUER_MISSING', pointer)];
  const here = at(pointer, 'issuer');
  return [
    ...(partyUrl(issuer) === null
      ? [problem('ISSUER_NOT_A_URL', isObject(issuer) && issuer.id !== undefined ? at(here, 'id') : here)]
      : []),
    ...(isObject(issuer) ? nameProblems(issuer, here) : []),
  ];
}
