import { Certificate, CertificateChainValidationEngine } from 'pkijs';
import { beforeAll, expect, it } from 'vitest';
import { NOW } from '../unit/certificates-fixture.ts';
import { FAMILIES } from '../unit/x509-families.ts';
import { type Chain, type Keys, makeKeys } from '../unit/x509-fixture.ts';

let keys: Keys;
beforeAll(async () => {
  keys = await makeKeys();
});

/** What the path validation of pkijs makes of a chain. */
async function pkijsAccepts({ x5c, further = [], anchor }: Chain): Promise<boolean> {
  try {
    const engine = new CertificateChainValidationEngine({
      trustedCerts: [Certificate.fromBER(anchor)],
      certs: [...further, ...x5c.toReversed()].map((der) => Certificate.fromBER(der)),
      checkDate: new Date(NOW * 1000),
    });
    return (await engine.verify({ passedWhenNotRevValues: true })).result;
  } catch {
    return false;
  }
}

/** Two authorities that certify each other: pkijs follows them round and does not come back. */
const ENDLESS = 'two authorities that certify each other, and no root';

/**
 * Chains that pkijs accepts and we refuse. RFC 5280 alone forbids only some of them: pkijs takes x5c as a heap of
 * certificates, and knows nothing of what a seal's leaf is for.
 */
const ACCEPTED_ELSEWHERE: readonly string[] = [
  'x5c in the wrong order',
  'an intermediate for web servers only',
  'more authorities than the path length of the root allows',
  'an authority below one that allows none (path length 0)',
  'a leaf that is an authority',
  'a leaf whose key is for encryption',
  'a leaf that is no authority and may sign certificates',
  'a leaf for web servers only',
  'a leaf for timestamps only',
  'a leaf with an unknown extension that is critical',
  'an intermediate with an unknown extension that is critical',
  'a critical mark that is true in BER only',
  'an extension that is given twice',
  'a path length below zero',
  'an alternative name outside what the authority may certify',
  'a constrained form of names that is not supported, when the leaf has one',
  'an intermediate signed with SHA-1',
  'an intermediate with an RSA key of 1024 bits',
];

it.each(FAMILIES)('pkijs accepts the good twin of: $title', async ({ good }) => {
  expect(await pkijsAccepts(await good(keys))).toBe(true);
});

it('pkijs accepts exactly these of the chains we refuse', async () => {
  const accepted: string[] = [];
  for (const { title, bad } of FAMILIES)
    if (title !== ENDLESS && (await pkijsAccepts(await bad(keys)))) accepted.push(title);
  expect(accepted).toEqual(ACCEPTED_ELSEWHERE);
});
