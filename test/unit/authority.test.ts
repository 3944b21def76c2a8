import { describe, expect, it } from 'vitest';
import { composeElm } from '../../src/credential/elm/compose.ts';
import { readTree } from '../../src/credential/graph/tree.ts';
import type { QualityAssuranceRecord } from '../../src/record/institution.ts';
import type { TrustedParty } from '../../src/trust/trust.ts';
import { authorityChecks } from '../../src/verifying/checks/authority.ts';
import type { Examined } from '../../src/verifying/examined.ts';
import { blankFact } from '../../src/verifying/facts/blank-fact.ts';
import type { AssuranceFact, BodyFact, Fact } from '../../src/verifying/facts/fact.ts';
import { readFacts } from '../../src/verifying/facts/read-facts.ts';
import { compositionOf, FURTHER_CASES, loose, SCENARIO_CASES, twinOf } from '../support/compositions.ts';
import { fakeTrust, party } from '../support/fake-trust.ts';

const record = (change: Partial<QualityAssuranceRecord> = {}): QualityAssuranceRecord => ({
  id: 'IR-2021',
  type: 'institutional-quality-assurance',
  title: { nl: 'Instellingsreview', en: 'Institutional review' },
  agency: { legalName: { en: 'Agency' }, country: 'BEL' },
  report: 'https://deqar.example/report/9001',
  validFrom: '2021-10-01',
  validTo: '2027-09-30',
  ...change,
});

const US = 'NTRBE-0999000101';
const HD = 'NTRBE-0999000202';
const us = party({
  id: 'us',
  issuerIds: ['did:web:us.example'],
  identifiers: [{ notation: US, country: 'BEL' }],
  qualityAssurance: [record()],
});
const hd = party({
  id: 'hd',
  issuerIds: ['did:web:hd.example'],
  identifiers: [{ notation: HD, country: 'BEL' }],
  qualityAssurance: [record({ id: 'IR-2021-HD', report: 'https://deqar.example/report/9002' })],
});

const body = (notation: string | null, id: string | null = null, country: string | null = 'BEL'): BodyFact => ({
  id,
  name: { nl: 'Wie dan ook' },
  identifiers: notation === null ? [] : [{ notation, scheme: 'eIDASIdentifier', country }],
  country: 'BEL',
});
const fact = (change: Partial<Fact> = {}): Fact => ({
  ...blankFact('achievement', { id: 'urn:uuid:1', source: 'named' }, '/credentialSubject/hasClaim', { nl: 'Titel' }),
  awardedOn: '2026-06-26',
  awardingBodies: [body(US)],
  ...change,
});
/** Noon of 2026-09-20 in UTC. */
const SEALED_AT = Date.UTC(2026, 8, 20, 12) / 1000;

function sealedBy(sealer: TrustedParty, document: object = {}, more: Partial<Examined> = {}): Examined {
  const issuerId = sealer.issuerIds[0] ?? null;
  const tree = readTree({ id: 'urn:credential:1', issuer: { id: issuerId }, ...document });
  if (!tree.ok) throw new Error(tree.error.reason);
  return {
    form: 'edc',
    tree: tree.value,
    claims: null,
    issuerId,
    credentialId: 'urn:credential:1',
    admission: { known: true, party: sealer },
    seal: null,
    proved: true,
    signedAt: SEALED_AT,
    ...more,
  };
}
const check = (examined: Examined, facts: readonly Fact[], parties: readonly TrustedParty[] = [us, hd]) =>
  authorityChecks(examined, facts, fakeTrust({ parties }));
const codes = async (...given: Parameters<typeof check>) => (await check(...given)).map(({ code }) => code);

