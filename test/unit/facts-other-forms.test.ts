import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/record/json.ts';
import { meanChecks } from '../../src/verifying/checks/mean.ts';
import type { Fact } from '../../src/verifying/facts/fact.ts';
import { FORM_TABLE, type FormColumn } from '../../src/verifying/facts/form-table.ts';
import { readFacts } from '../../src/verifying/facts/read-facts.ts';
import { composed, loose, SCENARIO_CASES, twinOf } from '../support/compositions.ts';
import { examinedOf } from '../support/examined.ts';

/** Members a form has no place for stay empty, whatever the document says. */
function expectPlaces(fact: Fact | undefined, column: FormColumn): void {
  for (const [member, row] of Object.entries(FORM_TABLE)) {
    if (row[column] !== null) continue;
    const value = fact?.[member as keyof Fact];
    expect(value === null || (Array.isArray(value) && value.length === 0), member).toBe(true);
  }
}

const badge = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:8d1b8e0c-9e0a-4a3e-8a55-2a3c14a8c111',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Badge',
  issuer: { id: 'did:web:badges.example', type: 'Profile', name: 'Badges' },
  validFrom: '2026-06-26T00:00:00Z',
  awardedDate: '2026-06-26T00:00:00Z',
  credentialSubject: {
    id: 'did:key:z6MkLearner',
    type: 'AchievementSubject',
    activityStartDate: '2026-02-01',
    creditsEarned: 7.5,
    identifier: [
      { type: 'IdentityObject', hashed: false, identityHash: 'S-123', identityType: 'studentId' },
      { type: 'IdentityObject', hashed: true, identityHash: 'sha256$ab', identityType: 'emailAddress' },
    ],
    result: [{ type: 'Result', resultDescription: 'urn:r', value: '16' }],
    achievement: {
      id: 'urn:uuid:bd6d9316-f7ae-4073-a1e5-2f7f5bd22922',
      type: 'Achievement',
      achievementType: 'MicroCredential',
      name: 'Statistics',
      inLanguage: 'en-US',
      description: 'What it is about.',
      criteria: { narrative: 'What was asked.' },
      creditsAvailable: 10,
      humanCode: 'STAT-1',
      resultDescription: [{ id: 'urn:r', type: 'ResultDescription', name: 'Final mark', resultType: 'RawScore' }],
      alignment: [
        { type: 'Alignment', targetName: 'EQF 6', targetUrl: 'http://data.europa.eu/snb/eqf/6' },
        { type: 'Alignment', targetName: 'Statistics', targetUrl: 'http://data.europa.eu/snb/isced-f/0542' },
        {
          type: 'Alignment',
          targetName: 'analyse',
          targetUrl: 'http://data.europa.eu/esco/skill/2b92a5b2-6758-4ee3-9fb4-b6387a55cc8f',
        },
        { type: 'Alignment', targetName: 'a web page', targetUrl: 'https://badges.example/about' },
      ],
    },
  },
};

