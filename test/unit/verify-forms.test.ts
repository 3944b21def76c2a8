import { beforeAll, describe, expect, it } from 'vitest';
import type { Fact } from '../../src/verifying/facts/fact.ts';
import { FORM_TABLE, type FormColumn } from '../../src/verifying/facts/form-table.ts';
import type { Report } from '../../src/verifying/report.ts';
import { type Contents, contentsOf } from '../support/world/contents.ts';
import { FORMS, type FormInWorld, type FormName, formNames } from '../support/world/forms.ts';
import { codesOf, INDEX, makeWorld, type World } from '../support/world.ts';

let world: World;
let contents: Contents;
let reference: Fact;
beforeAll(async () => {
  world = await makeWorld();
  contents = contentsOf(world);
  reference = (await lookAt('EDC (ES256, iat)')).facts?.[0] as Fact;
});

async function lookAt(name: FormName): Promise<Report> {
  const { make, asked }: FormInWorld = FORMS[name];
  const found = await world.look(await make(world, contents), asked === undefined ? {} : { expected: asked });
  expect(found.reports).toHaveLength(1);
  return found.reports[0] as Report;
}

const outcomes = ({ checks }: Report, outcome: string) =>
  checks.filter((one) => one.outcome === outcome).map(({ code }) => code);

/** What each form leaves to a person; nothing else is skipped. */
const SKIPPED: Readonly<Partial<Record<FormName, readonly string[]>>> = {
  'SD-JWT VC, flat': ['STATUS_NOT_OFFERED', 'HOLDER_TO_COMPARE'],
  'SD-JWT VC with ld, not presented': ['HOLDER_KEY_NOT_PRESENTED'],
  'SD-JWT VC with ld and key binding': [],
  'Open Badge in a PNG': ['ONLY_ENCLOSED_JUDGED', 'HOLDER_TO_COMPARE'],
  'Open Badge as JWT in an SVG': ['ONLY_ENCLOSED_JUDGED', 'HOLDER_TO_COMPARE'],
};

describe('every form', () => {
  it.each(formNames)(
    '%s passes: of an institution we know, proved, valid, in force, with its authority',
    async (name) => {
      const report = await lookAt(name);
      expect(outcomes(report, 'failed')).toEqual([]);
      expect(outcomes(report, 'unknown')).toEqual([]);
      expect(outcomes(report, 'skipped')).toEqual(SKIPPED[name] ?? ['HOLDER_TO_COMPARE']);
      expect(report.verdict).toBe('passed');
      expect(report.form).toBe(FORMS[name].form);
      expect(outcomes(report, 'passed')).toEqual(
        expect.arrayContaining(['READ_OK', 'ISSUER_TRUSTED', 'SIGNATURE_GOOD', 'MEANING_OK', 'VALID_NOW']),
      );
      expect(outcomes(report, 'passed')).toEqual(expect.arrayContaining(['AWARDED_BY_ISSUER', 'QA_AT_AWARD_OK']));
      expect(report.issuer.asTrusted?.name.nl).toBe('Universiteit Scheldeland');
      expect(report.proofs.every(({ outcome }) => outcome === 'verified')).toBe(true);
    },
  );

  it.each(formNames)('%s gives the facts of the EDC, as far as it has a place for them', async (name) => {
    const { facts } = await lookAt(name);
    expect(facts).toHaveLength(1);
    expectAgreement(facts?.[0] as Fact, FORMS[name].column);
  });
});

/** Members that a form says in its own words, or of itself: there is nothing in an EDC to compare them with. */
const IN_ITS_OWN_WORDS: Readonly<Partial<Record<FormColumn, readonly (keyof Fact)[]>>> = {
  openBadge: ['path', 'specification', 'types', 'notes', 'outcomes', 'assessments'],
  attestation: ['path', 'qualityAssurance', 'outcomes'],
};

function expectAgreement(fact: Fact, column: FormColumn): void {
  const withElm = column === 'edc' || column === 'elmVcdm2' || column === 'attestationWithLd';
  for (const member of Object.keys(FORM_TABLE) as (keyof Fact)[]) {
    if (FORM_TABLE[member][column] === null) {
      expect([[], null], member).toContainEqual(fact[member]);
      continue;
    }
    if (withElm) expect(fact[member], member).toEqual(reference[member]);
    else if (member === 'identity') expect(fact.identity.source).toBe('derived');
    else if (IN_ITS_OWN_WORDS[column]?.includes(member) !== true) expectSame(fact[member], reference[member], member);
  }
  const outcomesOf = ({ outcomes: list }: Fact) => list.flatMap(({ title }) => title.nl ?? title.und ?? []);
  if (column === 'attestation') expect(outcomesOf(fact)).toEqual(outcomesOf(reference));
  const skills = ({ outcomes: list }: Fact) => list.flatMap(({ esco }) => esco);
  if (column === 'openBadge') expect(skills(fact)).toEqual(skills(reference));
}

/** A text of one language is one of the texts of all; a list is a part of the whole; anything else is equal. */
function expectSame(value: unknown, whole: unknown, member: string): void {
  if (value === null || (Array.isArray(value) && value.length === 0)) return;
  if (Array.isArray(value) && Array.isArray(whole)) {
    for (const [at, one] of value.entries()) expectSame(one, whole[at], `${member}/${at}`);
  } else if (typeof value === 'object' && typeof whole === 'object' && whole !== null) {
    if ('name' in value) expectSame(value.name, (whole as { name: unknown }).name, `${member}/name`);
    else expect(Object.values(whole), member).toEqual(expect.arrayContaining(Object.values(value)));
  } else expect(value, member).toEqual(whole);
}

