import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/record/json.ts';
import { conformanceRun, V2 } from '../../support/conformance.ts';
import type { Json } from '../../support/signed-by-hand.ts';

let run: Awaited<ReturnType<typeof conformanceRun>>;
/** A credential of each issuer with an entry for each purpose, and the list behind every entry. */
let issued: { credential: Json; entries: readonly Json[]; lists: readonly Json[] }[];

const PURPOSES = ['revocation', 'suspension'];
const asked = (statusPurpose: string): JsonObject => ({ type: 'BitstringStatusListEntry', statusPurpose });
const credential = (more: JsonObject = {}): JsonObject => ({
  '@context': [V2],
  id: `urn:uuid:${crypto.randomUUID()}`,
  type: ['VerifiableCredential'],
  issuer: run.dids.ed,
  credentialSubject: { id: 'did:key:z6MkhTNL7i2etLerDK8Acz5t528giE5KA4p75T6ka1E1D74r' },
  ...more,
});
const bitsOf = (list: Json): Buffer =>
  gunzipSync(Buffer.from((list.credentialSubject as { encodedList: string }).encodedList.slice(1), 'base64url'));

beforeAll(async () => {
  run = await conformanceRun();
  issued = await Promise.all(
    Object.values(run.dids).map(async (issuer) => {
      const { status, json } = await run.issue(credential({ issuer }), { credentialStatus: PURPOSES.map(asked) });
      expect(status, JSON.stringify(json)).toBe(201);
      const entries = json.verifiableCredential.credentialStatus as Json[];
      const lists = await Promise.all(
        entries.map(async (entry) => (await run.get(String(entry.statusListCredential))).json),
      );
      return { credential: json.verifiableCredential, entries, lists };
    }),
  );
});
const eachEntry = (test: (entry: Json, list: Json, credential: Json) => void): void => {
  expect(issued).toHaveLength(3);
  for (const { credential: of, entries, lists } of issued) {
    expect(entries).toHaveLength(2);
    for (const [index, entry] of entries.entries()) test(entry, lists[index] ?? {}, of);
  }
};

describe('Bitstring Status List 1.0 §2.1, BitstringStatusListEntry', () => {
  it('"Any expression of the data model in this section MUST be expressed in a conforming verifiable credential as defined in [VC-DATA-MODEL-2.0].": it verifies', async () => {
    for (const { credential: of } of issued) expect((await run.verify(of)).status).toBe(200);
  });
  it('`id`: "It MUST NOT be the URL for the status list."', () => {
    eachEntry(({ id, statusListCredential }) => {
      expect(URL.canParse(String(id))).toBe(true);
      expect(id).not.toBe(statusListCredential);
    });
  });
  it('"The type property MUST be BitstringStatusListEntry."', () => {
    eachEntry(({ type }) => expect(type).toBe('BitstringStatusListEntry'));
  });
  it('"The purpose of the status entry MUST be a string."', () => {
    eachEntry(({ statusPurpose }) => expect(PURPOSES).toContain(statusPurpose));
  });
  it('"The statusListIndex property MUST be an arbitrary size integer greater than or equal to 0, expressed as a string in base 10."', () => {
    eachEntry(({ statusListIndex }) => expect(statusListIndex).toMatch(/^(?:0|[1-9]\d*)$/));
  });
  it('"The statusListCredential property MUST be a URL to a verifiable credential. When the URL is dereferenced, the resulting verifiable credential MUST have type property that includes the BitstringStatusListCredential value."', () => {
    eachEntry((_entry, list) => {
      expect(list.type).toContain('VerifiableCredential');
      expect(list.type).toContain('BitstringStatusListCredential');
    });
  });
  it('"If present, statusSize MUST be an integer greater than zero"; one bit is what every entry has, and needs no word', () => {
    eachEntry((entry) => {
      expect(entry).not.toHaveProperty('statusSize');
      expect(entry).not.toHaveProperty('statusMessage');
    });
  });
  it('an entry for one purpose is an object, and of two purposes a list; a purpose nobody knows is refused', async () => {
    const one = await run.issue(credential(), { credentialStatus: asked('revocation') });
    expect(one.json.verifiableCredential.credentialStatus).toMatchObject({ statusPurpose: 'revocation' });
    expect((await run.issue(credential(), { credentialStatus: asked('colour') })).status).toBe(400);
  });
  it('an entry that is malformed is refused at issue (§3: "a MALFORMED_VALUE_ERROR MUST be raised")', async () => {
    const entry = {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '5',
      statusListCredential: 'https://example.com/status/1',
    };
    // Outside `credentialStatus` no context defines it.
    expect((await run.issue(credential({ statusEntry: { ...entry, statusListIndex: true } }))).status).toBe(400);
    expect((await run.issue(credential({ credentialStatus: entry }))).status).toBe(201);
    for (const wrong of [
      { id: 'no-url' },
      { type: undefined },
      { type: 'Not A Term' },
      { statusListIndex: true },
      { statusListIndex: '05' },
      { statusPurpose: 5 },
      { statusListCredential: 'no-url' },
      { statusSize: 0 },
      { statusSize: 2 },
      { statusSize: 1, statusMessage: [{ status: '0x0', message: 'one of two' }] },
      { statusReference: 5 },
    ])
      expect(
        (await run.issue(credential({ credentialStatus: { ...entry, ...wrong } }))).status,
        JSON.stringify(wrong),
      ).toBe(400);
  });
});

