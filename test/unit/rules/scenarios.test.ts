import { describe, expect, it } from 'vitest';
import { allCleanCases, FURTHER_CASES } from '../../../src/local/invented/awards.ts';
import { sameLegalIdentifier } from '../../../src/record/rules/awarding-bodies.ts';
import { checkAward, checkOffering, type Verdict } from '../../../src/record/rules/check.ts';
import { nationalRegisterNumbers } from '../../../src/record/rules/personal-data.ts';
import type { RuleProfileId } from '../../../src/record/rules/profile-id.ts';
import {
  asScenario,
  type Scenario,
  scenario1,
  scenario3,
  scenario5,
  scenario15,
  scenario18,
  TODAY,
} from '../../support/scenarios.ts';

const award = (scenario: Scenario): Verdict => checkAward({ ...scenario, today: TODAY });
const offering = (scenario: Scenario): Verdict => checkOffering({ ...scenario, today: TODAY });
const under = (scenario: Scenario, ruleProfile: RuleProfileId): Scenario => ({
  ...scenario,
  specification: { ...scenario.specification, ruleProfile },
});
const stopping = ({ blocking }: Verdict) => blocking.map(({ id, severity, path }) => `${severity} ${id} ${path}`);

describe('the invented cases', () => {
  it.each(allCleanCases())('$name is issued without an error, a warning or a missing declaration', ({ case: item }) => {
    const { findings, blocking } = award(asScenario(item));
    expect(findings.filter(({ severity }) => severity !== 'information')).toEqual([]);
    expect(blocking).toEqual([]);
  });
});

describe('scenario 1', () => {
  it('is issued, with modules of less than 3 credits', () => {
    expect(stopping(offering(scenario1()))).toEqual([]);
    expect(stopping(award(scenario1()))).toEqual([]);
  });

  it('is issued under the draft of 2023 as well', () => {
    expect(stopping(award(under(scenario1(), 'vl-2023')))).toEqual([]);
  });
});

describe('scenario 3', () => {
  it('is refused with the pointer to the missing level', () => {
    expect(stopping(award(scenario3()))).toEqual(['error A8 /eqf', 'error VL-NQF /eqf']);
    expect(stopping(offering(scenario3()))).toEqual(['error A8 /eqf', 'error VL-NQF /eqf']);
  });

  it('is issued once the level is entered', () => {
    expect(stopping(award(scenario3().withLevel))).toEqual([]);
  });

  it('only needs a reason under the European Recommendation, which asks the level if applicable', () => {
    expect(stopping(award(under(scenario3(), 'eu-2022')))).toEqual(['warning A8 /eqf']);
  });
});

describe('scenario 5', () => {
  it('is issued as a postgraduate certificate, and so is each module as a micro-credential', () => {
    for (const scenario of [scenario5(), ...scenario5().modules]) {
      expect(stopping(award(scenario))).toEqual([]);
      expect(stopping(award(under(scenario, 'ucll')))).toEqual([]);
    }
  });

  it('is refused as a micro-credential by the draft of 2023', () => {
    expect(stopping(award(under(scenario5().asMicrocredential, 'vl-2023')))).toEqual(['error VL-SIZE-23 /ects']);
  });

  it('is exceptional as a micro-credential in 2025, so that a reason lets it through', () => {
    const { asMicrocredential: scenario } = scenario5();
    expect(stopping(award(scenario))).toEqual(['warning VL-SIZE-25 /ects']);
    const reason = 'Vraag van de sector: één traject voor vier functies.';
    const { blocking, findings } = award({
      ...scenario,
      specification: { ...scenario.specification, justifications: [{ rule: 'VL-SIZE-25', reason }] },
    });
    expect(blocking).toEqual([]);
    expect(findings.find(({ id }) => id === 'VL-SIZE-25')).toMatchObject({
      severity: 'warning',
      justification: reason,
    });
  });
});

describe('scenario 15', () => {
  it('is issued as attendance', () => {
    expect(stopping(award(scenario15()))).toEqual([]);
  });

  it('is refused as a micro-credential', () => {
    expect(stopping(award(scenario15().asMicrocredential))).toEqual(
      expect.arrayContaining(['error OFF-R2 /ects', 'error OFF-R2 /eqf', 'error OFF-R3 /assessments/0/type']),
    );
  });
});

