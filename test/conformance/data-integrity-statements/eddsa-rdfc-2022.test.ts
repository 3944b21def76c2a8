import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalise } from '../../../src/credential/contexts/canonicalise.ts';
import { hashData, hashOf, joined } from '../../../src/credential/data-integrity/hash-data.ts';
import { decodeBase58btc, encodeBase58btc } from '../../../src/credential/keys/base58btc.ts';
import { importMultikey } from '../../../src/credential/keys/multikey.ts';
import { credential } from '../../support/proving-institution.ts';
import type { Json } from '../../support/signed-by-hand.ts';
import { options, outcome, type Party, party, proofOf, secured, signedWith, without, withProof } from './parties.ts';

let issuer: Party;
let document: Json;
beforeAll(async () => {
  issuer = await party('Ed25519');
  document = await secured(issuer);
});
const bytesOf = (proofValue: string) => decodeBase58btc(proofValue.slice(1), 1_000) ?? new Uint8Array();
const valued = (bytes: Uint8Array): Json => withProof(document, { proofValue: `z${encodeBase58btc(bytes)}` });
/** The document under a signature over some other bytes than the suite asks for. */
const over = async (bytes: Uint8Array): Promise<string> =>
  outcome(
    {
      ...credential(),
      proof: { ...options(issuer), proofValue: `z${encodeBase58btc(await issuer.signer.sign(bytes))}` },
    },
    issuer,
  );

describe('EdDSA Cryptosuites 1.0 §2.1.1 Multikey', () => {
  it('"The publicKeyMultibase value of the verification method MUST start with the base-58-btc prefix (z), as defined in the Multibase section of Controlled Identifiers v1.0."', () => {
    expect(issuer.publicKeyMultibase).toMatch(/^z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/);
    const bytes = bytesOf(issuer.publicKeyMultibase);
    expect([...bytes.subarray(0, 2)]).toEqual([0xed, 0x01]);
    expect(bytes).toHaveLength(34);
  });

  it('"Any other encoding MUST NOT be allowed."', async () => {
    expect(await importMultikey(issuer.publicKeyMultibase)).toMatchObject({ ok: true });
    const bytes = bytesOf(issuer.publicKeyMultibase);
    const others = [
      issuer.publicKeyMultibase.slice(1),
      `u${Buffer.from(bytes).toString('base64url')}`,
      `m${Buffer.from(bytes).toString('base64')}`,
      `f${Buffer.from(bytes).toString('hex')}`,
      `z${encodeBase58btc(bytes.subarray(2))}`,
      `z${encodeBase58btc(bytes.subarray(0, 33))}`,
      `z${encodeBase58btc(joined(bytes, new Uint8Array(1)))}`,
      `${issuer.publicKeyMultibase}O`,
    ];
    for (const other of others) expect(await importMultikey(other), other).toMatchObject({ ok: false });
  });
});

describe('EdDSA Cryptosuites 1.0 §2.2.1 DataIntegrityProof', () => {
  it('"The type property MUST be DataIntegrityProof."', async () => {
    expect(proofOf(document).type).toBe('DataIntegrityProof');
    expect(await outcome(await signedWith(issuer, { ...options(issuer), type: 'Multikey' }), issuer)).toBe(
      'unsupported',
    );
  });

  it('"The cryptosuite property of the proof MUST be eddsa-rdfc-2022 or eddsa-jcs-2022."', async () => {
    expect(proofOf(document).cryptosuite).toBe('eddsa-rdfc-2022');
    expect(await outcome(await signedWith(issuer, { ...options(issuer), cryptosuite: 'eddsa-2022' }), issuer)).toBe(
      'unsupported',
    );
    const ecdsa = await signedWith(issuer, { ...options(issuer), cryptosuite: 'ecdsa-rdfc-2019' });
    expect(await outcome(ecdsa, issuer)).toBe('key_algorithm');
  });

  it('"The proofValue property of the proof MUST be a detached EdDSA signature produced according to [RFC8032], encoded using the base-58-btc header and alphabet as described in the Multibase section of Controlled Identifiers v1.0."', async () => {
    const { proofValue } = proofOf(document);
    expect(proofValue).toMatch(/^z[1-9A-HJ-NP-Za-km-z]+$/);
    expect(bytesOf(proofValue)).toHaveLength(64);
    const value = Buffer.from(bytesOf(proofValue));
    for (const other of [`u${value.toString('base64url')}`, `z${proofValue.slice(1, -1)}I`, `Z${proofValue.slice(1)}`])
      expect(await outcome(withProof(document, { proofValue: other }), issuer)).toBe('proof_value');
  });

  it('§3.2.6: "proofBytes will be exactly 64 bytes in size." In our words: a value of another length is an error', async () => {
    const bytes = bytesOf(proofOf(document).proofValue);
    expect(await outcome(valued(bytes), issuer)).toBe('read');
    for (const other of [
      bytes.subarray(1),
      bytes.subarray(0, 63),
      joined(bytes, new Uint8Array(1)),
      joined(bytes, bytes.subarray(0, 32)),
    ])
      expect(await outcome(valued(other), issuer)).toBe('proof_value');
    expect(await outcome(valued(bytes.with(63, (bytes[63] ?? 0) ^ 1)), issuer)).toBe('signature');
  });
});

