import { describe, expect, it } from 'vitest';
import { validityAfter } from '../../src/issuing/supplied/change-status.ts';
import { composeSupplied } from '../../src/issuing/supplied/compose.ts';
import { statusFaults } from '../../src/issuing/supplied/faults.ts';
import { shownAlways } from '../../src/issuing/supplied/shown-always.ts';
import { check } from '../../src/verifying/check.ts';
import { CHECK_CODES, type CheckCode } from '../../src/verifying/codes/index.ts';
import { decideCredential } from '../../src/wallets/vc-api/decide-credential.ts';
import { parseIssue } from '../../src/wallets/vc-api/parse-issue.ts';
import { problemTypeOf } from '../../src/wallets/vc-api/problem-types.ts';
import { IssueRequest } from '../../src/wallets/vc-api/z-issue.ts';

const CODES = Object.keys(CHECK_CODES) as CheckCode[];
const REVOCATION = { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' } as const;
const general = { '@context': ['https://www.w3.org/ns/credentials/v2'], proof: {} };
const learning = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://elsewhere.example/learning'],
  proof: {},
};

/** What the answer says where a verification found these. */
const decided = (codes: readonly CheckCode[], verifiableCredential: Record<string, unknown> = learning) => {
  const checks = codes.map((code) => check(code));
  const bad = (outcome: string) => checks.some((one) => one.outcome === outcome);
  const verdict = bad('failed') ? 'failed' : bad('unknown') ? 'indeterminate' : 'passed';
  const verification = { verdict, reports: [{ checks, proofs: [] }] } as const;
  return decideCredential({ verifiableCredential }, { problems: [], verification }, 'en');
};

describe('the result of a verification', () => {
  it('is a problem for every finding that failed or is unknown, and for no other', () => {
    for (const code of CODES) {
      const { outcome } = CHECK_CODES[code];
      expect(problemTypeOf(code, {}) !== null, code).toBe(outcome === 'failed' || outcome === 'unknown');
    }
  });

  it.each(CODES.filter((code) => CHECK_CODES[code].outcome === 'unknown'))(
    '%s is never verified, and says why',
    (code) => {
      const { verified, problemDetails = [] } = decided(['READ_OK', 'SIGNATURE_GOOD', code]);
      expect(verified).toBe(false);
      expect(problemDetails).toMatchObject([{ code, detail: expect.stringContaining('does not count as verified') }]);
    },
  );

  it.each(CODES.filter((code) => CHECK_CODES[code].outcome === 'failed'))('%s is never verified', (code) => {
    expect(decided(['READ_OK', 'SIGNATURE_GOOD', code], general).verified).toBe(false);
  });

  it('sets open questions of an award aside for a credential that has no words for one, and nothing else', () => {
    const open: CheckCode[] = ['READ_OK', 'SIGNATURE_GOOD', 'AWARD_DATE_UNKNOWN'];
    expect(decided(open, general)).toMatchObject({ verified: true, warnings: [{ code: 'AWARD_DATE_UNKNOWN' }] });
    expect(decided(open, learning).verified).toBe(false);
    expect(decided([...open, 'STATUS_UNKNOWN'], general).verified).toBe(false);
    expect(decided(['READ_OK', 'SELF_ISSUED'], general).verified).toBe(false);
  });

  it('of a status that could not be read, tells by the reason which type it is', () => {
    const typed = (code: string) => problemTypeOf('STATUS_UNKNOWN', { code })?.title;
    expect(typed('status_index')).toBe('RANGE_ERROR');
    expect(typed('status_list_length')).toBe('STATUS_LIST_LENGTH_ERROR');
    expect(typed('status_list_unproved')).toBe('STATUS_VERIFICATION_ERROR');
    expect(typed('status_unreachable')).toBe('STATUS_RETRIEVAL_ERROR');
  });
});

