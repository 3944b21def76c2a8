import { describe, expect, it } from 'vitest';
import { birthOf, civilDateOf } from '../../src/verifying/facts/dates.ts';
import { MAX_FACTS } from '../../src/verifying/facts/elm.ts';
import { hoursOf, pointsOf } from '../../src/verifying/facts/measures.ts';
import { claimedIssuer, readFacts } from '../../src/verifying/facts/read-facts.ts';
import { textOf } from '../../src/verifying/facts/reading.ts';
import { composed, loose, RARE_CASES, SCENARIO_CASES } from '../support/compositions.ts';
import { examinedOf } from '../support/examined.ts';

describe('points', () => {
  it.each([
    ['6', '6'],
    ['6.00', '6'],
    ['7.5', '7.5'],
    ['7,5', '7.5'],
    ['7.25', '7.25'],
    ['7.500', '7.5'],
    ['7.5E0', '7.5'],
    ['0', '0'],
    [' 12 ', '12'],
    ['7.505', null],
    ['-6', null],
    ['6 ECTS', null],
    ['1.234,5', null],
    ['1e3', null],
    ['', null],
    ['٦', null],
    ['9999', null],
  ])('written %j are %j', (text, expected) => {
    expect(pointsOf(text)).toBe(expected);
  });
});

describe('a duration', () => {
  it.each([
    ['PT60H', 60],
    ['PT90M', 1.5],
    ['PT1H30M', 1.5],
    ['PT2H0M0S', 2],
    ['P0DT3H', 3],
    ['P60M', null],
    ['P2M', null],
    ['P1D', null],
    ['P1DT2H', null],
    ['P1Y', null],
    ['PT', null],
    ['P', null],
    ['60 hours', null],
    ['-PT6H', null],
  ])('%s is %s hours', (text, expected) => {
    expect(hoursOf(text)).toBe(expected);
  });
});

describe('a day', () => {
  it.each([
    ['2026-06-26', '2026-06-26'],
    ['2026-06-26T00:00:00Z', '2026-06-26'],
    ['2026-06-26T21:59:59Z', '2026-06-26'],
    ['2026-06-26T22:00:00Z', '2026-06-27'],
    ['2026-12-26T22:59:59Z', '2026-12-26'],
    ['2026-12-26T23:00:00Z', '2026-12-27'],
    ['2026-06-26T00:00:00+02:00', '2026-06-26'],
    ['2026-06-26T23:30:00', '2026-06-26'],
    ['2026-06-26T23:30:00.123Z', '2026-06-27'],
    ['2026-03-29T21:59:59Z', '2026-03-29'],
    ['2026-03-29T22:00:00Z', '2026-03-30'],
    ['2026-10-25T22:59:59Z', '2026-10-25'],
    ['2026-10-25T23:00:00Z', '2026-10-26'],
    ['2038-01-19T03:14:08Z', '2038-01-19'],
    ['9999-12-31T12:00:00Z', '9999-12-31'],
    ['2024-02-29', '2024-02-29'],
    ['2026-02-29', null],
    ['2026-13-01', null],
    ['26/06/2026', null],
    ['yesterday', null],
  ])('%s in Brussels is %s', (text, expected) => {
    expect(civilDateOf(text)).toBe(expected);
  });

  it.each([
    ['1999-10-01T00:00:00Z', ['1999-10-01']],
    ['1999-10-01', ['1999-10-01']],
    ['1999-10-01T22:00:00Z', ['1999-10-01', '1999-10-02']],
    ['1999-12-01T23:00:00Z', ['1999-12-01', '1999-12-02']],
    ['1999-10-01T12:00:00Z', ['1999-10-01']],
    ['1999-10-02T00:00:00+02:00', ['1999-10-01', '1999-10-02']],
    ['unknown', []],
  ])('of birth written %s may be %j', (text, dates) => {
    expect(birthOf(text)).toEqual({ asWritten: text, dates });
  });
});

describe('a text', () => {
  it('is read from every way in which documents write one', () => {
    expect(textOf({ nl: 'x', en: 'y' })).toEqual({ nl: 'x', en: 'y' });
    expect(textOf({ nl: ['x'], 'fr-be': 'z' })).toEqual({ nl: 'x', 'fr-BE': 'z' });
    expect(textOf([{ nl: 'x' }, { en: 'y' }])).toEqual({ nl: 'x', en: 'y' });
    expect(textOf('x')).toEqual({ und: 'x' });
    expect(textOf('x', 'en-US')).toEqual({ 'en-US': 'x' });
    expect(textOf({ '@value': 'x', '@language': 'nl' })).toEqual({ nl: 'x' });
    expect(textOf({ nl: ['b', 'a'] })).toEqual({ nl: 'a / b' });
    for (const nothing of [undefined, null, [], {}, '', { nl: null }, { nl: 7 }]) expect(textOf(nothing)).toBeNull();
  });

  it('is kept as it is: nothing in it is run or resolved', () => {
    const text = '<script>alert(1)</script> {name} \u202Eevil';
    expect(textOf({ nl: text })).toEqual({ nl: text });
  });
});

