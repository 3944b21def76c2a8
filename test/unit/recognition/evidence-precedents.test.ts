import { describe, expect, it } from 'vitest';
import { mappingsFrom } from '../../../src/recognition/evidence/precedents.ts';
import { evidenceOfStated, StatedEvidence } from '../../../src/recognition/evidence/stated.ts';
import { STATED_EVIDENCE_EXAMPLE } from '../../../src/recognition/evidence/stated-example.ts';
import { suggestionsFor } from '../../../src/recognition/evidence/suggestions.ts';
import { EquivalencePrecedent } from '../../../src/record/recognition/precedent.ts';
import { TargetUnit } from '../../../src/record/recognition/unit.ts';

const SKILL = 'http://data.europa.eu/esco/skill/d1d4a40d-0000-4000-8000-000000000001';
const OTHER = 'http://data.europa.eu/esco/skill/d1d4a40d-0000-4000-8000-000000000002';
const [LEARNING] = STATED_EVIDENCE_EXAMPLE.learnings;
const TODAY = '2026-09-20';

const unit = TargetUnit.parse({
  code: 'BOP-701',
  academicYear: '2026-2027',
  title: { nl: 'Bemiddeling' },
  programme: { code: 'MA-OMG', degree: 'master', eqf: 7, orientation: 'academic' },
  ects: '6',
  eqf: 7,
  semester: 1,
  language: 'NLD',
  outcomes: [
    { id: 'L1', text: { nl: 'Analyseert conflicten' }, esco: [SKILL] },
    { id: 'L2', text: { nl: 'Past recht toe' } },
    { id: 'L3', text: { nl: 'Onderhandelt' }, esco: [OTHER] },
  ],
  parts: [{ id: 'P1', title: { nl: 'Recht' }, outcomeIds: ['L2', 'L3'] }],
  policyId: 'rechten',
});

const precedent = (more: object = {}, source: object = {}, target: object = {}) =>
  EquivalencePrecedent.parse({
    id: 'p1',
    source: {
      issuerId: 'did:web:sigillum.example:i:scheldeland',
      unitSpecId: 'MC-OMGBEM',
      specVersions: ['2025-2026'],
      ...source,
    },
    target: { unitCode: 'BOP-701', years: ['2026-2027'], ...target },
    outcome: 'full',
    basis: 'committee',
    decidedBy: 'Opleidingscommissie',
    decidedOn: '2026-01-10',
    expiresOn: TODAY,
    ...more,
  });

const evidence = (learning: object = {}, more: object = {}) =>
  evidenceOfStated(
    StatedEvidence.parse({ ...STATED_EVIDENCE_EXAMPLE, learnings: [{ ...LEARNING, ...learning }], ...more }),
  );
const found = (one: EquivalencePrecedent, pieces = [evidence()], today = TODAY) =>
  mappingsFrom([one], pieces, unit, today);
const NONE = { mappings: [], used: [] };

