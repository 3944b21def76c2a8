import { beforeAll, expect, it } from 'vitest';
import { readSeal } from '../../src/credential/jades/read.ts';
import { validationValues } from '../../src/credential/jades/validation-values.ts';
import { anchorFromDer } from '../../src/trust/x509/anchor.ts';
import type { TrustAnchor } from '../../src/trust/x509/path-report.ts';
import type { Verification } from '../../src/verifying/report.ts';
import { verify } from '../../src/verifying/verify.ts';
import { opened } from '../support/opened-trust.ts';
import { describeWithShared, sharedText } from '../support/shared.ts';
import { codesOf } from '../support/world.ts';

const SAMPLES = ['elm/Sample-MC-Annex1-signed.jsonld', 'elm/Sample-CertOfPart-signed.jsonld'] as const;
/** Long after the certificate has expired, and while it was valid. */
const TODAY = Date.UTC(2026, 10, 21, 12) / 1000;
const THEN = Date.UTC(2024, 5, 1) / 1000;

async function look(file: string | Uint8Array, now: number, anchors: readonly TrustAnchor[] = []) {
  const { trust, asked } = await openedOnce(anchors);
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const found = await verify(bytes, {}, { trust, now, local: false });
  expect(asked).toEqual([]);
  return found;
}

const kept = new Map<string, ReturnType<typeof opened>>();
function openedOnce(anchors: readonly TrustAnchor[]): ReturnType<typeof opened> {
  const name = anchors.map(({ id }) => id).join(' ');
  const made = kept.get(name) ?? opened({ anchors });
  kept.set(name, made);
  return made;
}

async function sampleAuthority(): Promise<TrustAnchor> {
  const reading = await readSeal(sharedText(SAMPLES[0]));
  if (!reading.ok) throw new Error(reading.error.reason);
  for (const der of validationValues(reading.value.unsigned).certificates) {
    const anchor = await anchorFromDer(der, { use: 'seal', source: 'operator' });
    const name = anchor.ok ? anchor.value.certificate.subject.commonName : undefined;
    if (anchor.ok && name === 'ANF AC Qualified Certificates for eSeal') return anchor.value;
  }
  throw new Error('the sample has no authority');
}

const WORST_FIRST = ['error', 'unknown', 'skipped', 'ok'];
const europassOf = ({ reports }: Verification, name: string): string =>
  Object.entries(reports[0]?.europass ?? {}).find(([one]) => one === name)?.[1].status ?? 'none';

/** Every so many bytes of a region, one byte becomes another. */
function* changes(text: string, from: number, to: number, step: number): Generator<Uint8Array> {
  for (let at = from; at < to; at += step) {
    const bytes = new TextEncoder().encode(text);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    yield bytes;
  }
}

