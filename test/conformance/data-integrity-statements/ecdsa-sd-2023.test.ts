import { decode, encode } from 'cborg';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalise } from '../../../src/credential/contexts/canonicalise.ts';
import { hashOf, joined } from '../../../src/credential/data-integrity/hash-data.ts';
import { derive } from '../../../src/credential/data-integrity/sd-derive.ts';
import { type SelectiveSigner, secureSelectively } from '../../../src/credential/data-integrity/sd-sign.ts';
import { decodeBase64Url, encodeBase64Url } from '../../../src/record/base64.ts';
import { credential, NOW } from '../../support/proving-institution.ts';
import type { Json } from '../../support/signed-by-hand.ts';
import { CREATED, options, outcome, type Party, party, proofOf, without, withProof } from './parties.ts';

const MANDATORY = ['/issuer', '/credentialSubject/id'];
const SELECTIVE = ['/credentialSubject/hasClaim/title', '/validFrom'];
type Base = [Uint8Array, Uint8Array, Uint8Array, Uint8Array[], string[]];
type Derived = [Uint8Array, Uint8Array, Uint8Array[], Map<number, Uint8Array>, number[]];

let issuer: Party;
let base: Json;
let derived: Json;

/** Two nodes without an id, and one with. */
const body = (): Json => {
  const document = credential();
  const [{ id: _, ...issuedBy }, { hasClaim, ...subject }] = [document.issuer as Json, document.credentialSubject];
  const { id: __, ...claim } = hasClaim as Json;
  return {
    ...document,
    issuer: { ...issuedBy, id: 'did:web:x.example' },
    credentialSubject: { ...subject, hasClaim: claim },
  };
};
const sign = (document: Json, mandatoryPointers: readonly string[], by = issuer) =>
  secureSelectively(document, by.signer as SelectiveSigner, {
    created: NOW,
    mandatoryPointers,
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
  });
const derivedFrom = async (secured: Json, pointers: readonly string[]): Promise<Json> => {
  const result = await derive(secured, pointers, {});
  if (!result.ok) throw new Error(result.error.reason);
  return result.value as Json;
};
beforeAll(async () => {
  issuer = await party('ES256');
  const secured = await sign(body(), MANDATORY);
  if (!secured.ok) throw new Error(secured.error.reason);
  base = secured.value as Json;
  derived = await derivedFrom(base, SELECTIVE);
});

const bytesOf = (document: Json) => decodeBase64Url(proofOf(document).proofValue.slice(1)) ?? new Uint8Array();
const membersOf = <T>(document: Json): T => decode(bytesOf(document).subarray(3), { useMaps: true }) as T;
const valued = (document: Json, kind: number, members: unknown, prefix = 'u'): Json =>
  withProof(document, {
    proofValue: `${prefix}${encodeBase64Url(new Uint8Array([0xd9, 0x5d, kind, ...encode(members)]))}`,
  });
const derivation = async (secured: Json, pointers: readonly string[] = SELECTIVE) => {
  const result = await derive(secured, pointers, {});
  return result.ok ? 'derived' : result.error.code;
};

describe('ECDSA Cryptosuites 1.0 §3.4 Selective Disclosure Functions', () => {
  it('§3.4.11: "All non-blank node identifiers in the path of any JSON Pointer MUST be included in the selection, this includes any root document identifier."', async () => {
    const shown = await derivedFrom(base, ['/credentialSubject/hasClaim/title/nl']);
    expect(shown.id).toBe(body().id);
    expect(shown.credentialSubject).toMatchObject({ id: credential().credentialSubject.id });
    expect(await outcome(shown, issuer)).toBe('read');
    expect(await outcome(without(shown, 'id'), issuer)).not.toBe('read');
  });

  it('§3.4.11: "The selection MUST include all types in the path of any JSON Pointer, including any root document type."', async () => {
    const shown = await derivedFrom(base, ['/credentialSubject/hasClaim/title/nl']);
    expect(shown).toMatchObject({
      type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
      credentialSubject: { type: 'Person', hasClaim: { type: 'LearningAchievement' } },
    });
    expect(await outcome({ ...shown, type: ['VerifiableCredential'] }, issuer)).not.toBe('read');
  });

  it('§3.4.12: "Set value to parentValue.path. If value is now undefined, an error MUST be raised and SHOULD convey an error type of PROOF_GENERATION_ERROR, indicating that the JSON pointer does not match the given document."', async () => {
    for (const pointer of ['/non/existent/path', '/credentialSubject/invalidPointer', '/type/2', '/issuer/id/0']) {
      expect(await sign(body(), [pointer])).toMatchObject({ ok: false, error: { code: 'pointer', pointer } });
      expect(await derive(base, [pointer], {})).toMatchObject({ ok: false, error: { code: 'pointer', pointer } });
    }
  });
});

