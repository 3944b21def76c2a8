import { brusselsDate, type CivilDate } from '../../record/civil-date.ts';
import type { Institution, Mandate } from '../../record/institution.ts';
import type { Specification } from '../../record/offering.ts';
import { awardingBodies, sameLegalIdentifier } from '../../record/rules/awarding-bodies.ts';
import { type LangMap, type PageLanguage, textIn } from '../../record/text.ts';
import { conceptNode } from './concept.ts';
import type { AccreditationNode, ConceptNode, EvidenceNode } from './model.ts';
import { node } from './node.ts';
import type { NodeIds } from './node-id.ts';

/** Whether the sealer is none of the awarding bodies, so that it needs a mandate (MAND-1). */
export const needsMandate = (issuer: Institution, specification: Specification): boolean =>
  !awardingBodies(specification, issuer).some(({ self }) => self);

/** The profiles a credential claims: always generic, the others when the award asks for what they promise. */
export function profiles(issuer: Institution, specification: Specification): readonly ConceptNode[] {
  const claimed = [conceptNode('credential', 'generic')];
  if (needsMandate(issuer, specification)) claimed.push(conceptNode('credential', 'issued-by-mandate'));
  if (specification.accreditedBy !== undefined) claimed.push(conceptNode('credential', 'accredited'));
  return claimed;
}

interface EvidenceSource {
  readonly issuer: Institution;
  readonly specification: Specification;
  readonly issuedAt: number;
  /** Present when the *accredited* profile is claimed and its record was found. */
  readonly accreditation: AccreditationNode | undefined;
  readonly language: PageLanguage;
}

/**
 * Evidence nodes for the claimed profiles: one per mandate used, one for the accreditation. The shapes of both profiles
 * look at every evidence node, so with both claimed each carries statement and accreditation. A mandate that is missing or
 * not valid on the day of sealing yields no evidence; lint then refuses the profile.
 */
export function evidenceNodes(ids: NodeIds, source: EvidenceSource): readonly EvidenceNode[] {
  const { issuer, specification, issuedAt, accreditation, language } = source;
  const mandated = needsMandate(issuer, specification);
  const evidence = mandated
    ? mandatesUsed(issuer, specification, brusselsDate(issuedAt)).map(({ mandate, mandator }) =>
        node<EvidenceNode>('Evidence', ids('evidence', 'mandate', mandate.id), {
          dcType: conceptNode('evidence-type', 'mandate'),
          evidenceStatement: mandateStatement(mandator, textIn(issuer.legalName, language), mandate, language),
          accreditation,
        }),
      )
    : [];
  if (accreditation)
    evidence.push(
      node<EvidenceNode>('Evidence', ids('evidence', 'accreditation'), {
        dcType: conceptNode('evidence-type', 'accreditation'),
        evidenceStatement: mandated ? accreditationStatement(accreditation, language) : undefined,
        accreditation,
      }),
    );
  return evidence;
}

function mandatesUsed(issuer: Institution, specification: Specification, on: CivilDate) {
  return awardingBodies(specification, issuer).flatMap(({ organisation }) => {
    const mandate = issuer.mandates.find(
      ({ mandator, validFrom, validTo }) =>
        sameLegalIdentifier(mandator, organisation.identifiers.eidas) &&
        validFrom <= on &&
        (validTo === undefined || on <= validTo),
    );
    return mandate ? [{ mandate, mandator: organisation.legalName }] : [];
  });
}

/** `evidenceStatement` is one plain string without language: it is written in the primary language of the credential. */
function mandateStatement(
  mandatorName: LangMap,
  sealer: string,
  { id, scope, documentSha256 }: Mandate,
  language: PageLanguage,
): string {
  const mandator = textIn(mandatorName, language);
  const what = textIn(scope, language);
  return language === 'nl'
    ? `${sealer} verzegelt dit bewijs namens ${mandator}, op grond van mandaat ${id} (SHA-256 van het document: ` +
        `${documentSha256}). Draagwijdte: ${what}. De toekenning zelf is en blijft een beslissing van ${mandator}; ` +
        `het zegel van ${sealer} bevestigt alleen dat de gegevens van ${mandator} komen.`
    : `${sealer} seals this credential on behalf of ${mandator}, under mandate ${id} (SHA-256 of the document: ` +
        `${documentSha256}). Scope: ${what}. The award itself is and remains a decision of ${mandator}; the seal of ` +
        `${sealer} only confirms that the data come from ${mandator}.`;
}

function accreditationStatement({ title, accreditingAgent }: AccreditationNode, language: PageLanguage): string {
  const [what, agent] = [textIn(title, language), textIn(accreditingAgent.legalName, language)];
  return language === 'nl'
    ? `De toekennende instelling is geaccrediteerd: ${what} (${agent}).`
    : `The awarding body is accredited: ${what} (${agent}).`;
}
