import { admitIssuer, admitOrganisation, vouching } from './admit.ts';
import { admitSeal } from './admit-seal.ts';
import { keptBeside } from './kept.ts';
import { keysOf } from './keys-of.ts';
import type { TrustSources } from './sources.ts';
import { statusListOf } from './status-list.ts';
import type { Trust } from './trust.ts';

/**
 * Trust as it is at this moment: what the operator added is read once, so that everything in one report was answered by
 * one version. Open it per verification; what is costly (indexes, digests, imported keys) is kept between openings.
 */
export async function openTrust(sources: TrustSources): Promise<Trust> {
  const vouched = await vouching(sources);
  const { memory } = sources;
  return {
    version: vouched.version,
    names: vouched.names,
    kept: keptBeside(memory, vouched.version),
    admitIssuer: (issuerId) => admitIssuer(issuerId, vouched),
    admitOrganisation: (identifiers) => admitOrganisation(identifiers, vouched),
    admitSeal: (chain, now) => admitSeal(chain, now, vouched),
    keysOf: (issuerId, admission, purpose, now, named) =>
      keysOf({ issuerId, admission, purpose, now, named }, vouched, sources),
    statusList: (url, party, now) => statusListOf(url, party, now, vouched, sources),
    remember: (url, version, digest, now) => memory.remember(url, version, digest, now),
  };
}
