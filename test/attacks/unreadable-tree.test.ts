import { beforeAll, expect, it } from 'vitest';
import { codesOf, INDEX, makeWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/**
 * Somebody without a key writes `id` as `@id`: the same graph and a good signature, and a tree in which a reader by term
 * finds no status and no dates.
 */
const aliased = (text: string): string => text.replace('"hasClaim":[{"id":', '"hasClaim":[{"@id":');

it('a signed document whose tree could hide its status or its end is not said to have none', async () => {
  const text = await world.secured({ ...world.vcdm2Document, validUntil: '2026-07-01T00:00:00Z' });
  const set = { 'r-1': [INDEX['r-1']] };
  expect(codesOf(await world.look(text, { set }), 'failed')).toEqual(['EXPIRED', 'STATUS_REVOKED']);
  const hidden = aliased(text);
  expect(hidden).not.toBe(text);
  const found = await world.look(hidden, { set });
  expect(found.verdict).toBe('indeterminate');
  expect(codesOf(found, 'unknown')).toContain('TREE_NOT_PLAIN');
  const said = found.reports[0]?.checks.map(({ code }) => code) ?? [];
  for (const code of ['VALID_NOW', 'STATUS_NOT_OFFERED', 'STATUS_ACTIVE', 'QA_AT_AWARD_OK', 'HOLDER_NOT_DESCRIBED'])
    expect(said).not.toContain(code);
  expect(said).toEqual(
    expect.arrayContaining([
      'VALIDITY_NOT_EXAMINED',
      'STATUS_NOT_EXAMINED',
      'AUTHORITY_NOT_EXAMINED',
      'HOLDER_NOT_EXAMINED',
    ]),
  );
  expect(found.reports[0]?.facts).toBeNull();
  expect(found.reports[0]?.europass.expiry.status).toBe('skipped');
});
