import { documentSigner } from '../../../src/credential/data-integrity/document-signer.ts';
import { secureDocument } from '../../../src/credential/data-integrity/rdfc-sign.ts';
import { type IssuerKeys, readProof } from '../../../src/credential/data-integrity/read-proof.ts';
import { verifyCompact } from '../../../src/credential/jose/compact.ts';
import { signCompact, type TokenSigner } from '../../../src/credential/jose/sign.ts';
import { generateKey } from '../../../src/credential/keys/generate.ts';
import { importMultikey, publicKeyMultibase } from '../../../src/credential/keys/multikey.ts';
import { parseVcJwt } from '../../../src/credential/vc-jwt/read.ts';
import { verify } from '../../../src/verifying/verify.ts';
import { opened } from '../../support/opened-trust.ts';
import { badge1, badge2 } from './badge.ts';
import type { Comparison } from './comparison.ts';

const PEER = 'Sigillum';

/** Our own functions in the same process, over the same credential and the same kind of key. */
export async function ours(): Promise<readonly Comparison[]> {
  const { pkcs8, publicJwk } = await generateKey('Ed25519');
  const multibase = publicKeyMultibase(publicJwk);
  const did = `did:key:${multibase}`;
  const verificationMethod = `${did}#${multibase}`;
  const signer = await documentSigner({ algorithm: 'Ed25519', pkcs8, verificationMethod });
  const imported = await importMultikey(multibase);
  if (!imported.ok) throw new Error(imported.error.reason);
  const key = imported.value;
  const keys: IssuerKeys = async () => key;
  const now = Math.floor(Date.now() / 1000);
  const issue = (document: ReturnType<typeof badge1 | typeof badge2>) => async () =>
    JSON.stringify(await secureDocument(document, signer, { created: now }));
  const secured = await issue(badge2(did))();
  const bytes = new TextEncoder().encode(secured);
  const { trust } = await opened({ institutions: [confirmedAs(did)] });
  const tokens: TokenSigner = { alg: 'EdDSA', sign: signer.sign };
  const makeToken = () => signCompact({ typ: 'vc+jwt', kid: verificationMethod }, badge2(did), tokens);
  const token = await makeToken();
  const against = (what: string) => ({ peer: PEER, what, against: what });
  return [
    { ...against('issue, eddsa-rdfc-2022'), run: issue(badge2(did)) },
    {
      ...against('verify, eddsa-rdfc-2022'),
      async run() {
        const reading = await readProof(secured, keys, { now });
        if (!reading.ok) throw new Error(reading.error.reason);
      },
    },
    {
      ...against('verify, all steps'),
      async run() {
        const { verdict, reports } = await verify(bytes, {}, { trust, now, local: false });
        if (verdict === 'failed') throw new Error(JSON.stringify(reports[0]?.checks));
      },
    },
    { ...against('issue, VCDM 1.1, eddsa-rdfc-2022'), run: issue(badge1(did)) },
    { ...against('issue, vc+jwt'), run: makeToken },
    {
      ...against('verify, vc+jwt'),
      async run() {
        const parsed = parseVcJwt(token);
        if (!parsed.ok) throw new Error(parsed.error.reason);
        const verified = await verifyCompact(parsed.value.jws, key);
        if (!verified.ok) throw new Error(verified.error.reason);
      },
    },
  ];
}

const confirmedAs = (did: string): object => ({
  id: 'scheldeland',
  legalName: { nl: 'Universiteit Scheldeland' },
  kind: 'university',
  country: 'BEL',
  confirmed: { on: '2026-11-02', against: 'Hogeronderwijsregister' },
  domains: ['scheldeland.example'],
  issuers: [did],
  legalIdentifiers: [],
  qualityAssurance: [],
});
