import { z } from 'zod';
import { nameOf } from '../credential/certificates/name-in-words.ts';
import { LangMap } from '../record/text.ts';
import type { TrustedListInUse } from '../trust/registry/added.ts';
import { DidRegistry, RegisteredInstitution } from '../trust/registry/registry.ts';
import type { TrustAnchor } from '../trust/x509/path-report.ts';
import { DateTime } from './wire.ts';

/** What goes over the wire about whom this service trusts. */

const moment = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

export const ANCHOR_USES = ['seal', 'timestamp', 'any'] as const;

export const AnchorView = z
  .object({
    sha256: z.string().describe('of the certificate (DER), in lower-case hexadecimal: its id'),
    subject: z.string(),
    name: LangMap(300),
    use: z.enum(ANCHOR_USES).describe('what its certificates may be taken for'),
    source: z
      .enum(['operator', 'trusted-list', 'development'])
      .describe('`development`: for trials; what it vouches for proves nothing'),
    territory: z.string().nullable().describe('of the trusted list it came with'),
    serviceType: z.string().nullable(),
    status: z.object({ status: z.string(), since: DateTime }).nullable().describe('newest status on its trusted list'),
    validFrom: DateTime,
    validUntil: DateTime,
  })
  .meta({ id: 'TrustAnchor' });

export const wireAnchor = (anchor: TrustAnchor): z.output<typeof AnchorView> => {
  const { certificate, statusHistory } = anchor;
  const [newest] = statusHistory ?? [];
  return {
    sha256: anchor.id,
    subject: nameOf(certificate.subject),
    name: anchor.name,
    use: anchor.use,
    source: anchor.source,
    territory: anchor.territory ?? null,
    serviceType: anchor.serviceType ?? null,
    status: newest ? { status: newest.status, since: moment(newest.since) } : null,
    validFrom: moment(certificate.notBefore),
    validUntil: moment(certificate.notAfter),
  };
};

export const TrustedListView = z
  .object({
    territory: z.string().describe('as the list writes it: ISO 3166-1 alpha-2, EL for Greece'),
    sequenceNumber: z.int(),
    issuedAt: DateTime,
    nextUpdate: DateTime.nullable().describe('null for a list that is closed'),
    anchors: z.int().describe('anchors that came with it'),
    sha256: z.string().describe('of the file'),
  })
  .meta({ id: 'TrustedList' });

export const wireTrustedList = ({
  issued,
  nextUpdate,
  ...list
}: TrustedListInUse): z.output<typeof TrustedListView> => ({
  ...list,
  issuedAt: moment(issued),
  nextUpdate: nextUpdate === null ? null : moment(nextUpdate),
});

/** `registry`: came with this version of the service. `operator`: added here, and goes before what came with it. */
export const Source = z.enum(['registry', 'operator']);

export const InstitutionEntry = z
  .object({
    source: Source.describe('`registry`: comes with the service; `operator`: added here'),
    institution: RegisteredInstitution,
  })
  .meta({ id: 'TrustedInstitution' });

export const TrustView = z
  .object({
    version: z
      .object({ registry: z.string(), added: z.string() })
      .describe('date and digest of the registry that comes with the service, and of what the operator added'),
    institutions: z.array(InstitutionEntry),
    anchors: z.array(AnchorView),
    didRegistries: z.array(
      z.object({
        id: z.string().nullable().describe('name under which the operator added it'),
        name: z.string(),
        url: z.string().nullable(),
        source: Source,
        issuers: z.int(),
      }),
    ),
    trustedLists: z.array(TrustedListView),
  })
  .meta({ id: 'TrustRegistry' });

export { DidRegistry, moment, RegisteredInstitution };
