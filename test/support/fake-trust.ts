import { assertionKeys } from '../../src/credential/did/assertion-keys.ts';
import { sameLegalIdentifier } from '../../src/record/rules/awarding-bodies.ts';
import type { Admission, PartyIdentifier, SealAdmission, Trust, TrustedParty } from '../../src/trust/trust.ts';

/** A trusted party of which a test says only what it is about. */
export const party = (said: Partial<TrustedParty> & { readonly id: string }): TrustedParty => ({
  name: { nl: said.id, en: said.id },
  source: 'registry',
  registryVersion: 'test',
  confirmed: true,
  development: false,
  issuerIds: [],
  identifiers: [],
  hosts: [],
  country: 'BEL',
  qualityAssurance: [],
  mandates: [],
  ...said,
});

export interface FakeTrustSources {
  /** An unconfirmed one is only a hint. */
  readonly parties?: readonly TrustedParty[];
  /** DID documents by issuer id. */
  readonly documents?: Readonly<Record<string, object>>;
  /** Texts by address. Whoever is not here is unreachable. */
  readonly lists?: Readonly<Record<string, string>>;
  /** Addresses that do not answer, whatever `lists` says. */
  readonly down?: readonly string[];
  /** What the certificates of a seal are found to be. */
  readonly seal?: SealAdmission;
}

export interface FakeTrust extends Trust {
  /** Addresses that were asked for, and issuers whose keys were, in order. */
  readonly asked: readonly string[];
}

/** Trust that a test makes up: no network, no registry, a memory of its own. */
export function fakeTrust({ parties = [], documents = {}, lists = {}, down = [], seal }: FakeTrustSources): FakeTrust {
  const asked: string[] = [];
  const seen = new Map<string, { readonly version: number; readonly digest: string }>();
  const admitted = (found: readonly TrustedParty[]): Admission => {
    const [one, other] = found;
    if (one !== undefined && other === undefined && one.confirmed) return { known: true, party: one };
    const hint = one !== undefined && other === undefined ? one : null;
    return { known: false, code: hint ? 'ISSUER_UNCONFIRMED' : 'ISSUER_UNKNOWN', hint, registryVersion: 'test' };
  };
  return {
    version: 'test',
    asked,
    admitIssuer: async (id) => admitted(parties.filter(({ issuerIds }) => issuerIds.includes(id))),
    admitOrganisation: async (wanted) =>
      admitted(parties.filter(({ identifiers }) => identifiers.some((own) => wanted.some((one) => isSame(own, one))))),
    async admitSeal() {
      if (seal === undefined) throw new Error('this test has no seals');
      return seal;
    },
    async keysOf(issuerId, admission) {
      asked.push(issuerId);
      const document = documents[issuerId];
      if (!admission.known) return { ok: false, error: { code: 'key_not_fetched', reason: 'not admitted' } };
      return document === undefined
        ? { ok: false, error: { code: 'key_not_reachable', reason: 'no document' } }
        : { ok: true, value: assertionKeys(document, issuerId) };
    },
    async statusList(url, _party, now) {
      asked.push(url);
      const text = down.includes(url) ? undefined : lists[url];
      return text === undefined
        ? { ok: false, error: { code: 'unreachable', reason: 'no answer' } }
        : { ok: true, value: { url, text, mediaType: 'application/vc', fetchedAt: now } };
    },
    async remember(url, version, digest) {
      const last = seen.get(url);
      if (last && (version < last.version || (version === last.version && digest !== last.digest))) return false;
      seen.set(url, { version, digest });
      return true;
    },
  };
}

function isSame(own: PartyIdentifier, wanted: PartyIdentifier): boolean {
  return sameLegalIdentifier(
    { notation: own.notation, country: own.country ?? 'BEL' },
    { notation: wanted.notation, country: wanted.country ?? own.country ?? 'BEL' },
  );
}