describe('scenario 18', () => {
  it('is issued with the mandate and refused without it', () => {
    expect(stopping(award(scenario18()))).toEqual([]);
    expect(stopping(award(scenario18().withoutMandate))).toEqual(['error MAND-1 /mandates']);
  });
});

describe('a verdict', () => {
  it('names the profile of the specification, else of the institution', () => {
    expect(award(scenario1()).profile.id).toBe('vl-2025');
    expect(award(under(scenario1(), 'eu-2022')).profile).toEqual({ id: 'eu-2022', version: '2' });
  });

  it('has errors first, then warnings, declarations and information', () => {
    const scenario = scenario15().asMicrocredential;
    const { findings } = award({
      ...scenario,
      specification: { ...scenario.specification, declarations: {} },
    });
    const order = ['error', 'warning', 'declaration', 'information'];
    const ranks = findings.map(({ severity }) => order.indexOf(severity));
    expect(ranks).toEqual([...ranks].sort());
    expect(new Set(ranks).size).toBe(4);
  });

  it('takes a reason given on the award, whatever the case of the rule id', () => {
    const { asMicrocredential: scenario } = scenario5();
    const justifications = [{ rule: 'vl-size-25', reason: 'Eenmalig.' }];
    expect(award({ ...scenario, award: { ...scenario.award, justifications } }).blocking).toEqual([]);
  });

  it('is not moved by a reason given for an error', () => {
    const scenario = scenario3();
    const justifications = [
      { rule: 'A8', reason: 'Komt later.' },
      { rule: 'VL-NQF', reason: 'Komt later.' },
    ];
    const { findings } = award({ ...scenario, award: { ...scenario.award, justifications } });
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ id, justification }) => [id, justification])).toEqual([
      ['A8', undefined],
      ['VL-NQF', undefined],
    ]);
    expect(award({ ...scenario, award: { ...scenario.award, justifications } }).blocking).toEqual(errors);
  });

  it('on an offering judges quality assurance and mandates as of today', () => {
    const late = '2027-10-01';
    expect(stopping(checkOffering({ ...scenario1(), today: late }))).toEqual([
      'error A11 /qualityAssurance/0/validTo',
      'error VL-QA-EXT /qualityAssurance/0/validTo',
    ]);
    expect(stopping(checkAward({ ...scenario1(), today: late }))).toEqual([]);
  });

  it('says the actual numbers', () => {
    const { withLevel } = scenario3();
    const { findings } = award({ ...withLevel, specification: { ...withLevel.specification, hours: 100 } });
    expect(findings.find(({ id }) => id === 'WL-1')?.message).toEqual({
      nl: '100 uur past niet bij 3 studiepunten (25–30 uur per studiepunt: 75–90 uur).',
      en: '100 hours do not match 3 ECTS credits (25–30 hours per credit: 75–90 hours).',
    });
  });

  it('accepts an accreditation held by the body sealed for', () => {
    expect(stopping(award(asScenario(FURTHER_CASES.mandatedAccredited())))).toEqual([]);
  });
});

describe('a national register number', () => {
  it.each(['91.03.14-002.55', '91031400255', '91 03 14 002 55', '03.05.17-001.04', '91.23.14-002.01'])(
    'is recognised as %s',
    (number) => {
      expect(nationalRegisterNumbers(`Zie ${number}.`)).toEqual([number]);
    },
  );

  it.each(['91.03.14-002.56', '0999.000.101', '91.13.14-002.55', '191031400255', '910314002556', '2026-2027'])(
    'is not seen in %s',
    (text) => {
      expect(nationalRegisterNumbers(text)).toEqual([]);
    },
  );
});

describe('a legal identifier', () => {
  const belgian = (notation: string) => ({ notation, country: 'BEL' });

  it('is the same in every spelling of one register', () => {
    for (const notation of ['NTRBE-0999000202', 'VATBE-0999000202', 'BE0999.000.202', '0999.000.202'])
      expect(sameLegalIdentifier(belgian(notation), belgian('NTRBE-0999000202')), notation).toBe(true);
  });

  it('differs by number and by country', () => {
    expect(sameLegalIdentifier(belgian('0999.000.202'), belgian('0999.000.203'))).toBe(false);
    expect(sameLegalIdentifier(belgian('0999.000.202'), { notation: '0999.000.202', country: 'NLD' })).toBe(false);
  });
});
