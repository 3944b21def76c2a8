import { expect, it } from 'vitest';
import type { JsonObject } from '../../src/record/json.ts';
import { meanChecks } from '../../src/verifying/checks/mean.ts';
import { readFacts } from '../../src/verifying/facts/read-facts.ts';
import { examinedOf } from '../support/examined.ts';
import { describeWithShared, sharedJson } from '../support/shared.ts';

const payloadOf = (name: string): JsonObject => {
  const sealed = sharedJson(`elm/${name}-signed.jsonld`) as { payload: string };
  return JSON.parse(sealed.payload) as JsonObject;
};
const unsigned = (name: string): JsonObject => sharedJson(`elm/${name}-unsigned.jsonld`) as JsonObject;

describeWithShared('the official samples', () => {
  const microcredential = payloadOf('Sample-MC-Annex1');
  const participation = payloadOf('Sample-CertOfPart');

  it('give the facts of Annex I where the sample has them', () => {
    const { facts, subject, issuer, checks } = readFacts(examinedOf(microcredential, 'edc'));
    expect(checks).toEqual([]);
    expect(facts).toHaveLength(1);
    expect(facts[0]).toMatchObject({
      kind: 'achievement',
      path: '/credentialSubject/hasClaim',
      ects: '2',
      hours: 60,
      eqf: 6,
      vks: null,
      iscedF: ['003', '0688'],
      languages: ['ENG'],
      modes: [{ code: 'blended' }],
      partialQualification: false,
      awardedOn: null,
      qualityAssurance: [],
      period: { from: '2023-05-05', to: '2023-06-06' },
    });
    const [fact] = facts;
    expect(fact?.otherLevels.map(({ code }) => code)).toEqual([null]);
    expect(fact?.outcomes.map(({ esco }) => esco.length)).toEqual([3, 1]);
    expect(fact?.types.map(({ code }) => code)).toEqual(['short-learning-programme']);
    expect(fact?.assessments).toHaveLength(1);
    expect(fact?.assessments[0]?.identityVerification?.code).toBe('unsupervised-unverified');
    expect(fact?.assessments[0]?.types[0]?.code).toBeNull();
    expect(fact?.grade).toEqual(fact?.assessments[0]?.grade);
    expect(fact?.awardingBodies[0]?.country).toBe('IRL');
    expect(subject.identifiers).toEqual([{ notation: 'LA-234218', scheme: 'nationalID' }]);
    expect(issuer.identifiers[0]).toEqual({ notation: 'VATES-A00000000', scheme: 'eIDASIdentifier', country: 'ESP' });
    expect(issuer.misleadingName).toBeUndefined();
  });

  it('write a birth date that names two days, and either may be meant', () => {
    for (const document of [microcredential, participation]) {
      expect(readFacts(examinedOf(document, 'edc')).subject.birth).toEqual({
        asWritten: '1999-10-01T22:00:00Z',
        dates: ['1999-10-01', '1999-10-02'],
      });
    }
  });

  it('tell the hours of the learner and never read 60 months as 60 hours', () => {
    expect(readFacts(examinedOf(participation, 'edc')).facts[0]).toMatchObject({
      kind: 'activity',
      hours: 2,
      ects: null,
      eqf: null,
      outcomes: [],
      modes: [{ code: 'online' }],
      period: { from: '2023-06-28', to: '2023-06-28' },
    });
    const claim = (structuredClone(microcredential).credentialSubject as { hasClaim: { specifiedBy: JsonObject } })
      .hasClaim;
    const months = {
      ...microcredential,
      credentialSubject: {
        id: 'urn:p',
        hasClaim: { ...claim, specifiedBy: { ...claim.specifiedBy, volumeOfLearning: 'P60M' } },
      },
    };
    expect(readFacts(examinedOf(months, 'edc')).facts[0]?.hours).toBeNull();
  });

  it('are in order: their model, their contexts, their words and their concepts', () => {
    for (const document of [microcredential, participation]) {
      expect(meanChecks(examinedOf(document, 'edc'), document)).toMatchObject([
        { code: 'MEANING_OK', outcome: 'passed' },
      ]);
    }
  });

  it('number their nodes alike, and yet never share an identity', () => {
    const documents = [microcredential, participation, unsigned('Sample-MC-Annex1'), unsigned('Sample-CertOfPart')];
    const subjects = documents.map((document) => (document.credentialSubject as JsonObject).id);
    expect(new Set(subjects)).toEqual(new Set(['urn:epass:person:1']));
    const identities = documents.flatMap((document) =>
      readFacts(examinedOf(document, 'edc')).facts.map(({ identity }) => identity),
    );
    expect(identities.every(({ source }) => source === 'derived')).toBe(true);
    expect(new Set(identities.map(({ id }) => id)).size).toBe(
      new Set(documents.map(({ id, issuer }) => JSON.stringify([id, issuer]))).size,
    );
    const again = readFacts(examinedOf(payloadOf('Sample-MC-Annex1'), 'edc')).facts[0];
    expect(again?.identity).toEqual(identities[0]);
  });

  it('say the same sealed and unsealed', () => {
    for (const name of ['Sample-MC-Annex1', 'Sample-CertOfPart']) {
      const [sealed, open] = [payloadOf(name), unsigned(name)].map(
        (document) => readFacts(examinedOf(document, 'edc')).facts,
      );
      const plain = (facts: typeof sealed) =>
        facts?.map(({ title, ects, hours, eqf, iscedF, outcomes, period }) => ({
          title,
          ects,
          hours,
          eqf,
          iscedF,
          outcomes: outcomes.length,
          period,
        }));
      expect(plain(open)).toEqual(plain(sealed));
    }
  });
});
