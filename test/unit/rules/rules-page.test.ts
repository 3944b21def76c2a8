import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NO_FONT } from '../../../src/credential/page/findings.ts';
import type { Finding } from '../../../src/record/finding.ts';
import { RuleProfileId } from '../../../src/record/rules/profile-id.ts';
import { RULE_PROFILES } from '../../../src/record/rules/profiles.ts';

const PAGE = readFileSync(new URL('../../../docs/RULES.md', import.meta.url), 'utf8');
const LETTER: Readonly<Record<Finding['severity'], string>> = {
  error: 'E',
  warning: 'W',
  declaration: 'D',
  information: 'I',
};

/** Rule id → severity letter per profile, as the tables of the page say it. */
function tables(): Map<string, string> {
  const said = new Map<string, string>();
  let profiles: string[] = [];
  for (const line of PAGE.split('\n')) {
    if (!line.startsWith('| ')) continue;
    const [first = '', , ...cells] = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    if (first === 'rule') profiles = cells;
    else if (profiles.length > 0)
      cells.forEach((cell, index) => {
        said.set(`${first} ${profiles[index]}`, cell);
      });
  }
  return said;
}

describe('docs/RULES.md', () => {
  const said = tables();

  it.each(RuleProfileId.options)('names every rule of %s with its severity, and no other', (id) => {
    const { offering, award, inForceFrom } = RULE_PROFILES[id];
    const judged = new Map([...offering, ...award].map(([rule, severity]) => [rule.id, LETTER[severity]]));
    const claimed = [...said]
      .filter(([key, letter]) => key.endsWith(` ${id}`) && letter !== '–')
      .map(([key, letter]) => `${key.split(' ')[0]} ${letter}`);
    expect(claimed.sort()).toEqual([...judged].map(([rule, letter]) => `${rule} ${letter}`).sort());
    expect(PAGE).toMatch(new RegExp(`\\| \`${id}\` \\|[^\\n]*${inForceFrom ?? ''}`));
  });

  it('explains every finding on page and document, and none that does not exist', () => {
    const folder = new URL('../../../src/credential/lint/', import.meta.url);
    const given = new Set<string>([NO_FONT]);
    for (const name of readdirSync(folder))
      for (const [, id = ''] of readFileSync(new URL(name, folder), 'utf8').matchAll(/'(LINT-[A-Z-]+)'/g))
        given.add(id);
    expect(given.size).toBeGreaterThan(10);
    const explained = [...PAGE.matchAll(/^- \*\*((?:LINT|PAGE)-[A-Z-]+)\*\*:/gm)].map(([, id]) => id);
    expect(explained.sort()).toEqual([...given].sort());
  });
});
