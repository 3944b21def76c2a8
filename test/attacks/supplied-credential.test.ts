import { beforeAll, describe, expect, it } from 'vitest';
import { issuersOf, makeKeys } from '../../src/conformance/issuers.ts';
import { recordBook } from '../../src/conformance/record-book.ts';
import { readingUnder } from '../../src/credential/contexts/reading-under.ts';
import { derive } from '../../src/credential/data-integrity/sd-derive.ts';
import { PRODUCT } from '../../src/credential/policy.ts';
import { knownDigests } from '../../src/credential/vcdm2/known-digests.ts';
import { issueSupplied } from '../../src/issuing/supplied/issue.ts';
import type { SuppliedDeps, SuppliedIssuer } from '../../src/issuing/supplied/ports.ts';
import { grantScope } from '../../src/record/institution-scope.ts';
import { parseIssue } from '../../src/wallets/vc-api/parse-issue.ts';
import { IssueRequest } from '../../src/wallets/vc-api/z-issue.ts';
import { credential as award, NOW, ORIGIN } from '../support/proving-institution.ts';
import type { Json } from '../support/signed-by-hand.ts';

const LISTS = `${ORIGIN}/i/p256/status/`;
const OWN = `${LISTS}revocation-1`;
const VOCABULARY = 'https://www.w3.org/2018/credentials#';
const V2 = 'https://www.w3.org/ns/credentials/v2';
const scope = grantScope('p256', { keyId: 'k' });
let issuer: SuppliedIssuer;
let count = 0;

beforeAll(async () => {
  const made = issuersOf(JSON.stringify(await makeKeys()), ORIGIN).get('p256');
  if (made === undefined) throw new Error('no issuer');
  issuer = { ...made, ownLists: LISTS };
});

/** What the product does with a request whose key may do no more than issue. */
async function issued(credential: Json, options?: object) {
  const parsed = parseIssue(IssueRequest.parse({ credential, options }));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  count += 1;
  const deps: SuppliedDeps = {
    now: () => NOW,
    uuid: () => `supplied-${count}`,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    indices: (wanted) => Array.from({ length: wanted }, (_, index) => index),
    policy: PRODUCT,
    ...readingUnder(PRODUCT),
    digests: knownDigests,
    issuer: async () => issuer,
    register: recordBook((_, list) => `${LISTS}${list}`),
    blobs: { put: async () => undefined, get: async () => null },
    publishStatusOf: async () => undefined,
  };
  return issueSupplied(deps, scope, { ...parsed.value, requestSha256: String(count), idempotencyKey: null });
}
const general = (members: Json = {}): Json => ({
  '@context': [V2],
  id: 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0b01',
  type: ['VerifiableCredential'],
  issuer: issuer.did,
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: { id: 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0b02', name: 'Noor' },
  ...members,
});
async function refusedAt(credential: Json): Promise<readonly string[]> {
  const outcome = await issued(credential);
  return outcome.ok ? ['issued'] : (outcome.error.errors ?? []).map(({ pointer }) => pointer);
}

describe('a key that may only issue what it composed itself', () => {
  it('forges no award: what is written in the European Learning Model is refused, whichever host serves its context', async () => {
    const forged = { ...award(), issuer: { id: issuer.did } };
    expect(await refusedAt(forged)).toEqual(['/credential/@context/1']);
    const [, wrapper = ''] = award()['@context'] as string[];
    const elsewhere = wrapper.replace(ORIGIN, 'https://elsewhere.example');
    expect(await refusedAt(general({ '@context': [V2, elsewhere] }))).toEqual(['/credential/@context/1']);
    expect(await refusedAt(general())).toEqual(['issued']);
  });

  it.each<[what: string, members: Json, pointer: string]>([
    [
      'a second issuer by its full IRI',
      { [`${VOCABULARY}issuer`]: { id: 'did:web:a.example' } },
      '/https:~1~1www.w3.org~12018~1credentials#issuer',
    ],
    ['a second issuer by a compact IRI', { 'cred:issuer': { id: 'did:web:a.example' } }, '/cred:issuer'],
    [
      'an end of validity that a reader of terms does not see',
      {
        [`${VOCABULARY}validUntil`]: {
          '@value': '2026-02-01T00:00:00Z',
          '@type': 'http://www.w3.org/2001/XMLSchema#dateTime',
        },
      },
      '/https:~1~1www.w3.org~12018~1credentials#validUntil',
    ],
    ['a list of issuers', { issuer: ['did:web:a.example'] }, '/issuer'],
    ['another issuer by @id', { issuer: { id: 'OWN', '@id': 'did:web:a.example' } }, '/issuer/@id'],
  ])('%s is refused', async (_, members, pointer) => {
    const credential = JSON.parse(JSON.stringify(general(members)).replace('"OWN"', JSON.stringify(issuer.did)));
    expect(await refusedAt(credential)).toEqual([`/credential${pointer}`]);
  });

  it('says nothing of the credential below its root, where a holder could leave it out', async () => {
    const { id } = general();
    const more = { id, type: ['VerifiableCredential'], validUntil: '2026-02-01T00:00:00Z' };
    expect(await refusedAt(general({ credentialSubject: more }))).toEqual(['/credential/credentialSubject/id']);
    expect(await refusedAt(general({ credentialSubject: [{ name: 'Noor' }, more] }))).toEqual([
      '/credential/credentialSubject/1/id',
    ]);
  });

  it.each([
    ['as it is', OWN],
    ['in a list', [OWN]],
    ['as a node', { id: OWN }],
    ['percent-encoded', OWN.replace('status', 'st%61tus')],
    ['with slashes twice', OWN.replace('/i/', '//i/')],
    ['by way of another folder', OWN.replace('/i/', '/x/%2e%2e/i/')],
    ['with a question', `${OWN}?x`],
    ['of a former origin', OWN.replace(ORIGIN, 'https://former.example')],
  ])('takes no place in our own list: %s', async (_, statusListCredential) => {
    const entry = { type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListIndex: '7' };
    expect(await refusedAt(general({ credentialStatus: { ...entry, statusListCredential } }))).toContain(
      '/credential/credentialStatus',
    );
  });

  it('signs no list at the address of one of ours', async () => {
    const list = general({ id: OWN, type: ['VerifiableCredential', 'BitstringStatusListCredential'] });
    expect(await refusedAt(list)).toEqual(['/credential/id']);
  });
});

describe('a holder who chooses what to show of a credential of ours', () => {
  it('shows period, status and terms of use whatever the request made mandatory', async () => {
    const elsewhere = (statusPurpose: string) => ({
      type: 'BitstringStatusListEntry',
      statusPurpose,
      statusListIndex: '7',
      statusListCredential: `https://lists.example/${statusPurpose}`,
    });
    const decisive = {
      validUntil: '2030-01-01T00:00:00Z',
      credentialStatus: [elsewhere('revocation'), elsewhere('suspension')],
      termsOfUse: [
        { type: 'https://terms.example/NotForSale', id: 'urn:x:terms' },
        { type: 'https://terms.example/B' },
      ],
    };
    for (const mandatoryPointers of [[], ['/credentialStatus/0'], ['/termsOfUse/1/type', '/validFrom']]) {
      const base = await issued(general({ ...decisive, name: 'Attendance' }), { mandatoryPointers });
      if (!base.ok) throw new Error(base.error.code);
      const derived = await derive(JSON.parse(base.value.text) as Json, ['/credentialSubject/name'], {});
      if (!derived.ok) throw new Error(derived.error.code);
      const { proof: _proof, ...shown } = derived.value;
      expect(shown).toEqual(general(decisive));
    }
  });
});