describe('who awarded', () => {
  it('is the sealer itself, by its legal identifier, and its quality assurance held', async () => {
    expect(await check(sealedBy(us), [fact()])).toMatchObject([
      { code: 'AWARDED_BY_ISSUER', outcome: 'passed', evidence: { party: 'us' } },
      {
        code: 'QA_AT_AWARD_OK',
        outcome: 'passed',
        params: { date: '2026-06-26' },
        evidence: { record: { id: 'IR-2021', from: '2021-10-01', to: '2027-09-30' } },
      },
    ]);
  });

  it('is not looked at where nobody vouches for the issuer, or nothing is proved', async () => {
    const unknown = { known: false, code: 'ISSUER_UNKNOWN', hint: null, registryVersion: 'test' } as const;
    expect(await codes(sealedBy(us, {}, { admission: unknown }), [fact()])).toEqual(['AUTHORITY_NOT_EXAMINED']);
    expect(await codes(sealedBy(us, {}, { proved: false }), [fact()])).toEqual(['AUTHORITY_NOT_EXAMINED']);
  });

  it('is the issuer in forms that have no other place for it, and nobody in ELM', async () => {
    const silent = fact({ awardingBodies: [] });
    expect(await codes(sealedBy(us, {}, { form: 'open-badge-di' }), [silent])).toEqual([
      'AWARDED_BY_ISSUER',
      'QA_AT_AWARD_OK',
    ]);
    expect(await codes(sealedBy(us), [silent])).toEqual(['AWARDING_BODY_NOT_NAMED']);
  });

  it('is known by the id of the issuer too, but not against its number', async () => {
    const id = 'did:web:us.example';
    expect(await codes(sealedBy(us), [fact({ awardingBodies: [body(null, id)] })])).toContain('AWARDED_BY_ISSUER');
    const torn = await check(sealedBy(us), [fact({ awardingBodies: [body(HD, id)] })]);
    expect(torn).toMatchObject([
      { code: 'AWARDING_BODY_UNKNOWN', outcome: 'unknown', evidence: { reason: 'identifiers of several bodies' } },
    ]);
  });

  it('is unknown where the registry has nobody, or nobody confirmed', async () => {
    const stranger = fact({ awardingBodies: [body('NTRBE-0888000000')] });
    expect(await check(sealedBy(us), [stranger])).toMatchObject([
      { code: 'AWARDING_BODY_UNKNOWN', evidence: { reason: 'not in the registry', identifiers: ['NTRBE-0888000000'] } },
    ]);
    const unconfirmed = { ...hd, confirmed: false };
    expect(await check(sealedBy(us), [fact({ awardingBodies: [body(HD)] })], [us, unconfirmed])).toMatchObject([
      { code: 'AWARDING_BODY_UNKNOWN', evidence: { reason: 'not confirmed' } },
    ]);
  });

  it('is never taken from a name: a body that calls itself like a registered one is unknown', async () => {
    const imitation = { ...body('NTRBE-0888000000'), name: us.name };
    expect(await codes(sealedBy(us), [fact({ awardingBodies: [imitation] })])).toEqual(['AWARDING_BODY_UNKNOWN']);
  });

  it('with nothing but a name is the sealer under its own name, and nobody under another', async () => {
    const flat = { form: 'sd-jwt-vc', tree: null } as const;
    const nameless = (name: BodyFact['name']) => fact({ awardingBodies: [{ ...body(null), name }] });
    const own = party({ ...us, name: { nl: 'Universiteit Scheldeland', en: 'Scheldeland University' } });
    const found = (name: BodyFact['name']) => codes(sealedBy(own, {}, flat), [nameless(name)], [own, hd]);
    expect(await found({ und: 'universiteit scheldeland ' })).toEqual(['AWARDED_BY_ISSUER', 'QA_AT_AWARD_OK']);
    expect(await found({})).toEqual(['AWARDED_BY_ISSUER', 'QA_AT_AWARD_OK']);
    expect(await codes(sealedBy(own), [nameless({})], [own])).toEqual(['AWARDING_BODY_NOT_NAMED']);
    expect(await found({ und: 'hd' })).toEqual(['AWARDING_BODY_UNKNOWN']);
    expect(await found({ nl: 'Universiteit Scheldeland', en: 'hd' })).toEqual(['AWARDING_BODY_UNKNOWN']);
  });

  it('several together are all looked at: the good name of one covers no other', async () => {
    const joint = fact({ awardingBodies: [body(US), body(HD)] });
    expect(await codes(sealedBy(us), [joint])).toEqual(['AWARDED_BY_ISSUER', 'QA_AT_AWARD_OK']);
    const withoutAssurance = { ...us, qualityAssurance: [] };
    expect(await codes(sealedBy(withoutAssurance), [joint], [withoutAssurance, hd])).toEqual([
      'AWARDED_BY_ISSUER',
      'QA_UNKNOWN',
      'QA_AT_AWARD_OK',
    ]);
  });
});

