import { isValidAt } from '../../credential/certificates/certificate.ts';
import type { TrustAnchor } from './path-report.ts';

/**
 * Statuses under which a service of a trusted list stands behind its certificates: `granted` (ETSI TS 119 612 v2.1.1
 * §5.5.4), and those of lists before July 2016 that were carried into the history of today's.
 */
const GRANTING: readonly string[] = [
  'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/granted',
  ...['undersupervision', 'supervisionincessation', 'accredited'].flatMap((status) => [
    `http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/${status}`,
    `http://uri.etsi.org/TrstSvc/eSigDir-1999-93-EC-TrustedList/Svcstatus/${status}`,
    `http://uri.etsi.org/TrstSvc/Svcstatus/eSig/${status}`,
  ]),
];

/**
 * Why an anchor does not stand behind a leaf of this use at a moment (UTC seconds); null when it does. An anchor of a
 * trusted list needs a granting status then (ETSI TS 119 615 §4.4), whatever the status is now.
 */
export function anchorTrouble(anchor: TrustAnchor, use: 'seal' | 'timestamp', moment: number): string | null {
  if (anchor.use !== 'any' && anchor.use !== use) return `the trusted authority does not vouch for a ${use}`;
  if (!isValidAt(anchor.certificate, moment)) return 'the certificate of the trusted authority was not valid then';
  if (anchor.source !== 'trusted-list') return null;
  const status = anchor.statusHistory?.filter(({ since }) => since <= moment).sort((a, b) => b.since - a.since)[0];
  return status !== undefined && GRANTING.includes(status.status)
    ? null
    : 'the service on the trusted list had no granted status then';
}