describe('an ecdsa-sd-2023 base proof', () => {
  it('is answered with what to do, and is neither passed nor failed', async () => {
    const found = await world.look(await world.foreign.base(contents.vcdm2, ['/issuer']));
    expect(found.verdict).toBe('indeterminate');
    expect(codesOf(found, 'unknown')).toEqual(['SD_BASE_PROOF']);
    expect(found.reports[0]).toMatchObject({
      facts: null,
      proofs: [{ type: 'ecdsa-sd-2023', outcome: 'unsupported' }],
    });
  });
});

describe('an ecdsa-sd-2023 derived proof', () => {
  it('that shows no end date or no status may keep one back: neither is taken for good', async () => {
    const { credentialStatus: _, ...withoutStatus } = contents.vcdm2;
    for (const [document, codes] of [
      [contents.vcdm2, ['VALIDITY_MAY_BE_WITHHELD']],
      [{ ...withoutStatus, validUntil: '2036-11-21T00:00:00Z' }, ['STATUS_UNKNOWN']],
    ] as const) {
      const found = await world.look(
        await world.foreign.derived(
          document,
          ['/issuer'],
          [
            '/credentialSubject',
            '/type',
            '/issued',
            '/validFrom',
            ...('credentialStatus' in document ? ['/credentialStatus'] : ['/validUntil']),
          ],
        ),
      );
      expect(codesOf(found, 'unknown')).toEqual(codes);
      expect(found.verdict).toBe('indeterminate');
    }
  });

  it('that shows one of two status entries may keep back that it is suspended, or revoked', async () => {
    const whole = { ...contents.vcdm2, validUntil: '2036-11-21T00:00:00Z' };
    const shown = ['/credentialSubject', '/type', '/issued', '/validFrom', '/validUntil'];
    const set = { 'r-1': [INDEX['r-1']], 's-1': [INDEX['s-1']] };
    for (const [entry, said, bad, other] of [
      [0, 'STATUS_NOT_REVOKED', 'STATUS_REVOKED', 's-1'],
      [1, 'STATUS_NOT_SUSPENDED', 'STATUS_SUSPENDED', 'r-1'],
    ] as const) {
      const text = await world.foreign.derived(whole, ['/issuer'], [...shown, `/credentialStatus/${entry}`]);
      const found = await world.look(text, { set: { [other]: set[other] } });
      expect([found.verdict, codesOf(found, 'unknown')]).toEqual(['indeterminate', ['STATUS_UNKNOWN']]);
      expect(codesOf(found, 'passed')).toContain(said);
      expect(codesOf(await world.look(text, { set }), 'failed')).toEqual([bad]);
    }
  });

  it('that shows no start date may keep back that it is not valid yet', async () => {
    const later = { ...contents.vcdm2, validFrom: '2030-11-21T00:00:00Z', validUntil: '2036-11-21T00:00:00Z' };
    const shown = ['/credentialSubject', '/type', '/issued', '/validUntil', '/credentialStatus'];
    const whole = await world.look(await world.foreign.derived(later, ['/issuer'], [...shown, '/validFrom']));
    expect(codesOf(whole, 'failed')).toEqual(['NOT_YET_VALID']);
    const part = await world.look(await world.foreign.derived(later, ['/issuer'], shown));
    expect(codesOf(part, 'unknown')).toContain('VALIDITY_MAY_BE_WITHHELD');
    expect(part.verdict).toBe('indeterminate');
  });
});

describe('what is not signed', () => {
  it.each([
    ['edc', 'elm'],
    ['vcdm2', 'elm'],
  ] as const)('%s before sealing is read, proves nothing, and asks nobody', async (model, form) => {
    const found = await world.look(JSON.stringify(contents[model]));
    expect(found.reports[0]?.form).toBe(form);
    expect(found.verdict).not.toBe('passed');
    expect(found.reports[0]?.checks.map(({ code }) => code)).toContain('NOT_SEALED');
    expect(found.reports[0]?.facts).toBeNull();
    expect(found.asked).toEqual([]);
  });
});

describe('several proofs, through the whole pipeline', () => {
  const withProofs = async (change: (proofs: Record<string, unknown>[]) => void): Promise<string> => {
    const document = JSON.parse(await world.secured(contents.vcdm2, ['ecdsa', 'eddsa']));
    change(document.proof);
    return JSON.stringify(document);
  };

  it('a good one beside one that does not verify fails, and both are told', async () => {
    const found = await world.look(
      await withProofs(([, second]) => Object.assign(second ?? {}, { created: '2026-11-21T11:00:01Z' })),
    );
    expect(found.verdict).toBe('failed');
    expect(codesOf(found, 'failed')).toEqual(['SIGNATURE_BROKEN']);
    expect(found.reports[0]?.proofs.map(({ outcome }) => outcome)).toEqual(['verified', 'failed']);
    expect(found.reports[0]?.facts).toBeNull();
  });

  it('a good one beside one of a kind we do not know is indeterminate, and never passes', async () => {
    const found = await world.look(
      await withProofs(([, second]) => Object.assign(second ?? {}, { cryptosuite: 'mldsa44-rdfc-2024' })),
    );
    expect(found.verdict).toBe('indeterminate');
    expect(codesOf(found, 'unknown')).toEqual(['PROOF_UNSUPPORTED']);
    expect(found.reports[0]?.proofs.map(({ outcome }) => outcome)).toEqual(['verified', 'unsupported']);
    expect(found.reports[0]?.facts).toBeNull();
  });

  it('of a set, one taken away leaves a good document: nothing says that there were two', async () => {
    expect((await world.look(await withProofs((proofs) => proofs.pop()))).verdict).toBe('passed');
  });
});