describe('a credential somebody gave themselves', () => {
  it('is refused, admitted or not, as document and as token', async () => {
    const own = { credentialSubject: { id: 'did:web:us.example' } };
    const unknown = { known: false, code: 'ISSUER_UNKNOWN', hint: null, registryVersion: 'test' } as const;
    expect(await check(sealedBy(us, own), [fact()])).toMatchObject([
      { code: 'SELF_ISSUED', outcome: 'failed' },
      { code: 'AWARDED_BY_ISSUER' },
      { code: 'QA_AT_AWARD_OK' },
    ]);
    expect(await codes(sealedBy(us, own, { admission: unknown }), [])).toEqual([
      'SELF_ISSUED',
      'AUTHORITY_NOT_EXAMINED',
    ]);
    const token = { tree: null, claims: { sub: 'did:web:us.example' }, form: 'sd-jwt-vc' as const };
    expect(await codes(sealedBy(us, {}, token), [fact()])).toContain('SELF_ISSUED');
  });

  it('is not concluded from what is not proved, or from no ids at all', async () => {
    const own = { credentialSubject: { id: 'did:web:us.example' } };
    expect(await codes(sealedBy(us, own, { proved: false }), [])).toEqual(['AUTHORITY_NOT_EXAMINED']);
    const nameless = sealedBy(us, { credentialSubject: { type: 'Person' } }, { issuerId: null });
    expect(await codes(nameless, [fact()])).not.toContain('SELF_ISSUED');
  });
});

