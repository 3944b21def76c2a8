import { beforeAll, describe, expect, it } from 'vitest';
import { shareTermDefinitions } from '../../src/credential/contexts/shallow-contexts.ts';
import { proofSigner } from '../../src/credential/data-integrity/proof-signer.ts';
import { readProof } from '../../src/credential/data-integrity/read-proof.ts';
import { dataIntegrity, secure } from '../../src/credential/data-integrity/secure.ts';
import { generateKey } from '../../src/credential/keys/generate.ts';
import { importMasterKey } from '../../src/credential/keys/master-key.ts';
import { unwrapPrivateKey, wrapPrivateKey } from '../../src/credential/keys/wrap.ts';
import { decodeBitstring, encodeBitstring } from '../../src/credential/status-list/bitstring.ts';
import { composeStatusList, statusEntry } from '../../src/credential/status-list/compose.ts';
import { readStatus } from '../../src/credential/status-list/read.ts';
import {
  credential,
  DID,
  NOW,
  ORIGIN,
  type ProvingInstitution,
  provingInstitution,
} from '../support/proving-institution.ts';

let institution: ProvingInstitution;
beforeAll(async () => {
  institution = await provingInstitution();
});

describe('in workerd', () => {
  it('jsonld shares term definitions', async () => {
    expect(await shareTermDefinitions()).toBe(true);
  });

  it.each(['ecdsa', 'eddsa'] as const)(
    'a proof of %s is made and read, and refused when a value changes',
    async (suite) => {
      const signer = institution[suite];
      const body = JSON.stringify(credential());
      const intent = await dataIntegrity.intend(suite === 'ecdsa' ? 'vc-ecdsa' : 'vc-eddsa', body, signer, NOW, {});
      const text = dataIntegrity.assemble(body, intent.parameters, await signer.sign(intent.toBeSigned));
      expect(await readProof(text, institution.keys, { now: NOW })).toMatchObject({
        ok: true,
        value: { proofs: [{ digest: intent.digest }] },
      });
      const changed = text.replace('Waterbeheer', 'Waterbeheersing');
      expect(await readProof(changed, institution.keys, { now: NOW })).toMatchObject({ error: { code: 'signature' } });
    },
  );

  it('a proof value of another length is refused before the key is asked', async () => {
    const document = JSON.parse(await secure(JSON.stringify(credential()), [institution.eddsa], NOW)) as {
      proof: object;
    };
    const shorter = { ...document, proof: { ...document.proof, proofValue: 'z2222' } };
    expect(await readProof(JSON.stringify(shorter), institution.keys, { now: NOW })).toMatchObject({
      error: { code: 'proof_value' },
    });
  });

  it('a private key is wrapped, opened for its owner only, and signs', async () => {
    const master = await importMasterKey('bWFzdGVyLWtleS1vZi10aGUtdGVzdHMtb25seS0hISE');
    if (!master.ok) throw new Error(master.error.reason);
    for (const algorithm of ['ES256', 'Ed25519'] as const) {
      const { pkcs8 } = await generateKey(algorithm);
      const owner = { institutionId: 'scheldeland', keyId: 'k1' };
      const wrapped = await wrapPrivateKey(master.value, owner, pkcs8);
      const opened = await unwrapPrivateKey(master.value, owner, wrapped);
      expect(opened).toEqual({ ok: true, value: pkcs8 });
      expect(await unwrapPrivateKey(master.value, { ...owner, institutionId: 'havendam' }, wrapped)).toMatchObject({
        error: { code: 'wrapped_key_refused' },
      });
      if (!opened.ok) continue;
      const signer = await proofSigner({
        keyId: 'k1',
        algorithm,
        pkcs8: opened.value,
        verificationMethod: `${DID}#k1`,
      });
      expect(await signer.sign(new Uint8Array(64))).toHaveLength(64);
    }
  });

  it('an RSA key pair is generated', async () => {
    expect((await generateKey('RS256')).publicJwk).toMatchObject({ kty: 'RSA', e: 'AQAB' });
  });

  it('a status list is encoded, signed twice over, proved and read', async () => {
    const listUrl = `${ORIGIN}/i/scheldeland/status/r1`;
    const encodedList = await encodeBitstring(131_072, [3]);
    const list = composeStatusList({ listUrl, issuerDid: DID, purpose: 'revocation', encodedList, validFrom: NOW });
    const text = await secure(JSON.stringify(list), [institution.ecdsa, institution.eddsa], NOW);
    const proved = await readProof(text, institution.keys, { now: NOW });
    if (!proved.ok) throw new Error(proved.error.reason);
    const statusAt = (index: number) =>
      readStatus(proved.value.document, statusEntry(listUrl, 'revocation', index), { issuer: DID, now: NOW });
    expect(await statusAt(3)).toEqual({ ok: true, value: true });
    expect(await statusAt(4)).toEqual({ ok: true, value: false });
  });

  it('a list that inflates without end is cancelled at the cap', async () => {
    const zeros = new ReadableStream<BufferSource>({
      start(controller) {
        for (let part = 0; part < 64; part += 1) controller.enqueue(new Uint8Array(1_048_576));
        controller.close();
      },
    });
    const bomb = await new Response(zeros.pipeThrough(new CompressionStream('gzip'))).bytes();
    const encoded = `u${Buffer.from(bomb).toString('base64url')}`;
    expect(await decodeBitstring(encoded, 1_048_576)).toMatchObject({ error: { code: 'status_too_big' } });
    expect(await decodeBitstring(encoded.slice(0, 400), 1_048_576)).toMatchObject({ ok: false });
  });
});