describeWithShared('the official sealed samples', () => {
  let authority: TrustAnchor;
  beforeAll(async () => {
    authority = await sampleAuthority();
  });

  it.each(SAMPLES)('%s is indeterminate for exactly its reasons', async (sample) => {
    const found = await look(sharedText(sample), TODAY);
    expect(found.verdict).toBe('indeterminate');
    expect(codesOf(found, 'failed')).toEqual([]);
    expect(codesOf(found, 'unknown')).toEqual(['ISSUER_UNKNOWN', 'CERTIFICATE_EXPIRED']);
    expect(codesOf(found, 'skipped')).toContain('TIMESTAMP_NOT_TRUSTED');
    expect(codesOf(found, 'skipped')).toContain('STATUS_NOT_OFFERED');
    expect(codesOf(found, 'passed')).toEqual(['READ_OK', 'SIGNATURE_GOOD', 'MEANING_OK', 'VALID_NOW']);
    const [report] = found.reports;
    expect(report?.europass.format).toMatchObject({ status: 'ok' });
    expect(report?.europass.seal).toMatchObject({ status: 'unknown' });
    expect(report?.europass.expiry).toMatchObject({ status: 'ok' });
    expect(report?.issuer.asTrusted).toBeNull();
    expect(report?.facts).not.toBeNull();
  });

  it.each(SAMPLES)(
    '%s passes on its seal when its authority is an anchor and the clock inside validity',
    async (sample) => {
      const found = await look(sharedText(sample), THEN, [authority]);
      expect(found.reports[0]?.europass.seal).toMatchObject({ status: 'ok' });
      expect(codesOf(found, 'passed')).toEqual(
        expect.arrayContaining([
          'SEAL_CERTIFICATE_TRUSTED',
          'SIGNATURE_GOOD',
          'CERTIFICATE_VALID_AT_SIGNING',
          'CERTIFICATE_NOT_REVOKED',
        ]),
      );
      expect(codesOf(found, 'unknown')).toEqual(['ISSUER_UNKNOWN']);
    },
  );

  it.each(SAMPLES)('%s fails with any byte of payload, protected header or signature changed', async (sample) => {
    const text = sharedText(sample);
    const { signatures } = JSON.parse(text) as { signatures: { protected: string; signature: string }[] };
    const [{ protected: header = '', signature = '' } = {}] = signatures;
    const regions = [
      [text.indexOf('"payload"') + 11, text.indexOf('"signatures"') - 3, 997],
      [text.indexOf(header), text.indexOf(header) + header.length, 37],
      [text.indexOf(signature), text.indexOf(signature) + signature.length, 7],
    ] as const;
    let tried = 0;
    for (const [from, to, step] of regions)
      for (const bytes of changes(text, from, to, step)) {
        expect((await look(bytes, THEN, [authority])).verdict, `byte ${from}`).toBe('failed');
        tried += 1;
      }
    expect(tried).toBeGreaterThan(350);
  });

  it('the second is no seal any more with any byte at all of its protected header or signature changed', async () => {
    const sealed = JSON.parse(sharedText(SAMPLES[1])) as { signatures: Record<string, string>[] };
    // What is not signed would be read anew nine thousand times.
    const { header: _, ...first } = sealed.signatures[0] ?? {};
    expect(await readSeal({ ...sealed, signatures: [first] })).toMatchObject({ ok: true });
    for (const member of ['protected', 'signature']) {
      const text = first[member] ?? '';
      const taken: number[] = [];
      let at = 0;
      for (const bytes of changes(text, 0, text.length, 1)) {
        const signatures = [{ ...first, [member]: new TextDecoder().decode(bytes) }];
        if ((await readSeal({ ...sealed, signatures })).ok) taken.push(at);
        at += 1;
      }
      expect(at, member).toBeGreaterThan(340);
      expect(taken, member).toEqual([]);
    }
  }, 120_000);

  it.each(SAMPLES)('%s never looks better with its unsigned values changed or gone', async (sample) => {
    const sealed = JSON.parse(sharedText(sample)) as { signatures: { header?: { etsiU: string[] } }[] };
    const entries = sealed.signatures[0]?.header?.etsiU ?? [];
    expect(entries.length).toBeGreaterThan(2);
    const variants = [
      undefined,
      ...entries.map((_, index) => entries.filter((__, other) => other !== index)),
      [...entries].reverse(),
      [...entries, ...entries],
      entries
        .map((entry) => Buffer.from(entry, 'base64url').toString('utf8').replaceAll('A', 'B'))
        .map((entry) => Buffer.from(entry).toString('base64url')),
    ];
    for (const now of [THEN, TODAY]) {
      const before = await look(sharedText(sample), now, [authority]);
      for (const etsiU of variants) {
        const [first, ...others] = sealed.signatures;
        const { header: _, ...bare } = first ?? {};
        const changed = { ...sealed, signatures: [etsiU?.length ? { ...bare, header: { etsiU } } : bare, ...others] };
        const after = await look(JSON.stringify(changed), now, [authority]);
        for (const [check, { status }] of Object.entries(before.reports[0]?.europass ?? {}))
          expect(WORST_FIRST.indexOf(europassOf(after, check)), `${check}, ${now}`).toBeLessThanOrEqual(
            WORST_FIRST.indexOf(status),
          );
        const open = (found: typeof before) => [...codesOf(found, 'unknown'), ...codesOf(found, 'failed')];
        // What was open stays open: nothing unsigned closes it.
        expect(open(after)).toEqual(expect.arrayContaining(after.verdict === 'failed' ? [] : [...open(before)]));
      }
    }
  });
});