describe('ECDSA Cryptosuites 1.0 §3.5 ecdsa-sd-2023 Functions', () => {
  it('§3.5.2, §3.5.7: "CBOR-encode components per [RFC8949] where CBOR tagging MUST NOT be used on any of the components."', () => {
    const [baseSignature, ephemeralKey, hmacKey, signatures, pointers] = membersOf<Base>(base);
    const value = [baseSignature, ephemeralKey, hmacKey, signatures, pointers];
    expect(encode(value)).toEqual(new Uint8Array(bytesOf(base).subarray(3)));
    expect(value.map((one) => (one instanceof Uint8Array ? one.length : 'list'))).toEqual([64, 35, 32, 'list', 'list']);
    expect(signatures.every((one) => one.length === 64)).toBe(true);
    expect(pointers).toEqual(MANDATORY);
    const [, , , labels] = membersOf<Derived>(derived);
    expect(labels).toBeInstanceOf(Map);
    expect(encode(membersOf<Derived>(derived))).toEqual(new Uint8Array(bytesOf(derived).subarray(3)));
  });

  it('§3.5.3: "If the proofValue string does not start with u, indicating that it is a multibase-base64url-no-pad-encoded value, an error MUST be raised"', async () => {
    const { proofValue } = proofOf(base);
    expect(proofValue).toMatch(/^u2V0A[A-Za-z0-9_-]+$/);
    expect(await derivation(base)).toBe('derived');
    for (const other of [proofValue.slice(1), `z${proofValue.slice(1)}`, `${proofValue}=`, 'a', null, 7])
      expect(await derivation(withProof(base, { proofValue: other }))).toBe('proof_value');
  });

  it('§3.5.3: "If the decodedProofValue does not start with the ECDSA-SD base proof header bytes 0xd9, 0x5d, and 0x00, an error MUST be raised"', async () => {
    expect([...bytesOf(base).subarray(0, 3)]).toEqual([0xd9, 0x5d, 0x00]);
    expect(await derivation(valued(base, 0, membersOf(base)))).toBe('derived');
    for (const kind of [1, 2, 0xff]) expect(await derivation(valued(base, kind, membersOf(base)))).toBe('proof_value');
    expect(await derivation(derived)).toBe('proof_value');
  });

  it('§3.5.3: a base proof value that does not hold its five parts is no base proof', async () => {
    const [signature, key, hmac, signatures, pointers] = membersOf<Base>(base);
    for (const members of [
      [signature, key, hmac, signatures],
      [signature, key, hmac, signatures, pointers, 0],
      [signature.subarray(1), key, hmac, signatures, pointers],
      [signature, key.subarray(1), hmac, signatures, pointers],
      [signature, key, hmac, signatures.map((one) => one.subarray(1)), pointers],
      [signature, key, hmac, signatures, [7]],
      [signature, key, hmac, signatures, '/issuer'],
      { signature },
    ])
      expect(await derivation(valued(base, 0, members))).toBe('proof_value');
  });

  it('§3.5.8: "If the proofValue string does not start with u, indicating that it is a multibase-base64url-no-pad-encoded value, an error MUST be raised"', async () => {
    const { proofValue } = proofOf(derived);
    expect(proofValue).toMatch(/^u2V0B/);
    expect(await outcome(derived, issuer)).toBe('read');
    for (const other of [proofValue.slice(1), `z${proofValue.slice(1)}`, `${proofValue}=`, 'a', null])
      expect(await outcome(withProof(derived, { proofValue: other }), issuer)).toBe('proof_value');
  });

  it('§3.5.8: "If the decodedProofValue does not start with the ECDSA-SD disclosure proof header bytes 0xd9, 0x5d, and 0x01, an error MUST be raised"', async () => {
    expect([...bytesOf(derived).subarray(0, 3)]).toEqual([0xd9, 0x5d, 0x01]);
    for (const kind of [2, 0xff])
      expect(await outcome(valued(derived, kind, membersOf(derived)), issuer)).toBe('proof_value');
    expect(await outcome(valued(derived, 0, membersOf(derived)), issuer)).toBe('sd_base_proof');
    expect(await outcome(base, issuer)).toBe('sd_base_proof');
    const { proofValue } = proofOf(derived);
    expect(await outcome(withProof(derived, { proofValue: `u${proofValue.slice(4)}` }), issuer)).toBe('proof_value');
  });

  it('§3.5.8: "If the result is not an array of the following five elements — a byte array of length 64; a byte array of length 36; an array of byte arrays, each of length 64; a map of integers to byte arrays, each of length 32; and an array of integers — an error MUST be raised" (the key of §3.6.5 has 35 bytes, and 35 is what is taken)', async () => {
    const [signature, key, signatures, labels, indexes] = membersOf<Derived>(derived);
    expect(labels.size).toBeGreaterThan(0);
    expect(indexes.length).toBeGreaterThan(0);
    expect(await outcome(valued(derived, 1, [signature, key, signatures, labels, indexes]), issuer)).toBe('read');
    for (const members of [
      [signature, key, signatures, labels],
      [signature, key, signatures, labels, indexes, 0],
      [signature.subarray(1), key, signatures, labels, indexes],
      [signature, joined(key, key.subarray(0, 1)), signatures, labels, indexes],
      [signature, key, [...signatures, key], labels, indexes],
      [signature, key, signatures, new Map<number, unknown>([...labels, [99, 'not a bytearray']]), indexes],
      [signature, key, signatures, new Map([...labels].map(([, hmac]) => ['c14n0', hmac])), indexes],
      [signature, key, signatures, [...labels], indexes],
      [signature, key, signatures, labels, [String(indexes[0]), ...indexes.slice(1)]],
      [signature, key, signatures, labels, [0.5]],
      { signature },
      'five',
    ])
      expect(await outcome(valued(derived, 1, members), issuer)).toBe('proof_value');
  });
});

