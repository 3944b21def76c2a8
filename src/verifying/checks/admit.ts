import { asDateTime } from '../../record/civil-date.ts';
import type { JsonObject } from '../../record/json.ts';
import { textIn } from '../../record/text.ts';
import { firstMoment, lastMoment } from '../../trust/registry/day.ts';
import { imitates, isMisleadingName } from '../../trust/registry/misleading-name.ts';
import type { Admission, PartyIdentifier, SealAdmission, TrustedParty } from '../../trust/trust.ts';
import type { PathReport } from '../../trust/x509/path-report.ts';
import { type SameOrganisation, sameOrganisation } from '../../trust/x509/same-organisation.ts';
import { check } from '../check.ts';
import type { Form } from '../form.ts';
import type { Check, ClaimedIssuer } from '../report.ts';

export interface Admitting {
  readonly form: Form;
  readonly claimed: ClaimedIssuer | null;
  readonly issuerId: string | null;
  readonly admission: Admission;
  /** For a signature that came with certificates. */
  readonly seal: SealAdmission | null;
  /** UTC seconds the signature claims; null where it is not known yet. */
  readonly signingTime: number | null;
  /** The service runs on a laptop: institutions that are there for trials may pass, under that name. */
  readonly ownLocal: boolean;
  /** Names in the registry that a claimed name may imitate. */
  readonly registryNames?: readonly string[];
}

/**
 * Does anybody we trust vouch for the issuer, and for its seal. An issuer nobody knows gives one unknown, with what is
 * known of the seal in its evidence: an unknown authority is no second reason. An issuer we know is trusted by its seal
 * only when the register pins the certificate, or an anchor stands behind it; and in every case a seal that names another
 * organisation fails, whoever vouches for it.
 */
export function admitChecks(given: Admitting): readonly Check[] {
  const { issuerId, admission, seal, form } = given;
  if (issuerId === null) return [check('ISSUER_NOT_NAMED', {}, { form }), ...nameChecks(given)];
  if (seal === null)
    return [
      admission.known ? trusted(admission.party, given, {}) : unknown(admission, issuerId, {}),
      ...periodChecks(given),
      ...nameChecks(given),
    ];
  const path = pathEvidence(seal.path);
  return [
    ...(admission.known
      ? knownSealChecks(admission.party, seal, given, path)
      : [unknown(admission, issuerId, path), ...pathChecks(seal.path, path)]),
    ...organisationChecks(given, seal),
    ...periodChecks(given),
    ...nameChecks(given),
  ];
}

function knownSealChecks(
  party: TrustedParty,
  seal: SealAdmission,
  given: Admitting,
  path: JsonObject,
): readonly Check[] {
  if (seal.pinned !== null) return [trusted(party, given, { pinned: seal.pinned.id, ...path })];
  if (seal.path.outcome === 'not-anchored')
    return [check('SEAL_CERTIFICATE_NOT_ANCHORED', {}, { ...partyEvidence(party), ...path })];
  return seal.path.outcome === 'anchored'
    ? [trusted(party, given, path), ...pathChecks(seal.path, path)]
    : pathChecks(seal.path, path);
}

/** A path that leads nowhere is no finding of its own: whoever is not known has no anchor either. */
function pathChecks({ outcome, anchor, reason }: PathReport, path: JsonObject): readonly Check[] {
  if (outcome === 'invalid') return [check('SEAL_CERTIFICATE_NOT_VALID', { reason: reason ?? '' }, path)];
  return outcome === 'anchored' && anchor !== null
    ? [check('SEAL_CERTIFICATE_TRUSTED', { anchor: textIn(anchor.name, 'nl') }, path)]
    : [];
}

function trusted(party: TrustedParty, { ownLocal }: Admitting, evidence: JsonObject): Check {
  const development = party.development || (ownLocal && party.source === 'own');
  // Its keys lie in the open: on a service for others anybody may have made the signature.
  const forTrials = ownLocal ? 'ISSUER_DEVELOPMENT' : 'ISSUER_DEVELOPMENT_ELSEWHERE';
  return check(development ? forTrials : 'ISSUER_TRUSTED', nameOf(party), {
    ...partyEvidence(party),
    ...evidence,
  });
}