describe('sealing what others awarded', () => {
  const mandate = {
    id: 'MANDATE-HD-2025',
    mandator: { notation: HD, country: 'BEL' },
    scope: { en: 'everything' },
    validFrom: '2025-09-01',
    validTo: '2028-08-31',
    documentSha256: '0'.repeat(64),
  };
  const association = (mandates: readonly object[]): TrustedParty =>
    party({ id: 'ads', issuerIds: ['did:web:ads.example'], mandates: mandates as TrustedParty['mandates'] });
  const statement = (change: object = {}) => ({
    evidence: [
      {
        id: 'urn:e',
        type: 'Evidence',
        dcType: { id: 'http://data.europa.eu/snb/evidence-type/c_18016257', type: 'Concept' },
        evidenceStatement: 'ADS seals on behalf of HD',
        ...change,
      },
    ],
  });
  const ofHd = fact({ awardingBodies: [body(HD)] });
  const sealed = async (mandates: readonly object[], document: object = {}, more: Partial<Examined> = {}) => {
    const ads = association(mandates);
    const checks = await check(sealedBy(ads, document, more), [ofHd], [us, hd, ads]);
    return checks.find(({ code }) => code.startsWith('MANDATE'));
  };

  it('needs a mandate; one in the register that held on the day of sealing is enough', async () => {
    expect(await sealed([mandate], statement())).toMatchObject({
      code: 'MANDATE_REGISTERED',
      outcome: 'passed',
      params: { sealer: 'ads', mandator: 'hd', date: '2026-09-20' },
      evidence: { mandate: 'MANDATE-HD-2025', sealedOn: '2026-09-20' },
    });
    expect(await sealed([mandate])).toMatchObject({ code: 'MANDATE_REGISTERED' });
  });

  it('without any is MANDATE_MISSING, and fails', async () => {
    expect(await sealed([])).toMatchObject({ code: 'MANDATE_MISSING', outcome: 'failed' });
    expect(await sealed([{ ...mandate, mandator: { notation: US, country: 'BEL' } }])).toMatchObject({
      code: 'MANDATE_MISSING',
    });
  });

  it('with a statement that the register does not confirm is left to a person', async () => {
    expect(await sealed([], statement())).toMatchObject({ code: 'MANDATE_STATED', outcome: 'unknown' });
  });

  it.each([
    ['the day before it began', { validFrom: '2026-09-21' }],
    ['the day after it ended', { validTo: '2026-09-19' }],
  ])('a mandate counts on the day of sealing: not %s', async (_, change) => {
    expect(await sealed([{ ...mandate, ...change }], statement())).toMatchObject({
      code: 'MANDATE_STATED',
      evidence: { notInForce: [{ id: 'MANDATE-HD-2025' }] },
    });
    expect(await sealed([{ ...mandate, ...change }])).toMatchObject({ code: 'MANDATE_MISSING' });
  });

  it.each([
    ['of another type', { dcType: { id: 'http://data.europa.eu/snb/evidence-type/c_991b06c6' } }],
    ['without a statement', { evidenceStatement: undefined }],
    ['with an empty statement', { evidenceStatement: ' ' }],
  ])('evidence %s is no mandate', async (_, change) => {
    expect(await sealed([], statement(change))).toMatchObject({ code: 'MANDATE_MISSING' });
  });

  it('stands whatever profile the credential claims, and wherever its type stands in the document', async () => {
    const generic = { credentialProfiles: [{ id: 'http://data.europa.eu/snb/credential/e34929035b' }] };
    expect(await sealed([], { ...statement(), ...generic })).toMatchObject({ code: 'MANDATE_STATED' });
    const scattered = {
      evidence: [{ id: 'urn:e' }],
      related: { id: 'urn:r', again: statement().evidence[0] },
    };
    expect(await sealed([], scattered)).toMatchObject({ code: 'MANDATE_STATED' });
  });

  it('in a form with no place for a mandate is unknown and not failed', async () => {
    expect(await sealed([], {}, { form: 'open-badge-di' })).toMatchObject({
      code: 'MANDATE_UNKNOWN',
      outcome: 'unknown',
    });
    expect(await sealed([], {}, { form: 'sd-jwt-vc', tree: null })).toMatchObject({ code: 'MANDATE_UNKNOWN' });
    expect(await sealed([mandate], {}, { form: 'sd-jwt-vc', tree: null })).toMatchObject({
      code: 'MANDATE_REGISTERED',
    });
  });

  it('without a time of sealing no mandate can be looked up', async () => {
    expect(await sealed([mandate], {}, { signedAt: null })).toMatchObject({ code: 'MANDATE_UNKNOWN' });
  });

  it('is not failed where we do not know who awarded: it may be the sealer under another number', async () => {
    const ads = association([]);
    expect(await codes(sealedBy(ads), [fact({ awardingBodies: [body('NTRBE-0777000000')] })], [ads])).toEqual([
      'AWARDING_BODY_UNKNOWN',
    ]);
  });

  it('for a body the registry does not have, the register of mandates may still know', async () => {
    const ads = association([mandate]);
    const given = (notation: string, country: string | null) =>
      codes(sealedBy(ads), [fact({ awardingBodies: [body(notation, null, country)] })], [ads]);
    expect(await given(HD, 'BEL')).toEqual(['AWARDING_BODY_UNKNOWN', 'MANDATE_REGISTERED']);
    expect(await given('0999000202', null)).toEqual(['AWARDING_BODY_UNKNOWN']);
  });

  it('a part that another body awarded needs one as well, a part of the joint award does not', async () => {
    const part = fact({ awardingBodies: [body(HD)], path: '/part' });
    expect(await codes(sealedBy(us), [fact({ parts: [part] })])).toEqual([
      'AWARDED_BY_ISSUER',
      'QA_AT_AWARD_OK',
      'MANDATE_MISSING',
    ]);
    const joint = fact({ awardingBodies: [body(US), body(HD)], parts: [part] });
    expect(await codes(sealedBy(us), [joint])).not.toContain('MANDATE_MISSING');
    expect(await codes(sealedBy(us), [fact({ parts: [fact({ awardingBodies: [] })] })])).toEqual([
      'AWARDED_BY_ISSUER',
      'QA_AT_AWARD_OK',
    ]);
  });
});

