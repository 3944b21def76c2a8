import { describe, expect, it } from 'vitest';
import type { Learning } from '../../../src/recognition/evidence/evidence.ts';
import { evidenceOf } from '../../../src/recognition/evidence/evidence-of.ts';
import { composed, loose, RARE_CASES, SCENARIO_CASES } from '../../support/compositions.ts';
import { reportOf } from '../../support/recognition/report-of.ts';

const ABOUT = { id: 'e1', applicant: null, confirmed: false, supersededBy: null };
const learningOf = (document: object): Learning => {
  const [learning] = evidenceOf(reportOf(document), ABOUT).learnings;
  if (learning === undefined) throw new Error('nothing was learned');
  return learning;
};

/** The mediator, with one part that was only tolerated. */
function partTolerated(): ReturnType<typeof SCENARIO_CASES.environmentalMediator> {
  const base = SCENARIO_CASES.environmentalMediator();
  const components = (base.award.components ?? []).map((component, index) =>
    index === 1 ? { ...component, passBasis: 'tolerated' as const } : component,
  );
  return { ...base, award: { ...base.award, components } };
}

describe('a part that was passed without acquiring credit', () => {
  it('states no share of the whole in the document, as identifier or as note', () => {
    const specifications = composed(partTolerated()).credentialSubject.hasClaim.flatMap((claim) =>
      (loose(claim).hasPart ?? []).map((part: ReturnType<typeof loose>) => part.specifiedBy),
    );
    const shares = specifications.map(({ identifier }) =>
      identifier.filter(({ schemeName }: { schemeName: string }) => schemeName === 'ECTS share of the whole'),
    );
    expect(shares.map(({ length }) => length)).toEqual([1, 0, 1, 1, 1]);
    expect(specifications.map(({ additionalNote = [] }) => additionalNote.length)).toEqual([1, 0, 1, 1, 1]);
  });

  it('is known as such, and the other parts keep their share', () => {
    const { parts, passBasis } = learningOf(composed(partTolerated()));
    expect(passBasis).toBe('credit');
    expect(parts.map((part) => part.passBasis)).toEqual(['credit', 'without-credit', 'credit', 'credit', 'credit']);
    expect(parts.map(({ ects }) => ects)).toEqual([200, null, 200, 200, 100]);
  });

  it('has no credits even where an older document still states its share', () => {
    const document = loose(composed(partTolerated()));
    document.credentialSubject.hasClaim[0].hasPart[1].specifiedBy.identifier.push({
      id: 'urn:epass:identifier:9',
      type: 'Identifier',
      notation: '2',
      schemeName: 'ECTS share of the whole',
    });
    expect(learningOf(document).parts[1]).toMatchObject({ ects: null, passBasis: 'without-credit' });
  });
});

describe('a whole that was passed by deliberation', () => {
  it('has no credits and says so', () => {
    expect(learningOf(composed(RARE_CASES.deliberated()))).toMatchObject({ ects: null, passBasis: 'without-credit' });
  });

  it('is told from one of an offering without credits', () => {
    const document = loose(composed(SCENARIO_CASES.environmentalMediator()));
    const [claim] = document.credentialSubject.hasClaim;
    delete claim.creditReceived;
    delete claim.specifiedBy.creditPoint;
    expect(learningOf(document)).toMatchObject({ ects: null, passBasis: 'credit' });
  });

  it.each(['nl', 'en'])('is known by its note in one language alone (%s)', (language) => {
    const document = loose(composed(RARE_CASES.deliberated()));
    const [claim] = document.credentialSubject.hasClaim;
    for (const { noteLiteral } of claim.additionalNote)
      for (const other of Object.keys(noteLiteral)) if (other !== language) delete noteLiteral[other];
    expect(learningOf(document).passBasis).toBe('without-credit');
  });
});