describe('Bitstring Status List 1.0 §2.2, BitstringStatusListCredential', () => {
  it('"When a status list verifiable credential is published, it MUST be a conforming document, as defined in [VC-DATA-MODEL-2.0], that expresses the data model in this section.": it verifies as one', async () => {
    for (const { lists } of issued)
      for (const list of lists) {
        const { status, json } = await run.verify(list);
        expect(status, JSON.stringify(json.problemDetails)).toBe(200);
        expect(list['@context']).toEqual([V2]);
      }
  });
  it('its `id` matches `statusListCredential` of the entry, and its issuer is that of the credential', () => {
    eachEntry(({ statusListCredential }, list, { issuer }) => {
      expect(list.id).toBe(statusListCredential);
      expect(list.issuer).toBe(issuer);
    });
  });
  it('"The verifiable credential that contains the status list MUST express a type property that includes the BitstringStatusListCredential value."', () => {
    eachEntry((_entry, list) => expect(list.type).toEqual(['VerifiableCredential', 'BitstringStatusListCredential']));
  });
  it('"The type of the credential subject, which is the status list, MUST be BitstringStatusList."', () => {
    eachEntry((_entry, { credentialSubject }) =>
      expect(credentialSubject).toMatchObject({ type: 'BitstringStatusList' }),
    );
  });
  it('"The value of the purpose property of the status entry, statusPurpose, MUST be one or more strings": that of the entry', () => {
    eachEntry(({ statusPurpose }, { credentialSubject }) => expect(credentialSubject).toMatchObject({ statusPurpose }));
  });
  it('"The encodedList property of the credential subject MUST be a Multibase-encoded base64url (with no padding) [RFC4648] representation of the GZIP-compressed [RFC1952] bitstring values for the associated range of verifiable credential status values."', () => {
    eachEntry((_entry, list) => {
      expect((list.credentialSubject as Json).encodedList).toMatch(/^u[A-Za-z0-9_-]+$/);
      expect(bitsOf(list).every((byte) => byte === 0)).toBe(true);
    });
  });
  it('"The uncompressed bitstring MUST be at least 16KB in size."', () => {
    eachEntry((_entry, list) => expect(bitsOf(list).length).toBeGreaterThanOrEqual(16 * 1024));
  });
  it('there is no list under another name, nor of another issuer', async () => {
    for (const path of ['ed/status/colour', 'nobody/status/revocation', 'ed/status/__proto__'])
      expect((await run.app.request(`https://localhost:40443/vc-api/issuers/${path}`)).status).toBe(404);
  });
});

describe('Bitstring Status List 1.0 §3.1 to §3.4, generating and expanding', () => {
  const change = (credentialId: string, statusPurpose: string, status = true) =>
    run.post('/vc-api/credentials/status', { credentialId, credentialStatus: asked(statusPurpose), status });
  const made = async (issuer: string) => {
    const { json } = await run.issue(credential({ issuer }), { credentialStatus: PURPOSES.map(asked) });
    return json.verifiableCredential as Json & { id: string; credentialStatus: Json[] };
  };
  const bitOf = async ({ statusListCredential, statusListIndex }: Json): Promise<number> => {
    const index = Number(statusListIndex);
    const bits = bitsOf((await run.get(String(statusListCredential))).json);
    // "the first index, with a value of zero (0), is located at the left-most bit"
    return ((bits[index >> 3] ?? 0) >> (7 - (index & 7))) & 1;
  };

  it('what is revoked has its bit set, and nothing else has; it no longer verifies, with STATUS_VERIFICATION_ERROR', async () => {
    for (const issuer of Object.values(run.dids)) {
      const [one, other] = [await made(issuer), await made(issuer)];
      expect((await change(one.id, 'revocation')).status).toBe(200);
      expect(await Promise.all(one.credentialStatus.map(bitOf))).toEqual([1, 0]);
      expect(await Promise.all(other.credentialStatus.map(bitOf))).toEqual([0, 0]);
      const { status, json } = await run.verify(one);
      expect(status).toBe(400);
      const { type } = json.problemDetails.find(({ code }: Json) => code === 'STATUS_REVOKED');
      expect(type).toBe('https://www.w3.org/ns/credentials/status-list#STATUS_VERIFICATION_ERROR');
      expect((await run.verify(other)).status).toBe(200);
    }
  });

  it('what is suspended can be taken back; what is revoked cannot', async () => {
    const one = await made(run.dids.p256);
    expect((await change(one.id, 'suspension')).status).toBe(200);
    expect(await Promise.all(one.credentialStatus.map(bitOf))).toEqual([0, 1]);
    expect((await run.verify(one)).status).toBe(400);
    expect((await change(one.id, 'suspension', false)).status).toBe(200);
    expect((await run.verify(one)).status).toBe(200);
    expect((await change(one.id, 'revocation')).status).toBe(200);
    expect((await change(one.id, 'revocation', false)).status).toBe(409);
  });

  it('the status of what was not issued here, or has no such entry, cannot be changed', async () => {
    expect((await change('urn:uuid:00000000-0000-4000-8000-000000000000', 'revocation')).status).toBe(404);
    const plain = await run.issue(credential({ issuer: run.dids.ed }));
    expect((await change(plain.json.verifiableCredential.id, 'revocation')).status).toBe(400);
  });
});