describe('an Open Badge', () => {
  it('gives what an achievement of Open Badges 3.0 has a place for', () => {
    const { facts, subject, issuer } = readFacts(examinedOf(badge, 'open-badge-di'));
    expect(facts).toHaveLength(1);
    expect(facts[0]).toMatchObject({
      kind: 'achievement',
      title: { 'en-US': 'Statistics' },
      description: { 'en-US': 'What it is about.' },
      notes: [{ 'en-US': 'What was asked.' }],
      awardedOn: '2026-06-26',
      ects: null,
      otherCredits: [{ framework: 'Open Badges creditsEarned', points: '7.5' }],
      eqf: 6,
      iscedF: ['0542'],
      languages: ['ENG'],
      grade: { 'en-US': '16' },
      period: { from: '2026-02-01', to: null },
      types: [{ label: { 'en-US': 'MicroCredential' } }],
      awardingBodies: [{ id: 'did:web:badges.example', name: { und: 'Badges' } }],
    });
    expect(facts[0]?.outcomes).toMatchObject([
      { title: { 'en-US': 'analyse' }, esco: [expect.stringContaining('/esco/skill/')] },
    ]);
    expect(facts[0]?.assessments).toMatchObject([
      { title: { 'en-US': 'Final mark' }, gradingScheme: { 'en-US': 'RawScore' } },
    ]);
    expect(facts[0]?.specification).toContainEqual({ notation: 'STAT-1', scheme: 'humanCode', country: null });
    expect(subject).toMatchObject({
      id: 'did:key:z6MkLearner',
      identifiers: [{ notation: 'S-123', scheme: 'studentId' }],
    });
    expect(issuer.name).toEqual({ und: 'Badges' });
    expectPlaces(facts[0], 'openBadge');
  });

  it('never takes the id of the badge, which all its earners share, for the learning of one of them', () => {
    const other = { ...badge, id: 'urn:uuid:11111111-9e0a-4a3e-8a55-2a3c14a8c111' };
    const [one, two] = [badge, other].map((each) => readFacts(examinedOf(each, 'open-badge-di')).facts[0]?.identity);
    expect(one?.source).toBe('derived');
    expect(one?.id).not.toBe(two?.id);
  });

  it('in order is in order; without an achievement something is missing', () => {
    expect(meanChecks(examinedOf(badge, 'open-badge-di'), badge)).toMatchObject([{ code: 'MEANING_OK' }]);
    const empty = { ...badge, credentialSubject: { id: 'did:key:z6MkLearner', type: 'AchievementSubject' } };
    expect(meanChecks(examinedOf(empty, 'open-badge-di'), empty)).toMatchObject([{ code: 'STRUCTURE_INCOMPLETE' }]);
  });
});

const claims: JsonObject = {
  iss: 'https://uni.example',
  vct: 'urn:eu.europa.ec.eudi:learning:credential:1',
  jti: 'urn:uuid:5d1b8e0c-9e0a-4a3e-8a55-2a3c14a8c111',
  issuing_authority: 'Uni',
  issuing_country: 'BE',
  date_of_issuance: '2026-06-26',
  achievement_title: 'Omgevingsbemiddelaar',
  achievement_description: 'Wat het is.',
  language_of_classes: ['nl', 'en'],
  family_name: 'De Smet',
  given_name: 'Lotte',
  learner_identification: 'S-123',
  expected_study_time: '6 ECTS (150 hours)',
  level_of_learning_experience: 'Level6',
  types_of_quality_assurance: ['Institutional review'],
  learning_outcomes: ['bemiddelen', 'luisteren'],
  assessment_grade: '16/20',
  prerequisites_to_enroll: ['bachelor'],
  integration_stackability_options: 'postgraduaat',
};
const attested = (more: JsonObject = {}, ld: object | null = null) =>
  examinedOf(ld, 'sd-jwt-vc', {
    claims: { ...claims, ...more },
    issuerId: 'https://uni.example',
    credentialId: String(claims.jti),
  });

describe('the flat attestation', () => {
  it('gives Annex I as far as its claims say it', () => {
    const { facts, subject, issuer } = readFacts(attested());
    expect(facts[0]).toMatchObject({
      title: { und: 'Omgevingsbemiddelaar' },
      awardingBodies: [{ name: { und: 'Uni' }, country: 'BEL' }],
      awardedOn: '2026-06-26',
      ects: '6',
      hours: 150,
      eqf: 6,
      languages: ['NLD', 'ENG'],
      outcomes: [{ title: { und: 'bemiddelen' } }, { title: { und: 'luisteren' } }],
      grade: { und: '16/20' },
      entryRequirement: { und: 'bachelor' },
      qualityAssurance: [{ title: { und: 'Institutional review' }, from: null }],
    });
    expect(subject).toMatchObject({ familyName: { und: 'De Smet' }, identifiers: [{ notation: 'S-123' }] });
    expect(issuer).toMatchObject({ id: 'https://uni.example', name: { und: 'Uni' } });
    expect(meanChecks(attested(), null)).toMatchObject([{ code: 'MEANING_OK' }]);
    expectPlaces(facts[0], 'attestation');
  });

  it.each([
    ['6 ECTS', '6', null],
    ['7,5 ECTS', '7.5', null],
    ['PT60H', null, 60],
    ['60 uur', null, 60],
    ['3 ECTS or 6 ECTS', null, null],
    ['about six weeks', null, null],
    ['P2M', null, null],
    ['16', null, null],
  ])('reads a study time of %j as %s ECTS and %s hours', (expected_study_time, ects, hours) => {
    expect(readFacts(attested({ expected_study_time })).facts[0]).toMatchObject({ ects, hours });
  });

  it('that was not disclosed is unknown, not missing; what has to be visible is', () => {
    const { family_name: _, learning_outcomes: __, ...shown } = claims;
    const examined = examinedOf(null, 'sd-jwt-vc', { claims: shown });
    expect(readFacts(examined)).toMatchObject({ subject: { familyName: null }, facts: [{ outcomes: [] }] });
    expect(meanChecks(examined, null)).toMatchObject([{ code: 'MEANING_OK' }]);
    expect(meanChecks(attested({ achievement_title: null }), null)).toMatchObject([
      { code: 'STRUCTURE_INCOMPLETE', params: { field: 'achievement_title' } },
    ]);
  });

  it('of a type we do not know gives nothing and says so', () => {
    const examined = attested({ vct: 'urn:eudi:diploma:1' });
    expect(readFacts(examined).facts).toEqual([]);
    expect(meanChecks(examined, null)).toMatchObject([{ code: 'MODEL_UNKNOWN', outcome: 'unknown' }]);
  });
});