describe('a precedent', () => {
  it('covers every outcome of the unit with the learning it is about, and says where that comes from', () => {
    expect(found(precedent())).toEqual({
      mappings: ['L1', 'L2', 'L3'].map((targetOutcomeId) => ({
        targetOutcomeId,
        sources: [{ learning: LEARNING.id }],
        degree: 'full',
        origin: 'precedent',
      })),
      used: ['p1'],
    });
  });

  it('covers only the outcomes of its listed parts when it is partial', () => {
    const { mappings } = found(precedent({ outcome: 'partial', partIds: ['P1'] }));
    expect(mappings.map(({ targetOutcomeId }) => targetOutcomeId)).toEqual(['L2', 'L3']);
    expect(found(precedent({ outcome: 'partial', partIds: ['P9'] }))).toEqual(NONE);
  });

  it('counts up to and including the day it expires, and not before it was decided', () => {
    expect(found(precedent({ expiresOn: '2026-09-19' }))).toEqual(NONE);
    expect(found(precedent(), [evidence()], '2026-09-21')).toEqual(NONE);
    expect(found(precedent(), [evidence()], '2026-01-10').used).toEqual(['p1']);
    expect(found(precedent(), [evidence()], '2026-01-09')).toEqual(NONE);
  });

  it('is found by the legal identifier of the body, however it is spelled', () => {
    for (const issuerId of ['NTRBE-0999000101', 'ntrbe-0999.000.101', 'VATBE-0999000101'])
      expect(found(precedent({}, { issuerId })).used).toEqual(['p1']);
    expect(found(precedent({}, { issuerId: 'NTRBE-0999000102' }))).toEqual(NONE);
    expect(found(precedent({}, { issuerId: 'Universiteit Scheldeland' }))).toEqual(NONE);
  });

  it('does not match another version, a version nobody states, another code, another unit or another year', () => {
    const offering = (version?: string) =>
      evidence({ specifications: [{ of: 'offering', code: 'MC-OMGBEM', version }] });
    expect(found(precedent(), [offering('2024-2025')])).toEqual(NONE);
    expect(found(precedent(), [offering()])).toEqual(NONE);
    expect(found(precedent({}, { unitSpecId: 'MC-OMG' }))).toEqual(NONE);
    expect(found(precedent({}, {}, { unitCode: 'BOP-702' }))).toEqual(NONE);
    expect(found(precedent({}, {}, { years: ['2025-2026'] }))).toEqual(NONE);
  });

  it('finds the part of a whole it is about', () => {
    const part = {
      id: 'urn:uuid:00000000-0000-4000-8000-000000000001',
      title: { nl: 'Module' },
      specifications: [{ of: 'unit', code: 'MC-OMGBEM', version: '2025-2026' }],
    };
    const { mappings } = found(precedent(), [evidence({ specifications: [], parts: [part] })]);
    expect(new Set(mappings.flatMap(({ sources }) => sources.map(({ learning }) => learning)))).toEqual(
      new Set([part.id]),
    );
  });

  it('gives the same whatever the order of evidence and precedents, and each mapping once', () => {
    const pieces = [
      evidence(),
      evidence({}, { id: 'e2' }),
      evidence({ id: 'urn:uuid:00000000-0000-4000-8000-000000000002' }, { id: 'e3' }),
    ];
    const table = [precedent({ id: 'p2' }), precedent()];
    const once = mappingsFrom(table, pieces, unit, TODAY);
    expect(once.mappings).toHaveLength(6);
    expect(mappingsFrom(table.toReversed(), pieces.toReversed(), unit, TODAY)).toEqual(once);
  });

  it('finds nothing in what was not proved', () => {
    expect(found(precedent(), [evidence({}, { checks: [{ code: 'READ_OK' }] })])).toEqual(NONE);
  });
});

describe('a suggestion', () => {
  const taught = (esco: readonly string[], text = 'Iets heel anders') =>
    evidence({ outcomes: [{ text: { nl: 'Eerst' } }, { text: { nl: text }, esco }] });

  it('is made for one and the same ESCO skill, whatever the words', () => {
    expect(suggestionsFor([taught([SKILL, SKILL])], unit)).toEqual([
      { targetOutcomeId: 'L1', source: { learning: LEARNING.id, outcome: '#2' }, esco: SKILL },
    ]);
  });

  it('is never made for the same words', () => {
    expect(suggestionsFor([taught([], 'Analyseert conflicten')], unit)).toEqual([]);
    expect(suggestionsFor([taught([`${SKILL}9`], 'Analyseert conflicten')], unit)).toEqual([]);
  });

  it('is the same whatever the order of evidence', () => {
    const pieces = [
      taught([OTHER, SKILL]),
      evidence({
        id: 'urn:uuid:00000000-0000-4000-8000-000000000003',
        outcomes: [{ text: { nl: 'x' }, esco: [OTHER] }],
      }),
    ];
    expect(suggestionsFor(pieces, unit)).toHaveLength(3);
    expect(suggestionsFor(pieces.toReversed(), unit)).toEqual(suggestionsFor(pieces, unit));
  });
});
