import { beforeAll, describe, expect, it } from 'vitest';
import { verdictOf } from '../../src/verifying/check.ts';
import { statusChecks } from '../../src/verifying/checks/status.ts';
import { fakeTrust } from '../support/fake-trust.ts';
import { libraryStatus } from '../support/library-status.ts';
import { NOW } from '../support/proving-institution.ts';
import {
  LIST,
  provedCredential,
  revocationAt,
  type StatusIssuer,
  SUSPENSIONS,
  statusIssuer,
  suspensionAt,
} from '../support/status-issuer.ts';

let issuer: StatusIssuer;
beforeAll(async () => {
  issuer = await statusIssuer();
});
const checked = (credentialStatus: unknown, lists: Record<string, string>, down: readonly string[] = []) =>
  statusChecks(
    provedCredential(issuer, { credentialStatus }),
    fakeTrust({ parties: [issuer.party], documents: issuer.documents, lists, down }),
    NOW,
  );

describe('a revoked credential', () => {
  it('is verified: true for the library, and failed with STATUS_REVOKED here', async () => {
    const lists = { [LIST]: await issuer.list([7]) };
    const answer = await libraryStatus(issuer, revocationAt(7), lists);
    expect(answer).toMatchObject({ verified: true, results: [{ verified: true, status: true }] });
    const checks = await checked(revocationAt(7), lists);
    expect(checks).toMatchObject([{ code: 'STATUS_REVOKED', outcome: 'failed', evidence: { list: LIST, index: 7 } }]);
    expect(verdictOf(checks)).toBe('failed');
  });

  it('stays failed when it hides behind an entry that is clear, whichever comes first', async () => {
    const lists = { [LIST]: await issuer.list([7]) };
    for (const entries of [
      [revocationAt(8), revocationAt(7)],
      [revocationAt(7), revocationAt(8)],
    ])
      expect((await checked(entries, lists)).map(({ code }) => code)).toEqual(['STATUS_REVOKED']);
  });

  it('that is suspended instead has its own word', async () => {
    const lists = {
      [LIST]: await issuer.list([]),
      [SUSPENSIONS]: await issuer.list([9], { url: SUSPENSIONS, purpose: 'suspension' }),
    };
    const checks = await checked([revocationAt(7), suspensionAt(9)], lists);
    expect(checks.map(({ code, outcome }) => [code, outcome])).toEqual([['STATUS_SUSPENDED', 'failed']]);
  });

  it('whose list is down is unknown, never active', async () => {
    const lists = { [LIST]: await issuer.list([7]) };
    const checks = await checked(revocationAt(7), lists, [LIST]);
    expect(checks).toMatchObject([
      { code: 'STATUS_UNKNOWN', outcome: 'unknown', evidence: { code: 'status_unreachable' } },
    ]);
    expect(verdictOf(checks)).toBe('indeterminate');
  });
});
