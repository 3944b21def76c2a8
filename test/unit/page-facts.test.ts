import { describe, expect, test } from 'vitest';
import { pageFacts } from '../../src/credential/page/facts.ts';
import { decimal, longDate, longPeriod, wholeNumber } from '../../src/credential/page/words.ts';
import { type Scenario, scenario1, scenario5, scenario15, scenario18 } from '../support/scenarios.ts';

const CREDENTIAL = 'urn:credential:3f1b6a52-8f0e-4c67-9c3b-5d1a7e20c9f4';
const ACHIEVEMENT = 'urn:uuid:0b0a4ee4-7d1e-4d2c-9d0e-0f8a4f6f1c11';

function factsOf({ institution, specification, award }: Scenario, development = false) {
  const components = award.components.map((component) => ({ ...component, achievementId: ACHIEVEMENT }));
  const drafted = { ...award, achievementId: ACHIEVEMENT, components };
  return pageFacts({ institution, specification, award: drafted, credentialId: CREDENTIAL, development });
}

describe('pageFacts', () => {
  test('says of scenario 1 who, what, how much, at which level and when', () => {
    const scenario = scenario1();
    const facts = factsOf(scenario);
    expect(facts).toMatchObject({
      learnerName: 'Noor Peeters',
      learnerBirthDate: '1991-03-14',
      title: scenario.specification.title,
      label: { nl: 'Microcredential', en: 'Micro-credential' },
      assessed: true,
      ects: '9',
      hours: 240,
      eqf: 7,
      vks: 7,
      awardedOn: '2026-06-26',
      credentialId: CREDENTIAL,
      development: false,
      sealedBy: undefined,
    });
    expect(facts.components.map((component) => component.ects)).toEqual(['2', '2', '2', '2', '1']);
    expect(facts.outcomes).toHaveLength(5);
    for (const fact of [facts.mode, facts.assessment, facts.qualityAssurance]) {
      expect(fact?.nl).toMatch(/\p{L}{3}/u);
      expect(fact?.en).toMatch(/\p{L}{3}/u);
    }
  });

  test('carries nothing of the learner but name and birth date', () => {
    const scenario = scenario1();
    const award = { ...scenario.award, learner: { ...scenario.award.learner, email: 'noor@example.org' } };
    const text = JSON.stringify(factsOf({ ...scenario, award }));
    expect(text).not.toContain('noor@example.org');
    expect(text).not.toContain(award.learner.reference);
  });

  test('shows a mark only when it is released', () => {
    const scenario = scenario1();
    const withMark = (released: boolean) =>
      factsOf({ ...scenario, award: { ...scenario.award, mark: { value: '16', scale: '0-20', released } } });
    expect(withMark(false).grade).toBeUndefined();
    expect(withMark(true).grade).toBe('16/20');
  });

  test('shows quality assurance only when it held on the award date', () => {
    const scenario = scenario1();
    const award = { ...scenario.award, awardedOn: '2001-01-01' };
    const specification = { ...scenario.specification, internalQualityAssurance: undefined };
    expect(factsOf({ ...scenario, award, specification }).qualityAssurance).toBeUndefined();
  });

  test('shows the period the document states: the learner’s own dates, else those of the offering', () => {
    const scenario = scenario1();
    const { startedOn: _, endedOn: __, ...award } = scenario.award;
    expect(factsOf({ ...scenario, award }).period).toEqual({ start: '2026-02-06', end: '2026-06-12' });
    expect(factsOf({ ...scenario, award: { ...award, endedOn: '2026-05-29' } }).period?.end).toBe('2026-05-29');
  });

  test('names a review and its agency without brackets of its own', () => {
    expect(factsOf(scenario1()).qualityAssurance?.en).not.toMatch(/\([^)]*\(/);
  });

  test('lists the modules of a composite with their credits', () => {
    const facts = factsOf(scenario5());
    expect(facts.ects).toBe('24');
    expect(facts.components.map((component) => component.ects)).toEqual(['6', '6', '6', '6']);
  });

  test('gives a certificate of attendance no credits and no level, and does not call it assessed', () => {
    const facts = factsOf(scenario15());
    expect(facts.label).toEqual({ nl: 'Aanwezigheidsattest', en: 'Certificate of attendance' });
    expect([facts.assessed, facts.ects, facts.eqf, facts.vks]).toEqual([false, undefined, undefined, undefined]);
  });

  test('names the sealer apart when it is none of the awarding bodies', () => {
    const scenario = scenario18();
    const facts = factsOf(scenario);
    expect(facts.sealedBy?.legalName).toEqual(scenario.institution.legalName);
    expect(facts.awardingBodies.map((body) => body.legalName)).not.toContainEqual(scenario.institution.legalName);
  });
});

describe('the words of a page', () => {
  test('write dates and numbers as people in that language do', () => {
    expect(longDate('2026-06-26', 'nl')).toBe('26 juni 2026');
    expect(longDate('2026-03-04', 'en')).toBe('4 March 2026');
    expect([decimal('7.5', 'nl'), decimal('7.5', 'en')]).toEqual(['7,5', '7.5']);
    expect([wholeNumber(240, 'nl'), wholeNumber(1200, 'nl'), wholeNumber(20000, 'en')]).toEqual([
      '240',
      '1.200',
      '20,000',
    ]);
  });

  test.each([
    [{ start: '2026-02-06', end: '2026-06-12' }, '6 februari 2026 – 12 juni 2026', '6 February 2026 – 12 June 2026'],
    [{ start: '2026-05-20', end: '2026-05-20' }, '20 mei 2026', '20 May 2026'],
    [{ start: '2026-05-20' }, 'vanaf 20 mei 2026', 'from 20 May 2026'],
    [{ end: '2026-05-20' }, 'tot en met 20 mei 2026', 'until 20 May 2026'],
    [{}, undefined, undefined],
  ])('write the period %j', (period, nl, en) => {
    expect([longPeriod(period, 'nl'), longPeriod(period, 'en')]).toEqual([nl, en]);
  });
});
