import { describe, expect, it } from 'vitest';
import { asVcdm2 } from '../../../src/credential/elm/vcdm2.ts';
import { annexI } from '../../../src/credential/lint/annex-i.ts';
import { entitlement } from '../../../src/credential/lint/entitlement.ts';
import { lint } from '../../../src/credential/lint/index.ts';
import { walk } from '../../../src/credential/lint/walk.ts';
import { loose, ORIGIN, twinOf } from '../../support/compositions.ts';
import { GRANTED } from '../../support/recognition/decided.ts';
import {
  composedDecision,
  decisionComposition,
  EXEMPTING,
  everyExemption,
  LONGEST,
} from '../../support/recognition/decision-compositions.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test reads documents in ways their types forbid
const claimOf = (document: object): any => loose(document).credentialSubject.hasClaim[0];
const notations = (node: { identifier?: { schemeName: string; notation: string }[] }): Record<string, string> =>
  Object.fromEntries((node.identifier ?? []).map(({ schemeName, notation }) => [schemeName, notation]));

describe('the credential of an exemption decision', () => {
  it.each(everyExemption())('$name: passes every lint in both forms', async ({ decision }) => {
    const edc = composedDecision(decision);
    expect(await lint('edc', edc)).toMatchObject({ ok: true });
    expect(await lint('vcdm2', twinOf(edc))).toMatchObject({ ok: true });
  });

  it('the longest decision a record allows passes too', async () => {
    expect(await lint('edc', composedDecision(LONGEST))).toMatchObject({ ok: true });
    expect(await lint('vcdm2', twinOf(composedDecision(LONGEST)))).toMatchObject({ ok: true });
  });

  it('gives the same JSON for the same decision, and leaves no hole in it', () => {
    for (const { decision } of everyExemption()) {
      const text = JSON.stringify(composedDecision(decision));
      expect(JSON.stringify(composedDecision(decision))).toBe(text);
      expect(text).not.toMatch(/null|undefined|\[\]|""/);
    }
  });

  it('is an actual right to one unit of one institution, decided by it on the day of the decision', () => {
    const document = composedDecision(GRANTED);
    const claim = claimOf(document);
    expect(claim).toMatchObject({
      type: 'LearningEntitlement',
      title: {
        nl: 'Vrijstelling voor Bemiddeling in omgevingsprojecten',
        en: 'Exemption from Mediation in environmental projects',
      },
      awardedBy: { awardingBody: [{ id: document.issuer.id }], awardingDate: '2026-09-20T00:00:00Z' },
      specifiedBy: {
        type: 'LearningEntitlementSpecification',
        dcType: { id: 'http://data.europa.eu/snb/entitlement/64aad92881' },
        entitlementStatus: { id: 'http://data.europa.eu/snb/entitlement-status/b7015a8a8c' },
        limitOrganisation: [{ id: document.issuer.id }],
      },
    });
    expect(notations(claim.specifiedBy)).toEqual({ 'Unit code/academic year': 'BOP-701/2026-2027' });
    expect(notations(claim)).toEqual({ 'Exemption decision': GRANTED.decisionId });
    expect(document.credentialProfiles.map(({ id }) => id)).toEqual([
      'http://data.europa.eu/snb/credential/e34929035b',
    ]);
    const notes = claim.additionalNote.map(({ noteLiteral }: { noteLiteral: { nl: string } }) => noteLiteral.nl);
    expect(notes.join(' ')).toMatch(
      /Geen creditbewijs.*“vrijgesteld”.*Beslissing van.*Rechtsgrond: Codex Hoger Onderwijs, art. II.241/,
    );
  });

  it('names the parts of a partial exemption, and only then', () => {
    const parts = claimOf(composedDecision(EXEMPTING['two parts'])).hasPart;
    expect(parts.map(notations)).toEqual([{}, {}]);
    expect(parts.map(({ specifiedBy }: { specifiedBy: object }) => notations(specifiedBy))).toEqual([
      { 'Unit code/academic year#part': 'BIM-401/2026-2027#basis' },
      { 'Unit code/academic year#part': 'BIM-401/2026-2027#infra' },
    ]);
    expect(parts[0].title).toEqual({ nl: 'Deelvrijstelling voor BIM-basis', en: 'Partial exemption from BIM-basis' });
    expect(claimOf(composedDecision(GRANTED)).hasPart).toBeUndefined();
  });

  it.each(everyExemption())('$name: carries no credits, no mark, no reasons and no evidence', ({ decision }) => {
    const text = JSON.stringify([composedDecision(decision), twinOf(composedDecision(decision))]);
    expect(text).not.toMatch(/creditReceived|creditPoint|grade|provenBy|eqfLevel|volumeOfLearning/);
    for (const secret of [
      decision.motivation.nl ?? '',
      decision.decidedBy.member,
      decision.decidedBy.person,
      decision.caseId,
      decision.evidence[0]?.credentialId ?? '',
      'a'.repeat(64),
      'Omgevingsbemiddelaar',
      ...decision.conditions.flatMap((condition) => Object.values(condition)),
    ])
      expect(text).not.toContain(secret);
  });

  it('names the applicant as an award names a learner: the reference only where there is no birth date', () => {
    const { credentialSubject } = composedDecision(GRANTED);
    expect(credentialSubject).toMatchObject({ givenName: { nl: 'Noor' }, dateOfBirth: '1991-03-14T00:00:00Z' });
    expect(credentialSubject.identifier).toBeUndefined();
    const without = composedDecision(EXEMPTING['without a birth date']).credentialSubject;
    expect(without.dateOfBirth).toBeUndefined();
    expect(without.identifier?.map(({ notation }) => notation)).toEqual([GRANTED.applicant.reference]);
  });

  it('says which credential it replaces in both forms, and nothing of it otherwise', () => {
    const replacing = composedDecision(GRANTED);
    const { replaces } = decisionComposition(GRANTED);
    for (const document of [replacing, asVcdm2(replacing, { origin: ORIGIN, statuses: [] })])
      expect(document.identifier?.map(({ notation }) => notation)).toContain(replaces);
    expect(JSON.stringify(composedDecision(GRANTED, { replaces: null }))).not.toContain('Replaces credential');
  });
});

