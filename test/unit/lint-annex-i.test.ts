import { describe, expect, it } from 'vitest';
import { annexI } from '../../src/credential/lint/annex-i.ts';
import { walk } from '../../src/credential/lint/walk.ts';
import { composed, everyCase, FURTHER_CASES, loose, SCENARIO_CASES } from '../support/compositions.ts';

const QUALITY_NOTE = 'urn:epass:concept:294eecc5-f2f3-5805-b9ba-305581f254fa';
const findings = (document: object) => annexI(walk(document), 'edc');
const mediator = () => loose(composed(SCENARIO_CASES.environmentalMediator()));

// biome-ignore lint/suspicious/noExplicitAny: a test breaks documents in ways their types forbid
type Break = (document: any, claim: any, specification: any) => void;

describe('LINT-ANNEX-I', () => {
  it.each(everyCase())('has nothing to say about $name', ({ case: input }) => {
    expect(findings(composed(input))).toEqual([]);
  });

  const broken: readonly (readonly [string, Break])[] = [
    ['A1', (document) => delete document.credentialSubject.dateOfBirth],
    ['A1', (document) => delete document.credentialSubject.familyName],
    ['A2', (_, claim) => delete claim.title],
    ['A3', (document) => delete document.issuer.location],
    ['A4', (_, claim) => delete claim.awardedBy.awardingBody[0].eIDASIdentifier],
    ['A5', (document) => delete document.issued],
    ['A5', (_, claim) => delete claim.awardedBy.awardingDate],
    ['A6', (_, __, specification) => delete specification.learningOutcome],
    [
      'A7',
      (_, __, specification) => {
        delete specification.creditPoint;
        delete specification.volumeOfLearning;
      },
    ],
    ['A8', (_, __, specification) => delete specification.eqfLevel],
    ['A9', (_, claim) => delete claim.provenBy],
    ['A10', (_, __, specification) => delete specification.mode],
    [
      'A11',
      (_, __, specification) => {
        delete specification.accreditation;
        specification.additionalNote = specification.additionalNote?.filter(
          (note: { subject?: { id: string } }) => note.subject?.id !== QUALITY_NOTE,
        );
      },
    ],
  ];
  it.each(broken)('misses %s when just that is taken away', (element, breakIt) => {
    const document = mediator();
    const [claim] = document.credentialSubject.hasClaim;
    breakIt(document, claim, claim.specifiedBy);
    expect(findings(document).map(({ message }) => message.en.split(' ')[1])).toEqual([element]);
  });

  it('takes presence for no assessment', () => {
    const document = mediator();
    const [claim] = document.credentialSubject.hasClaim;
    for (const { specifiedBy } of claim.provenBy)
      specifiedBy.dcType.id = 'http://data.europa.eu/snb/assessment/7331eb4762';
    expect(findings(document).map(({ path }) => path)).toEqual(['/credentialSubject/hasClaim/0/provenBy']);
  });

  it('takes hours for a workload, and then asks for no level', () => {
    const document = mediator();
    const { specifiedBy } = document.credentialSubject.hasClaim[0];
    delete specifiedBy.creditPoint;
    delete specifiedBy.eqfLevel;
    expect(findings(document)).toEqual([]);
  });

  it('takes a statement on internal quality assurance where no review is recorded', () => {
    const document = mediator();
    const { specifiedBy } = document.credentialSubject.hasClaim[0];
    delete specifiedBy.accreditation;
    specifiedBy.additionalNote = [{ type: 'Note', subject: { id: QUALITY_NOTE } }];
    expect(findings(document)).toEqual([]);
  });

  it('asks a diploma for workload and level, and another certificate for neither', () => {
    const diploma = everyCase().find(({ name }) => name === 'degree bachelor');
    if (!diploma) throw new Error('no bachelor among the cases');
    for (const [document, missed] of [
      [loose(composed(diploma.case)), ['A7']],
      [loose(composed(FURTHER_CASES.otherCertificate())), []],
    ] as const) {
      const { specifiedBy } = document.credentialSubject.hasClaim[0];
      for (const member of ['creditPoint', 'volumeOfLearning', 'learningOutcome', 'mode']) delete specifiedBy[member];
      expect(findings(document).map(({ message }) => message.en.split(' ')[1])).toEqual(missed);
    }
    const levelless = loose(composed(diploma.case));
    delete levelless.credentialSubject.hasClaim[0].specifiedBy.eqfLevel;
    expect(findings(levelless).map(({ message }) => message.en.split(' ')[1])).toEqual(['A8']);
  });

  it('asks a certificate of attendance who, what, where and when, and no more', () => {
    const document = loose(composed(SCENARIO_CASES.attendance()));
    delete document.credentialSubject.hasClaim[0].workload;
    delete document.credentialSubject.hasClaim[0].specifiedBy.mode;
    expect(findings(document)).toEqual([]);
    delete document.credentialSubject.hasClaim[0].awardedBy.awardingDate;
    expect(findings(document)).toHaveLength(1);
  });
});
