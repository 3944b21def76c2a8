import { expect, it } from 'vitest';
import {
  type Canonicalise,
  canonicaliserWith,
  type DocumentLoader,
} from '../../src/credential/contexts/canonicalise.ts';
import { documentLoader } from '../../src/credential/contexts/loader.ts';
import { hashOf, hex } from '../../src/credential/data-integrity/hash-data.ts';
import { readProofOf } from '../../src/credential/data-integrity/read-proof.ts';
import { parseBaseValue } from '../../src/credential/data-integrity/sd-base-value.ts';
import { derive } from '../../src/credential/data-integrity/sd-derive.ts';
import { parseDerivedValue } from '../../src/credential/data-integrity/sd-proof-value.ts';
import { type SelectiveContexts, secureSelectively } from '../../src/credential/data-integrity/sd-sign.ts';
import { relabelled } from '../../src/credential/data-integrity/sd-statements.ts';
import { decodeBase58btc, encodeBase58btc } from '../../src/credential/keys/base58btc.ts';
import { importMultikey } from '../../src/credential/keys/multikey.ts';
import { describeWithShared, sharedJson, sharedText } from '../support/shared.ts';
import type { Json } from '../support/signed-by-hand.ts';

const NOW = Date.UTC(2026, 10, 21) / 1000;
const V2 = 'https://www.w3.org/ns/credentials/v2';
const FOLDER = 'vectors/vc-di-ecdsa/ecdsa-sd-2023';

const SELECTED = { employ: 'employSelective.json', prc: 'prCredSelective.json' } as const;

interface VerifyData {
  baseSignature: string;
  proofHash: string;
  publicKey: string;
  signatures: string[];
  nonMandatory: string[];
  mandatoryHash: string;
}

/**
 * The vectors' own context is in no package here. The terms that are shown are read off the published statements: each
 * term is the last part of its IRI.
 */
