import { expect, it } from 'vitest';
import { lint } from '../../src/credential/lint/index.ts';
import { composed, SCENARIO_CASES, twinOf } from '../support/compositions.ts';

it('composing and linting need nothing that workerd does not have', async () => {
  const edc = composed(SCENARIO_CASES.microdegree());
  expect(edc.displayParameter.id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5/);
  for (const [kind, document] of [['edc', edc] as const, ['vcdm2', twinOf(edc)] as const])
    expect(await lint(kind, document)).toMatchObject({ ok: true, value: { kind } });
});
