import { beforeAll, describe, expect, it } from 'vitest';
import { LEARNERS } from '../../../src/local/invented/awards.ts';
import { dijleland } from '../../../src/local/invented/institutions.ts';
import { mediationUnit, usualPolicy } from '../../../src/local/invented/recognition.ts';
import { recommend } from '../../../src/recognition/engine/recommend.ts';
import { evidenceOf } from '../../../src/recognition/evidence/evidence-of.ts';
import { ExemptionPolicy } from '../../../src/record/recognition/policy.ts';
import { TargetUnit } from '../../../src/record/recognition/unit.ts';
import { loose } from '../../support/compositions.ts';
import { INDEX, type Look, makeWorld, type World } from '../../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/** What a desk elsewhere recommends for the mediation unit, with all outcomes judged to be covered. */
async function judged(file: string, look: Look = {}) {
  const { reports } = await world.look(file, look);
  const evidence = reports.map((report, index) =>
    evidenceOf(report, {
      id: `E${index + 1}`,
      applicant: { ...LEARNERS.noor, formerNames: [] },
      confirmed: false,
      supersededBy: null,
    }),
  );
  const learning = evidence[0]?.learnings[0]?.id ?? world.composition.award.achievementId;
  return {
    evidence,
    recommendation: await recommend({
      application: { filedOn: '2026-09-20', contractType: 'diploma', examinedThisYear: false },
      unit: TargetUnit.parse(mediationUnit()),
      policy: ExemptionPolicy.parse(usualPolicy()),
      evidence,
      mappings: ['T1', 'T2', 'T3', 'T4'].map((targetOutcomeId) => ({
        targetOutcomeId,
        sources: [{ learning }],
        degree: 'full' as const,
        origin: 'assessor' as const,
      })),
      ledger: [],
      precedents: [],
      today: '2026-09-20',
    }),
  };
}
const found = async (file: string, look?: Look) => (await judged(file, look)).recommendation;

describe('scenarios with forged and troubled documents, verified elsewhere', () => {
  it('1: untouched, the same document gives a full exemption (what the others depart from)', async () => {
    expect(await found(await world.secured(world.vcdm2Document))).toMatchObject({ kind: 'grant_full' });
    expect(await found(await world.seal(world.edcDocument))).toMatchObject({ kind: 'grant_full' });
  });

  it('10a: revoked, for whatever reason: no basis is found', async () => {
    const revoked = { set: { 'r-1': [INDEX['r-1']] } };
    expect(await found(await world.secured(world.vcdm2Document), revoked)).toMatchObject({ kind: 'no_basis_found' });
  });

  it('a status list that does not answer leaves it to an assessor, and never counts as in order', async () => {
    const down = { down: ['https://sigillum.example/i/scheldeland/status/r-1'] };
    expect(await found(await world.secured(world.vcdm2Document), down)).toMatchObject({ kind: 'needs_assessor' });
  });

  it('12: whoever awards something to themselves has no evidence', async () => {
    const own = loose(world.vcdm2Document);
    own.credentialSubject.id = own.issuer.id;
    const { recommendation, evidence } = await judged(await world.secured(own));
    expect(evidence[0]?.checks.map(({ code }) => code)).toContain('SELF_ISSUED');
    expect(recommendation.kind).toBe('no_basis_found');
  });

  it('14: one figure changed after signing: the gate stops it, and nothing of it is a fact', async () => {
    const signed = JSON.parse(await world.secured(world.vcdm2Document));
    const forged = JSON.stringify(signed).replaceAll('"point":"9"', '"point":"19"');
    const { recommendation, evidence } = await judged(forged);
    expect(evidence[0]).toMatchObject({ title: null, learnings: [] });
    expect(recommendation.kind).toBe('no_basis_found');
    expect(
      recommendation.findings.every(({ params }) => !JSON.stringify(params).includes('Omgevingsbemiddelaar')),
    ).toBe(true);
  });

  it('18: sealed by another than the awarding body without a mandate: an assessor looks', async () => {
    const document = loose(world.edcDocument);
    const other = dijleland();
    const rename = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [name, value] of Object.entries(node)) {
        if (name === 'awardingBody')
          for (const body of [value].flat()) {
            body.legalName = other.legalName;
            body.id = 'urn:uuid:5b0c7a52-8f0e-4a1b-9d0e-2f6a1f1f7c11';
            body.eIDASIdentifier.notation = other.identifiers.eidas.notation;
            body.eIDASIdentifier.id = 'urn:uuid:5b0c7a52-8f0e-4a1b-9d0e-2f6a1f1f7c12';
          }
        rename(value);
      }
    };
    rename(document.credentialSubject);
    const { recommendation, evidence } = await judged(await world.seal(document), {
      further: [
        {
          id: 'dijleland',
          legalName: other.legalName,
          kind: 'university_college',
          country: 'BEL',
          confirmed: { on: '2026-11-02', against: 'Hogeronderwijsregister' },
          issuers: ['did:web:dijleland.example'],
          legalIdentifiers: [other.identifiers.eidas],
          qualityAssurance: other.qualityAssurance,
        },
      ],
    });
    expect(evidence[0]?.checks.map(({ code }) => code)).toContain('MANDATE_MISSING');
    expect(recommendation.kind).toBe('needs_assessor');
    const open = recommendation.findings.filter(({ result }) => result === 'unknown' || result === 'not_met');
    expect(open.map(({ code }) => code)).toEqual(['MANDATE_MISSING']);
  });

  it('an issuer nobody vouches for leaves it to an assessor', async () => {
    expect(await found(await world.seal(world.edcDocument), { strangers: true })).toMatchObject({
      kind: 'needs_assessor',
    });
  });
});