function unknown(admission: Admission & { readonly known: false }, issuerId: string, path: JsonObject): Check {
  const { code, hint, registryVersion } = admission;
  const evidence = { issuerId, registryVersion, ...(hint === null ? {} : { mayBe: hint.id }), ...path };
  return check(code, hint === null ? {} : nameOf(hint), evidence);
}

/**
 * Whether the certificate is the issuer's: by the very pin, else by `organizationIdentifier` against the identifiers we
 * have of a party we know, and against those the document gives. A certificate nobody vouches for may say what it likes,
 * so that it only counts against the document.
 */
function organisationChecks({ admission, claimed }: Admitting, { pinned, path }: SealAdmission): readonly Check[] {
  if (pinned !== null)
    return admission.known && admission.party.id === pinned.id
      ? []
      : [check('SEAL_NAME_MISMATCH', {}, { sealedBy: pinned.id })];
  if (path.leaf === null) return [];
  const { leaf } = path;
  const byClaim = sameOrganisation(leaf, (claimed?.identifiers ?? []).filter(isLegal));
  const compared: SameOrganisation[] = admission.known
    ? [sameOrganisation(leaf, admission.party.identifiers), byClaim]
    : [byClaim];
  const evidence = {
    certificate: leaf.subject.organizationIdentifier ?? null,
    claimed: (claimed?.identifiers ?? []).map(({ notation }) => notation),
    registered: admission.known ? admission.party.identifiers.map(({ notation }) => notation) : [],
  };
  if (compared.includes('other')) return [check('SEAL_NAME_MISMATCH', {}, evidence)];
  return compared[0] === 'cannot-tell' && path.outcome === 'anchored' ? [check('SEAL_NAME_UNKNOWN', {}, evidence)] : [];
}

/** An identifier of some register of a country; a ROR or a catalogue number says nothing about a certificate. */
const isLegal = ({ notation, country }: PartyIdentifier): boolean =>
  country !== undefined || /^[A-Z]{3}[A-Z]{2}-/.test(notation);

/** Those who vouch for a party may do so for a time only. A time that is not known lies outside any that has ended. */
function periodChecks({ admission, signingTime }: Admitting): readonly Check[] {
  if (!admission.known) return [];
  const { validFrom, validTo } = admission.party;
  const inside =
    signingTime === null
      ? validTo === undefined
      : (validFrom === undefined || firstMoment(validFrom) <= signingTime) &&
        (validTo === undefined || signingTime <= lastMoment(validTo));
  if (inside) return [];
  const period = `${validFrom ?? '…'} – ${validTo ?? '…'}`;
  return [check('ISSUER_OUTSIDE_PERIOD', { ...nameOf(admission.party), period }, { validFrom, validTo, signingTime })];
}

/** What the document calls its issuer is only ever quoted; here it is looked at, so that a reader is warned. */
function nameChecks({ claimed, admission, registryNames = [] }: Admitting): readonly Check[] {
  const names = Object.values(claimed?.name ?? {});
  const known = admission.known ? Object.values(admission.party.name) : [];
  const misleading = names.some((name) => isMisleadingName(name) || imitates(name, [...known, ...registryNames]));
  return misleading ? [check('ISSUER_NAME_MISLEADING', {}, { names })] : [];
}

const nameOf = ({ name }: TrustedParty): { readonly name: string } => ({ name: textIn(name, 'nl') });

const partyEvidence = ({ id, source, confirmed, registryVersion }: TrustedParty): JsonObject => ({
  party: id,
  source,
  confirmed,
  registryVersion,
});

function pathEvidence({ outcome, reason, leaf, anchor, qualification, revocation }: PathReport): JsonObject {
  return {
    path: outcome,
    ...(reason === null ? {} : { reason }),
    anchor: anchor && { id: anchor.id, name: anchor.name, source: anchor.source, territory: anchor.territory ?? null },
    certificate: leaf && {
      subject: leaf.subject.commonName ?? leaf.subject.organisation ?? null,
      organizationIdentifier: leaf.subject.organizationIdentifier ?? null,
      issuer: leaf.issuer.commonName ?? leaf.issuer.organisation ?? null,
      notBefore: asDateTime(leaf.notBefore),
      notAfter: asDateTime(leaf.notAfter),
    },
    qualification,
    revocation: { state: revocation.state, source: revocation.source },
  };
}