function contextOf(statements: readonly string[]): object {
  const terms: Record<string, unknown> = {};
  for (const statement of statements) {
    for (const [, iri = ''] of statement.matchAll(/<([^>]+)>/g)) {
      const name = iri.slice(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
      if (/^https:\/\/(w3id\.org\/citizenship#|schema\.org\/)/.test(iri)) terms[name] = { '@id': iri };
    }
    const [, predicate = '', object = ''] = /^\S+ <([^>]+)> (.*) \.\n$/.exec(statement) ?? [];
    const name = predicate.slice(Math.max(predicate.lastIndexOf('#'), predicate.lastIndexOf('/')) + 1);
    const datatype = /\^\^<([^>]+)>$/.exec(object)?.[1];
    if (name in terms) terms[name] = { '@id': predicate, ...typeOf(object, datatype) };
  }
  return { '@context': terms };
}
const typeOf = (object: string, datatype: string | undefined) => {
  if (datatype !== undefined) return { '@type': datatype };
  return object.startsWith('"') || object.startsWith('_:') ? {} : { '@type': '@id' };
};

/** The key that signs single statements, from its two Multikeys. */
async function ephemeralOf(pair: { publicKeyMultibase: string; secretKeyMultibase: string }): Promise<CryptoKeyPair> {
  const known = await importMultikey(pair.publicKeyMultibase);
  if (!known.ok) throw new Error(known.error.reason);
  const jwk = await crypto.subtle.exportKey('jwk', known.value.key);
  const secret = decodeBase58btc(pair.secretKeyMultibase.slice(1))?.subarray(2) ?? new Uint8Array();
  const kind = { name: 'ECDSA', namedCurve: 'P-256' };
  const bare = {
    kty: 'EC',
    crv: 'P-256',
    x: jwk.x ?? '',
    y: jwk.y ?? '',
    d: Buffer.from(secret).toString('base64url'),
  };
  return {
    publicKey: known.value.key,
    privateKey: await crypto.subtle.importKey('jwk', bare, kind, false, ['sign']),
  };
}

for (const example of ['employ', 'prc'] as const) {
  const json = (name: string) => sharedJson(`${FOLDER}/${example}/${name}.json`);

  describeWithShared(`W3C vectors of ecdsa-sd-2023, ${example}`, () => {
    const revealed = () => json('derivedRevealDocument') as Json & { proof: { proofValue: string } };
    const derived = () => {
      const parsed = parseDerivedValue(revealed().proof.proofValue);
      if (!parsed.ok) throw new Error(parsed.error.reason);
      return parsed.value;
    };
    const published = () => json('verifyNQuads') as string[];
    const canonicalisePublished = (): Canonicalise =>
      canonicaliserWith(async (url) =>
        url.startsWith('https://w3id.org/citizenship/')
          ? { contextUrl: null, documentUrl: url, document: contextOf(published()) }
          : documentLoader(url),
      );

    it('the proof value holds the published parts (§3.5.8)', () => {
      const parts = json('verifyDerivedProofValue') as {
        baseSignature: string;
        publicKey: string;
        signatures: string[];
        labelMap: [string, string][];
        mandatoryIndexes: number[];
      };
      const value = derived();
      expect(hex(value.baseSignature)).toBe(parts.baseSignature);
      expect(`z${encodeBase58btc(value.ephemeralKey)}`).toBe(parts.publicKey);
      expect(value.signatures.map(hex)).toEqual(parts.signatures);
      expect([...value.labels]).toEqual(parts.labelMap);
      expect([...value.mandatory]).toEqual(parts.mandatoryIndexes);
    });

    it('the relabelled statements and the hashes over them are the published ones (§3.4, §3.5.9)', async () => {
      const { proof: _, ...document } = revealed();
      const value = derived();
      const statements = relabelled(await canonicalisePublished()(document), value.labels);
      expect(statements).toEqual(published());
      const data = json('verifyCreateVerifyData') as VerifyData;
      const mandatory = published().filter((_, index) => value.mandatory.has(index));
      expect(hex(await hashOf(mandatory.join(''), 'SHA-256'))).toBe(data.mandatoryHash);
      expect(published().filter((_, index) => !value.mandatory.has(index))).toEqual(data.nonMandatory);
    });

    it('the published document verifies, with the published digests, and does not with one value changed', async () => {
      const { baseKeyPair } = sharedJson(`${FOLDER}/SDKeyMaterial.json`) as {
        baseKeyPair: { publicKeyMultibase: string };
      };
      const key = await importMultikey(baseKeyPair.publicKeyMultibase);
      if (!key.ok) throw new Error(key.error.reason);
      const options = { now: NOW, canonicalise: canonicalisePublished() };
      const document = revealed();
      expect((document['@context'] as string[])[0]).toBe(V2);
      const data = json('verifyCreateVerifyData') as VerifyData;
      const read = await readProofOf(document, async () => key.value, options);
      expect(read).toMatchObject({
        ok: true,
        value: { proofs: [{ evidence: { proofConfigSha256: data.proofHash, mandatorySha256: data.mandatoryHash } }] },
      });
      expect(hex(await hashOf(sharedText(`${FOLDER}/${example}/addProofConfigCanon.txt`), 'SHA-256'))).toBe(
        data.proofHash,
      );
      for (const date of ['validFrom', 'validUntil'].filter((name) => name in document)) {
        const changed = { ...document, [date]: '2020-01-01T00:00:00Z' };
        const refused = await readProofOf(changed, async () => key.value, options);
        expect(refused).toMatchObject({ error: { code: 'signature' } });
      }
    });

    const wholeContext = (): SelectiveContexts => {
      const document = contextOf(json('addBaseDocCanon') as string[]);
      const loader: DocumentLoader = async (url) =>
        url.startsWith('https://w3id.org/citizenship/')
          ? { contextUrl: null, documentUrl: url, document }
          : documentLoader(url);
      return { canonicalise: canonicaliserWith(loader), loader };
    };

    it('our base proof over the published document has the published parts, but for the signatures (§3.6.1)', async () => {
      const keys = sharedJson(`${FOLDER}/SDKeyMaterial.json`) as {
        proofKeyPair: { publicKeyMultibase: string; secretKeyMultibase: string };
        hmacKeyString: string;
      };
      const { proof, ...document } = json('addSignedSDBase') as Json & { proof: Json };
      const { mandatoryPointers } = json('addBaseTransform') as { mandatoryPointers: string[] };
      const signed: Uint8Array[] = [];
      const secured = await secureSelectively(
        document,
        {
          algorithm: 'ES256',
          verificationMethod: String(proof.verificationMethod),
          sign: async (bytes) => {
            signed.push(bytes);
            return new Uint8Array(64);
          },
        },
        {
          created: Date.parse(String(proof.created)) / 1000,
          mandatoryPointers,
          random: () => Buffer.from(keys.hmacKeyString, 'hex'),
          ephemeral: await ephemeralOf(keys.proofKeyPair),
          ...wholeContext(),
        },
      );
      if (!secured.ok) throw new Error(secured.error.reason);
      const { proof: ours, ...body } = secured.value as Json & { proof: Json };
      expect(body).toEqual(document);
      const { proofValue, ...options } = ours;
      const { proofValue: published, ...expected } = proof;
      expect(options).toEqual(expected);
      const [value, theirs] = [parseBaseValue(proofValue), parseBaseValue(published)];
      if (!value.ok || !theirs.ok) throw new Error('not a base proof');
      const { baseSignature: _, signatures, ...rest } = value.value;
      const { baseSignature: __, signatures: theirSignatures, ...theirRest } = theirs.value;
      expect(rest).toEqual(theirRest);
      expect(signatures).toHaveLength(theirSignatures.length);
      const { proofHash, mandatoryHash } = json('addHashData') as { proofHash: string; mandatoryHash: string };
      expect(signed.map(hex)).toEqual([`${proofHash}${hex(rest.ephemeralKey)}${mandatoryHash}`]);
      const key = await importMultikey(keys.proofKeyPair.publicKeyMultibase);
      if (!key.ok) throw new Error(key.error.reason);
      const { nonMandatory } = json('addBaseTransform') as { nonMandatory: { value: [number, string][] } };
      for (const [index, [, statement]] of nonMandatory.value.entries()) {
        const bytes = new TextEncoder().encode(statement);
        const check = (signature: Uint8Array = new Uint8Array()) =>
          crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key.value.key, signature as BufferSource, bytes);
        expect(await check(signatures[index])).toBe(true);
        expect(await check(theirSignatures[index])).toBe(true);
      }
    });

    it('what we derive from the published base proof is the published document, byte for byte (§3.6.6)', async () => {
      const selectivePointers = sharedJson(`vectors/vc-di-ecdsa/${SELECTED[example]}`) as string[];
      const derivedByUs = await derive(json('addSignedSDBase') as Json, selectivePointers, wholeContext());
      expect(derivedByUs).toEqual({ ok: true, value: revealed() });
    });

    it('the published base proof is called one', async () => {
      const read = await readProofOf(json('addSignedSDBase') as Json, async () => null, { now: NOW });
      expect(read).toMatchObject({ error: { code: 'sd_base_proof' } });
    });
  });
}
