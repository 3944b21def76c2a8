import { readTree } from '../../credential/graph/tree.ts';
import { isObject, type JsonObject } from '../../record/json.ts';
import type { LangMap } from '../../record/text.ts';
import { check } from '../check.ts';
import type { Examined, Tree } from '../examined.ts';
import type { Check, ClaimedIssuer, Subject } from '../report.ts';
import {
  attestationFact,
  attestationIssuer,
  attestationSubject,
  contradictions,
  isAttestation,
  isTooLong,
  MAX_VALUES,
} from './attestation.ts';
import { blankFact } from './blank-fact.ts';
import { wordedConcept } from './concepts.ts';
import { elmFacts } from './elm.ts';
import type { BodyFact, Fact } from './fact.ts';
import { derivedIdentity, type IdentitySource, wholeContentOf } from './identity.ts';
import { badgeFacts } from './open-badge.ts';
import { asClaimed, isMisleading, issuerBody, NOBODY, subjectNode, subjectOf } from './parties.ts';
import { along, textOf, typesOf } from './reading.ts';

export interface ReadFacts {
  readonly facts: readonly Fact[];
  readonly subject: Subject;
  readonly issuer: ClaimedIssuer;
  /** What the credential calls itself. */
  readonly title: LangMap | null;
  /** Findings of step `mean` that only reading shows: contradictions, unclear credits, too many facts. */
  readonly checks: readonly Check[];
}

const read = new WeakMap<Examined, ReadFacts>();

/**
 * What a proved credential says, in one shape whatever form it came in: ELM, Open Badges 3.0, the EU micro-credential
 * attestation (flat claims; where it has an ELM document in `ld`, that one counts and a contradiction is a finding), and of
 * any other W3C credential its name and nothing more. A credential about several people gives no facts. Read once per
 * credential. Asks for nothing to be proved: whoever calls has seen to that.
 */
export function readFacts(examined: Examined): ReadFacts {
  const known = read.get(examined) ?? readAnew(examined);
  read.set(examined, known);
  return known;
}

function readAnew({ tree, claims, issuerId, credentialId }: Examined): ReadFacts {
  const flat = isAttestation(claims) ? claims : null;
  const whole = tree === null ? null : readDocument(tree, issuerId, credentialId);
  if (flat === null) return whole ?? NOTHING;
  const issuer = named(attestationIssuer(flat));
  const subject = attestationSubject(flat);
  const tooMany = isTooLong(flat) ? [check('FACTS_TOO_MANY', { limit: String(MAX_VALUES) })] : [];
  const fact = attestationFact(flat, {
    issuer: [issuerId ?? issuer.id],
    credential: credentialId ?? wholeContentOf(withoutNodes(flat)),
  });
  if (whole === null || whole.facts.length === 0) {
    return { facts: [fact], subject, issuer, title: fact.title, checks: [...(whole?.checks ?? []), ...tooMany] };
  }
  return {
    ...whole,
    checks: [...whole.checks, ...tooMany, ...contradictions(fact, subject, whole.facts, whole.subject)],
  };
}

const NOTHING: ReadFacts = {
  facts: [],
  subject: NOBODY,
  issuer: { id: null, name: null, identifiers: [] },
  title: null,
  checks: [],
};

/** Flat claims have no nodes. */
const withoutNodes = (root: JsonObject): Tree => ({ root, node: () => null });

const named = (issuer: ClaimedIssuer): ClaimedIssuer =>
  issuer.name !== null && isMisleading(issuer.name) ? { ...issuer, misleadingName: true } : issuer;

function readDocument(tree: Tree, issuerId: string | null, credentialId: string | null): ReadFacts {
  const body = issuerBody(tree);
  const issuer = asClaimed(body);
  const node = subjectNode(tree);
  const title =
    textOf(along(tree, [tree.root], 'displayParameter').flatMap(({ title: own }) => own ?? [])) ??
    textOf(tree.root.name);
  if (node === null) return { facts: [], subject: NOBODY, issuer, title, checks: [] };
  const source: IdentitySource = {
    issuer: [
      issuerId,
      ...(body?.identifiers ?? [])
        .filter(({ country }) => country !== null)
        .map(legal)
        .toSorted(),
    ],
    credential: credentialId ?? wholeContentOf(tree),
  };
  const subject = subjectOf(tree, node);
  switch (modelOf(tree, node)) {
    case 'elm':
      return { ...elmFacts(tree, node, source), subject, issuer, title };
    case 'open-badge':
      return { facts: badgeFacts(tree, node, source, body ?? UNKNOWN_BODY), subject, issuer, title, checks: [] };
    default:
      return { facts: plainFacts(tree, source, body, title), subject, issuer, title, checks: [] };
  }
}

const legal = ({ country, notation }: BodyFact['identifiers'][number]): string => `${country} ${notation}`;
const UNKNOWN_BODY: BodyFact = { id: null, name: {}, identifiers: [], country: null };

/** Which model a document follows, by its classes and by what its subject has. */
export function modelOf(tree: Tree, subject: JsonObject | null): 'elm' | 'open-badge' | 'vcdm' {
  const types = typesOf(tree.root);
  if (types.includes('EuropeanDigitalCredential')) return 'elm';
  if (types.includes('OpenBadgeCredential') || types.includes('AchievementCredential')) return 'open-badge';
  return subject !== null && subject.hasClaim !== undefined ? 'elm' : 'vcdm';
}

/** A W3C credential of a model we do not know: what it is called and who gives it. One without a name says nothing here. */
function plainFacts(tree: Tree, source: IdentitySource, body: BodyFact | null, title: LangMap | null): readonly Fact[] {
  if (title === null) return [];
  const types = typesOf(tree.root).filter((type) => type !== 'VerifiableCredential');
  return [
    {
      ...blankFact('achievement', derivedIdentity(source, ['credentialSubject']), '/credentialSubject', title),
      description: textOf(tree.root.description),
      awardingBodies: body === null ? [] : [body],
      types: types.toSorted().map((type) => wordedConcept({ und: type })),
    },
  ];
}

/** The issuer as a document describes it, before anything is proved: only ever quoted. */
export function claimedIssuer(document: JsonObject, tree = readTree(document)): ClaimedIssuer {
  return asClaimed(issuerBody(tree.ok ? tree.value : asWritten(document)));
}

/** A document that cannot be read by node: each object is what is written there, and references lead nowhere. */
const asWritten = (document: JsonObject): Tree => ({
  root: document,
  node: (value) => (isObject(value) ? value : null),
});
