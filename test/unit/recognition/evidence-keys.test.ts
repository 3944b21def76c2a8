import { describe, expect, it } from 'vitest';
import { microdegreeModuleCases } from '../../../src/local/invented/awards.ts';
import { bodyName, bodyNames } from '../../../src/recognition/evidence/body-names.ts';
import { everyLearning } from '../../../src/recognition/evidence/every-learning.ts';
import type { Learning } from '../../../src/recognition/evidence/evidence.ts';
import { evidenceOf } from '../../../src/recognition/evidence/evidence-of.ts';
import { specificationsOf } from '../../../src/recognition/evidence/specification.ts';
import { evidenceOfStated, StatedEvidence } from '../../../src/recognition/evidence/stated.ts';
import { STATED_EVIDENCE_EXAMPLE } from '../../../src/recognition/evidence/stated-example.ts';
import { composed, loose, SCENARIO_CASES } from '../../support/compositions.ts';
import { reportOf } from '../../support/recognition/report-of.ts';

const ABOUT = { id: 'e1', applicant: null, confirmed: false, supersededBy: null };
const learningsOf = (document: object): readonly Learning[] => everyLearning([evidenceOf(reportOf(document), ABOUT)]);
const keysOf = (document: object): readonly string[] => learningsOf(document).flatMap(({ keys }) => keys);
const shared = (one: readonly string[], other: readonly string[]) => one.filter((key) => other.includes(key));

/** The mediator's credential with every node numbered, as foreign tools do. */
function numbered(change: (document: ReturnType<typeof loose>) => void = () => {}): object {
  const document = loose(composed(SCENARIO_CASES.environmentalMediator()));
  document.id = 'urn:epass:cred:1';
  document.issuer.id = 'urn:epass:org:1';
  let count = 0;
  const renumber = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(renumber);
    else if (typeof value === 'object' && value !== null) {
      const node = value as Record<string, unknown>;
      if (typeof node.id === 'string' && /^urn:uuid:/.test(node.id)) node.id = `urn:epass:thing:${++count}`;
      Object.values(node).forEach(renumber);
    }
  };
  renumber(document);
  change(document);
  return document;
}

const withoutCodes = (document: ReturnType<typeof loose>): void => {
  const strip = (claim: ReturnType<typeof loose>): void => {
    delete claim.specifiedBy.identifier;
    for (const part of claim.hasPart ?? []) strip(part);
  };
  for (const claim of document.credentialSubject.hasClaim) strip(claim);
};

describe('keys of learning', () => {
  it('are those of a module, whether it comes by itself or inside the microdegree', () => {
    const whole = learningsOf(composed(SCENARIO_CASES.microdegree()));
    for (const one of microdegreeModuleCases()) {
      const [module] = learningsOf(composed(one));
      expect(whole.slice(1).filter(({ keys }) => shared(keys, module?.keys ?? []).length > 0)).toHaveLength(1);
      expect(shared(whole[0]?.keys ?? [], module?.keys ?? [])).toEqual([]);
    }
  });

  it('tell an offering from a unit with the same code', () => {
    const of = (scheme: string) => specificationsOf([{ notation: 'X/2025-2026', scheme, country: null }]);
    expect(of('Offering code/version')).toEqual([{ scheme: 'Offering code/version', code: 'X', version: '2025-2026' }]);
    const stated = (kind: 'offering' | 'unit') =>
      evidenceOfStated(
        StatedEvidence.parse({
          ...STATED_EVIDENCE_EXAMPLE,
          credentialId: undefined,
          learnings: [
            {
              ...STATED_EVIDENCE_EXAMPLE.learnings[0],
              id: `urn:uuid:00000000-0000-4000-8000-00000000000${kind.length}`,
              specifications: [{ of: kind, code: 'X' }],
            },
          ],
        }),
      ).learnings[0]?.keys ?? [];
    expect(shared(stated('offering'), stated('unit'))).toEqual([]);
    expect(shared(stated('unit'), stated('unit'))).toHaveLength(3);
  });

  it('are one for a creditbewijs of a unit and a credential that has that unit as a part', () => {
    const document = composed(SCENARIO_CASES.microdegree());
    const part = learningsOf(document)[1] as Learning;
    const unit = part.specifications.find(({ scheme }) => scheme === 'Unit code/academic year');
    const creditbewijs = StatedEvidence.parse({
      ...STATED_EVIDENCE_EXAMPLE,
      credentialId: undefined,
      learnings: [
        {
          id: 'urn:uuid:00000000-0000-4000-8000-000000000001',
          title: { nl: 'Creditbewijs' },
          // Another year: the course is the same.
          specifications: [{ of: 'unit', code: unit?.code, version: '2019-2020' }],
          awardingBodies: [
            {
              name: { nl: 'Hogeschool Dijleland' },
              identifiers: part.awardingBodies.flatMap(({ identifiers }) =>
                identifiers.flatMap(({ notation, country }) => (country === null ? [] : [{ notation, country }])),
              ),
            },
          ],
          ects: '6',
        },
      ],
    });
    const [own] = evidenceOfStated(creditbewijs).learnings;
    expect(shared(own?.keys ?? [], part.keys)).toHaveLength(1);
    expect(shared(own?.keys ?? [], part.keys)[0]).toMatch(/ unit /);
  });

  it('never come from a programme or from a share of the whole', () => {
    expect(
      specificationsOf([
        { notation: '6', scheme: 'ECTS share of the whole', country: null },
        { notation: 'BA-IT', scheme: 'Programme code', country: null },
      ]),
    ).toEqual([]);
  });

  it('keep slashes of a code, and take only what follows the last one for a version or a year', () => {
    const of = (notation: string, scheme: string | null) => specificationsOf([{ notation, scheme, country: null }])[0];
    expect(of('LAW/B/12/2025-2026', 'Unit code/academic year')).toMatchObject({
      code: 'LAW/B/12',
      version: '2025-2026',
    });
    expect(of('LAW/B/12', 'Unit code/academic year')).toMatchObject({ code: 'LAW/B/12', version: null });
    expect(of('MC/1/v2', 'Offering code/version')).toMatchObject({ code: 'MC/1', version: 'v2' });
    expect(of('CS/101', 'Course code')).toMatchObject({ code: 'CS/101', version: null, scheme: 'Course code' });
    expect(of('CS/101', null)).toMatchObject({ code: 'CS/101', version: null, scheme: null });
  });

  it('do not run into one another where a scheme or code has spaces', () => {
    const part = (scheme: string, code: string) =>
      specificationsOf([{ notation: code, scheme, country: null }]).map(({ scheme: kind, code: own }) => [kind, own]);
    expect(part('A B', 'C')).not.toEqual(part('A', 'B C'));
    const keys = (scheme: string, code: string) => {
      const document = numbered((made) => {
        withoutCodes(made);
        made.credentialSubject.hasClaim[0].specifiedBy.identifier = [
          { id: 'urn:epass:identifier:1', type: 'Identifier', notation: code, schemeName: scheme },
        ];
      });
      return keysOf(document).filter((key) => key.startsWith('spec '));
    };
    expect(keys('A B', 'C').length).toBeGreaterThan(0);
    expect(shared(keys('A B', 'C'), keys('A', 'B C'))).toEqual([]);
  });
});

