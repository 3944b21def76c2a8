import type { DraftedAward } from '../../record/award.ts';
import { asElmDateTime } from '../../record/civil-date.ts';
import type { Institution } from '../../record/institution.ts';
import type { Specification } from '../../record/offering.ts';
import { awardingBodies } from '../../record/rules/awarding-bodies.ts';
import { accreditationNode, accreditingRecord, assurancesOf } from './accreditation.ts';
import { achievement } from './achievement.ts';
import { attendance } from './activity.ts';
import { type CredentialFrame, elmDocument } from './document.ts';
import { evidenceNodes, profiles } from './evidence.ts';
import { learningOutcomes } from './learning-outcome.ts';
import type { AwardingProcessNode, ElmCredential } from './model.ts';
import { nodeIds } from './node-id.ts';
import { offerLabel } from './offer-kind.ts';
import { organisations } from './organisation.ts';

export interface Composition extends CredentialFrame {
  /** `did:web:…` of the sealer: `issuer.id`, equal in every form. */
  readonly issuerDid: string;
  /** The sealer. */
  readonly issuer: Institution;
  readonly specification: Specification;
  readonly award: DraftedAward;
}

/**
 * The European Digital Credential of one award under ELM 3.2, ready for lint. Pure and deterministic: the same
 * composition gives the same JSON, member by member. It chooses where each fact goes and decides nothing: whether the
 * award may be issued is for the rules, whether the document is sound for lint.
 *
 * Every node is written in full wherever it occurs (as one object in memory), with an id of its own; the graph has it
 * once. Throws on what the earlier steps must have excluded: an unknown vocabulary code, no page image.
 */
export function composeElm(composition: Composition): ElmCredential {
  const { credentialId, issuerDid, issuer, specification, award, issuedAt, pages } = composition;
  const ids = nodeIds(credentialId);
  const bodies = organisations(ids, issuer, issuerDid);
  const awardedBy: AwardingProcessNode = {
    id: ids('awardedBy'),
    type: 'AwardingProcess',
    awardingBody: [...new Set(awardingBodies(specification, issuer).map(({ organisation }) => bodies(organisation)))],
    awardingDate: asElmDateTime(award.awardedOn),
  };
  const { offerType } = specification;
  const claim =
    offerType === 'aanwezigheidsattest'
      ? attendance(ids, specification, award, awardedBy)
      : achievement(ids, {
          issuer,
          specification,
          offerType,
          award,
          awardedBy,
          outcomes: learningOutcomes(ids, specification.learningOutcomes),
          accreditations: assurancesOf(issuer, specification, award.awardedOn).map((assurance) =>
            accreditationNode(ids, bodies, assurance),
          ),
        });
  const accredited = accreditingRecord(issuer, specification, award.awardedOn);
  const evidence = evidenceNodes(ids, {
    issuer,
    specification,
    issuedAt,
    accreditation: accredited && accreditationNode(ids, bodies, accredited),
    language: pages[0]?.language ?? 'nl',
  });
  return elmDocument(ids, composition, {
    issuer: bodies(issuer),
    profiles: profiles(issuer, specification),
    holder: award.learner,
    claim,
    title: specification.title,
    label: offerLabel(specification),
    awardedOn: award.awardedOn,
    validForMonths: specification.validForMonths,
    evidence,
    replaces: award.replaces,
  });
}
