import { beforeAll, describe, expect, it } from 'vitest';
import { conformanceRun, V2 } from '../../support/conformance.ts';
import { didKeyMaker } from '../../support/did-key-maker.ts';
import type { Json } from '../../support/signed-by-hand.ts';

let run: Awaited<ReturnType<typeof conformanceRun>>;
let maker: Awaited<ReturnType<typeof didKeyMaker>>;
let ownList: string;
beforeAll(async () => {
  [run, maker] = await Promise.all([conformanceRun(), didKeyMaker('Ed25519')]);
  ownList = `https://localhost:40443/vc-api/issuers/ed/status/revocation`;
});

const entry = (more: Json = {}): Json => ({
  id: `${ownList}#94567`,
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '94567',
  statusListCredential: ownList,
  ...more,
});
/** A credential that somebody else signed, with an entry they wrote. */
const withEntry = async (credentialStatus: unknown) =>
  run.verify(
    await maker.issue({
      '@context': [V2, 'https://www.w3.org/ns/credentials/examples/v2'],
      type: ['VerifiableCredential'],
      issuer: maker.did,
      credentialSubject: { id: 'did:example:a' },
      credentialStatus,
    }),
  );
const problemsOf = ({ json }: { json: Json }): readonly unknown[] =>
  (json.problemDetails as readonly Json[]).map(({ type }) => String(type).split('#')[1]);

describe('Bitstring Status List 1.0 §3.2, validating', () => {
  it.each([
    ['statusListIndex', [-1, 94567, '-1', '1e3', '07', '7abc', '', '1.5', true]],
    ['statusPurpose', [5, '', {}]],
    ['statusListCredential', [5, 'invalid-id', 'invalid id']],
    ['statusSize', [0, -1, 1.5, '1']],
  ])(
    'a `%s` that does not comply: "a MALFORMED_VALUE_ERROR MUST be raised", and it is not verified',
    async (name, values) => {
      let sent = 0;
      for (const value of values) {
        const answer = await withEntry(entry({ [name]: value })).catch(() => null);
        // What the maker cannot sign, nobody can send.
        if (answer === null) continue;
        sent += 1;
        expect([answer.status, answer.json.verified], `${name} ${value}`).toEqual([400, false]);
        expect(problemsOf(answer), `${name} ${value}`).toContain('MALFORMED_VALUE_ERROR');
      }
      expect(sent).toBeGreaterThan(0);
    },
  );

  it('in our words: a place in its own list is given by the issuer, so that none outside the range can be asked for', async () => {
    const { json } = await run.issue({
      '@context': [V2],
      type: ['VerifiableCredential'],
      issuer: run.dids.ed,
      credentialSubject: { id: 'did:example:a' },
      credentialStatus: { ...entry(), id: 'urn:x:1', statusListIndex: '131072' },
    });
    // A place in its own list is given by the issuer, so that none outside can be asked for.
    expect(json.code).toBe('VC_NOT_VALID');
  });

  it('a list that another issuer signed is refused: STATUS_VERIFICATION_ERROR', async () => {
    const answer = await withEntry(entry());
    expect(answer.status).toBe(400);
    expect(problemsOf(answer)).toContain('STATUS_VERIFICATION_ERROR');
  });

  it('a list that cannot be retrieved: STATUS_RETRIEVAL_ERROR; it is not verified', async () => {
    const address = 'https://example.com/status/1';
    const answer = await withEntry(entry({ id: `${address}#1`, statusListCredential: address }));
    expect(answer.status).toBe(400);
    expect(problemsOf(answer)).toContain('STATUS_RETRIEVAL_ERROR');
  });

  it('an entry of an unknown type, and one of several types, is not verified', async () => {
    for (const type of ['InvalidType', ['BitstringStatusListEntry', 'InvalidType']]) {
      const answer = await withEntry({ id: 'urn:x:1', type });
      expect([answer.status, answer.json.verified]).toEqual([400, false]);
    }
  });

  it('§3.5: "The type value of the error object MUST be a URL that starts with the value https://www.w3.org/ns/credentials/status-list# and ends with the value in the section listed below."', async () => {
    const answer = await withEntry(entry());
    const own = (answer.json.problemDetails as readonly Json[]).filter(({ title }) =>
      String(title).startsWith('STATUS'),
    );
    expect(own).not.toEqual([]);
    for (const { type, title } of own) expect(type).toBe(`https://www.w3.org/ns/credentials/status-list#${title}`);
  });
});