describe('documents that number their nodes', () => {
  it('share a key between two learners only for a course of the same body', () => {
    const other = numbered((document) => {
      document.credentialSubject.givenName = { nl: 'Karim' };
      document.id = 'urn:epass:cred:2';
    });
    const common = shared(keysOf(numbered()), keysOf(other));
    expect(common.length).toBeGreaterThan(0);
    expect(common.filter((key) => !key.startsWith('spec '))).toEqual([]);
  });

  it('share none at all where no codes are given', () => {
    const other = numbered((document) => {
      withoutCodes(document);
      document.id = 'urn:epass:cred:2';
    });
    expect(shared(keysOf(numbered(withoutCodes)), keysOf(other))).toEqual([]);
  });

  it('share none when another body gave its own course the same code', () => {
    const other = numbered((document) => {
      document.id = 'urn:epass:cred:2';
      const elsewhere = (node: ReturnType<typeof loose>): void => {
        for (const body of node.awardedBy.awardingBody) {
          body.id = 'urn:epass:org:2';
          body.eIDASIdentifier.notation = 'NTRBE-0999000999';
          delete body.vatIdentifier;
          delete body.identifier;
        }
        for (const part of node.hasPart ?? []) elsewhere(part);
      };
      for (const claim of document.credentialSubject.hasClaim) elsewhere(claim);
    });
    expect(keysOf(other).filter((key) => key.startsWith('spec NTRBE-0999000999 offering '))).toHaveLength(1);
    expect(shared(keysOf(numbered()), keysOf(other))).toEqual([]);
  });

  it('never use a counted id of a body or a credential as a name', () => {
    expect(keysOf(numbered()).filter((key) => key.includes('urn:epass'))).toEqual([]);
  });
});

describe('names of a body', () => {
  const named = (notation: string, country: string | null = null) =>
    bodyNames({ id: null, identifiers: [{ notation, scheme: null, country }] });

  it('are one for every spelling of a Belgian number', () => {
    for (const [notation, country] of [
      ['0999.000.101', 'BEL'],
      ['BE 0999.000.101', 'BEL'],
      ['NTRBE-0999000101', null],
      ['VATBE-0999000101', 'BEL'],
      ['999000101', 'BEL'],
    ] as const)
      expect(named(notation, country)).toEqual(['NTRBE-0999000101']);
    expect(bodyName(' ntrbe-0999.000.101 ')).toBe('NTRBE-0999000101');
    expect(bodyName('did:web:sigillum.example:i:scheldeland')).toBe('did:web:sigillum.example:i:scheldeland');
  });

  it('are different for one number in two countries', () => {
    expect(named('12345678', 'NLD')).not.toEqual(named('12345678', 'FRA'));
  });

  it('are none for a number of nobody knows which register, and for a counted id', () => {
    expect(named('12345678')).toEqual([]);
    expect(bodyNames({ id: 'urn:epass:org:1', identifiers: [] })).toEqual([]);
  });
});
