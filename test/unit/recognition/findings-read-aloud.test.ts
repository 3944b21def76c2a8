import { expect, test } from 'vitest';
import type { FindingCode } from '../../../src/recognition/codes/index.ts';
import { recommend } from '../../../src/recognition/engine/recommend.ts';
import type { RecommendationInput } from '../../../src/recognition/engine/recommendation.ts';
import { said } from '../../../src/recognition/engine/spoken.ts';
import { FORM_NAMES } from '../../../src/verifying/form.ts';
import {
  ects,
  evidence,
  exemptionPolicy,
  learning,
  mappedTo,
  mapping,
  recommendationInput,
  statedCheck,
  targetUnit,
} from '../../support/recognition/evidence.ts';

async function read(input: RecommendationInput, wanted: FindingCode) {
  const finding = (await recommend(input)).findings.find(({ code }) => code === wanted);
  if (finding === undefined) throw new Error(`${wanted} was not found`);
  return { nl: said(finding, 'nl'), en: said(finding, 'en') };
}
const outcomes = [
  { id: 'T1', text: { nl: 'Leidt een bemiddeling.', en: 'Conducts a mediation.' } },
  { id: 'T2', text: { nl: 'Kent het recht.' } },
];
const unit = (more: Record<string, unknown> = {}) => targetUnit({ outcomes, ...more });

test('an outcome is quoted, in the language of the reader where the sheet has it', async () => {
  const judged = recommendationInput({ unit: unit(), mappings: mappedTo('L1', ['T1']) });
  const covered = await read(judged, 'OUTCOME_COVERED');
  expect(covered.nl.message).toBe('Leerresultaat T1, “Leidt een bemiddeling”, is volledig gedekt.');
  expect(covered.en.message).toBe('Learning outcome T1, “Conducts a mediation”, is fully covered.');
  const open = await read(judged, 'OUTCOME_NOT_JUDGED');
  expect(open.en.message).toBe('Nobody has judged yet whether learning outcome T2, “Kent het recht”, is covered.');
  const partly = recommendationInput({ unit: unit(), mappings: [mapping('T1', ['L1'], 'partial')] });
  expect((await read(partly, 'OUTCOME_PARTLY')).nl.message).toContain('“Leidt een bemiddeling”');
});

test('a listed part is called by its name in the language of the reader', async () => {
  const parts = [{ id: 'P1', title: { nl: 'Basis', en: 'Basics' }, ects: 2, outcomeIds: ['T1'] }];
  const input = recommendationInput({ unit: unit({ ects: 8, parts }), mappings: mappedTo('L1', ['T1']) });
  const { nl, en } = await read(input, 'PART_COVERED');
  expect([nl.message, en.message]).toEqual([
    'Het onderdeel “Basis” is volledig gedekt.',
    'The part “Basics” is fully covered.',
  ]);
});

test('a decimal has a comma in Dutch and a point in English', async () => {
  const input = recommendationInput({
    evidence: [evidence('e1', [learning('L1', { ects: ects(5.5), title: { nl: '7.5' } })])],
    unit: targetUnit({ ects: 7.5 }),
  });
  const { nl, en } = await read(input, 'WORKLOAD_SHORT');
  expect(nl.message).toBe('Te weinig studiepunten: bruikbaar 5,5, gevraagd 7,5.');
  expect(en.message).toBe('Too few credits: 5.5 usable, 7.5 asked for.');
  expect((await read(input, 'RECENT')).nl.message).toContain('“7.5”');
});

test('a document of which nothing may be read is called by its form, never by what it says of itself', async () => {
  for (const [check, code] of [
    ['SEAL_BROKEN', 'SEAL_BROKEN'],
    ['NOT_SEALED', 'AUTHENTICITY_OPEN'],
  ] as const) {
    const checks = [statedCheck('READ_OK'), statedCheck(check)];
    const { nl, en } = await read(
      recommendationInput({ evidence: [evidence('e1', [learning('L1')], { checks })] }),
      code,
    );
    for (const { message } of [nl, en]) {
      expect(message).not.toContain('Cursus');
      expect(message).toContain(`${FORM_NAMES.edc}: `);
    }
  }
  const damaged = evidence('e1', [], { form: 'unreadable', title: null, checks: [statedCheck('NOT_A_CREDENTIAL')] });
  const { nl, en } = await read(recommendationInput({ evidence: [damaged] }), 'NOT_AUTHENTIC');
  expect([nl.message.slice(0, 8), en.message.slice(0, 5)]).toEqual(['Bestand:', 'File:']);
});

test('which document an unknown institution issued', async () => {
  const input = recommendationInput({ evidence: [evidence('e1', [learning('L1')], { issuer: null })] });
  expect((await read(input, 'ISSUER_UNKNOWN')).nl.message).toContain('“Cursus L1”');
  const noted = { ...input, policy: exemptionPolicy({ qa: { issuerRecognised: 'preferred' } }) };
  expect((await read(noted, 'ISSUER_UNKNOWN_NOTED')).en.message).toContain('“Cursus L1”');
});

test('credit that is not known is unknown, and credit that was never acquired is too little', async () => {
  const of = (more: object) => recommendationInput({ evidence: [evidence('e1', [learning('L1', more)])] });
  expect((await read(of({ ects: null }), 'WORKLOAD_UNKNOWN')).nl.message).toBe(
    'Hoeveel studiepunten tellen, staat nog niet vast. Tot nu toe geteld: 0; gevraagd: 6.',
  );
  await expect(read(of({ ects: null, passBasis: 'without-credit' }), 'WORKLOAD_SHORT')).resolves.toBeDefined();
  const beside = recommendationInput({
    evidence: [evidence('e1', [learning('L1', { ects: ects(3) })]), evidence('e2', [])],
  });
  await expect(read(beside, 'WORKLOAD_UNKNOWN')).resolves.toBeDefined();
});
