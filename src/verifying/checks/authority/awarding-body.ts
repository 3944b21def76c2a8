import { type LangMap, textIn } from '../../../record/text.ts';
import type { PartyIdentifier, Trust, TrustedParty } from '../../../trust/trust.ts';
import type { BodyFact, Fact } from '../../facts/fact.ts';
import { quoted } from '../quoted.ts';

/** A body that a claim says awarded it, and whom trust sees in it. */
export interface AwardingBody {
  /** As the document describes it. */
  readonly claimed: BodyFact;
  /** Null where nobody we trust has its identifiers, and where they belong to several. */
  readonly party: TrustedParty | null;
  readonly reason: 'known' | 'only a name' | 'not in the registry' | 'not confirmed' | 'identifiers of several bodies';
}

/** One claim, or a part of one that other bodies awarded than the whole. */
export interface Award {
  readonly fact: Fact;
  readonly bodies: readonly AwardingBody[];
  /** It stands by itself: its quality assurance is looked at. */
  readonly whole: boolean;
}

/** Who signed, and under which id. */
export interface Sealer {
  readonly party: TrustedParty;
  readonly issuerId: string | null;
}

const MOST_BODIES = 20;

/**
 * Whom trust sees in a body: by its legal identifiers, and by its id where that is a DID or https address or the very
 * issuer's. Both have to lead to one party; a body under the sealer's id with another's number is nobody. A name alone leads
 * to nobody but the sealer, who may call itself by its own name (the flat attestation has only names).
 */
async function resolveBody(claimed: BodyFact, sealer: Sealer, trust: Trust): Promise<AwardingBody> {
  if (isNamedOnly(claimed)) {
    return saysItself(claimed, sealer)
      ? { claimed, party: sealer.party, reason: 'known' }
      : { claimed, party: null, reason: 'only a name' };
  }
  const byNumber = claimed.identifiers.length === 0 ? null : await trust.admitOrganisation(identifiersOf(claimed));
  const byId = await partyOfId(claimed.id, sealer, trust);
  const numbered = byNumber?.known ? byNumber.party : null;
  const party = numbered ?? byId;
  if (numbered !== null && byId !== null && numbered.id !== byId.id) {
    return { claimed, party: null, reason: 'identifiers of several bodies' };
  }
  if (party !== null) return { claimed, party, reason: 'known' };
  const unconfirmed = byNumber?.known === false && byNumber.code === 'ISSUER_UNCONFIRMED';
  return { claimed, party: null, reason: unconfirmed ? 'not confirmed' : 'not in the registry' };
}

/** Nothing at all was said of it: as good as no body. */
const isNamed = (body: BodyFact): boolean => !isNamedOnly(body) || Object.keys(body.name).length > 0;

const isNamedOnly = ({ id, identifiers }: BodyFact): boolean => id === null && identifiers.length === 0;

function saysItself({ name }: BodyFact, { party }: Sealer): boolean {
  const own = Object.values(party.name).map(plain);
  return Object.values(name).every((said) => own.includes(plain(said)));
}

const plain = (text: string): string => text.normalize('NFC').trim().toLowerCase();

async function partyOfId(id: string | null, sealer: Sealer, trust: Trust): Promise<TrustedParty | null> {
  if (id === null) return null;
  // An id that a document merely gives its issuer is not yet the sealer's.
  if (id === sealer.issuerId && sealer.party.issuerIds.includes(id)) return sealer.party;
  if (!/^(?:did:|https:\/\/)/.test(id)) return null;
  const admission = await trust.admitIssuer(id);
  return admission.known ? admission.party : null;
}

export const identifiersOf = ({ identifiers }: BodyFact): readonly PartyIdentifier[] =>
  identifiers.map(({ notation, country }) => (country === null ? { notation } : { notation, country }));

/**
 * The awards a document makes. A form that has no place for an awarding body means the issuer; in ELM the one who seals
 * need not be the one who awards, so there nobody is meant. A part belongs to the whole's award as long as nobody awarded
 * it but who awarded the whole.
 */
export async function awardsOf(
  facts: readonly Fact[],
  sealer: Sealer,
  { trust, issuerAwards }: { readonly trust: Trust; readonly issuerAwards: boolean },
): Promise<readonly Award[]> {
  const awards: Award[] = [];
  const walk = async (fact: Fact, enclosing: readonly AwardingBody[] | null): Promise<void> => {
    const named = await Promise.all(
      fact.awardingBodies
        .filter(isNamed)
        .slice(0, MOST_BODIES)
        .map((body) => resolveBody(body, sealer, trust)),
    );
    const bodies = named.length === 0 && enclosing === null && issuerAwards ? [asBody(sealer)] : named;
    const known = new Set((enclosing ?? []).map(keyOf));
    const ofTheWhole = enclosing !== null && bodies.every((body) => known.has(keyOf(body)));
    if (!ofTheWhole) awards.push({ fact, bodies, whole: enclosing === null });
    for (const part of fact.parts) await walk(part, bodies.length === 0 ? (enclosing ?? []) : bodies);
  };
  for (const fact of facts) await walk(fact, null);
  return awards;
}

const asBody = ({ party, issuerId }: Sealer): AwardingBody => ({
  claimed: { id: issuerId, name: party.name, identifiers: [], country: party.country },
  party,
  reason: 'known',
});

const keyOf = ({ party, claimed }: AwardingBody): string =>
  party === null ? JSON.stringify([claimed.id, claimed.identifiers]) : `party ${party.id}`;

/** The name to show: the trusted one where there is one. */
export function nameOf({ party, claimed }: AwardingBody): string {
  const name: LangMap = party?.name ?? claimed.name;
  return quoted(textIn(name, 'nl') || (claimed.identifiers[0]?.notation ?? claimed.id ?? '?'));
}