describe('learning', () => {
  it('leaves out a right that was granted: an exemption gives no credit', () => {
    const document = loose(composed(SCENARIO_CASES.environmentalMediator()));
    document.credentialSubject.hasClaim.push({
      id: 'urn:uuid:00000000-0000-4000-8000-000000000077',
      type: 'LearningEntitlement',
      title: { nl: 'Vrijstelling van Recht 1' },
      awardedBy: document.credentialSubject.hasClaim[0].awardedBy,
    });
    const report = reportOf(document);
    expect(report.facts?.map(({ kind }) => kind)).toEqual(['achievement', 'entitlement']);
    expect(evidenceOf(report, ABOUT).learnings.map(({ kind }) => kind)).toEqual(['achievement']);
  });

  it('leaves out a right that stands among the parts', () => {
    const document = loose(composed(SCENARIO_CASES.environmentalMediator()));
    const [claim] = document.credentialSubject.hasClaim;
    claim.hasPart.push({
      id: 'urn:uuid:00000000-0000-4000-8000-000000000078',
      type: 'LearningEntitlement',
      title: { nl: 'Vrijstelling van Recht 1' },
    });
    expect(reportOf(document).facts?.[0]?.parts).toHaveLength(6);
    expect(learningOf(document).parts).toHaveLength(5);
  });

  it('is empty for a credential that is only a right, which still has its title', () => {
    const document = loose(composed(SCENARIO_CASES.environmentalMediator()));
    const [claim] = document.credentialSubject.hasClaim;
    document.credentialSubject.hasClaim = [
      { id: claim.id, type: 'LearningEntitlement', title: { nl: 'Vrijstelling' }, awardedBy: claim.awardedBy },
    ];
    expect(evidenceOf(reportOf(document), ABOUT)).toMatchObject({ title: { nl: 'Vrijstelling' }, learnings: [] });
  });

  it('numbers its outcomes in the order of the document, with their ESCO skills', () => {
    const { outcomes } = learningOf(composed(SCENARIO_CASES.environmentalMediator()));
    expect(outcomes.map(({ id }) => id)).toEqual(['#1', '#2', '#3', '#4', '#5']);
    expect(outcomes.filter(({ esco }) => esco.length > 0).length).toBeGreaterThan(0);
  });

  it('keeps half credits exact', () => {
    const document = loose(composed(SCENARIO_CASES.environmentalMediator()));
    const [claim] = document.credentialSubject.hasClaim;
    for (const points of [...claim.creditReceived, ...claim.specifiedBy.creditPoint]) points.point = '7.50';
    expect(learningOf(document).ects).toBe(750);
  });
});

describe('how long it is valid', () => {
  const until = (field: string, value: string) =>
    evidenceOf(
      reportOf(composed(SCENARIO_CASES.environmentalMediator()), {
        checks: [{ check: 'timing', outcome: 'passed', code: 'VALID_NOW', params: {}, evidence: { [field]: value } }],
      }),
      ABOUT,
    ).validUntil;

  it('is the day in Brussels on which it ends', () => {
    expect(until('validUntil', '2030-06-30T22:30:00Z')).toBe('2030-07-01');
    expect(until('expirationDate', '2030-06-30T21:30:00Z')).toBe('2030-06-30');
    expect(until('exp', '1909087200')).toBe('2030-07-01');
    expect(until('validFrom', '2030-06-30T21:30:00Z')).toBeNull();
  });

  it('is not told of what was not proved', () => {
    const report = reportOf(composed(SCENARIO_CASES.environmentalMediator()), {
      facts: null,
      checks: [
        { check: 'timing', outcome: 'passed', code: 'VALID_NOW', params: {}, evidence: { validUntil: '2030-01-01' } },
      ],
    });
    expect(evidenceOf(report, ABOUT)).toMatchObject({ validUntil: null, title: null, learnings: [] });
  });
});

describe('text of a document', () => {
  it('is kept short in each language, and ids, codes and credits as they are', () => {
    const document = loose(composed(SCENARIO_CASES.environmentalMediator()));
    const [claim] = document.credentialSubject.hasClaim;
    const long = `${'x'.repeat(1999)}😀${'y'.repeat(1_000_000)}`;
    claim.title = {
      ...Object.fromEntries(Array.from({ length: 26 }, (_, at) => [`a${String.fromCodePoint(97 + (at % 26))}`, long])),
      nl: 'Kort',
    };
    // The modules name the same outcome again.
    delete claim.hasPart;
    claim.specifiedBy.learningOutcome[0].title = { nl: long };
    const learning = learningOf(document);
    expect(Object.keys(learning.title)).toHaveLength(8);
    expect(learning.title.nl).toBe('Kort');
    expect(learning.outcomes[0]?.text.nl).toBe(`${'x'.repeat(1999)}…`);
    expect(JSON.stringify(learning).length).toBeLessThan(60_000);
    expect(learning.ects).toBe(900);
  });

  it('gives no more keys than can be kept, however many codes and numbers it lists', () => {
    const document = loose(composed(SCENARIO_CASES.environmentalMediator()));
    const [claim] = document.credentialSubject.hasClaim;
    claim.specifiedBy.identifier = Array.from({ length: 1000 }, (_, at) => ({
      id: `urn:epass:identifier:${at}`,
      type: 'Identifier',
      notation: `C${at}`,
      schemeName: 'Course code',
    }));
    claim.awardedBy.awardingBody[0].vatIdentifier = Array.from({ length: 1000 }, (_, at) => ({
      id: `urn:epass:legalIdentifier:${at}`,
      type: 'LegalIdentifier',
      notation: `NTRNL-${at}`,
    }));
    expect(learningOf(document).keys.length).toBeLessThan(450);
  });
});
