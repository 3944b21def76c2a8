import { describe, expect, it } from 'vitest';
import { composeElm } from '../../src/credential/elm/compose.ts';
import type {
  ElmCredential,
  LearningAchievementNode,
  LearningActivityNode,
  QualificationNode,
} from '../../src/credential/elm/model.ts';
import { scheldelandAsBody } from '../../src/local/invented/institutions.ts';
import {
  composed,
  compositionOf,
  everyCase,
  FURTHER_CASES,
  RARE_CASES,
  SCENARIO_CASES,
} from '../support/compositions.ts';

function achievementOf(document: ElmCredential): LearningAchievementNode {
  const [claim] = document.credentialSubject.hasClaim;
  if (claim.type !== 'LearningAchievement') throw new Error('not an achievement');
  return claim;
}
const notations = (node: { readonly identifier?: QualificationNode['identifier'] }): Record<string, string> =>
  Object.fromEntries((node.identifier ?? []).map(({ schemeName, notation }) => [schemeName, notation]));
const mediator = SCENARIO_CASES.environmentalMediator;

describe('composing an EDC', () => {
  it('gives the same JSON for the same composition', () => {
    for (const { case: input } of everyCase())
      expect(JSON.stringify(composed(input))).toBe(JSON.stringify(composed(input)));
  });

  it('leaves no hole: no undefined member, no null, no empty list, no empty text', () => {
    for (const { case: input } of everyCase()) {
      const holes: string[] = [];
      const look = (value: unknown, path: string): void => {
        if (value === undefined || value === null || value === '') holes.push(path);
        else if (Array.isArray(value) && value.length === 0) holes.push(path);
        else if (typeof value === 'object') for (const [k, v] of Object.entries(value)) look(v, `${path}/${k}`);
      };
      look(composed(input), '');
      expect(holes).toEqual([]);
    }
  });

  it('names credential, issuer and achievement as it was told, every concept by its URI, every other node by a derived uuid', () => {
    const composition = compositionOf(mediator());
    const document = composeElm(composition);
    expect(document.id).toBe(composition.credentialId);
    expect(document.issuer.id).toBe(composition.issuerDid);
    const achievement = achievementOf(document);
    expect(achievement.id).toBe(composition.award.achievementId);
    expect(achievement.hasPart?.map(({ id }) => id)).toEqual(composition.award.components.map((c) => c.achievementId));
    const ids = [...JSON.stringify(document).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id ?? '');
    for (const id of ids)
      expect(id).toMatch(
        /^(?:urn:uuid:[0-9a-f-]{36}$|urn:credential:|urn:epass:concept|did:web:|https?:\/\/(?:data|publications)\.europa\.eu\/)/,
      );
  });

  it('gives two credentials of one learner no node in common but vocabulary, issuer and schema', () => {
    const idsOf = (document: ElmCredential): Set<string> =>
      new Set([...JSON.stringify(document).matchAll(/"id":"(urn:uuid:[^"]+)"/g)].map(([, id]) => id ?? ''));
    const [one, two] = [idsOf(composed(mediator())), idsOf(composed(FURTHER_CASES.markReleased()))];
    expect([...one].filter((id) => two.has(id))).toEqual([]);
  });

  it('carries no credentialStatus but where its status is looked up', () => {
    const document = composed(mediator());
    expect(document).not.toHaveProperty('credentialStatus');
    expect(notations(document)).toEqual({
      'BitstringStatusListEntry revocation': 'https://sigillum.example/i/scheldeland/status/edc-1#54321',
      'BitstringStatusListEntry suspension': 'https://sigillum.example/i/scheldeland/status/edc-2#12345',
    });
  });

  it('says which credential it replaces', () => {
    expect(notations(composed(RARE_CASES.everythingOptional()))['Replaces credential']).toBe(
      'urn:credential:0b4be6a6-6b3f-4d38-9f38-1f2f2dd4b0aa',
    );
  });

  it('shows one page image per language, the first language primary', () => {
    const { displayParameter } = composed(mediator());
    expect(displayParameter.primaryLanguage.id).toMatch(/NLD$/);
    expect(displayParameter.individualDisplay.map(({ language }) => language.id.slice(-3))).toEqual(['NLD', 'ENG']);
    expect(displayParameter.individualDisplay[0]?.displayDetail[0]?.image.content).toMatch(/^iVBORw0KGgo/);
    expect(composed(RARE_CASES.onePage()).displayParameter.language).toHaveLength(1);
  });
});

describe('who awards and who seals', () => {
  it('is one node when issuer and awarding body are one body', () => {
    const document = composed(mediator());
    expect(achievementOf(document).awardedBy.awardingBody).toEqual([document.issuer]);
  });

  it('is one node even when the issuer is written out, with its number spelled otherwise', () => {
    const input = mediator();
    const body = scheldelandAsBody();
    body.identifiers.eidas.notation = 'VATBE-0999.000.101';
    const document = composed({ ...input, specification: { ...input.specification, awardingBodies: [body] } });
    expect(achievementOf(document).awardedBy.awardingBody).toEqual([document.issuer]);
    expect(document.credentialProfiles).toHaveLength(1);
  });

  it('lists every body of a joint award, without a mandate', () => {
    const document = composed(FURTHER_CASES.joint());
    const bodies = achievementOf(document).awardedBy.awardingBody;
    expect(bodies.map(({ legalName }) => legalName.nl)).toEqual(['Universiteit Scheldeland', 'Hogeschool Dijleland']);
    expect(document.evidence).toBeUndefined();
  });

  it('under a mandate names mandator, mandate and scope in one statement', () => {
    const document = composed(SCENARIO_CASES.mandated());
    expect(document.credentialProfiles.map(({ prefLabel }) => prefLabel.en)).toEqual(['Generic', 'Issued by mandate']);
    expect(document.evidence).toHaveLength(1);
    const statement = document.evidence?.[0]?.evidenceStatement ?? '';
    expect(statement).toContain('Hogeschool Dijleland');
    expect(statement).toContain('MANDATE-HD-2025');
    expect(statement).toContain('Verzegelen van microcredentials');
    expect(document.evidence?.[0]).not.toHaveProperty('accreditation');
  });

  it('gives no evidence for a mandate that ended before the day of sealing', () => {
    const document = composed(SCENARIO_CASES.mandated(), { issuedAt: Date.UTC(2028, 8, 1, 12) / 1000 });
    expect(document.evidence).toBeUndefined();
  });

  it('cites the accreditation only when it is asked for, under the permalink of its report', () => {
    expect(composed(mediator()).evidence).toBeUndefined();
    const [evidence, ...more] = composed(FURTHER_CASES.accredited()).evidence ?? [];
    expect(more).toEqual([]);
    expect(evidence?.accreditation?.identifier?.[0]?.notation).toBe('https://deqar.example/report/9001');
    expect(evidence?.accreditation?.landingPage?.[0]?.contentURL).toBe('https://deqar.example/report/9001');
    expect(evidence).not.toHaveProperty('evidenceStatement');
  });

  it('puts statement and accreditation on every evidence when both profiles are claimed', () => {
    const { evidence } = composed(FURTHER_CASES.mandatedAccredited());
    expect(evidence?.map(({ dcType }) => dcType.prefLabel.en)).toEqual(['Mandate', 'Accreditation']);
    const [mandate, accreditation] = evidence ?? [];
    expect(mandate?.evidenceStatement).toContain('MANDATE-HD-2025');
    expect(accreditation?.evidenceStatement).toContain('NVAO');
    for (const each of [mandate, accreditation])
      expect(each?.accreditation?.identifier?.[0]?.notation).toBe('https://deqar.example/report/9002');
  });
});

describe('what was learned', () => {
  it('has every element of Annex I that the offering has', () => {
    const { specifiedBy, provenBy } = achievementOf(composed(mediator()));
    expect(specifiedBy.learningOutcome).toHaveLength(5);
    expect(specifiedBy.creditPoint?.[0]?.point).toBe('9');
    expect(specifiedBy.volumeOfLearning).toBe('PT240H');
    expect(specifiedBy.eqfLevel?.id).toBe('http://data.europa.eu/snb/eqf/7');
    expect(specifiedBy.nqfLevel?.[0]?.id).toBe('http://data.europa.eu/snb/qdr/c_95fec238');
    expect(specifiedBy.mode?.[0]?.prefLabel.en).toBe('Blended');
    expect(specifiedBy.accreditation?.[0]?.dcType.prefLabel.en).toBe('Institutional Quality Assurance');
    expect(provenBy?.map((each) => each.specifiedBy?.dcType?.prefLabel.en)).toEqual([
      'project work',
      'oral examination',
    ]);
    expect(provenBy?.[0]?.idVerification?.prefLabel.en).toBe('Supervised with ID Verification');
  });

  it('names offering code and version, and unit code and academic year', () => {
    const { specification } = compositionOf(mediator());
    const achievement = achievementOf(composed(mediator()));
    expect(notations(achievement.specifiedBy)['Offering code/version']).toBe(
      `${specification.code}/${specification.version}`,
    );
    const units = achievementOf(composed(FURTHER_CASES.existingUnits())).hasPart;
    expect(units?.map(({ specifiedBy }) => notations(specifiedBy)['Unit code/academic year'])).toEqual([
      '2001WETDSC/2025-2026',
      '1104PSWDEM/2025-2026',
    ]);
  });

  it('counts ECTS once: on the whole, promised and earned; a part only names its share', () => {
    const achievement = achievementOf(composed(SCENARIO_CASES.microdegree()));
    expect(achievement.creditReceived?.[0]?.point).toBe('24');
    expect(achievement.specifiedBy.creditPoint?.[0]?.point).toBe('24');
    expect(achievement.hasPart).toHaveLength(4);
    for (const part of achievement.hasPart ?? []) {
      expect(part).not.toHaveProperty('creditReceived');
      expect(part.specifiedBy).not.toHaveProperty('creditPoint');
      expect(notations(part.specifiedBy)['ECTS share of the whole']).toBe('6');
      expect(part.specifiedBy.additionalNote?.[0]?.noteLiteral.en).toContain('6 ECTS of the whole');
    }
  });

  it('leaves out a component the award does not name', () => {
    const input = mediator();
    const [first, ...rest] = input.award.components ?? [];
    expect(first).toBeDefined();
    const achievement = achievementOf(composed({ ...input, award: { ...input.award, components: rest } }));
    expect(achievement.hasPart).toHaveLength(rest.length);
  });

  it('gives no earned credits to what was passed by deliberation, and says so', () => {
    const achievement = achievementOf(composed(RARE_CASES.deliberated()));
    expect(achievement).not.toHaveProperty('creditReceived');
    expect(achievement.specifiedBy.creditPoint).toHaveLength(1);
    expect(achievement.additionalNote?.map(({ noteLiteral }) => noteLiteral.en).join()).toContain('by deliberation');
  });

  it('says Geslaagd/Pass when no mark is released', () => {
    const grades = achievementOf(composed(FURTHER_CASES.markNotReleased())).provenBy?.map(
      ({ grade }) => grade.noteLiteral,
    );
    expect(grades).toEqual([
      { nl: 'Geslaagd', en: 'Pass' },
      { nl: 'Geslaagd', en: 'Pass' },
    ]);
    expect(JSON.stringify(composed(FURTHER_CASES.markNotReleased()))).not.toContain('12/20');
  });

  it('puts a released mark on a final result when several forms assess, and on the form when there is one', () => {
    const several = achievementOf(composed(FURTHER_CASES.markReleased())).provenBy;
    expect(several?.map(({ grade }) => grade.noteLiteral.en)).toEqual(['Pass', 'Pass', '16/20']);
    const input = FURTHER_CASES.markReleased();
    const assessments = input.specification.assessments?.slice(0, 1);
    const single = achievementOf(
      composed({ ...input, specification: { ...input.specification, assessments } }),
    ).provenBy;
    expect(single?.map(({ grade }) => grade.noteLiteral.en)).toEqual(['16/20']);
    expect(single?.[0]?.specifiedBy?.gradingScheme?.title.en).toContain('out of 20');
  });

  it('writes unsettled combinations of supervision and identity as free concepts', () => {
    for (const [input, label] of [
      [RARE_CASES.everythingOptional(), 'Supervised without ID verification'],
      [RARE_CASES.unsupervisedVerified(), 'Unsupervised with ID verification'],
    ] as const) {
      const verification = achievementOf(composed(input)).provenBy?.[0]?.idVerification;
      expect(verification?.id).toMatch(/^urn:epass:concept:/);
      expect(verification?.prefLabel.en).toBe(label);
    }
  });

  it('cites quality assurance only when it held on the award date', () => {
    const input = mediator();
    const late = {
      ...input.award,
      awardedOn: '2028-01-10',
      result: { ...input.award.result, decidedOn: '2028-01-10' },
    };
    expect(achievementOf(composed({ ...input, award: late })).specifiedBy).not.toHaveProperty('accreditation');
  });

  it('keeps one label for an ESCO skill that two outcomes cite differently', () => {
    const input = mediator();
    const [first, second, ...rest] = input.specification.learningOutcomes ?? [];
    if (!first || !second) throw new Error('two outcomes wanted');
    const uri = 'http://data.europa.eu/esco/skill/ccdf3597-5c80-410f-896d-e1bdfa223de9';
    const learningOutcomes = [
      { ...first, esco: [{ uri, label: { en: 'one label' } }] },
      { ...second, esco: [{ uri, label: { en: 'another label' } }] },
      ...rest,
    ];
    const text = JSON.stringify(composed({ ...input, specification: { ...input.specification, learningOutcomes } }));
    expect(text).toContain('one label');
    expect(text).not.toContain('another label');
  });
});

describe('a certificate of attendance', () => {
  it('claims an activity: no achievement, no credits, no level, no assessment', () => {
    const composition = compositionOf(SCENARIO_CASES.attendance());
    const [claim] = composeElm(composition).credentialSubject.hasClaim;
    expect(claim.type).toBe('LearningActivity');
    expect(claim.id).toBe(composition.award.achievementId);
    expect((claim as LearningActivityNode).workload).toBe('PT6H');
    expect(JSON.stringify(claim)).not.toMatch(
      /creditPoint|creditReceived|eqfLevel|nqfLevel|provenBy|LearningAchievement/,
    );
  });
});

describe('the learner', () => {
  it('is named with names and birth date at midnight UTC, and nothing else', () => {
    const { credentialSubject } = composed(mediator());
    expect(credentialSubject.fullName).toEqual({ nl: 'Noor Peeters' });
    expect(credentialSubject.dateOfBirth).toBe('1991-03-14T00:00:00Z');
    const text = JSON.stringify(composed(mediator()));
    expect(text).not.toContain('noor.peeters@');
    expect(text).not.toContain('S0231987');
    expect(text).not.toContain('an.janssens');
    expect(text).not.toContain('US-2026-000123');
  });

  it('has the reference instead of a birth date when that was chosen', () => {
    const { credentialSubject } = composed(RARE_CASES.referenceInsteadOfBirthDate());
    expect(credentialSubject).not.toHaveProperty('dateOfBirth');
    expect(notations(credentialSubject)).toEqual({ 'Learner reference': 'S0231987' });
  });
});

describe('validity', () => {
  it('begins with the award, not with the issue', () => {
    const { validFrom, issued, issuanceDate } = composed(mediator());
    expect(validFrom).toBe('2026-06-26T00:00:00Z');
    expect(issued).toBe('2026-09-20T09:30:15Z');
    expect(issuanceDate).toBe(issued);
  });

  it('never begins after the issue, when an award of this very day is sealed soon after midnight in Brussels', () => {
    const justAfterMidnight = Date.UTC(2026, 5, 25, 22, 30) / 1000;
    expect(composed(mediator(), { issuedAt: justAfterMidnight }).validFrom).toBe('2026-06-25T22:30:00Z');
  });

  it('ends so many calendar months after the award, on the last day of a shorter month', () => {
    expect(composed(mediator())).not.toHaveProperty('validUntil');
    const { validUntil, expirationDate } = composed(RARE_CASES.everythingOptional());
    expect(validUntil).toBe('2031-06-26T00:00:00Z');
    expect(expirationDate).toBe(validUntil);
    const input = mediator();
    const until = (awardedOn: string, validForMonths: number): string | undefined =>
      composed({
        ...input,
        specification: { ...input.specification, validForMonths },
        award: { ...input.award, awardedOn },
      }).validUntil;
    expect(until('2026-01-31', 1)).toBe('2026-02-28T00:00:00Z');
    expect(until('2027-01-31', 13)).toBe('2028-02-29T00:00:00Z');
    expect(until('2026-11-30', 3)).toBe('2027-02-28T00:00:00Z');
  });
});