describe('quality assurance on the award date', () => {
  const withRecords = (...records: QualityAssuranceRecord[]) => ({ ...us, qualityAssurance: records });
  const assured = async (sealer: TrustedParty, one: Fact = fact()) =>
    (await check(sealedBy(sealer), [one], [sealer])).filter(({ code }) => !code.startsWith('AWARDED'));
  const stated = (change: Partial<AssuranceFact> = {}): AssuranceFact => ({
    id: 'urn:a',
    type: null,
    title: { nl: 'Programma-accreditatie' },
    agency: body(HD),
    organisations: [],
    identifiers: [{ notation: 'https://deqar.example/report/7', scheme: 'DEQAR report', country: null }],
    report: null,
    from: '2020-01-01',
    to: null,
    limitEqf: [],
    limitIscedF: [],
    limitQualifications: [],
    limitJurisdictions: [],
    limitCredentialTypes: [],
    ...change,
  });

  it('that had expired by the award is not covering, and says by which limit; the day of sealing is no help', async () => {
    expect(await assured(withRecords(record({ validTo: '2026-06-25' })))).toMatchObject([
      {
        code: 'QA_NOT_COVERING',
        outcome: 'unknown',
        params: { name: 'us', date: '2026-06-26' },
        evidence: { records: [{ id: 'IR-2021', missed: ['date'] }] },
      },
    ]);
    const old = fact({ awardedOn: '2021-09-30' });
    expect(await assured(us, old)).toMatchObject([{ code: 'QA_NOT_COVERING' }]);
  });

  it('that was good at the award stays good after it expired', async () => {
    const ended = withRecords(record({ validTo: '2026-07-01' }));
    expect(await assured(ended)).toMatchObject([{ code: 'QA_AT_AWARD_OK' }]);
  });

  it('limited by level and field counts only within both', async () => {
    const limited = withRecords(record({ limitEqf: [6], limitIscedF: ['04'] }));
    expect(await assured(limited, fact({ eqf: 6, iscedF: ['0421'] }))).toMatchObject([{ code: 'QA_AT_AWARD_OK' }]);
    expect(await assured(limited, fact({ eqf: 7, iscedF: ['0711'] }))).toMatchObject([
      { code: 'QA_NOT_COVERING', evidence: { records: [{ missed: ['eqf', 'field'] }] } },
    ]);
  });

  it('by one of several records is enough', async () => {
    const two = withRecords(
      record({ id: 'old', validTo: '2022-01-01' }),
      record({ id: 'new', validFrom: '2022-01-02' }),
    );
    expect(await assured(two)).toMatchObject([{ code: 'QA_AT_AWARD_OK', evidence: { record: { id: 'new' } } }]);
  });

  it('that only the document states is quoted as a claim', async () => {
    expect(await assured(withRecords(), fact({ qualityAssurance: [stated()] }))).toMatchObject([
      {
        code: 'QA_CLAIMED',
        outcome: 'unknown',
        evidence: { claimed: [{ title: 'Programma-accreditatie', from: '2020-01-01' }] },
      },
    ]);
  });

  it('of one programme counts where the document cites its report, and nowhere else', async () => {
    const programme = withRecords(
      record({ id: 'P-7', type: 'program-quality-assurance', report: 'https://deqar.example/report/7' }),
    );
    expect(await assured(programme, fact({ qualityAssurance: [stated()] }))).toMatchObject([
      { code: 'QA_AT_AWARD_OK', evidence: { record: { id: 'P-7' } } },
    ]);
    expect(await assured(programme)).toMatchObject([{ code: 'QA_UNKNOWN' }]);
    const other = stated({
      identifiers: [{ notation: 'https://deqar.example/report/8', scheme: null, country: null }],
    });
    expect(await assured(programme, fact({ qualityAssurance: [other] }))).toMatchObject([{ code: 'QA_CLAIMED' }]);
    const narrower = stated({ limitEqf: [7] });
    expect(await assured(programme, fact({ eqf: 6, qualityAssurance: [narrower] }))).toMatchObject([
      { code: 'QA_NOT_COVERING', evidence: { records: [{ missed: ['eqf'] }] } },
    ]);
  });

  it('of the accrediting agent says nothing: a record of the body that assured is never used', async () => {
    const bare = withRecords();
    const byHd = stated({ agency: body(HD), report: 'https://deqar.example/report/9002' });
    const checks = await check(sealedBy(bare), [fact({ qualityAssurance: [byHd] })], [bare, hd]);
    expect(checks.map(({ code }) => code)).toEqual(['AWARDED_BY_ISSUER', 'QA_CLAIMED']);
  });

  it('is unknown without a record, without a date and without anything awarded', async () => {
    expect(await assured(withRecords())).toMatchObject([{ code: 'QA_UNKNOWN', outcome: 'unknown' }]);
    expect(await assured(us, fact({ awardedOn: null }))).toMatchObject([{ code: 'AWARD_DATE_UNKNOWN' }]);
    expect(await codes(sealedBy(us), [])).toEqual(['QA_UNKNOWN']);
  });

  it('does not speak of entitlements, and says the same thing once', async () => {
    expect(await codes(sealedBy(us), [fact({ kind: 'entitlement' })])).toEqual(['AWARDED_BY_ISSUER']);
    expect(await codes(sealedBy(us), [fact(), fact({ path: '/2' }), fact({ path: '/3' })])).toEqual([
      'AWARDED_BY_ISSUER',
      'QA_AT_AWARD_OK',
    ]);
  });
});

