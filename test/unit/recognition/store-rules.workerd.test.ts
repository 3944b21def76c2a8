import { beforeAll, describe, expect, it } from 'vitest';
import { Officer } from '../../../src/record/recognition/officer.ts';
import { ExemptionPolicy } from '../../../src/record/recognition/policy.ts';
import { EquivalencePrecedent } from '../../../src/record/recognition/precedent.ts';
import { TargetUnit } from '../../../src/record/recognition/unit.ts';
import {
  book,
  NOW,
  opened,
  ours,
  POLICY,
  POLICY_JSON,
  provisionBook,
  theirs,
  UNIT_JSON,
} from '../../support/recognition/record-book.ts';
import { rows, run } from '../../support/record-book.ts';

beforeAll(provisionBook);

const audited = (action: string) =>
  rows<{ object_id: string; detail: string }>(
    "SELECT object_id, detail FROM audit WHERE institution_id = 'scheldeland' AND action = ? ORDER BY seq",
    action,
  );

describe('units', () => {
  const sheet = (code: string, change: object = {}) => {
    const json = { ...UNIT_JSON, code, ...change };
    return { unit: TargetUnit.parse(json), json };
  };
  const put = ({ unit, json }: ReturnType<typeof sheet>, scope = ours) => book.putUnit(scope, unit, json, NOW);

  it('are created, changed and left alone by their content, whatever its spelling, and the audit says which', async () => {
    const before = (await audited('unit.put')).length;
    expect(await put(sheet('A-1'))).toBe('created');
    expect(await put(sheet('A-1', { ects: 6 })), 'the same credit, written as a number').toBe('same');
    expect(await put(sheet('A-1', { ects: '7.5' }))).toBe('changed');
    expect((await book.unit(ours, 'A-1', '2026-2027'))?.ects).toBe(750);
    const said = (await audited('unit.put')).slice(before).map(({ detail }) => JSON.parse(detail));
    expect(said).toMatchObject([
      { created: ['A-1/2026-2027'], changed: [] },
      { created: [], changed: ['A-1/2026-2027'] },
    ]);
  });

  it('are frozen once a case names them, for that year only; the same sheet may come again', async () => {
    await put(sheet('B-1'));
    await put(sheet('B-1', { academicYear: '2027-2028' }));
    await opened({ unit: { code: 'B-1', academicYear: '2026-2027' } });
    expect(await put(sheet('B-1', { ects: 9 }))).toBe('frozen');
    expect(await put(sheet('B-1', { ects: 6 }))).toBe('same');
    expect(await put(sheet('B-1', { academicYear: '2027-2028', ects: 9 }))).toBe('changed');
    expect((await book.unit(ours, 'B-1', '2026-2027'))?.ects).toBe(600);
    await expect(
      run("UPDATE recognition_unit SET record = '{}' WHERE code = 'B-1' AND academic_year = '2026-2027'"),
    ).rejects.toThrow('unit_is_frozen');
    await expect(run("DELETE FROM recognition_unit WHERE code = 'B-1'")).rejects.toThrow('FOREIGN KEY');
  });

  it('come in as one import: nothing is written when one is frozen or when it is only tried', async () => {
    const all = (...units: ReturnType<typeof sheet>[]) => units;
    const dry = await book.putUnits(ours, all(sheet('C-1'), sheet('C-2')), NOW, { dryRun: true });
    expect(dry).toEqual(['created', 'created']);
    expect(await book.unit(ours, 'C-1', '2026-2027')).toBeNull();
    const mixed = await book.putUnits(ours, all(sheet('C-1'), sheet('B-1', { ects: 3 })), NOW, { dryRun: false });
    expect(mixed).toEqual(['created', 'frozen']);
    expect(await book.unit(ours, 'C-1', '2026-2027')).toBeNull();
    const many = Array.from({ length: 300 }, (_, position) => sheet(`D-${position}`));
    expect(await book.putUnits(ours, [sheet('C-1'), ...many], NOW, { dryRun: false })).toHaveLength(301);
    expect(await book.unit(ours, 'D-299', '2026-2027')).toMatchObject({ code: 'D-299' });
    expect(await book.putUnits(ours, all(sheet('C-1')), NOW, { dryRun: false })).toEqual(['same']);
  });

  it('a case that is opened while an import is under way keeps its sheet, and the import says so', async () => {
    await put(sheet('E-1'));
    const [, outcome] = await Promise.all([
      opened({ unit: { code: 'E-1', academicYear: '2026-2027' } }),
      book.putUnits(ours, [sheet('E-1', { ects: 3 }), sheet('E-2')], NOW, { dryRun: false }),
    ]);
    const [first] = outcome;
    expect(['changed', 'frozen']).toContain(first);
    expect((await book.unit(ours, 'E-1', '2026-2027'))?.ects).toBe(first === 'frozen' ? 600 : 300);
    expect(await book.unit(ours, 'E-2', '2026-2027')).toEqual(first === 'frozen' ? null : expect.anything());
  });

  it('are listed by code and year, page by page, of one institution', async () => {
    const first = await book.units(ours, { limit: 2, academicYear: '2026-2027' });
    expect(first.map(({ code }) => code)).toEqual(['A-1', 'B-1']);
    const next = await book.units(ours, { limit: 2, after: { code: 'B-1', academicYear: '2026-2027' } });
    expect(next.map(({ code, academicYear }) => `${code}/${academicYear}`)).toEqual([
      'B-1/2027-2028',
      'BOP-701/2026-2027',
    ]);
    expect((await book.units(theirs, { limit: 10 })).map(({ code }) => code)).toEqual(['BOP-701']);
    expect(await book.unit(theirs, 'A-1', '2026-2027')).toBeNull();
  });
});

