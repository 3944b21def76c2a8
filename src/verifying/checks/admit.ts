import type { Certificate } from '../../credential/certificates/certificate.ts';
import { namesSameBody, organizationIdentifier } from '../../credential/certificates/organization-identifier.ts';
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
  /** Whom trust sees behind the signature: never somebody who is only named. */
  readonly admission: Admission;
  /** For a signature that came with certificates. */
  readonly seal: SealAdmission | null;
  /** Whom a document with such a signature names; compared with who signed, and never relied on. */
  readonly naming?: Naming;
  /** UTC seconds the signature claims; null where it is not known yet. */
  readonly signingTime: number | null;
  /** The service runs on a laptop: institutions that are there for trials may pass, under that name. */
  readonly ownLocal: boolean;
  /** Names in the registry that a claimed name may imitate. */
  readonly registryNames?: readonly string[];
}

export interface Naming {
  /** By the id of its issuer. */
  readonly byId: Admission | null;
  /** By the legal identifiers it gives its issuer. */
  readonly byNumber: Admission;
  /** The one address that the certificate itself names. */
  readonly certifiedAddress: string | null;
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
      ? [trusted(admission.party, given, path), ...pathChecks(seal.path, path)]
      : [...strange(admission, seal, given, path), ...pathChecks(seal.path, path)]),
    ...organisationChecks(given, seal),
    ...periodChecks(given),
    ...nameChecks(given),
  ];
}

/** Nobody is known behind the seal. A document that names somebody we know gets another word, and no more trust. */
function strange(
  admission: Admission & { readonly known: false },
  { path: { outcome } }: SealAdmission,
  { issuerId, naming }: Admitting,
  path: JsonObject,
): readonly Check[] {
  const named = [naming?.byId, naming?.byNumber].find((one) => one?.known === true);
  // That the certificate is unsound says it all.
  if (named?.known && outcome === 'invalid') return [];
  if (named?.known && outcome === 'not-anchored')
    return [check('SEAL_CERTIFICATE_NOT_ANCHORED', {}, { ...partyEvidence(named.party), ...path })];
  const hinted = [admission, naming?.byId, naming?.byNumber].find((one) => one?.known === false && one.hint !== null);
  return [unknown(hinted?.known === false ? hinted : admission, issuerId ?? '', path)];
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
 * Whether whoever sealed is whom the document names as its issuer. It fails where they are two: another party by id or
 * number, or a certificate whose `organizationIdentifier` is another than the document's. It is known only where the
 * document names the sealer by an id that is the sealer's, by the address in the certificate, or, with an id that is no
 * address (documents of the field number their nodes), by the sealer's legal identifier. Everything else cannot be told.
 */
function organisationChecks(given: Admitting, { pinned, path }: SealAdmission): readonly Check[] {
  const { admission, claimed, issuerId, naming } = given;
  const named = [naming?.byId, naming?.byNumber].flatMap((one) => (one?.known ? [one.party] : []));
  const sealer = admission.known ? admission.party : null;
  const other = sealer && named.find((party) => !isOneBody(party, sealer));
  if (sealer && other) return [check('SEAL_NAME_MISMATCH', {}, { sealedBy: sealer.id, claimed: other.id })];
  const evidence = {
    certificate: path.leaf?.subject.organizationIdentifier ?? null,
    claimed: (claimed?.identifiers ?? []).map(({ notation }) => notation),
    registered: [...(sealer ? [sealer] : []), ...named].flatMap(({ identifiers }) =>
      identifiers.map(({ notation }) => notation),
    ),
  };
  const compared: SameOrganisation[] =
    path.leaf === null
      ? []
      : [
          ...(sealer && pinned === null ? [sameOrganisation(path.leaf, sealer.identifiers)] : []),
          ...(sealer ? [] : named.map((party) => sameOrganisation(path.leaf as Certificate, party.identifiers))),
          sameOrganisation(path.leaf, (claimed?.identifiers ?? []).filter(isLegal)),
        ];
  if (compared.includes('other')) return [check('SEAL_NAME_MISMATCH', {}, evidence)];
  if (sealer === null) return [];
  return isNamed(sealer, issuerId, given)
    ? []
    : [check('SEAL_NAME_UNKNOWN', {}, { sealedBy: sealer.id, issuerId, ...evidence })];
}

const ADDRESS = /^(?:did:|https?:)/;

/** Whether a document names this party, and nobody else, as its issuer. */
function isNamed(party: TrustedParty, issuerId: string | null, { form, claimed, naming }: Admitting): boolean {
  if (issuerId === null) return false;
  if (party.issuerIds.includes(issuerId)) return true;
  if (naming?.byId?.known === true && isOneBody(naming.byId.party, party)) return true;
  if (naming?.certifiedAddress === issuerId) return true;
  return form === 'edc' && !ADDRESS.test(issuerId) && (claimed?.identifiers ?? []).some((one) => hasNumber(party, one));
}

/** One institution may be in the own register and in the operator's: by its number it is one body. */
const isOneBody = (one: TrustedParty, other: TrustedParty): boolean =>
  one.id === other.id || one.identifiers.some((identifier) => hasNumber(other, identifier));

const hasNumber = ({ identifiers }: TrustedParty, { notation, country }: PartyIdentifier): boolean =>
  identifiers.some((own) => {
    if (own.country === undefined || (country === undefined && !PREFIXED.test(notation))) return false;
    const wanted = organizationIdentifier({ notation, country: country ?? own.country });
    return wanted !== null && namesSameBody({ notation: own.notation, country: own.country }, wanted);
  });

const PREFIXED = /^[A-Z]{3}[A-Z]{2}-/;

/** An identifier of some register of a country; a ROR or a catalogue number says nothing about a certificate. */
const isLegal = ({ notation, country }: PartyIdentifier): boolean => country !== undefined || PREFIXED.test(notation);

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
export function nameChecks({
  claimed,
  admission,
  registryNames = [],
}: Pick<Admitting, 'claimed' | 'admission' | 'registryNames'>): readonly Check[] {
  const names = Object.values(claimed?.name ?? {});
  const known = admission.known ? Object.values(admission.party.name) : [];
  // The very name of another institution misleads as much as one that only looks like it.
  const others = admission.known ? registryNames.filter((name) => !known.includes(name)) : [];
  const misleading = names.some(
    (name) => isMisleadingName(name) || imitates(name, [...known, ...registryNames]) || others.includes(name),
  );
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
