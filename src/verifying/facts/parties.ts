import type { JsonObject } from '../../record/json.ts';
import { listOf } from '../../record/json.ts';
import type { LangMap } from '../../record/text.ts';
import { isMisleadingName } from '../../trust/registry/misleading-name.ts';
import type { Tree } from '../examined.ts';
import type { ClaimedIssuer, Subject } from '../report.ts';
import { bodyFact, identifiersIn } from './bodies.ts';
import { birthOf } from './dates.ts';
import type { BodyFact, IdentifierFact } from './fact.ts';
import { idOf, nodesOf, only, scalarsOf, textOf } from './reading.ts';

export const NOBODY: Subject = {
  id: null,
  givenName: null,
  familyName: null,
  fullName: null,
  birth: null,
  identifiers: [],
};

/** The issuer as the document describes it: ELM Organisation, or a W3C or Open Badges profile. */
export function issuerBody(tree: Tree): BodyFact | null {
  const node = only(nodesOf(tree, tree.root.issuer));
  if (node === null) return plainIssuer(tree.root.issuer);
  const body = bodyFact(tree, node);
  const others = nodesOf(tree, node.otherIdentifier).flatMap(({ identifier, identifierType }) =>
    scalarsOf(identifier).map((notation) => ({ notation, scheme: only(scalarsOf(identifierType)), country: null })),
  );
  return others.length === 0 ? body : { ...body, identifiers: [...body.identifiers, ...others] };
}

const plainIssuer = (issuer: unknown): BodyFact | null =>
  typeof issuer === 'string' ? { id: issuer, name: {}, identifiers: [], country: null } : null;

export function asClaimed(body: BodyFact | null): ClaimedIssuer {
  if (body === null) return { id: null, name: null, identifiers: [] };
  const name: LangMap | null = Object.keys(body.name).length === 0 ? null : body.name;
  return {
    id: body.id,
    name,
    identifiers: body.identifiers.map(withoutNulls),
    ...(name !== null && isMisleading(name) ? { misleadingName: true } : {}),
  };
}

/** In any language it is given. */
export const isMisleading = (name: LangMap): boolean => Object.values(name).some(isMisleadingName);

const withoutNulls = ({ notation, scheme, country }: IdentifierFact) => ({
  notation,
  ...(scheme === null ? {} : { scheme }),
  ...(country === null ? {} : { country }),
});

/** The one node the credential is about; null when it is about nobody, or about several. */
export const subjectNode = (tree: Tree): JsonObject | null => {
  const nodes = nodesOf(tree, tree.root.credentialSubject);
  return nodes.length === 1 && listOf(tree.root.credentialSubject).length > 0 ? (nodes[0] ?? null) : null;
};

/** The person as ELM (`Person`), Open Badges (`IdentifierEntry`, `IdentityObject`) and plain W3C credentials describe one. */
export function subjectOf(tree: Tree, node: JsonObject): Subject {
  const badgeIdentifiers = nodesOf(tree, node.identifier).flatMap(({ identityHash, hashed, identityType }) =>
    scalarsOf(hashed).includes('true')
      ? []
      : scalarsOf(identityHash).map((notation) => ({ notation, scheme: only(scalarsOf(identityType)), country: null })),
  );
  return {
    id: idOf(node),
    givenName: textOf(node.givenName),
    familyName: textOf(node.familyName),
    fullName: textOf(node.fullName) ?? textOf(node.name),
    birth: birthOf(node.dateOfBirth ?? node.birthDate),
    identifiers: [
      ...identifiersIn(tree, node.nationalID, 'nationalID'),
      ...identifiersIn(tree, node.identifier),
      ...badgeIdentifiers,
    ].map(({ notation, scheme }) => (scheme === null ? { notation } : { notation, scheme })),
  };
}
