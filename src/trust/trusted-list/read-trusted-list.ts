import { readCertificate } from '../../credential/certificates/certificate.ts';
import { keyStrength } from '../../credential/certificates/strength.ts';
import { decodeBase64 } from '../../record/base64.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { sha256Hex } from '../../record/sha256.ts';
import type { LangMap } from '../../record/text.ts';
import type { TrustAnchor } from '../x509/path-report.ts';
import { readListXml, type ServicePeriod, type ServiceText } from './list-xml.ts';

export interface TrustedListFailure {
  readonly code: 'TRUSTED_LIST_TOO_LARGE' | 'TRUSTED_LIST_UNREADABLE' | 'TRUSTED_LIST_OF_LISTS';
  readonly reason: string;
}

export interface TrustedList {
  /** Scheme territory: ISO 3166-1 alpha-2, with EL and UK as the EU writes them. */
  readonly territory: string;
  readonly sequenceNumber: number;
  /** UTC seconds; `nextUpdate` is null for a list that is closed. */
  readonly issued: number;
  readonly nextUpdate: number | null;
  readonly schemeOperator: LangMap;
  /** A certificate that stands for several services is here once for each. */
  readonly anchors: readonly TrustAnchor[];
  /** Certificates of services that could not be taken, and why. */
  readonly passedOver: readonly { readonly service: string; readonly reason: string }[];
  /** The list's own signature is never verified here: whoever loads a list answers for where they got it. */
  readonly signatureChecked: false;
}

const MAX_LIST_LENGTH = 20_000_000;

/** Service types (ETSI TS 119 612 §5.5.1.1) and what their certificates are taken for. */
const SERVICE_TYPES: ReadonlyMap<string, 'seal' | 'timestamp'> = new Map([
  ['http://uri.etsi.org/TrstSvc/Svctype/CA/QC', 'seal'],
  ['http://uri.etsi.org/TrstSvc/Svctype/TSA/QTST', 'timestamp'],
  ['http://uri.etsi.org/TrstSvc/Svctype/TSA/TSS-QC', 'timestamp'],
  ['http://uri.etsi.org/TrstSvc/Svctype/TSA/TSS-AdESQCandQES', 'timestamp'],
]);
const PURPOSE = 'http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/';
const PURPOSES = ['ForeSignatures', 'ForeSeals', 'ForWebSiteAuthentication'].map((name) => PURPOSE + name);

/**
 * Reads a national trusted list (ETSI TS 119 612 v2, XML of at most 20 million characters) into anchors: authorities that
 * issue qualified certificates, for seals, and qualified timestamp authorities, each with its statuses over time. A
 * service says in AdditionalServiceInformation what its certificates are for; where it does and seals are not among them,
 * its status of that period carries the mark `#other-use` and so grants nothing.
 *
 * The list's XML signature is NOT verified, nor whether the list is still current: an operator loads a file they obtained
 * from where they trust. Qualifications of single certificates (Sie:Qualifications) are not read, and the list of lists
 * is refused: it names lists and no services.
 */
export async function readTrustedList(xml: string): Promise<Result<TrustedList, TrustedListFailure>> {
  if (xml.length > MAX_LIST_LENGTH)
    return fail({ code: 'TRUSTED_LIST_TOO_LARGE', reason: 'the list is longer than 20 million characters' });
  const read = readListXml(xml);
  if (!read.ok) return unreadable(read.error);
  const { scheme, schemeOperator, services } = read.value;
  if (scheme.get('TSLType')?.endsWith('/EUlistofthelists') === true)
    return fail({ code: 'TRUSTED_LIST_OF_LISTS', reason: 'this list names other lists; load those' });
  const territory = scheme.get('SchemeTerritory') ?? '';
  const sequence = scheme.get('TSLSequenceNumber') ?? '';
  const issued = momentOf(scheme.get('ListIssueDateTime'));
  const next = scheme.get('NextUpdate') || undefined;
  if (!/^[A-Z]{2}$/.test(territory)) return unreadable('the list names no territory');
  if (!/^\d{1,9}$/.test(sequence)) return unreadable('the list has no sequence number');
  if (issued === null || (next !== undefined && momentOf(next) === null))
    return unreadable('the list does not say when it was issued or when the next one comes');
  const anchors: TrustAnchor[] = [];
  const passedOver: { service: string; reason: string }[] = [];
  for (const service of services) {
    const taken = await anchorsOf(service, territory);
    if (typeof taken === 'string') passedOver.push({ service: titleOf(service), reason: taken });
    else
      for (const one of taken)
        if (typeof one === 'string') passedOver.push({ service: titleOf(service), reason: one });
        else anchors.push(one);
  }
  return ok({
    territory,
    sequenceNumber: Number(sequence),
    issued,
    nextUpdate: momentOf(next),
    schemeOperator,
    anchors,
    passedOver,
    signatureChecked: false,
  });
}

/** The anchors of a service, with a reason in place of a certificate that cannot be one; nothing for other services. */
async function anchorsOf(service: ServiceText, territory: string): Promise<(TrustAnchor | string)[] | string> {
  const use = SERVICE_TYPES.get(service.type);
  if (use === undefined) return [];
  if (use === 'seal' && !service.periods.some(servesSeals)) return [];
  const statusHistory: { status: string; since: number }[] = [];
  for (const period of service.periods) {
    const since = momentOf(period.since);
    if (since === null) return 'a status without the time since when it holds';
    const status = use === 'timestamp' || servesSeals(period) ? period.status : `${period.status}#other-use`;
    statusHistory.push({ status, since });
  }
  statusHistory.sort((one, other) => other.since - one.since);
  const anchors: (TrustAnchor | string)[] = [];
  for (const base64 of service.certificates) {
    const der = decodeBase64(base64);
    const certificate = der && readCertificate(der);
    if (!certificate?.ok) anchors.push(certificate?.error.reason ?? 'a certificate that is not base64');
    else if (use === 'seal' && !certificate.value.isAuthority)
      anchors.push('a certificate of no certification authority');
    else if (keyStrength(certificate.value.publicKey) !== 'good')
      anchors.push('a key that is too weak or not supported');
    else
      anchors.push({
        id: await sha256Hex(certificate.value.der),
        certificate: certificate.value,
        source: 'trusted-list',
        use,
        name: nameOf(service),
        territory,
        serviceType: service.type,
        statusHistory,
      });
  }
  return anchors;
}

/** Seals are covered unless the service says what it is for and leaves them out. */
function servesSeals({ qualifiers }: ServicePeriod): boolean {
  const named = qualifiers.filter((uri) => PURPOSES.includes(uri));
  return named.length === 0 || named.includes(`${PURPOSE}ForeSeals`);
}

/** Provider and service, in each language that names the service. */
function nameOf({ provider, name }: ServiceText): LangMap {
  const languages = Object.keys(name).length > 0 ? Object.keys(name) : Object.keys(provider);
  if (languages.length === 0) return { en: 'unnamed service' };
  return Object.fromEntries(
    languages.map((tag) => [tag, [provider[tag] ?? provider.en, name[tag]].filter((part) => part).join(': ')]),
  );
}

const titleOf = (service: ServiceText): string => Object.values(nameOf(service))[0] ?? 'unnamed service';

/** UTC seconds of an xsd:dateTime with its zone; null for anything else. */
function momentOf(text: string | undefined): number | null {
  if (text === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(text)) return null;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? null : Math.floor(moment / 1000);
}

const unreadable = (reason: string): { ok: false; error: TrustedListFailure } =>
  fail({ code: 'TRUSTED_LIST_UNREADABLE', reason });