describe('an attestation with an ELM document', () => {
  const ld = loose(twinOf(composed(SCENARIO_CASES.environmentalMediator())));
  const [full] = readFacts(examinedOf(ld, 'vcdm2-di')).facts;
  const { subject } = readFacts(examinedOf(ld, 'vcdm2-di'));
  const agreeing = {
    achievement_title: full?.title.nl,
    family_name: Object.values(subject.familyName ?? {})[0],
    given_name: Object.values(subject.givenName ?? {})[0],
    expected_study_time: `${full?.ects} ECTS`,
    level_of_learning_experience: `Level${full?.eqf}`,
    assessment_grade: full?.grade?.nl,
  };

  it('gives the facts of the document, member for member', () => {
    expect(readFacts(attested(agreeing, ld)).facts).toEqual([full]);
    expect(readFacts(attested(agreeing, ld)).checks).toEqual([]);
    for (const [member, row] of Object.entries(FORM_TABLE)) expect(row.attestationWithLd, member).not.toBeNull();
  });

  it.each([
    ['achievement_title', { achievement_title: 'Arts' }],
    ['family_name', { family_name: 'Van Iemand Anders' }],
    ['level_of_learning_experience', { level_of_learning_experience: 'Level8' }],
    ['expected_study_time', { expected_study_time: '60 ECTS' }],
  ])('that contradicts its flat claims about %s says so', (field, lie) => {
    const examined = attested({ ...agreeing, ...lie }, ld);
    expect(readFacts(examined).facts).toEqual([full]);
    expect(meanChecks(examined, ld)).toMatchObject([
      { code: 'MEANING_CONTRADICTION', outcome: 'unknown', params: { field } },
    ]);
  });
});

describe('any other W3C credential', () => {
  const degree = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: 'urn:uuid:9d1b8e0c-9e0a-4a3e-8a55-2a3c14a8c111',
    type: ['VerifiableCredential'],
    name: [{ '@value': 'Diploma', '@language': 'nl' }],
    issuer: 'https://uni.example',
    credentialSubject: { id: 'did:key:z6Mk', name: 'Lotte De Smet' },
  };

  it('gives its name, its issuer and nothing that would have to be guessed', () => {
    const { facts, subject } = readFacts(examinedOf(degree, 'vcdm2-di'));
    expect(facts[0]).toMatchObject({ title: { nl: 'Diploma' }, ects: null, eqf: null, awardedOn: null });
    expect(subject.fullName).toEqual({ und: 'Lotte De Smet' });
    expectPlaces(facts[0], 'plain');
    expect(meanChecks(examinedOf(degree, 'vcdm2-di'), degree)).toMatchObject([{ code: 'MEANING_OK' }]);
    const { name: _, ...unnamed } = degree;
    expect(readFacts(examinedOf(unnamed, 'vcdm2-di')).facts).toEqual([]);
  });
});
