import { beforeAll, describe, expect, it } from 'vitest';
import { codesOf, DID, INDEX, listUrl, makeWorld, NOW, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

describe('a credential of an institution we know', () => {
  it('passes as a sealed EDC, with its facts and with the name the registry gives', async () => {
    const found = await world.look(await world.seal(world.edcDocument));
    expect(codesOf(found, 'unknown')).toEqual([]);
    expect(codesOf(found, 'failed')).toEqual([]);
    expect(found.verdict).toBe('passed');
    const [report] = found.reports;
    expect(report?.form).toBe('edc');
    expect(report?.issuer.asTrusted?.name.nl).toBe('Universiteit Scheldeland');
    expect(report?.facts?.[0]?.ects).toBe('9');
  });

  it('passes with a Data Integrity proof of either kind, and with both', async () => {
    for (const by of [['ecdsa'], ['eddsa'], ['ecdsa', 'eddsa']] as const) {
      const found = await world.look(await world.secured(world.vcdm2Document, by));
      expect(codesOf(found, 'unknown')).toEqual([]);
      expect(found.verdict).toBe('passed');
      expect(found.reports[0]?.proofs).toHaveLength(by.length);
    }
  });

  it('passes as vc+jwt', async () => {
    const found = await world.look(await world.token({ typ: 'vc+jwt' }, world.vcdm2Document));
    expect(codesOf(found, 'unknown')).toEqual([]);
    expect(found.verdict).toBe('passed');
    expect(found.reports[0]?.form).toBe('vc+jwt');
  });
});

describe('an SD-JWT VC', () => {
  it('is proved and read; that it offers no status and names no key is said', async () => {
    const found = await world.look(await world.sdJwt());
    expect(codesOf(found, 'failed')).toEqual([]);
    expect(codesOf(found, 'unknown')).toEqual([]);
    expect(codesOf(found, 'skipped')).toContain('STATUS_NOT_OFFERED');
    expect(found.reports[0]?.facts?.[0]).toMatchObject({ ects: '9', eqf: 7 });
  });
});

describe('status', () => {
  const cases = [
    ['edc', 'edc-1', 'edc-2'],
    ['vcdm2', 'r-1', 's-1'],
  ] as const;
  for (const [form, revocation, suspension] of cases) {
    const made = () => (form === 'edc' ? world.seal(world.edcDocument) : world.secured(world.vcdm2Document));
    it(`${form}: a revoked credential fails, and a suspended one with its own word`, async () => {
      const revoked = await world.look(await made(), { set: { [revocation]: [INDEX[revocation]] } });
      expect(codesOf(revoked, 'failed')).toEqual(['STATUS_REVOKED']);
      expect(revoked.reports[0]?.europass.revocation).toEqual({ status: 'error', code: 'STATUS_REVOKED' });
      const suspended = await world.look(await made(), { set: { [suspension]: [INDEX[suspension]] } });
      expect(codesOf(suspended, 'failed')).toEqual(['STATUS_SUSPENDED']);
    });

    it(`${form}: a list that is down leaves it open, in the verdict and in the Europass checks`, async () => {
      const found = await world.look(await made(), { down: [listUrl(revocation)] });
      expect(found.verdict).toBe('indeterminate');
      expect(codesOf(found, 'unknown')).toEqual(['STATUS_UNKNOWN']);
      expect(found.reports[0]?.europass.revocation).toEqual({ status: 'unknown', code: 'STATUS_UNKNOWN' });
    });
  }
});

describe('an issuer nobody vouches for', () => {
  it('leaves a good seal indeterminate, for that one reason, and nothing is fetched', async () => {
    const found = await world.look(await world.seal(world.edcDocument), { strangers: true });
    expect(found.verdict).toBe('indeterminate');
    expect(codesOf(found, 'unknown')).toEqual(['ISSUER_UNKNOWN']);
    expect(found.asked).toEqual([]);
    expect(found.reports[0]?.issuer.asTrusted).toBeNull();
  });

  it('leaves a Data Integrity credential unproved, and nothing is fetched', async () => {
    const found = await world.look(await world.secured(world.vcdm2Document), { strangers: true });
    expect(found.verdict).toBe('indeterminate');
    expect(codesOf(found, 'unknown')).toEqual(['ISSUER_UNKNOWN', 'KEY_NOT_FETCHED']);
    expect(found.asked).toEqual([]);
    expect(found.reports[0]?.facts).toBeNull();
  });
});

describe('a document that was changed', () => {
  it('fails, shows no facts, and says which digest was signed with which key', async () => {
    const text = await world.secured(world.vcdm2Document);
    const found = await world.look(text.replace('"point":"9"', '"point":"90"'));
    expect(found.verdict).toBe('failed');
    expect(codesOf(found, 'failed')).toEqual(['SIGNATURE_BROKEN']);
    const [report] = found.reports;
    expect(report?.facts).toBeNull();
    expect(report?.issuer.asTrusted).toBeNull();
    expect(report?.proofs[0]).toMatchObject({ outcome: 'failed', verificationMethod: `${DID}#p1` });
    expect(report?.proofs[0]?.digests).toMatchObject({ documentSha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('fails as an EDC in the same way', async () => {
    const text = await world.seal(world.edcDocument);
    const found = await world.look(text.replace('\\"point\\":\\"9\\"', '\\"point\\":\\"90\\"'));
    expect(codesOf(found, 'failed')).toEqual(['SEAL_BROKEN']);
    expect(found.reports[0]?.facts).toBeNull();
  });
});

describe('time', () => {
  it('is judged at the moment of verification', async () => {
    const later = await world.look(await world.seal(world.edcDocument), { now: NOW + 2 * 365 * 86_400 });
    expect(codesOf(later, 'unknown')).toContain('CERTIFICATE_EXPIRED');
    expect(later.verdict).not.toBe('passed');
  });
});

describe('a picture or a page around a credential', () => {
  it('is said not to have been judged', async () => {
    const { PDFDocument } = await import('@cantoo/pdf-lib');
    const pdf = await PDFDocument.create();
    pdf.addPage().drawText('MASTER OF MEDICINE, 120 ECTS');
    await pdf.attach(new TextEncoder().encode(await world.secured(world.vcdm2Document)), 'credential.json');
    const found = await world.look(await pdf.save());
    expect(found.verdict).toBe('passed');
    expect(codesOf(found, 'skipped')).toContain('ONLY_ENCLOSED_JUDGED');
    expect(codesOf(await world.look(await world.secured(world.vcdm2Document)), 'skipped')).not.toContain(
      'ONLY_ENCLOSED_JUDGED',
    );
  });
});
