import { expect, it } from 'vitest';
import { composeElm } from '../../src/credential/elm/compose.ts';
import { composed, compositionOf, everyCase, FURTHER_CASES, loose, SCENARIO_CASES } from '../support/compositions.ts';
import { claimedShapes, graphOf, violations } from '../support/shacl.ts';
import { describeWithShared, sharedJson } from '../support/shared.ts';

describeWithShared('ELM 3.2: the official shapes bite', () => {
  it.each(['Sample-MC-Annex1', 'Sample-CertOfPart'])(
    'on the unsigned official sample %s, in exactly its two known places',
    async (name) => {
      const graph = await graphOf(sharedJson(`elm/${name}-unsigned.jsonld`) as object);
      expect(await violations(graph)).toEqual(['issued MinCountConstraintComponent', 'issuer NodeConstraintComponent']);
    },
  );

  // biome-ignore lint/suspicious/noExplicitAny: a test breaks documents in ways their types forbid
  const broken: readonly (readonly [string, (document: any) => void, readonly string[]])[] = [
    [
      'a page without its image',
      (document) => delete document.displayParameter.individualDisplay[0].displayDetail[0].image,
      ['image MinCountConstraintComponent'],
    ],
    [
      'two titles in one language',
      (document) => {
        document.displayParameter.title.nl = ['Een', 'Twee'];
      },
      ['title UniqueLangConstraintComponent'],
    ],
    [
      'an issuer without its legal identifier',
      (document) => {
        const { eIDASIdentifier: _, ...issuer } = document.issuer;
        document.issuer = { ...issuer, id: 'did:web:other.example' };
      },
      ['issuer NodeConstraintComponent'],
    ],
    [
      'a learning setting of another scheme',
      (document) => {
        document.credentialSubject.hasClaim[0].specifiedBy.learningSetting.inScheme.id =
          'http://data.europa.eu/snb/qdr/25831c2';
      },
      ['learningSetting NodeConstraintComponent'],
    ],
    [
      'a birth date without a time',
      (document) => {
        document.credentialSubject.dateOfBirth = '1991-03-14';
      },
      ['dateOfBirth DatatypeConstraintComponent'],
    ],
  ];
  it.each(broken)('on %s', async (_, breakIt, expected) => {
    const document = loose(composed(SCENARIO_CASES.environmentalMediator()));
    breakIt(document);
    expect(await violations(await graphOf(document))).toEqual(expected);
  });

  it('on any evidence that lacks what one of two claimed profiles asks for', async () => {
    const both = composed(FURTHER_CASES.mandatedAccredited());
    expect(claimedShapes(both)).toEqual(['mandate', 'accredited']);
    expect(both.evidence).toHaveLength(2);
    for (const index of [0, 1]) {
      const document = loose(both);
      delete document.evidence[index].evidenceStatement;
      delete document.evidence[index].accreditation;
      const graph = await graphOf(document);
      expect(await violations(graph, 'mandate')).toEqual(['evidenceStatement MinCountConstraintComponent']);
      expect(await violations(graph, 'accredited')).toEqual(['accreditation MinCountConstraintComponent']);
    }
  });
});

describeWithShared(
  'ELM 3.2: every EDC conforms to the official shapes full + no-cv and to each profile it claims',
  () => {
    it('with every kind of offer among them', () => {
      expect(new Set(everyCase().map((each) => each.case.specification.offerType)).size).toBe(8);
    });

    it.each(everyCase())('$name', async ({ case: input }) => {
      const document = composeElm(compositionOf(input));
      const graph = await graphOf(document);
      expect(await violations(graph)).toEqual([]);
      for (const shapes of claimedShapes(document)) expect(await violations(graph, shapes)).toEqual([]);
    });
  },
);
