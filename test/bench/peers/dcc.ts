import { DataIntegrityProof } from '@digitalcredentials/data-integrity';
import * as Ed25519Multikey from '@digitalcredentials/ed25519-multikey';
import { cryptosuite } from '@digitalcredentials/eddsa-rdfc-2022-cryptosuite';
import { securityLoader } from '@digitalcredentials/security-document-loader';
import * as vc from '@digitalcredentials/vc';
import { verifyCredential } from '@digitalcredentials/verifier-core';
import { badge2 } from './badge.ts';
import type { Comparison } from './comparison.ts';

/** The Digital Credentials Consortium: their signing as their issuer does it, their verification as their wallet and verifier do. */
export async function dcc(): Promise<readonly Comparison[]> {
  const generated = await Ed25519Multikey.generate();
  const did = `did:key:${generated.publicKeyMultibase}`;
  const pair = Object.assign(generated, { id: `${did}#${generated.publicKeyMultibase}`, controller: did });
  const documentLoader = securityLoader().build();
  const credential = badge2(did);
  const issue = () =>
    vc.issue({
      credential: structuredClone(credential),
      suite: new DataIntegrityProof({ cryptosuite, signer: pair.signer() }),
      documentLoader,
    });
  const issued = await issue();
  return [
    { peer: '@digitalcredentials/vc', what: 'issue, eddsa-rdfc-2022', run: issue, against: 'issue, eddsa-rdfc-2022' },
    {
      peer: '@digitalcredentials/vc',
      what: 'verify, eddsa-rdfc-2022',
      async run() {
        const suite = new DataIntegrityProof({ cryptosuite });
        const { verified, error } = await vc.verifyCredential({ credential: issued, suite, documentLoader });
        if (!verified) throw error ?? new Error('not verified');
      },
      against: 'verify, eddsa-rdfc-2022',
    },
    {
      peer: '@digitalcredentials/verifier-core',
      what: 'verify, eddsa-rdfc-2022, no registries',
      async run() {
        const { log, errors } = await verifyCredential({ credential: structuredClone(issued), knownDIDRegistries: [] });
        const signature = log?.find(({ id }) => id === 'valid_signature');
        if (!signature?.valid) throw new Error(errors?.[0]?.message ?? 'not verified');
      },
      against: 'verify, all steps',
    },
  ];
}
