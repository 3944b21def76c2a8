import { beforeAll, describe, expect, it } from 'vitest';
import { asVcdm2 } from '../../src/credential/elm/vcdm2.ts';
import { meanChecks } from '../../src/verifying/checks/mean.ts';
import { readFacts } from '../../src/verifying/facts/read-facts.ts';
import type { Form } from '../../src/verifying/form.ts';
import { loose, ORIGIN, twinOf } from '../support/compositions.ts';
import { examinedOf } from '../support/examined.ts';
import { composedDecision, EXEMPTING, everyExemption } from '../support/recognition/decision-compositions.ts';
import { graphOf, STATUS_SUBCLASS, violations } from '../support/shacl.ts';
import { describeWithShared } from '../support/shared.ts';
import { codesOf, DID, INDEX, listUrl, makeWorld, NOW, type World } from '../support/world.ts';

describeWithShared('ELM 3.2: an exemption conforms to the official shapes', () => {
  it.each(everyExemption())('$name, as EDC and as VCDM 2.0', async ({ decision }) => {
    const edc = composedDecision(decision);
    expect(await violations(await graphOf(edc))).toEqual([]);
    const twin = asVcdm2(edc, {
      origin: ORIGIN,
      statuses: [{ purpose: 'revocation', listUrl: listUrl('r-1'), index: 7 }],
    });
    expect(await violations(await graphOf(twin, STATUS_SUBCLASS))).toEqual([]);
  });

  // biome-ignore lint/suspicious/noExplicitAny: a test breaks documents in ways their types forbid
  const broken: readonly (readonly [string, (claim: any) => void, string])[] = [
    [
      'without a status',
      (claim) => delete claim.specifiedBy.entitlementStatus,
      'entitlementStatus MinCountConstraintComponent',
    ],
    ['without a kind of right', (claim) => delete claim.specifiedBy.dcType, 'type MinCountConstraintComponent'],
    ['of which nobody says who gave it', (claim) => delete claim.awardedBy, 'awardedBy MinCountConstraintComponent'],
  ];
  it.each(broken)('and the shapes bite on one %s', async (_, breakIt, expected) => {
    const document = loose(composedDecision(EXEMPTING.granted));
    breakIt(document.credentialSubject.hasClaim[0]);
    expect(await violations(await graphOf(document))).toContain(expected);
  });
});

describe('what an exemption says is read back', () => {
  const FORMS: readonly (readonly [Form, (edc: ReturnType<typeof composedDecision>) => object])[] = [
    ['edc', (edc) => loose(edc)],
    ['vcdm2-di', (edc) => loose(twinOf(edc))],
  ];
  it.each(everyExemption())('$name: the same from both forms, an entitlement and no learning', ({ decision }) => {
    const edc = composedDecision(decision);
    const [first, second] = FORMS.map(([form, of]) => readFacts(examinedOf(of(edc), form)));
    expect(second?.facts).toEqual(first?.facts);
    expect(first?.facts).toHaveLength(1);
    expect(first?.facts[0]).toMatchObject({
      kind: 'entitlement',
      title: { nl: expect.stringContaining('voor') },
      awardedOn: decision.decidedOn,
      specification: [
        { scheme: 'Unit code/academic year', notation: `${decision.unit.code}/${decision.unit.academicYear}` },
      ],
      entitlement: { type: { code: 'learning-opportunity' }, status: { code: 'actual' } },
      ects: null,
      otherCredits: [],
      eqf: null,
      grade: null,
      assessments: [],
      outcomes: [],
    });
    expect(first?.facts[0]?.parts.map(({ kind, ects }) => [kind, ects])).toEqual(
      decision.parts.map(() => ['entitlement', null]),
    );
  });

  it.each(FORMS)('and it means what it says, as %s', (form, of) => {
    for (const { decision } of everyExemption()) {
      const document = of(composedDecision(decision));
      expect(meanChecks(examinedOf(document, form), document as never).map(({ code }) => code)).toEqual(['MEANING_OK']);
    }
  });
});

describe('a verifier elsewhere', () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
  });
  const place = (list: 'edc-1' | 'edc-2' | 'r-1' | 's-1', purpose: 'revocation' | 'suspension') => ({
    purpose,
    listUrl: listUrl(list),
    index: INDEX[list],
  });
  const edcOf = () =>
    composedDecision(EXEMPTING['two parts'], {
      issuerDid: DID,
      issuedAt: NOW - 7200,
      replaces: null,
      edcStatuses: [place('edc-1', 'revocation'), place('edc-2', 'suspension')],
    });
  const twin = () =>
    asVcdm2(edcOf(), { origin: ORIGIN, statuses: [place('r-1', 'revocation'), place('s-1', 'suspension')] });

  it('finds the sealed EDC and both W3C proofs passed, without asking for quality assurance', async () => {
    for (const file of [
      await world.seal(edcOf()),
      await world.secured(twin(), ['ecdsa']),
      await world.secured(twin(), ['eddsa']),
    ]) {
      const looked = await world.look(file);
      expect(codesOf(looked, 'failed')).toEqual([]);
      expect(looked.reports[0]?.verdict, JSON.stringify(codesOf(looked, 'unknown'))).toBe('passed');
      expect(looked.reports[0]?.facts?.map(({ kind }) => kind)).toEqual(['entitlement']);
      expect(JSON.stringify(looked.reports[0]?.checks)).not.toContain('QA_');
    }
  });

  it('sees a withdrawn decision as revoked in both forms', async () => {
    const edc = await world.look(await world.seal(edcOf()), { set: { 'edc-1': [INDEX['edc-1']] } });
    const vc = await world.look(await world.secured(twin()), { set: { 'r-1': [INDEX['r-1']] } });
    for (const looked of [edc, vc]) {
      expect(looked.reports[0]?.verdict).toBe('failed');
      expect(codesOf(looked, 'failed')).toEqual(['STATUS_REVOKED']);
    }
  });
});
