import { asDateTime, type CivilDate } from '../../record/civil-date.ts';
import type { Learner } from '../../record/learner.ts';
import { EDC_CONTEXTS } from '../contexts/loader.ts';
import { displayParameter, type PageImage } from './display.ts';
import type {
  ConceptNode,
  DisplayParameterNode,
  ElmCredential,
  EvidenceNode,
  IdentifierNode,
  OrganisationNode,
  PersonNode,
} from './model.ts';
import { identifier } from './node.ts';
import type { NodeIds } from './node-id.ts';
import { personNode } from './person.ts';
import { validFrom, validUntil } from './validity.ts';

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

/** What is fixed for a credential of any kind before it is composed. */
export interface CredentialFrame {
  /** `urn:credential:<uuid>`, fixed by `reserve`, equal in every form. */
  readonly credentialId: string;
  /** UTC seconds: `issued` and `issuanceDate`. */
  readonly issuedAt: number;
  /** One page image per language, the primary language first. */
  readonly pages: readonly PageImage[];
  /** Where revocation and suspension of this EDC can be looked up. */
  readonly edcStatuses: readonly StatusEntryPlace[];
}

/** What a credential says: about whom, what, since when. */
export interface CredentialContent {
  readonly issuer: OrganisationNode;
  readonly profiles: readonly ConceptNode[];
  readonly holder: Pick<Learner, 'givenName' | 'familyName' | 'birthDate' | 'reference' | 'discloseReference'>;
  readonly claim: PersonNode['hasClaim'][0];
  readonly title: DisplayParameterNode['title'];
  /** What people call this kind of document. */
  readonly label: DisplayParameterNode['description'];
  readonly awardedOn: CivilDate;
  readonly validForMonths?: number | undefined;
  readonly evidence: readonly EvidenceNode[];
  readonly replaces: string | undefined;
}

/**
 * A European Digital Credential under ELM 3.2 around a claim of any kind: contexts, profiles, dates, holder, page images,
 * and the identifiers by which its status is found. Throws when there is no page image.
 */
export function elmDocument(ids: NodeIds, frame: CredentialFrame, content: CredentialContent): ElmCredential {
  const { credentialId, issuedAt, pages, edcStatuses } = frame;
  const { awardedOn, validForMonths, evidence, replaces } = content;
  const display = displayParameter(ids, content, pages);
  const issued = asDateTime(issuedAt);
  const until = validForMonths === undefined ? undefined : validUntil(awardedOn, validForMonths);
  return {
    '@context': EDC_CONTEXTS,
    id: credentialId,
    type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
    credentialSchema: [{ id: SCHEMA, type: 'ShaclValidator2017' }],
    credentialProfiles: content.profiles,
    identifier: credentialIdentifiers(ids, edcStatuses, replaces),
    issuer: content.issuer,
    issued,
    issuanceDate: issued,
    validFrom: validFrom(awardedOn, issuedAt),
    ...(until === undefined ? {} : { validUntil: until, expirationDate: until }),
    credentialSubject: personNode(ids, content.holder, pages[0]?.language ?? 'nl', content.claim),
    ...(evidence.length === 0 ? {} : { evidence }),
    displayParameter: display,
  };
}

function credentialIdentifiers(
  ids: NodeIds,
  edcStatuses: readonly StatusEntryPlace[],
  replaces: string | undefined,
): readonly IdentifierNode[] {
  const statuses = edcStatuses.map(({ purpose, listUrl, index }) =>
    identifier(ids('status', purpose), CREDENTIAL_SCHEME[purpose], `${listUrl}#${index}`),
  );
  return replaces === undefined
    ? statuses
    : [...statuses, identifier(ids('replaces'), CREDENTIAL_SCHEME.replaces, replaces)];
}
