import type { z } from 'zod';
import type { DidRegistry, RegisteredInstitution } from '../trust/registry/registry.ts';
import type { TrustFile } from '../trust/registry/trust-file.ts';

/** Requests as the reference shows them; a test sends them. Names, numbers and hosts are invented. */

export const EXAMPLE_REGISTERED_INSTITUTION = {
  id: 'voorbeeld-buur',
  legalName: { nl: 'Hogeschool Buur', en: 'Neighbour University of Applied Sciences' },
  kind: 'university_college',
  country: 'BEL',
  confirmed: { on: '2026-09-01', against: 'Hogeronderwijsregister' },
  domains: ['buur.example'],
  issuers: ['did:web:credentials.buur.example'],
  legalIdentifiers: [{ notation: 'NTRBE-0999000606', country: 'BEL' }],
  homepage: 'https://www.buur.example/',
  qualityAssurance: [
    {
      id: 'IR-2024',
      type: 'institutional-quality-assurance',
      title: { nl: 'Instellingsreview 2024', en: 'Institutional review 2024' },
      agency: { legalName: { nl: 'NVAO', en: 'NVAO' }, country: 'NLD' },
      validFrom: '2024-10-01',
    },
  ],
} satisfies z.input<typeof RegisteredInstitution>;

export const EXAMPLE_DID_REGISTRY = {
  name: 'Example consortium',
  url: 'https://consortium.example/registry.json',
  registry: { 'did:web:issuer.college.example': { name: 'Example College', url: 'https://college.example' } },
} satisfies z.input<typeof DidRegistry>;

/** A development authority whose private key nobody has. */
export const EXAMPLE_ANCHOR = {
  certificate: [
    '-----BEGIN CERTIFICATE-----',
    'MIICDjCCAbSgAwIBAgIQRuNP6iXP/yqMr/r3eIAPxjAKBggqhkjOPQQDAjBVMQsw',
    'CQYDVQQGEwJCRTEdMBsGA1UECgwUREVWRUxPUE1FTlQgU2lnaWxsdW0xJzAlBgNV',
    'BAMMHkRFVkVMT1BNRU5UIFNpZ2lsbHVtIHNlYWwgcm9vdDAeFw0yNjAxMDEwMDAw',
    'MDBaFw00NjAxMDEwMDAwMDBaMFUxCzAJBgNVBAYTAkJFMR0wGwYDVQQKDBRERVZF',
    'TE9QTUVOVCBTaWdpbGx1bTEnMCUGA1UEAwweREVWRUxPUE1FTlQgU2lnaWxsdW0g',
    'c2VhbCByb290MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAETKRgqSPmpArh52HF',
    'anV6m1PLMBPD5ySHUv3d8/zMJjekBFOzqOl7VZ0WCGhMWYBOresY9r9qf7gZcdmx',
    'JX/QDaNmMGQwEgYDVR0TAQH/BAgwBgEB/wIBADAOBgNVHQ8BAf8EBAMCAQYwHQYD',
    'VR0OBBYEFHvloe4egg0rqO2+cYj95lHIObakMB8GA1UdIwQYMBaAFHvloe4egg0r',
    'qO2+cYj95lHIObakMAoGCCqGSM49BAMCA0gAMEUCIQCHqKX3fgVvViqVr7qA+gdw',
    'EIscIAHj9kSxTjTEnDW2wAIgC42NDgL2ABteVDjSUCGPBJ1Afa+IVkn9fGds8bwd',
    'Ck8=',
    '-----END CERTIFICATE-----',
  ].join('\n'),
  use: 'seal',
  name: { en: 'Example authority for trials' },
  development: true,
} as const;

export const EXAMPLE_TRUST_FILE = {
  registry: {
    asOf: '2026-11-01',
    institutions: [EXAMPLE_REGISTERED_INSTITUTION],
    didRegistries: [EXAMPLE_DID_REGISTRY],
  },
  anchors: [{ certificate: EXAMPLE_ANCHOR.certificate, use: 'seal' }],
} satisfies z.input<typeof TrustFile>;
