import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RuleProfileId } from '../../../src/record/rules/profile-id.ts';
import { RULE_PROFILES } from '../../../src/record/rules/profiles.ts';
import type { Rule } from '../../../src/record/rules/rule.ts';
import { judge, type Row } from './row.ts';
import { ANNEX_ROWS } from './rows/annex-one.ts';
import { FLEMISH_ROWS } from './rows/flemish.ts';
import { FURTHER_ROWS } from './rows/further-profiles.ts';
import { ISSUING_ROWS } from './rows/issuing.ts';
import { OFFER_ROWS } from './rows/offers.ts';
import { QUALITY_ROWS } from './rows/quality.ts';

const ROWS: readonly Row[] = [
  ...OFFER_ROWS,
  ...FLEMISH_ROWS,
  ...QUALITY_ROWS,
  ...ANNEX_ROWS,
  ...ISSUING_ROWS,
  ...FURTHER_ROWS,
];

describe.each(ROWS)('$id when $when', ({ id, base, profile, breaks, passes, gives }) => {
  it('is found with its severity, at its field, in both languages', () => {
    const { findings, blocking } = judge(base(), profile, breaks);
    const found = findings.filter((finding) => finding.id === id);
    expect(found.map(({ severity, subject, path }) => [severity, subject, path])).toEqual(gives);
    for (const { message, remedy } of found)
      for (const text of [message, remedy]) {
        expect(text.nl).not.toBe('');
        expect(text.en).not.toBe('');
        expect(text.nl).not.toBe(text.en);
        expect(`${text.nl} ${text.en}`).not.toMatch(/undefined|NaN|\[object/);
      }
    const stops = gives.some(([severity]) => severity === 'error' || severity === 'warning');
    expect(blocking.some((finding) => finding.id === id)).toBe(stops);
  });

  it('is not found when the rule is satisfied', () => {
    const { findings } = judge(base(), profile, passes);
    expect(findings.filter((finding) => finding.id === id)).toEqual([]);
  });
});

describe('the catalogue of rules', () => {
  const used = new Map<string, Rule>();
  for (const { offering, award } of Object.values(RULE_PROFILES))
    for (const [rule] of [...offering, ...award]) used.set(rule.id, rule);

  it('shows every rule of every profile failing and passing', () => {
    const shown = new Set(ROWS.map(({ id }) => id));
    expect([...used.keys()].filter((id) => !shown.has(id))).toEqual([]);
  });

  it('shows a rule that may stop issuing doing so', () => {
    const stops = new Set(ROWS.flatMap(({ id, gives }) => gives.map(([severity]) => `${id} ${severity}`)));
    const never = Object.values(RULE_PROFILES).flatMap(({ offering, award }) =>
      [...offering, ...award].flatMap(([{ id }, severity]) =>
        (severity === 'error' || severity === 'warning') && !stops.has(`${id} error`) && !stops.has(`${id} warning`)
          ? [id]
          : [],
      ),
    );
    expect(never).toEqual([]);
  });

  it('says in Dutch and English what every rule of every profile asks', () => {
    for (const { id, asks } of used.values()) {
      expect(asks.nl, id).toMatch(/^\p{Lu}.+\.$/su);
      expect(asks.en, id).toMatch(/^\p{Lu}.+\.$/su);
      expect(asks.nl, id).not.toBe(asks.en);
    }
  });

  it('uses every rule of the code in at least one profile', async () => {
    const folder = new URL('../../../src/record/rules/', import.meta.url);
    const written: string[] = [];
    for (const name of readdirSync(folder)) {
      const exported: Record<string, unknown> = await import(new URL(name, folder).pathname);
      for (const value of Object.values(exported)) if (isRule(value)) written.push(value.id);
    }
    expect(written.length).toBeGreaterThan(80);
    expect(new Set(written).size).toBe(written.length);
    expect(written.filter((id) => !used.has(id))).toEqual([]);
  });

  it('has a profile for every id, without a rule twice', () => {
    for (const id of RuleProfileId.options) {
      const { offering, award, ...profile } = RULE_PROFILES[id];
      expect(profile.id).toBe(id);
      const ids = [...offering, ...award].map(([rule]) => rule.id);
      expect(new Set(ids).size, id).toBe(ids.length);
    }
  });
});

describe('a rule profile', () => {
  // Profile and version are stored with every award: what a version asks never changes afterwards.
  it('that asks something else has another version', () => {
    const asked = Object.values(RULE_PROFILES).map(({ id, version, offering, award }) => {
      const entries = [...offering, ...award].map(([rule, severity]) => `${rule.id} ${severity}`).sort();
      return `${id} ${version} ${createHash('sha256').update(entries.join()).digest('hex').slice(0, 12)}`;
    });
    expect(asked).toMatchInlineSnapshot(`
      [
        "vl-2023 2 3232f841cb0d",
        "vl-2025 2 fe62dbe35514",
        "eu-2022 2 21c22c983a99",
        "cmf 2 056a92488593",
        "nova 2 e78854114f21",
        "ucll 2 e71228f2ae9c",
        "pg-et-ic 2 11d5d4a97dfe",
      ]
    `);
  });
});

function isRule(value: unknown): value is Rule {
  return typeof value === 'object' && value !== null && 'stage' in value && 'judge' in value && 'asks' in value;
}