describe('EdDSA Cryptosuites 1.0 §3.2 eddsa-rdfc-2022', () => {
  it('§3.2.3: "The transformation options MUST contain a type identifier for the cryptographic suite (type) and a cryptosuite identifier (cryptosuite)."', async () => {
    expect(proofOf(document)).toMatchObject({ type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' });
    for (const name of ['type', 'cryptosuite'])
      expect(await outcome(await signedWith(issuer, without(options(issuer), name)), issuer)).not.toBe('read');
  });

  it('§3.2.3: "If options.type is not set to the string DataIntegrityProof and options.cryptosuite is not set to the string eddsa-rdfc-2022, an error MUST be raised"; §3.2.5: "and/or"', async () => {
    for (const change of [
      { type: '' },
      { cryptosuite: '' },
      { type: 'Ed25519Signature2018' },
      { cryptosuite: 'eddsa-jcs-2022' },
    ])
      expect(await outcome(withProof(document, change), issuer)).toBe('unsupported');
  });

  it('§3.2.3: "Whenever this algorithm encodes strings, it MUST use UTF-8 encoding."', async () => {
    const spoken: Json = {
      ...credential(),
      issuer: { id: 'did:web:x.example', type: 'Organisation', legalName: { nl: 'Zaïre 𝄞 ß' } },
    };
    const [config, body] = await Promise.all([
      canonicalise({ '@context': spoken['@context'], ...options(issuer) }),
      canonicalise(spoken),
    ]);
    const signed = async (encoding: 'utf8' | 'utf16le' | 'latin1') => {
      const hash = async (text: string) =>
        new Uint8Array(await crypto.subtle.digest('SHA-256', Buffer.from(text, encoding)));
      const proofValue = `z${encodeBase58btc(await issuer.signer.sign(joined(await hash(config), await hash(body))))}`;
      return { ...spoken, proof: { ...options(issuer), proofValue } };
    };
    expect(await outcome(await signed('utf8'), issuer)).toBe('read');
    expect(await outcome(await signed('utf16le'), issuer)).toBe('signature');
    expect(await outcome(await signed('latin1'), issuer)).toBe('signature');
  });

  it('§3.2.3, in our words: what another canonicalisation than RDFC-1.0 made does not verify', async () => {
    const { '@context': context } = credential();
    const config = await canonicalise({ '@context': context, ...options(issuer) });
    expect(await over(await hashData(config, await canonicalise(credential()), 'SHA-256'))).toBe('read');
    expect(await over(await hashData(config, JSON.stringify(credential()), 'SHA-256'))).toBe('signature');
    const unsorted = (await canonicalise(credential())).split('\n').reverse().join('\n');
    expect(await over(await hashData(config, unsorted, 'SHA-256'))).toBe('signature');
  });

  it('§3.2.4, in our words: what another hash than SHA-256 made does not verify', async () => {
    const config = await canonicalise({ '@context': credential()['@context'], ...options(issuer) });
    const body = await canonicalise(credential());
    for (const algorithm of ['SHA-1', 'SHA-384', 'SHA-512']) {
      const hash = async (text: string) => new Uint8Array(await crypto.subtle.digest(algorithm, Buffer.from(text)));
      expect(await over(joined(await hash(config), await hash(body)))).toBe('signature');
    }
    expect(await over(joined(await hashOf(body, 'SHA-256'), await hashOf(config, 'SHA-256')))).toBe('signature');
  });

  it('§3.2.5: "The proof options MUST contain a type identifier for the cryptographic suite (type) and MUST contain a cryptosuite identifier (cryptosuite)."', async () => {
    for (const name of ['type', 'cryptosuite'])
      expect(await outcome({ ...document, proof: without(proofOf(document), name) }, issuer)).not.toBe('read');
  });

  it('§3.2.5: "If proofConfig.created is present and set to a value that is not a valid [XMLSCHEMA11-2] datetime, an error MUST be raised"', async () => {
    expect(await outcome(document, issuer)).toBe('read');
    for (const created of ['invalidDate', '2026-13-01T00:00:00Z', '24:00'])
      expect(await outcome(await signedWith(issuer, { ...options(issuer), created }), issuer)).toBe('proof_shape');
  });
});
