import type { JsonObject } from '../../record/json.ts';
import type { Tree } from '../examined.ts';
import { bodiesIn, identifiersIn } from './bodies.ts';
import { codesIn, conceptsIn } from './concepts.ts';
import { dayOf } from './dates.ts';
import type { AssuranceFact } from './fact.ts';
import { distinct, idOf, nodesOf, only, scalarsOf, textOf } from './reading.ts';

/** ELM 3.2 `Accreditation` as the document states it. Empty limits are unlimited; a missing end is open. */
export const assurancesIn = (tree: Tree, values: readonly unknown[]): readonly AssuranceFact[] =>
  distinct(nodesOf(tree, values).map((node) => assuranceFact(tree, node)));

function assuranceFact(tree: Tree, node: JsonObject): AssuranceFact {
  const reports = nodesOf(tree, node.report).flatMap(({ contentURL }) => scalarsOf(contentURL));
  const limits = (property: string): readonly string[] =>
    nodesOf(tree, node[property]).flatMap((one) => idOf(one) ?? []);
  return {
    id: idOf(node),
    type: only(conceptsIn(tree, node.dcType, 'accreditation')),
    title: textOf(node.title) ?? {},
    agency: only(bodiesIn(tree, node.accreditingAgent)),
    organisations: bodiesIn(tree, node.organisation),
    identifiers: identifiersIn(tree, node.identifier),
    report: only([...new Set(reports)]),
    from: dayOf(node.dateIssued),
    to: dayOf(node.expiryDate),
    limitEqf: codesIn(tree, node.limitEQFLevel, 'eqf').map(Number),
    limitIscedF: codesIn(tree, node.limitField, 'isced-f'),
    limitQualifications: limits('limitQualification'),
    limitJurisdictions: limits('limitJurisdiction'),
    limitCredentialTypes: limits('limitCredentialType'),
  };
}
