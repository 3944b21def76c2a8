import { beforeEach, describe, expect, it } from 'vitest';
import { statusChecks } from '../../src/verifying/checks/status.ts';
import { fakeTrust } from '../support/fake-trust.ts';
import { libraryStatus } from '../support/library-status.ts';
import { NOW } from '../support/proving-institution.ts';
import {
  LIST,
  provedCredential,
  revocationAt,
  type StatusIssuer,
  statusIssuer,
  zlibbed,
} from '../support/status-issuer.ts';

let issuer: StatusIssuer;
beforeEach(async () => {
  issuer = await statusIssuer();
});

/** One memory, and lists that can be exchanged behind it. */
function world(source: 'registry' | 'own' = 'registry') {
  const lists: Record<string, string> = {};
  const owner = { ...issuer.party, source };
  const trust = fakeTrust({ parties: [owner], documents: issuer.documents, lists });
  const credential = provedCredential(
    issuer,
    { credentialStatus: revocationAt(7) },
    { admission: { known: true, party: owner } },
  );
  return {
    serve: async (text: string, examined = credential) => {
      lists[LIST] = text;
      return (await statusChecks(examined, trust, NOW)).map(({ code, evidence }) => evidence.code ?? code);
    },
  };
}

describe('an older list after a newer one', () => {
  it('is taken by the library, and status_rollback here', async () => {
    const before = await issuer.list([], { publishedAt: NOW - 60 });
    const after = await issuer.list([7], { publishedAt: NOW });
    const { serve } = world();
    expect(await serve(before)).toEqual(['STATUS_ACTIVE']);
    expect(await serve(after)).toEqual(['STATUS_REVOKED']);
    expect(await serve(before)).toEqual(['status_rollback']);
    expect(await libraryStatus(issuer, revocationAt(7), { [LIST]: before })).toMatchObject({
      verified: true,
      results: [{ status: false }],
    });
  });

  it('is noticed when only the signature was renewed and validFrom stayed', async () => {
    const made = async (set: number[], signedAt: number) =>
      issuer.list(set, { publishedAt: signedAt, document: { validFrom: '2026-01-01T00:00:00Z' } });
    const { serve } = world();
    expect(await serve(await made([7], NOW))).toEqual(['STATUS_REVOKED']);
    expect(await serve(await made([], NOW - 60))).toEqual(['status_rollback']);
    expect(await serve(await made([], NOW + 60))).toEqual(['STATUS_ACTIVE']);
  });

  it('of the same second with other bits is refused, and the same list signed again is not', async () => {
    const { serve } = world();
    expect(await serve(await issuer.list([7]))).toEqual(['STATUS_REVOKED']);
    expect(await serve(await issuer.list([7]))).toEqual(['STATUS_REVOKED']);
    expect(await serve(await issuer.list([]))).toEqual(['status_rollback']);
  });

  it('is noticed in a token status list by iat', async () => {
    const made = (iat: number, byte: number) =>
      issuer.jwt(
        { typ: 'statuslist+jwt' },
        { sub: LIST, iat, status_list: { bits: 1, lst: zlibbed(new Uint8Array([byte])) } },
      );
    const token = provedCredential(
      issuer,
      {},
      { tree: null, claims: { status: { status_list: { idx: 5, uri: LIST } } } },
    );
    const { serve } = world();
    expect(await serve(await made(NOW, 0b0010_0000), token)).toEqual(['STATUS_REVOKED']);
    expect(await serve(await made(NOW - 1, 0), token)).toEqual(['status_rollback']);
  });

  it('cannot be made out of a list that was never proved', async () => {
    const future = JSON.parse(await issuer.list([], { publishedAt: NOW + 200 })) as { proof: { proofValue: string } };
    future.proof.proofValue = future.proof.proofValue.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'));
    const { serve } = world();
    expect(await serve(JSON.stringify(future))).toEqual(['status_list_unproved']);
    expect(await serve(await issuer.list([7]))).toEqual(['STATUS_REVOKED']);
  });

  it('does not trouble our own register, which may publish twice within a second', async () => {
    const { serve } = world('own');
    expect(await serve(await issuer.list([]))).toEqual(['STATUS_ACTIVE']);
    expect(await serve(await issuer.list([7]))).toEqual(['STATUS_REVOKED']);
  });
});
