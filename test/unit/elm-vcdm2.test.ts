import { describe, expect, it } from 'vitest';
import { canonicalise } from '../../src/credential/contexts/canonicalise.ts';
import { writtenOnce } from '../../src/credential/lint/once.ts';
import { composed, everyCase, ORIGIN, RARE_CASES, SCENARIO_CASES, twinOf } from '../support/compositions.ts';

const triples = async (document: object): Promise<Set<string>> =>
  new Set((await canonicalise(document)).split('\n').filter((line) => line !== ''));
const without = (all: Set<string>, others: Set<string>): string[] =>
  [...all].filter((line) => !others.has(line)).sort();

describe('ELM as a VCDM 2.0 credential', () => {
  it.each(everyCase())(
    '$name: has the graph of the EDC apart from status and dates of VCDM 1.1',
    async ({ case: input }) => {
      const edc = composed(input);
      const [one, two] = [await triples(edc), await triples(twinOf(edc))];
      const credential = `<${edc.id}>`;
      const lookups = edc.identifier?.filter(({ schemeName }) => schemeName?.startsWith('Bitstring')) ?? [];
      const [v1, dateTime] = [
        'https://www.w3.org/2018/credentials#',
        '"^^<http://www.w3.org/2001/XMLSchema#dateTime> .',
      ];
      const [revocation, suspension] = [`<${ORIGIN}/i/x/status/r-1#17>`, `<${ORIGIN}/i/x/status/s-1#99001>`];
      const status = 'https://www.w3.org/ns/credentials/status#';

      expect(without(one, two)).toEqual(
        [
          `${credential} <${v1}issuanceDate> "${edc.issuanceDate}${dateTime}`,
          ...(edc.expirationDate ? [`${credential} <${v1}expirationDate> "${edc.expirationDate}${dateTime}`] : []),
          ...['revocation', 'suspension'].flatMap((purpose, place) => {
            const lookup = `<${lookups[place]?.id}>`;
            return [
              `${credential} <http://www.w3.org/ns/adms#identifier> ${lookup} .`,
              `${lookup} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://data.europa.eu/snb/model/elm/Identifier> .`,
              `${lookup} <http://data.europa.eu/snb/model/elm/schemeName> "BitstringStatusListEntry ${purpose}" .`,
              `${lookup} <http://www.w3.org/2004/02/skos/core#notation> "${lookups[place]?.notation}" .`,
            ];
          }),
        ].sort(),
      );
      expect(without(two, one)).toEqual(
        [
          [revocation, 'revocation', '17', `${ORIGIN}/i/x/status/r-1`] as const,
          [suspension, 'suspension', '99001', `${ORIGIN}/i/x/status/s-1`] as const,
        ]
          .flatMap(([entry, purpose, index, list]) => [
            `${credential} <${v1}credentialStatus> ${entry} .`,
            `${entry} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <${status}BitstringStatusListEntry> .`,
            `${entry} <${status}statusPurpose> "${purpose}" .`,
            `${entry} <${status}statusListIndex> "${index}" .`,
            `${entry} <${status}statusListCredential> <${list}> .`,
          ])
          .sort(),
      );
    },
  );

  it('has two status entries whose type is one string', () => {
    const { credentialStatus } = twinOf(composed(SCENARIO_CASES.environmentalMediator()));
    expect(credentialStatus).toEqual([
      {
        id: `${ORIGIN}/i/x/status/r-1#17`,
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: '17',
        statusListCredential: `${ORIGIN}/i/x/status/r-1`,
      },
      expect.objectContaining({ statusPurpose: 'suspension', statusListIndex: '99001' }),
    ]);
  });

  it('keeps id, issuer, achievement id, schema and validity of the EDC', () => {
    const edc = composed(RARE_CASES.everythingOptional());
    const twin = twinOf(edc);
    for (const member of ['id', 'issuer', 'credentialSchema', 'validFrom', 'validUntil', 'issued'] as const)
      expect(twin[member]).toEqual(edc[member]);
    expect(twin.credentialSubject.hasClaim[0].id).toBe(edc.credentialSubject.hasClaim[0].id);
    expect(twin.identifier?.map(({ schemeName }) => schemeName)).toEqual(['Replaces credential']);
  });

  it('does not change the EDC it is made from', () => {
    const edc = composed(RARE_CASES.everythingOptional());
    const before = JSON.stringify(edc);
    twinOf(edc);
    expect(JSON.stringify(edc)).toBe(before);
  });
});

describe('processing repeated nodes once', () => {
  it.each(everyCase())(
    '$name: gives the canonical graph of the full document, in both forms',
    async ({ case: input }) => {
      const edc = composed(input);
      for (const document of [edc, twinOf(edc)]) {
        const full = await canonicalise(JSON.parse(JSON.stringify(document)) as object);
        expect(await canonicalise(writtenOnce(document))).toBe(full);
      }
    },
  );

  it('leaves a parsed document as it is, even where ids repeat', () => {
    const parsed = JSON.parse(JSON.stringify(composed(SCENARIO_CASES.attendance()))) as object;
    expect(writtenOnce(parsed)).toEqual(parsed);
  });
});