describe('LINT-ENTITLEMENT', () => {
  // biome-ignore lint/suspicious/noExplicitAny: a test breaks documents in ways their types forbid
  const broken: readonly (readonly [string, (claim: any, document: any) => void, string])[] = [
    [
      'another kind of right',
      (claim) => (claim.specifiedBy.dcType.id = 'http://data.europa.eu/snb/entitlement/bebd32e8e6'),
      '/specifiedBy/dcType',
    ],
    [
      'a prospective one',
      (claim) => (claim.specifiedBy.entitlementStatus.id = 'http://data.europa.eu/snb/entitlement-status/5b8d6b34fb'),
      '/specifiedBy/entitlementStatus',
    ],
    [
      'a part that holds later',
      (claim) =>
        (claim.hasPart[0].specifiedBy.entitlementStatus.id = 'http://data.europa.eu/snb/entitlement-status/5b8d6b34fb'),
      '/hasPart/0/specifiedBy/entitlementStatus',
    ],
    ['no unit', (claim) => delete claim.specifiedBy.identifier, '/specifiedBy/identifier'],
    [
      'two units',
      (claim) => claim.specifiedBy.identifier.push({ ...claim.specifiedBy.identifier[0], notation: 'X/2026-2027' }),
      '/specifiedBy/identifier',
    ],
    ['no day', (claim) => delete claim.awardedBy.awardingDate, '/awardedBy'],
    ['nobody who decided', (claim) => delete claim.awardedBy.awardingBody, '/awardedBy'],
    [
      'a further claim',
      (claim, document) => document.credentialSubject.hasClaim.push({ ...claim, id: 'urn:uuid:x' }),
      '/credentialSubject/hasClaim',
    ],
    [
      'a holder without a birth date or reference',
      (_, document) => delete document.credentialSubject.dateOfBirth,
      '/credentialSubject',
    ],
    [
      'a holder without a name',
      (_, document) => (document.credentialSubject.givenName = { nl: '' }),
      '/credentialSubject',
    ],
  ];
  it.each(broken)('refuses %s, and nothing else of that document', (_, breakIt, path) => {
    const document = loose(composedDecision(EXEMPTING['two parts']));
    expect(entitlement(walk(document), 'edc')).toEqual([]);
    breakIt(document.credentialSubject.hasClaim[0], document);
    const findings = entitlement(walk(document), 'edc');
    expect(findings.map(({ id }) => id)).toEqual(['LINT-ENTITLEMENT']);
    expect(findings[0]?.path.endsWith(path)).toBe(true);
  });

  it('leaves Annex I to what was learned', () => {
    const document = loose(composedDecision(GRANTED));
    delete document.issuer.location;
    expect(annexI(walk(document), 'edc')).toEqual([]);
  });

  it.each(['creditReceived', 'creditPoint'])('credits on an exemption are refused: %s', async (member) => {
    const document = loose(composedDecision(GRANTED));
    const claim = document.credentialSubject.hasClaim[0];
    const points = [{ id: 'urn:uuid:0b4be6a6-6b3f-4d38-9f38-1f2f2dd4b0aa', type: 'CreditPoint', point: '6' }];
    if (member === 'creditReceived') claim.creditReceived = points;
    else claim.specifiedBy.creditPoint = points;
    const refused = await lint('edc', document);
    expect(refused.ok ? [] : refused.error.map(({ id }) => id)).toContain('LINT-CREDIT-ONCE');
  });
});