describe('the name of an issuer', () => {
  it.each([
    ['\u041AU Leuven', true],
    ['KU Leuv\u0435n', true],
    ['KU\u200B Leuven', true],
    ['\u202EnevueL UK', true],
    ['KU Leuven', false],
    ['Université de Liège', false],
    ['Софийски университет (Sofia University)', false],
    ['Αριστοτέλειο Πανεπιστήμιο Θεσσαλονίκης', false],
    ['東京大学', false],
    ['جامعة القاهرة', false],
  ])('%j may imitate another: %s', (name, expected) => {
    const { misleadingName } = claimedIssuer({ issuer: { id: 'did:web:x', name } });
    expect(misleadingName ?? false).toBe(expected);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: tests write into documents
type Any = any;
const changed = (change: (document: Any) => void, make = SCENARIO_CASES.environmentalMediator) => {
  const document = loose(composed(make()));
  change(document);
  return readFacts(examinedOf(document, 'edc'));
};
const claimOf = (document: Any) => document.credentialSubject.hasClaim[0];

describe('credits', () => {
  it.each([
    ['that differ from what is promised', (claim: Any) => (claim.creditReceived[0].point = '5')],
    [
      'that are given twice and differ',
      (claim: Any) => claim.creditReceived.push({ ...claim.creditReceived[0], id: 'urn:x', point: '99' }),
    ],
    ['that are no number', (claim: Any) => (claim.creditReceived[0].point = 'zes')],
  ])('%s are no fact, and that is said', (_, change) => {
    const { facts, checks } = changed((document) => change(claimOf(document)));
    expect(facts[0]?.ects).toBeNull();
    expect(checks).toMatchObject([
      { code: 'CREDITS_UNCLEAR', outcome: 'unknown', params: { path: '/credentialSubject/hasClaim/0' } },
    ]);
  });

  it('may be written as a number', () => {
    const plain = changed(() => {});
    const numbered = changed((document) => {
      const claim = claimOf(document);
      for (const node of [claim.creditReceived[0], claim.specifiedBy.creditPoint[0]]) node.point = Number(node.point);
    });
    expect(numbered.facts[0]?.ects).toBe(plain.facts[0]?.ects);
    expect(numbered.facts[0]?.ects).not.toBeNull();
  });

  it('in another system are never ECTS', () => {
    const { facts, checks } = changed((document) => {
      const claim = claimOf(document);
      const framework = { id: 'urn:epass:concept:catz', type: 'Concept', prefLabel: { en: 'CATS' } };
      claim.creditReceived = [{ id: 'urn:c', type: 'CreditPoint', framework, point: '15' }];
      delete claim.specifiedBy.creditPoint;
    });
    expect(facts[0]).toMatchObject({
      ects: null,
      otherCredits: [{ framework: 'urn:epass:concept:catz', points: '15' }],
    });
    expect(checks).toEqual([]);
  });

  it('are not those of the offering when none were received (a tolerated or deliberated pass)', () => {
    const { facts } = changed(() => {}, RARE_CASES.deliberated);
    expect(facts[0]?.ects).toBeNull();
    const foreign = changed((document) => {
      claimOf(document).specifiedBy.identifier = [];
    }, RARE_CASES.deliberated);
    expect(foreign.facts[0]?.ects).not.toBeNull();
  });
});

describe('levels and fields', () => {
  it('that no list has are no facts', () => {
    const { facts } = changed((document) => {
      const { specifiedBy } = claimOf(document);
      specifiedBy.eqfLevel = { ...specifiedBy.eqfLevel, id: 'http://data.europa.eu/snb/eqf/99' };
      specifiedBy.thematicArea = [{ id: 'http://data.europa.eu/snb/isced-f/9876', type: 'Concept' }];
    });
    expect(facts[0]).toMatchObject({ eqf: null, iscedF: [] });
  });

  it('that contradict each other are no facts', () => {
    const { facts } = changed((document) => {
      const { specifiedBy } = claimOf(document);
      specifiedBy.eqfLevel = [6, 7].map((level) => ({ id: `http://data.europa.eu/snb/eqf/${level}`, type: 'Concept' }));
    });
    expect(facts[0]?.eqf).toBeNull();
  });

  it('may be named by their address alone', () => {
    const { facts } = changed((document) => {
      claimOf(document).specifiedBy.eqfLevel = 'http://data.europa.eu/snb/eqf/5';
    });
    expect(facts[0]?.eqf).toBe(5);
  });
});

describe('parts', () => {
  it('end where a part contains itself, or what it is part of', () => {
    const { facts } = changed((document) => {
      const claim = claimOf(document);
      claim.hasPart = [
        {
          id: 'urn:part',
          type: 'LearningAchievement',
          title: { nl: 'deel' },
          hasPart: [{ id: 'urn:part' }, { id: claim.id }],
        },
      ];
    });
    expect(facts[0]?.parts).toHaveLength(1);
    expect(facts[0]?.parts[0]?.parts).toEqual([]);
  });

  it('are at most five hundred, and that is said', () => {
    const { facts, checks } = changed((document) => {
      const claims = Array.from({ length: MAX_FACTS + 20 }, (_, index) => ({
        id: `urn:a:${index}`,
        type: 'LearningAchievement',
        title: { nl: 'x' },
      }));
      document.credentialSubject.hasClaim = claims;
    });
    expect(facts).toHaveLength(MAX_FACTS);
    expect(checks).toMatchObject([{ code: 'FACTS_TOO_MANY', outcome: 'unknown' }]);
  });

  it('that share a long specification do not multiply it', () => {
    const { facts, checks } = changed((document) => {
      const claim = claimOf(document);
      const learningOutcome = Array.from({ length: 900 }, (_, index) => ({ id: `urn:o:${index}`, title: { nl: 'x' } }));
      claim.specifiedBy.learningOutcome = learningOutcome;
      document.credentialSubject.hasClaim = Array.from({ length: 400 }, (_, index) => ({
        id: `urn:a:${index}`,
        type: 'LearningAchievement',
        title: { nl: 'x' },
        specifiedBy: index === 0 ? claim.specifiedBy : claim.specifiedBy.id,
      }));
    });
    expect(facts.flatMap(({ outcomes }) => outcomes).length).toBeLessThan(7_000);
    expect(checks).toContainEqual(expect.objectContaining({ code: 'FACTS_TOO_MANY' }));
  });

  it('that double at every level do not double the work', () => {
    const { facts } = changed((document) => {
      const level = (depth: number): Any => ({ id: `urn:l:${depth}`, type: 'LearningAchievement', title: { nl: 'x' } });
      const twin = (depth: number): Any => ({ ...level(depth), id: `urn:t:${depth}` });
      const nodes = Array.from({ length: 30 }, (_, depth) => [level(depth), twin(depth)]);
      for (const [depth, pair] of nodes.entries())
        for (const node of pair) node.hasPart = (nodes[depth + 1] ?? []).map(({ id }) => id);
      claimOf(document).hasPart = nodes[0];
      claimOf(document).isPartOf = nodes.flat();
    });
    expect(facts).toHaveLength(1);
  });
});

describe('an identity', () => {
  it('is the urn:uuid an issuer gave, and derived for everything that may be a counter', () => {
    const named = changed(() => {});
    expect(named.facts[0]?.identity.source).toBe('named');
    const numbered = (issuer: string, credential: string) =>
      changed((document) => {
        claimOf(document).id = 'urn:epass:learningAchievement:1';
        document.id = credential;
        document.issuer.id = issuer;
      }).facts[0]?.identity;
    const [a, b, c] = [
      numbered('did:web:a', 'urn:credential:1'),
      numbered('did:web:b', 'urn:credential:1'),
      numbered('did:web:a', 'urn:credential:2'),
    ];
    expect(new Set([a?.id, b?.id, c?.id]).size).toBe(3);
    expect(a?.source).toBe('derived');
    expect(numbered('did:web:a', 'urn:credential:1')).toEqual(a);
  });

  it('of a credential without id rests on what it says', () => {
    const unnamed = (title: string) =>
      changed((document) => {
        delete document.id;
        Object.assign(claimOf(document), { id: 'urn:epass:learningAchievement:1', title: { nl: title } });
      }).facts[0]?.identity.id;
    expect(unnamed('a')).toBe(unnamed('a'));
    expect(unnamed('a')).not.toBe(unnamed('b'));
  });
});

describe('a credential about several people', () => {
  it('gives no facts about anybody', () => {
    const { facts, subject } = changed((document) => {
      document.credentialSubject = [document.credentialSubject, { ...document.credentialSubject, id: 'urn:other' }];
    });
    expect(facts).toEqual([]);
    expect(subject.familyName).toBeNull();
  });
});
