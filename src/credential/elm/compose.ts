import type { DraftedAward } from '../../record/award.ts';
import { asDateTime, asElmDateTime } from '../../record/civil-date.ts';
import type { Institution } from '../../record/institution.ts';
import type { Specification } from '../../record/offering.ts';
import { awardingBodies } from '../../record/rules/awarding-bodies.ts';
import { EDC_CONTEXTS } from '../contexts/loader.ts';
import { accreditationNode, accreditingRecord, assurancesOf } from './accreditation.ts';
import { achievement } from './achievement.ts';
import { attendance } from './activity.ts';
import { displayParameter, type PageImage } from './display.ts';
import { evidenceNodes, profiles } from './evidence.ts';
import { learningOutcomes } from './learning-outcome.ts';
import type { AwardingProcessNode, ElmCredential, IdentifierNode } from './model.ts';
import { identifier } from './node.ts';
import { nodeIds } from './node-id.ts';
import { organisations } from './organisation.ts';
import { personNode } from './person.ts';
import { validFrom, validUntil } from './validity.ts';

export interface Composition {
  /** `urn:credential:<uuid>`, fixed by `reserve`, equal in every form. */
  readonly credentialId: string;
  /** `did:web:…` of the sealer: `issuer.id`, equal in every form. */
  readonly issuerDid: string;
  /** The sealer. */
  readonly issuer: Institution;
  readonly specification: Specification;
  readonly award: DraftedAward;
  /** UTC seconds: `issued` and `issuanceDate`. */
  readonly issuedAt: number;
  /** One page image per language, the primary language first. */
  readonly pages: readonly PageImage[];
  /** Where revocation and suspension of this EDC can be looked up. */
  readonly edcStatuses: readonly StatusEntryPlace[];
}

/** One place in a published status list. */
export interface StatusEntryPlace {
  readonly purpose: 'revocation' | 'suspension';
  readonly listUrl: string;
  readonly index: number;
}

/** Names of the credential's own identifiers; the first two are how a verifier finds the status of an EDC. */
export const CREDENTIAL_SCHEME = {
  revocation: 'BitstringStatusListEntry revocation',
  suspension: 'BitstringStatusListEntry suspension',
  replaces: 'Replaces credential',
} as const;

const SCHEMA = 'http://data.europa.eu/snb/model/ap/edc-generic-full';

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
  const display = displayParameter(ids, specification, pages);
  const language = pages[0]?.language ?? 'nl';
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
    language,
  });
  const issued = asDateTime(issuedAt);
  const until =
    specification.validForMonths === undefined ? undefined : validUntil(award.awardedOn, specification.validForMonths);
  return {
    '@context': EDC_CONTEXTS,
    id: credentialId,
    type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
    credentialSchema: [{ id: SCHEMA, type: 'ShaclValidator2017' }],
    credentialProfiles: profiles(issuer, specification),
    identifier: credentialIdentifiers(ids, composition),
    issuer: bodies(issuer),
    issued,
    issuanceDate: issued,
    validFrom: validFrom(award.awardedOn, issuedAt),
    ...(until === undefined ? {} : { validUntil: until, expirationDate: until }),
    credentialSubject: personNode(ids, award.learner, language, claim),
    ...(evidence.length === 0 ? {} : { evidence }),
    displayParameter: display,
  };
}

function credentialIdentifiers(
  ids: ReturnType<typeof nodeIds>,
  { edcStatuses, award }: Composition,
): readonly IdentifierNode[] {
  const statuses = edcStatuses.map(({ purpose, listUrl, index }) =>
    identifier(ids('status', purpose), CREDENTIAL_SCHEME[purpose], `${listUrl}#${index}`),
  );
  return award.replaces === undefined
    ? statuses
    : [...statuses, identifier(ids('replaces'), CREDENTIAL_SCHEME.replaces, award.replaces)];
}
