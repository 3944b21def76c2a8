import { CompactSign, compactVerify, importJWK } from 'jose';
import { assertionKeys } from '../../src/credential/did/assertion-keys.ts';
import { jades } from '../../src/credential/jades/index.ts';
import { readSeal } from '../../src/credential/jades/read.ts';
import { verifyCompact } from '../../src/credential/jose/compact.ts';
import { signCompact, type TokenSigner } from '../../src/credential/jose/sign.ts';
import { parseSdJwtVc, processDisclosures } from '../../src/credential/sd-jwt-vc/read.ts';
import { parseVcJwt } from '../../src/credential/vc-jwt/read.ts';
import type { JsonObject } from '../../src/record/json.ts';
import { DID, NOW } from '../support/world.ts';
import { type Bare, makeBare } from './bare.ts';
import type { Cost } from './costs.ts';
import { smallCredential } from './credentials.ts';
import type { MeasuredWorld } from './measured-world.ts';

const LIMIT = 2;
const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** JAdES, vc+jwt and SD-JWT VC with ES256. Bare is the signature over the very signing input. */
export async function tokenCosts(world: MeasuredWorld): Promise<readonly Cost[]> {
  const bare = await makeBare('ecdsa');
  return [
    ...(await sealCosts(world, bare)),
    ...(await jwtCosts(world, bare, 'small micro-credential', smallCredential(world.vcdm2Document))),
    ...(await jwtCosts(world, bare, 'as issued, two page images', world.vcdm2Document as unknown as JsonObject)),
    await sdJwtCost(world, bare),
  ];
}

async function sealCosts(world: MeasuredWorld, bare: Bare): Promise<readonly Cost[]> {
  const body = JSON.stringify(world.edcDocument);
  const signer = world.signer.seal;
  const make = async () => {
    const intent = await jades.intend('edc', body, signer, NOW, { signingTime: 'iat' });
    return jades.assemble(intent.body, intent.parameters, await signer.sign(intent.toBeSigned));
  };
  const sealed = await make();
  const enclosed = utf8(await world.seal(world.edcDocument));
  const { toBeSigned } = await jades.intend('edc', body, signer, NOW, { signingTime: 'iat' });
  const signing = Uint8Array.from(toBeSigned);
  const signature = await bare.sign(signing);
  const common = { bytes: utf8(sealed).length, limit: LIMIT };
  await world.verifyWhole(enclosed);
  return [
    { ...common, what: 'JAdES ES256, issue: EDC, two page images', bare: () => bare.sign(signing), ours: make },
    {
      ...common,
      what: 'JAdES ES256, verify: EDC, two page images',
      bare: () => bare.verify(signing, signature),
      async ours() {
        const reading = await readSeal(sealed);
        if (!reading.ok) throw new Error(reading.error.code);
      },
      whole: () => world.verifyWhole(enclosed),
    },
  ];
}

/** The signing input of a token, and the key our reader and the library verify it with. */
async function material(world: MeasuredWorld, token: string) {
  const signing = utf8(token.slice(0, token.lastIndexOf('.')));
  const key = await assertionKeys(world.didDocument, DID)(`${DID}#p1`);
  if (key === null) throw new Error('the world lists no such key');
  return { signing, key, jwk: await importJWK(world.publicJwk as Parameters<typeof importJWK>[0], 'ES256') };
}

async function jwtCosts(
  world: MeasuredWorld,
  bare: Bare,
  size: string,
  document: JsonObject,
): Promise<readonly Cost[]> {
  const header = { typ: 'vc+jwt', kid: `${DID}#p1` };
  const signer: TokenSigner = { alg: 'ES256', sign: world.signer.ecdsa.sign };
  const make = () => signCompact(header, document, signer);
  const token = await make();
  const { signing, key, jwk } = await material(world, token);
  const signature = await bare.sign(signing);
  const bytes = utf8(token);
  await world.verifyWhole(bytes);
  const common = { bytes: bytes.length, limit: LIMIT };
  const own = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  return [
    {
      ...common,
      what: `vc+jwt ES256, issue: ${size}`,
      bare: () => bare.sign(signing),
      ours: make,
      stock: () =>
        new CompactSign(utf8(JSON.stringify(document)))
          .setProtectedHeader({ alg: 'ES256', ...header })
          .sign((own as CryptoKeyPair).privateKey),
    },
    {
      ...common,
      what: `vc+jwt ES256, verify: ${size}`,
      bare: () => bare.verify(signing, signature),
      async ours() {
        const parsed = parseVcJwt(token);
        if (!parsed.ok) throw new Error(parsed.error.reason);
        const verified = await verifyCompact(parsed.value.jws, key);
        if (!verified.ok) throw new Error(verified.error.reason);
      },
      whole: () => world.verifyWhole(bytes),
      async stock() {
        const { payload } = await compactVerify(token, jwk, { algorithms: ['ES256'] });
        return JSON.parse(new TextDecoder().decode(payload)) as object;
      },
    },
  ];
}

/** Bare counts one hash for each disclosure besides the signature: nobody can do without those either. */
async function sdJwtCost(world: MeasuredWorld, bare: Bare): Promise<Cost> {
  const text = await world.sdJwt();
  const [token = '', ...disclosures] = text.split('~').slice(0, -1);
  const { signing, key } = await material(world, token);
  const signature = await bare.sign(signing);
  const disclosed = disclosures.map(utf8);
  const bytes = utf8(text);
  await world.verifyWhole(bytes);
  return {
    what: `SD-JWT VC ES256, verify: attestation, ${disclosures.length} disclosures`,
    bytes: bytes.length,
    limit: LIMIT,
    bare: () =>
      Promise.all([
        bare.verify(signing, signature),
        ...disclosed.map((disclosure) => crypto.subtle.digest('SHA-256', disclosure)),
      ]),
    async ours() {
      const parsed = parseSdJwtVc(text);
      if (!parsed.ok) throw new Error(parsed.error.reason);
      const verified = await verifyCompact(parsed.value.jws, key);
      if (!verified.ok) throw new Error(verified.error.reason);
      const processed = await processDisclosures(parsed.value);
      if (!processed.ok) throw new Error(processed.error.reason);
    },
    whole: () => world.verifyWhole(bytes),
  };
}
