import { uuidV5 } from '../../credential/elm/node-id.ts';
import type { JsonObject } from '../../record/json.ts';
import { UrnUuid } from '../../record/names.ts';
import type { Tree } from '../examined.ts';
import type { Fact } from './fact.ts';
import { idOf } from './reading.ts';

/** UUIDv5 namespace of identities made here (namespace URL, `https://sigillum.invalid/derived-identity`). */
const NAMESPACE = '1359a30e-8816-5b07-8552-1087b9241307';

/** Where a claim stands, for its identity: terms and ranks that no re-writing of the same statements changes. */
export type ClaimPath = readonly (string | number)[];

/** What every identity of one credential rests on. */
export interface IdentitySource {
  readonly issuer: readonly (string | null)[];
  /** Its id; where it has none, what it says. */
  readonly credential: string;
}

/**
 * Identity of a piece of learning. A `urn:uuid` the issuer gave it counts as it is; any other node id may be a counter that
 * two learners share, so the identity is derived from issuer, credential and the place of the claim.
 */
export function identityOf(node: JsonObject, source: IdentitySource, path: ClaimPath): Fact['identity'] {
  const id = idOf(node);
  if (id !== null && UrnUuid.safeParse(id).success) return { id, source: 'named' };
  return derivedIdentity(source, path);
}

export const derivedIdentity = ({ issuer, credential }: IdentitySource, path: ClaimPath): Fact['identity'] => ({
  id: `urn:uuid:${uuidV5(NAMESPACE, JSON.stringify([issuer, credential, path]))}`,
  source: 'derived',
});

/**
 * Siblings in an order that does not depend on how the document lists them: a set has none, and whoever re-orders it must
 * not change identities. Nodes without id that say the same are one. The order of the document is kept for reading.
 */
export function ranked(tree: Tree, siblings: readonly JsonObject[]): readonly { node: JsonObject; rank: number }[] {
  const [first] = siblings;
  if (first === undefined) return [];
  if (siblings.length === 1) return [{ node: first, rank: 0 }];
  const byKey = new Map<string, JsonObject>();
  for (const node of siblings) {
    const key = contentOf(tree, node, new Set());
    if (!byKey.has(key)) byKey.set(key, node);
  }
  const ranks = new Map([...byKey.keys()].toSorted().map((key, rank) => [key, rank]));
  return [...byKey].map(([key, node]) => ({ node, rank: ranks.get(key) ?? 0 }));
}

/** What a node says, as one text that is the same for every way of writing it: its id, or else all its members. */
function contentOf(tree: Tree, value: unknown, within: ReadonlySet<JsonObject>): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(literalOf(value));
  if (Array.isArray(value)) {
    const parts = [...new Set(value.filter((one) => one !== null).map((one) => contentOf(tree, one, within)))];
    return parts.length === 1 ? (parts[0] ?? '') : `[${parts.toSorted().join()}]`;
  }
  const node = tree.node(value) ?? (value as JsonObject);
  const id = idOf(node);
  if (id !== null) return JSON.stringify(id);
  if (within.has(node)) return '"…"';
  return membersOf(tree, node, within);
}

/** A number as the graph has it (JSON-LD 1.1 API §8.6), so that it equals the string somebody may write in its place. */
function literalOf(value: unknown): string {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return String(value);
  return value.toExponential(15).replace(/(\d)0*e\+?/, '$1E');
}

/** All members of a node, its id among them; of nodes with an id that it leads to, only the id. */
function membersOf(tree: Tree, node: JsonObject, within: ReadonlySet<JsonObject> = new Set()): string {
  const inside = new Set([...within, node]);
  const members = Object.keys(node)
    .filter((key) => key !== 'proof')
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${contentOf(tree, node[key], inside)}`);
  return `{${members.join()}}`;
}

/** Everything a document says, as one text that is the same for every way of writing it. Each node is taken once. */
export function wholeContentOf(tree: Tree): string {
  const seen = new Set<JsonObject>([tree.root]);
  const texts: string[] = [];
  const follow = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) follow(item);
    else if (typeof value === 'object' && value !== null) {
      const node = tree.node(value) ?? (value as JsonObject);
      if (seen.has(node)) return;
      seen.add(node);
      if (idOf(node) !== null) texts.push(membersOf(tree, node));
      for (const member of Object.values(node)) follow(member);
    }
  };
  for (const [key, member] of Object.entries(tree.root)) if (key !== 'proof') follow(member);
  return [membersOf(tree, tree.root), ...texts.toSorted()].join();
}
