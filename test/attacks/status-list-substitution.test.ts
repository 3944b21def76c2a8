import { describe, expect, it } from 'vitest';
import { encodeBitstring } from '../../src/credential/status-list/bitstring.ts';
import { composeStatusList, statusEntry } from '../../src/credential/status-list/compose.ts';
import { readStatus } from '../../src/credential/status-list/read.ts';
import { DID, NOW, ORIGIN } from '../support/proving-institution.ts';

const listUrl = `${ORIGIN}/i/scheldeland/status/r1`;
const composed = async () =>
  composeStatusList({
    listUrl,
    issuerDid: DID,
    purpose: 'revocation',
    encodedList: await encodeBitstring(131_072, []),
    validFrom: NOW,
    validUntil: NOW + 3_600,
  }) as Record<string, unknown> & { credentialSubject: Record<string, unknown> };
const entry = statusEntry(listUrl, 'revocation', 12);
const read = (list: unknown, of: unknown = entry, now = NOW) => readStatus(list, of, { issuer: DID, now });

describe('another list in place of the one the credential names', () => {
  it('is told apart from the right one, which is read', async () => {
    expect(await read(await composed())).toEqual({ ok: true, value: false });
  });

  it.each<[string, object, object]>([
    ['by another issuer', { issuer: 'did:web:evil.example' }, {}],
    ['by a lookalike issuer object', { issuer: { id: 'did:web:evil.example', name: DID } }, {}],
    ['by several issuers', { issuer: [DID, 'did:web:evil.example'] }, {}],
    ['under another address', { id: `${ORIGIN}/i/scheldeland/status/r2` }, {}],
    ['under the address with a slash', { id: `${listUrl}/` }, {}],
    ['for another purpose', {}, { statusPurpose: 'suspension' }],
    ['for no purpose', {}, { statusPurpose: undefined }],
    ['of another type', { type: ['VerifiableCredential', 'StatusList2021Credential'] }, {}],
    ['that is no credential', { type: 'BitstringStatusListCredential' }, {}],
    ['about something else', {}, { type: 'StatusList2021' }],
  ])('%s is a mismatch, not a status', async (_, change, subject) => {
    const list = await composed();
    const substituted = { ...list, ...change, credentialSubject: { ...list.credentialSubject, ...subject } };
    expect(await read(substituted)).toMatchObject({ ok: false, error: { code: 'status_list_mismatch' } });
  });

  it.each([null, 'list', [], {}, { id: listUrl }])('%j is no list', async (list) => {
    expect(await read(list)).toMatchObject({ ok: false, error: { code: 'status_list_mismatch' } });
  });

  it('several subjects in one list are none', async () => {
    const list = await composed();
    const several = { ...list, credentialSubject: [list.credentialSubject, list.credentialSubject] };
    expect(await read(several)).toMatchObject({ error: { code: 'status_list_mismatch' } });
  });

  it('a list that is no longer or not yet in force is expired, within the skew of clocks', async () => {
    const list = await composed();
    const codeAt = async (now: number) => {
      const status = await read(list, entry, now);
      return status.ok ? 'read' : status.error.code;
    };
    expect(await codeAt(NOW + 3_600 + 300)).toBe('read');
    expect(await codeAt(NOW + 3_600 + 301)).toBe('status_list_expired');
    expect(await codeAt(NOW - 300)).toBe('read');
    expect(await codeAt(NOW - 301)).toBe('status_list_expired');
    expect(await read({ ...list, validUntil: 'never' })).toMatchObject({ error: { code: 'status_list_expired' } });
  });
});
