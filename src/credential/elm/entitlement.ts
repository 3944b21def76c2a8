import { unitId } from '../../record/recognition/unit.ts';
import type { LangMap } from '../../record/text.ts';
import { conceptNode } from './concept.ts';
import {
  decidedByText,
  type Exemption,
  exemptionLabel,
  exemptionTitle,
  legalBasisText,
  noCreditText,
  scopeText,
} from './exemption.ts';
import type {
  AwardingProcessNode,
  EntitlementSpecificationNode,
  IdentifierNode,
  LearningEntitlementNode,
  OrganisationNode,
} from './model.ts';
import { identifier, node, note } from './node.ts';
import type { NodeIds } from './node-id.ts';
import { SCHEME } from './qualification.ts';

/** Names under which a decision and a listed part of a unit are identified. */
const ENTITLEMENT_SCHEME = {
  decision: 'Exemption decision',
  part: 'Unit code/academic year#part',
} as const;

/**
 * An exemption as ELM 3.2 `LearningEntitlement`: the right to skip one named unit of one institution, or listed parts of
 * it. It is no achievement: there is no place for credits, a mark or a level, and none may be read out of it. The reasons
 * and the evidence the decision rests on stay with the institution.
 */
export function entitlement(
  ids: NodeIds,
  exemption: Exemption,
  awardedBy: AwardingProcessNode,
  institution: OrganisationNode,
): LearningEntitlementNode {
  const { unit, parts } = exemption;
  const of = (path: readonly string[], title: LangMap, named: IdentifierNode) =>
    specification(ids, path, exemption, title, named, institution);
  return node<LearningEntitlementNode>('LearningEntitlement', ids('claim'), {
    title: exemptionTitle(exemption),
    awardedBy,
    specifiedBy: of(
      ['specification'],
      exemptionTitle(exemption),
      identifier(ids('specification', 'identifier'), SCHEME.unit, unitId(unit)),
    ),
    identifier: [identifier(ids('claim', 'decision'), ENTITLEMENT_SCHEME.decision, exemption.decisionId)],
    additionalNote: [
      note(ids('claim', 'noCredit'), noCreditText(exemption)),
      note(ids('claim', 'decidedBy'), decidedByText(exemption)),
      note(ids('claim', 'legalBasis'), legalBasisText(exemption)),
    ],
    hasPart: parts.map(({ id, title }) =>
      node<LearningEntitlementNode>('LearningEntitlement', ids('part', id), {
        title: exemptionTitle(exemption, title),
        awardedBy,
        specifiedBy: of(
          ['part', id, 'specification'],
          exemptionTitle(exemption, title),
          identifier(ids('part', id, 'identifier'), ENTITLEMENT_SCHEME.part, `${unitId(unit)}#${id}`),
        ),
      }),
    ),
  });
}

/** What the right is to (a learning opportunity), that it holds now, and where it holds. */
function specification(
  ids: NodeIds,
  path: readonly string[],
  exemption: Exemption,
  title: LangMap,
  named: IdentifierNode,
  institution: OrganisationNode,
): EntitlementSpecificationNode {
  return node<EntitlementSpecificationNode>('LearningEntitlementSpecification', ids(...path), {
    title,
    identifier: [named],
    category: exemptionLabel(exemption),
    additionalNote: [note(ids(...path, 'scope'), scopeText(exemption, institution.legalName))],
    dcType: conceptNode('entitlement', 'learning-opportunity'),
    entitlementStatus: conceptNode('entitlement-status', 'actual'),
    limitOrganisation: [institution],
  });
}