describe('ECDSA Cryptosuites 1.0 §3.6 ecdsa-sd-2023', () => {
  it('§3.6.2: "Per the recommendations of [RFC2104], the HMAC key MUST be the same length as the digest size; for SHA-256, this is 256 bits or 32 bytes."', async () => {
    const [signature, key, hmac, signatures, pointers] = membersOf<Base>(base);
    expect(hmac).toHaveLength(32);
    for (const other of [hmac.subarray(1), joined(hmac, hmac), new Uint8Array()])
      expect(await derivation(valued(base, 0, [signature, key, other, signatures, pointers]))).toBe('proof_value');
  });

  it('§3.6.2: "The transformation options MUST contain a type identifier for the cryptographic suite (type), a cryptosuite identifier (cryptosuite), and a verification method (verificationMethod)."', async () => {
    expect(proofOf(base)).toMatchObject({ ...options(issuer), cryptosuite: 'ecdsa-sd-2023', created: CREATED });
    for (const name of ['type', 'cryptosuite', 'verificationMethod'])
      expect(await outcome({ ...derived, proof: without(proofOf(derived), name) }, issuer)).not.toBe('read');
  });

  it('§3.6.2: "The transformation options MUST contain an array of mandatory JSON pointers (mandatoryPointers)": an empty one leaves everything to the holder, who has to choose something', async () => {
    const free = await sign(body(), []);
    if (!free.ok) throw new Error(free.error.reason);
    expect(membersOf<Base>(free.value as Json)[4]).toEqual([]);
    expect(await derivation(free.value as Json, [])).toBe('nothing_selected');
    expect(await outcome(await derivedFrom(free.value as Json, ['/validFrom']), issuer)).toBe('read');
  });

  it('§3.6.2: "Whenever this algorithm encodes strings, it MUST use UTF-8 encoding."', async () => {
    const spoken = await sign({ ...body(), name: 'Zaïre 𝄞 ß' }, ['/name']);
    if (!spoken.ok) throw new Error(spoken.error.reason);
    const shown = await derivedFrom(spoken.value as Json, ['/validFrom']);
    expect(await outcome(shown, issuer)).toBe('read');
    expect(await outcome({ ...shown, name: 'ZaÃ¯re 𝄞 ß' }, issuer)).toBe('signature');
  });

  it('§3.6.4: "If proofConfig.type is not set to DataIntegrityProof and/or proofConfig.cryptosuite is not set to ecdsa-sd-2023, an error MUST be raised"', async () => {
    for (const change of [
      { type: 'UnknownProofType' },
      { cryptosuite: 'invalid-cryptosuite' },
      { cryptosuite: 'ecdsa-sd-2019' },
    ]) {
      expect(await outcome(withProof(derived, change), issuer)).toBe('unsupported');
      expect(await derivation(withProof(base, change))).toBe('proof_missing');
    }
    expect(await outcome(withProof(derived, { cryptosuite: 'ecdsa-rdfc-2019' }), issuer)).toBe('proof_value');
  });

  it('§3.6.4: "If proofConfig.created is set and if the value is not a valid [XMLSCHEMA11-2] datetime, an error MUST be raised"', async () => {
    for (const created of ['invalidDate', '2026-02-30T00:00:00Z', 7])
      expect(await outcome(withProof(derived, { created }), issuer)).toBe('proof_shape');
  });

  it('§3.6.5: what the issuer signs is the hash of the options, the key for single statements, and the hash of the mandatory statements', async () => {
    const signed: Uint8Array[] = [];
    const spy: Party = {
      ...issuer,
      signer: {
        ...issuer.signer,
        sign: async (bytes) => {
          signed.push(bytes);
          return issuer.signer.sign(bytes);
        },
      },
    };
    const named: Json = credential();
    const secured = await sign(named, ['/validFrom'], spy);
    if (!secured.ok) throw new Error(secured.error.reason);
    const [, ephemeral, , signatures] = membersOf<Base>(secured.value as Json);
    const lines = (await canonicalise(named)).split(/(?<=\n)/);
    // Without blank nodes the statements are signed as they are: id, types and date of the root are the mandatory ones.
    const mandatory = lines.filter((line) => line.startsWith(`<${named.id}>`) && /#type>|#validFrom>/.test(line));
    const proof = { ...options(issuer), cryptosuite: 'ecdsa-sd-2023' };
    const config = await canonicalise({ '@context': named['@context'], ...proof });
    expect(signed).toEqual([
      joined(await hashOf(config, 'SHA-256'), ephemeral, await hashOf(mandatory.join(''), 'SHA-256')),
    ]);
    expect(mandatory).toHaveLength(3);
    expect(signatures).toHaveLength(lines.length - mandatory.length);
  });

  it('§3.6.7: "If the length of signatures does not match the length of nonMandatory, an error MUST be raised", "indicating that the signature count does not match the non-mandatory message count."', async () => {
    const [signature, key, signatures, labels, indexes] = membersOf<Derived>(derived);
    for (const other of [signatures.slice(1), [...signatures, signature], []])
      expect(await outcome(valued(derived, 1, [signature, key, other, labels, indexes]), issuer)).toBe('signature');
    expect(await outcome(without(derived, 'validFrom'), issuer)).not.toBe('read');
    const [baseSignature, , hmac, all, pointers] = membersOf<Base>(base);
    expect(await derivation(valued(base, 0, [baseSignature, key, hmac, all.slice(1), pointers]))).toBe('proof_value');
  });

  it('§3.6.7: a modified disclosed credential, or one by another key, does not verify', async () => {
    const subject = derived.credentialSubject as Json;
    expect(await outcome({ ...derived, credentialSubject: { ...subject, id: 'urn:invalid' } }, issuer)).toBe(
      'signature',
    );
    const other = await party('ES256');
    expect(await outcome(derived, { ...issuer, keys: async () => other.keys(other.signer.verificationMethod) })).toBe(
      'signature',
    );
  });

  it('§3.6.7: mandatory statements cannot be left out or passed off as chosen ones', async () => {
    const { issuer: _, ...withheld } = derived;
    expect(await outcome(withheld, issuer)).not.toBe('read');
    const [signature, key, signatures, labels, indexes] = membersOf<Derived>(derived);
    expect(indexes.length).toBeGreaterThan(2);
    expect(await outcome(valued(derived, 1, [signature, key, signatures, labels, indexes.slice(1)]), issuer)).toBe(
      'signature',
    );
    const more = [...indexes.slice(1), ...[0, 1, 2, 3, 4, 5, 6, 7].filter((one) => !indexes.includes(one)).slice(0, 1)];
    expect(await outcome(valued(derived, 1, [signature, key, signatures, labels, more]), issuer)).toBe('signature');
  });
});
