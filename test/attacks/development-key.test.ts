import { beforeAll, describe, expect, it } from 'vitest';
import { proofSigner } from '../../src/credential/data-integrity/proof-signer.ts';
import { NOT_EXAMINED, readProof } from '../../src/credential/data-integrity/read-proof.ts';
import { secure } from '../../src/credential/data-integrity/secure.ts';
import { didDocument } from '../../src/credential/did/document.ts';
import { generateKey, type KeyMaterial } from '../../src/credential/keys/generate.ts';
import type { Institution } from '../../src/record/institution.ts';
import type { JsonObject } from '../../src/record/json.ts';
import { type OwnKey, ownRegister } from '../../src/trust/own-register.ts';
import { opened } from '../support/opened-trust.ts';
import { credential } from '../support/proving-institution.ts';

const NOW = Date.UTC(2026, 10, 21, 12) / 1000;
const DEPLOYED = 'https://credentials.sigillum.example';
const LAPTOP = 'http://localhost:8787';
const SLUG = 'scheldeland';
const record = {
  slug: SLUG,
  legalName: { nl: 'Universiteit Scheldeland' },
  identifiers: { eidas: { notation: 'NTRBE-0999000101', country: 'BEL' } },
  country: 'BEL',
  qualityAssurance: [],
  mandates: [],
} as unknown as Institution;
let real: KeyMaterial;
let trial: KeyMaterial;
beforeAll(async () => {
  [real, trial] = await Promise.all([generateKey('ES256'), generateKey('ES256')]);
});

/** An institution of a service, with a real seal, a real proof key and one that somebody kept from the trials. */
async function service(origin: string, sealForTrials = false) {
  const key = (keyId: string, role: OwnKey['role'], publicJwk: JsonWebKey, development: boolean): OwnKey => ({
    keyId,
    role,
    publicJwk,
    development,
    validFrom: NOW - 1000,
    validUntil: null,
    compromisedSince: null,
  });
  const keys = [
    key('seal', 'seal', real.publicJwk, sealForTrials),
    key('real', 'proof-p256', real.publicJwk, false),
    key('trial', 'proof-p256', trial.publicJwk, true),
  ];
  const own = ownRegister([origin], {
    institution: async (slug) => (slug === SLUG ? record : null),
    institutionsBySpelling: async () => [],
    keys: async () => keys,
    sealsByCertificate: async () => [],
    statusList: async () => null,
  });
  const { id } = didDocument({ origin, slug: SLUG, keys: [] }) as JsonObject;
  const did = String(id);
  const { trust, asked } = await opened({ own });
  const admission = await trust.admitIssuer(did);
  const keysOf = (named?: string) => trust.keysOf(did, admission, 'assertionMethod', NOW, named);
  const signed = async (...names: readonly ('real' | 'trial')[]) => {
    const signers = await Promise.all(
      names.map((name) =>
        proofSigner({
          keyId: name,
          algorithm: 'ES256',
          pkcs8: (name === 'real' ? real : trial).pkcs8,
          verificationMethod: `${did}#${name}`,
        }),
      ),
    );
    return secure(JSON.stringify({ ...credential(), issuer: did }), signers, NOW - 10);
  };
  return { did, admission, keysOf, signed, asked };
}

describe('a development key of an institution that has a real seal', () => {
  it('is not given to whoever wants to check its signature', async () => {
    const { did, admission, keysOf, asked } = await service(DEPLOYED);
    expect(admission).toMatchObject({ known: true, party: { development: false } });
    expect(await keysOf(`${did}#trial`)).toMatchObject({ ok: false, error: { code: 'key_development' } });
    expect(await keysOf(`${did}#real`)).toMatchObject({ ok: true });
    expect(asked).toEqual([]);
  });

  it('makes no proof, alone or in a set behind a real one, and is called not examined, not broken', async () => {
    const { keysOf, signed } = await service(DEPLOYED);
    // Asked without a name, as for the second proof of a set.
    const keys = await keysOf();
    if (!keys.ok) throw new Error(keys.error.reason);
    for (const names of [['trial'], ['real', 'trial'], ['trial', 'real']] as const) {
      const reading = await readProof(await signed(...names), keys.value, { now: NOW });
      const code = reading.ok ? null : reading.error.code;
      expect([names, code]).toEqual([names, 'unsupported']);
      expect(code !== null && NOT_EXAMINED.has(code)).toBe(true);
    }
    expect(await readProof(await signed('real'), keys.value, { now: NOW })).toMatchObject({ ok: true });
  });

  it.each([
    ['on a laptop', LAPTOP, false],
    ['of an institution that is a trial itself', DEPLOYED, true],
  ])('%s it verifies as before, and the party is called a trial', async (_, origin, sealForTrials) => {
    const { did, admission, keysOf, signed } = await service(origin, sealForTrials);
    expect(admission).toMatchObject({ known: true, party: { development: true } });
    const keys = await keysOf(`${did}#trial`);
    if (!keys.ok) throw new Error(keys.error.reason);
    expect(await readProof(await signed('trial'), keys.value, { now: NOW })).toMatchObject({ ok: true });
  });
});