describe('what an issue request asks for', () => {
  const parsed = (credential: object, options?: object) => parseIssue(IssueRequest.parse({ credential, options }));

  it('takes entries without a place as wishes, from the credential and from the options, each purpose once', () => {
    const theirs = { ...REVOCATION, statusListIndex: '7', statusListCredential: 'https://list.example/1' };
    expect(parsed({ credentialStatus: [REVOCATION, theirs] }, { credentialStatus: REVOCATION })).toMatchObject({
      ok: true,
      value: { statuses: ['revocation'], credential: { credentialStatus: [theirs] } },
    });
  });

  it('refers to a credential by its own id, or by the one the request gives', () => {
    expect(parsed({ id: 'urn:x:1' })).toMatchObject({ value: { credentialId: 'urn:x:1' } });
    expect(parsed({}, { credentialId: 'mine' })).toMatchObject({ value: { credentialId: 'mine' } });
    expect(parsed({})).toMatchObject({ value: { credentialId: null } });
    expect(parsed({ id: 'urn:x:1' }, { credentialId: 'urn:x:2' })).toMatchObject({
      ok: false,
      error: [{ pointer: '/options/credentialId' }],
    });
  });

  it('secures for selective disclosure where something is mandatory, and refuses another suite beside it', () => {
    expect(parsed({}, { mandatoryPointers: [] })).toMatchObject({ value: { suite: 'ecdsa-sd-2023' } });
    expect(parsed({}, { mandatoryPointers: [], cryptosuite: 'eddsa-rdfc-2022' })).toMatchObject({ ok: false });
  });
});

describe('what is composed', () => {
  const place = { purpose: 'revocation', listId: 'r', listUrl: 'https://own.example/r', index: 5 } as const;

  it('keeps what was sent in its order, and adds issuer and entry', () => {
    const composed = composeSupplied({ credential: { type: 'x', name: 'y' } }, 'did:web:own.example', [place]);
    expect(Object.keys(composed)).toEqual(['type', 'name', 'issuer', 'credentialStatus']);
    expect(composed).toMatchObject({ issuer: 'did:web:own.example', credentialStatus: { statusListIndex: '5' } });
  });

  it('always shows what decides, where it is there; a conformance run shows what it is asked', () => {
    const document = { issuer: 'x', validFrom: 'y', credentialStatus: {} };
    expect(shownAlways(document, ['/issuer'], { asksBeyondW3c: true })).toEqual([
      '/issuer',
      '/validFrom',
      '/credentialStatus',
    ]);
    expect(shownAlways(document, ['/issuer'], { asksBeyondW3c: false })).toEqual(['/issuer']);
  });
});

describe('a place in a list', () => {
  it('of our own, also under a former origin, is never the sender’s choice; one of somebody else’s is theirs', () => {
    const claims = (statusListCredential: string) =>
      statusFaults({ credentialStatus: [{ ...REVOCATION, statusListCredential }] }, 'https://own.example/i/x/status/');
    expect(claims('https://own.example/i/x/status/revocation-1')).toMatchObject([{ pointer: '/credentialStatus/0' }]);
    expect(claims('https://former.example/i/x/status/revocation-1#7')).toHaveLength(1);
    expect(claims('https://own.example/i/x/../x/status/revocation-1')).toHaveLength(1);
    expect(claims('https://elsewhere.example/status/1')).toEqual([]);
  });
});

describe('a change of status', () => {
  it.each([
    ['active', 'revocation', true, 'revoked'],
    ['suspended', 'revocation', true, 'revoked'],
    ['revoked', 'revocation', true, 'revoked'],
    ['active', 'revocation', false, 'active'],
    ['suspended', 'revocation', false, 'suspended'],
    ['revoked', 'revocation', false, null],
    ['active', 'suspension', true, 'suspended'],
    ['suspended', 'suspension', false, 'active'],
    ['revoked', 'suspension', true, null],
    ['revoked', 'suspension', false, null],
  ] as const)('%s, %s %s: %s', (from, purpose, set, to) => {
    expect(validityAfter(from, purpose, set)).toBe(to);
  });
});
