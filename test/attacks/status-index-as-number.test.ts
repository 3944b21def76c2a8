import { beforeAll, describe, expect, it } from 'vitest';
import { statusChecks } from '../../src/verifying/checks/status.ts';
import { fakeTrust } from '../support/fake-trust.ts';
import { libraryStatus } from '../support/library-status.ts';
import { NOW } from '../support/proving-institution.ts';
import { LIST, provedCredential, revocationAt, type StatusIssuer, statusIssuer } from '../support/status-issuer.ts';

let issuer: StatusIssuer;
/** Only 1000 and 8 are revoked: whoever reads "1e3" as 1, or "7abc" as 7, sees a good credential. */
let lists: Record<string, string>;
beforeAll(async () => {
  issuer = await statusIssuer();
  lists = { [LIST]: await issuer.list([8, 1000]) };
});

describe('an index that software reads as another', () => {
  it.each(['7abc', '1e3', '07', ' 7', '7.9', 7])(
    '%j is a place in the list for the library, and status_index here',
    async (statusListIndex) => {
      const entry = { ...revocationAt(0), statusListIndex };
      expect(await libraryStatus(issuer, entry, lists)).toMatchObject({ verified: true, results: [{ status: false }] });
      expect(await codesOf(entry)).toEqual([['STATUS_UNKNOWN', 'status_index']]);
    },
  );

  it.each(['-1', '131072', '9007199254740992', '', undefined, null])('%j is status_index here', async (index) => {
    expect(await codesOf({ ...revocationAt(0), statusListIndex: index })).toEqual([['STATUS_UNKNOWN', 'status_index']]);
  });
});

async function codesOf(entry: object) {
  const trust = fakeTrust({ parties: [issuer.party], documents: issuer.documents, lists });
  const checks = await statusChecks(provedCredential(issuer, { credentialStatus: entry }), trust, NOW);
  return checks.map(({ code, evidence }) => [code, evidence.code]);
}
