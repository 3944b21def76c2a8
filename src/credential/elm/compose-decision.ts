import { asElmDateTime } from '../../record/civil-date.ts';
import type { Institution } from '../../record/institution.ts';
import type { DecisionRecord } from '../../record/recognition/decision-record.ts';
import { conceptNode } from './concept.ts';
import { type CredentialFrame, elmDocument } from './document.ts';
import { entitlement } from './entitlement.ts';
import { exemptionLabel, exemptionTitle } from './exemption.ts';
import type { AwardingProcessNode, ElmCredential } from './model.ts';
import { nodeIds } from './node-id.ts';
import { organisations } from './organisation.ts';

export interface DecisionComposition extends CredentialFrame {
  /** `did:web:…` of the institution: `issuer.id`, equal in every form. */
  readonly issuerDid: string;
  /** The institution that decided; it seals its own decisions. */
  readonly issuer: Institution;
  readonly decision: DecisionRecord;
  /** The credential of the decision whose place this one takes. */
  readonly replaces: string | null;
}

/**
 * The European Digital Credential of one exemption decision under ELM 3.2, ready for lint. Pure and deterministic. Of the
 * applicant it names what an award names of a learner: names and birth date, and the institution's own reference only
 * where there is no birth date. Motivation, evidence, findings and recommendation stay in the file. It does not ask
 * whether the decision exempts: that was decided before.
 */
export function composeDecision(composition: DecisionComposition): ElmCredential {
  const { credentialId, issuerDid, issuer, decision, replaces } = composition;
  const ids = nodeIds(credentialId);
  const institution = organisations(ids, issuer, issuerDid)(issuer);
  const awardedBy: AwardingProcessNode = {
    id: ids('awardedBy'),
    type: 'AwardingProcess',
    awardingBody: [institution],
    awardingDate: asElmDateTime(decision.decidedOn),
  };
  const { applicant } = decision;
  return elmDocument(ids, composition, {
    issuer: institution,
    profiles: [conceptNode('credential', 'generic')],
    holder: { ...applicant, discloseReference: applicant.birthDate === undefined },
    claim: entitlement(ids, decision, awardedBy, institution),
    title: exemptionTitle(decision),
    label: exemptionLabel(decision),
    awardedOn: decision.decidedOn,
    evidence: [],
    replaces: replaces ?? undefined,
  });
}