describe('policies', () => {
  it('are frozen by version: the same may come again, another may not, not even by hand', async () => {
    const later = { ...POLICY_JSON, version: '2026-2', minEctsRatio: 0.9 };
    expect(await book.putPolicy(ours, ExemptionPolicy.parse(later), later, NOW + 1)).toBe('created');
    const spelled = { ...later, minEctsRatio: '0.90' };
    expect(await book.putPolicy(ours, ExemptionPolicy.parse(spelled), spelled, NOW + 2)).toBe('same');
    const other = { ...later, minEctsRatio: 0.8 };
    expect(await book.putPolicy(ours, ExemptionPolicy.parse(other), other, NOW + 3)).toBe('frozen');
    expect((await book.policy(ours, 'rechten', '2026-2'))?.minEctsRatio).toBe(90);
    expect((await book.policies(ours, 'rechten')).map(({ version }) => version)).toEqual(['2026-1', '2026-2']);
    expect(await book.policies(ours, 'taal')).toEqual([]);
    expect((await book.policies(theirs)).map(({ version }) => version)).toEqual([POLICY.version]);
    expect(await book.policy(theirs, 'rechten', '2026-2')).toBeNull();
    expect((await audited('policy.frozen')).map(({ object_id }) => object_id)).toEqual([
      'rechten@2026-1',
      'rechten@2026-2',
    ]);
    await expect(run("UPDATE recognition_policy SET record = '{}'")).rejects.toThrow('policy_is_frozen');
    await expect(run('DELETE FROM recognition_policy')).rejects.toThrow('policy_is_frozen');
  });
});

describe('precedents', () => {
  const json = {
    id: 'p1',
    source: { issuerId: 'did:web:dijleland.example', unitSpecId: 'BIM', specVersions: ['2025'] },
    target: { unitCode: 'BOP-701', years: ['2026-2027'] },
    outcome: 'full',
    basis: 'committee',
    decidedBy: 'De opleidingscommissie Omgevingsrecht',
    decidedOn: '2026-03-01',
    expiresOn: '2028-09-30',
  };
  const precedent = (change: object = {}) => EquivalencePrecedent.parse({ ...json, ...change });
  const put = (change: object = {}) => book.putPrecedent(ours, precedent(change), { ...json, ...change }, NOW);

  it('are created, changed, ended before their time and written again, and each change is on record', async () => {
    expect([await put(), await put(), await put({ expiresOn: '2027-09-30' })]).toEqual(['created', 'same', 'changed']);
    expect(await book.endPrecedent(ours, 'p1', '2027-12-31', NOW), 'it ends before that').toBe(false);
    expect(await book.endPrecedent(ours, 'p1', '2026-11-30', NOW)).toBe(true);
    expect(await book.precedents(ours, 'BOP-701')).toEqual([precedent({ expiresOn: '2026-11-30' })]);
    expect(await put({ expiresOn: '2027-09-30' }), 'written again, it counts again').toBe('changed');
    expect(await book.precedents(ours)).toEqual([precedent({ expiresOn: '2027-09-30' })]);
    expect(await book.precedents(ours, 'BIM-1')).toEqual([]);
    expect(await book.precedents(theirs)).toEqual([]);
    expect(await book.endPrecedent(theirs, 'p1', '2026-11-30', NOW)).toBe(false);
    expect(await audited('precedent.ended')).toEqual([{ object_id: 'p1', detail: '{"on":"2026-11-30"}' }]);
  });
});

describe('officers', () => {
  it('are known to their own institution until they are removed, and the audit names no name', async () => {
    const officer = Officer.parse({
      name: 'Ilse Van den Broeck',
      roles: ['committee', 'lecturer'],
      units: ['BOP-701'],
    });
    expect(await book.putOfficer(ours, 'u000111', officer, NOW)).toBe('created');
    expect(await book.putOfficer(ours, 'u000111', { ...officer, roles: ['committee'] }, NOW)).toBe('changed');
    expect(await book.putOfficer(ours, 'u000222', officer, NOW + 1)).toBe('created');
    expect(await book.officer(ours, 'u000111')).toEqual({ ...officer, roles: ['committee'] });
    expect((await book.officers(ours)).map(({ person }) => person)).toEqual(['u000111', 'u000222']);
    expect([await book.officer(theirs, 'u000111'), await book.removeOfficer(theirs, 'u000111', NOW)]).toEqual([
      null,
      false,
    ]);
    expect([await book.removeOfficer(ours, 'u000111', NOW), await book.removeOfficer(ours, 'u000111', NOW)]).toEqual([
      true,
      false,
    ]);
    expect(await book.officer(ours, 'u000111')).toBeNull();
    const said = await rows<{ action: string; detail: string }>(
      "SELECT action, detail FROM audit WHERE object_kind = 'officer' AND object_id = 'u000111' ORDER BY seq",
    );
    expect(said.map(({ action }) => action)).toEqual(['officer.created', 'officer.changed', 'officer.removed']);
    expect(JSON.stringify(said)).not.toContain('Broeck');
  });
});
