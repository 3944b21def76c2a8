import { describe, expect, it } from 'vitest';
import { type Canonicalise, canonicalise } from '../../src/credential/contexts/canonicalise.ts';
import { documentSigner } from '../../src/credential/data-integrity/document-signer.ts';
import { baseValue, parseBaseValue } from '../../src/credential/data-integrity/sd-base-value.ts';
import { derive } from '../../src/credential/data-integrity/sd-derive.ts';
import { type SelectiveSigner, secureSelectively } from '../../src/credential/data-integrity/sd-sign.ts';
import type { JsonObject } from '../../src/record/json.ts';

const MIDDLE = '/name/@value';
const PIECE = '/credentialSubject';
/** As many as fit into a proof value. */
const MANY = 7_000;

async function base(): Promise<JsonObject & { proof: JsonObject }> {
  const pair = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const privateJwk = (await crypto.subtle.exportKey('jwk', pair.privateKey)) as JsonWebKey;
  const signer = await documentSigner({
    algorithm: 'ES256',
    verificationMethod: 'did:web:elsewhere.example#1',
    privateJwk,
  });
  const secured = await secureSelectively(
    {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiableCredential'],
      issuer: 'did:web:elsewhere.example',
      name: { '@value': 'Bewijs', '@language': 'nl' },
      credentialSubject: [{ name: 'Noor' }, { name: 'Sam' }],
    },
    signer as SelectiveSigner,
    { created: null, mandatoryPointers: ['/issuer'], random: (count) => crypto.getRandomValues(new Uint8Array(count)) },
  );
  if (!secured.ok) throw new Error(secured.error.reason);
  return secured.value as JsonObject & { proof: JsonObject };
}

/** The outcome, and how often a document was canonicalised for it. */
async function derived(secured: JsonObject, pointers: readonly string[]) {
  let calls = 0;
  const counting: Canonicalise = (document, digest) => {
    calls += 1;
    return canonicalise(document, digest);
  };
  const outcome = await derive(secured, pointers, { canonicalise: counting });
  return { outcome, calls };
}

describe('a derivation that cannot succeed is refused with little work, because nobody has to sign in to ask for one', () => {
  it.each([
    ['first', [MIDDLE, ...Array<string>(199).fill(PIECE)]],
    ['last', [...Array<string>(199).fill(PIECE), MIDDLE]],
    ['in between', [...Array<string>(99).fill(PIECE), MIDDLE, ...Array<string>(100).fill(PIECE)]],
  ])('two hundred pointers of which the %s points into the middle of a value', async (_, pointers) => {
    const { outcome, calls } = await derived(await base(), pointers);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'pointer', pointer: MIDDLE } });
    expect(calls).toBeLessThan(15);
  });

  it('a base proof, signed by nobody, with thousands of mandatory pointers', async () => {
    const secured = await base();
    const value = parseBaseValue(secured.proof.proofValue);
    if (!value.ok) throw new Error(value.error.reason);
    const mandatoryPointers = [...Array<string>(MANY).fill(PIECE), MIDDLE];
    const flooded = {
      ...secured,
      proof: { ...secured.proof, proofValue: baseValue({ ...value.value, mandatoryPointers }) },
    };
    const { outcome, calls } = await derived(flooded, []);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'pointer', pointer: MIDDLE } });
    expect(calls).toBeLessThan(20);
  });
});