describe('documents as they are issued', () => {
  const readBack = async (made: Parameters<typeof compositionOf>[0], form: 'edc' | 'vcdm2-di', registered: boolean) => {
    const composition = compositionOf(made);
    const { issuer, specification } = composition;
    const parties = [issuer, ...specification.awardingBodies]
      .filter((one) => one !== 'self')
      .map((one) =>
        party({
          id: one.identifiers.eidas.notation,
          issuerIds: one === issuer ? [composition.issuerDid] : [],
          identifiers: [one.identifiers.eidas],
          qualityAssurance: one.qualityAssurance,
          mandates: one === issuer && registered ? issuer.mandates : [],
        }),
      );
    const [sealer = us] = parties;
    const edc = composeElm(composition);
    const tree = readTree(loose(form === 'edc' ? edc : twinOf(edc)));
    if (!tree.ok) throw new Error(tree.error.reason);
    const examined: Examined = {
      ...sealedBy(sealer),
      form,
      tree: tree.value,
      issuerId: composition.issuerDid,
      signedAt: composition.issuedAt,
    };
    return codes(examined, readFacts(examined).facts, parties);
  };

  it.each(['edc', 'vcdm2-di'] as const)('as %s pass, with the registry knowing what the record knew', async (form) => {
    const fine = ['AWARDED_BY_ISSUER', 'QA_AT_AWARD_OK'];
    expect(await readBack(SCENARIO_CASES.environmentalMediator(), form, true)).toEqual(fine);
    expect(await readBack(SCENARIO_CASES.microdegree(), form, true)).toEqual(fine);
    expect(await readBack(SCENARIO_CASES.attendance(), form, true)).toEqual(fine);
    expect(await readBack(FURTHER_CASES.joint(), form, true)).toEqual(fine);
    expect(await readBack(FURTHER_CASES.accredited(), form, true)).toEqual(fine);
    expect(await readBack(SCENARIO_CASES.mandated(), form, true)).toEqual(['MANDATE_REGISTERED', 'QA_AT_AWARD_OK']);
  });

  it('under a mandate the register does not have are left to a person', async () => {
    expect(await readBack(SCENARIO_CASES.mandated(), 'edc', false)).toEqual(['MANDATE_STATED', 'QA_AT_AWARD_OK']);
  });
});
