import type { IssuerName } from './issuers.ts';

/** Where each issuer signs with each suite it can. */
export const ENDPOINTS: readonly { readonly issuer: IssuerName; readonly suite: string; readonly path: string }[] = (
  [
    ['ed', 'eddsa-rdfc-2022'],
    ['p256', 'ecdsa-rdfc-2019'],
    ['p384', 'ecdsa-rdfc-2019'],
    ['p256', 'ecdsa-sd-2023'],
  ] as const
).map(([issuer, suite]) => ({ issuer, suite, path: `/vc-api/issuers/${issuer}/${suite}` }));

/** The address of a status list of an issuer; it is signed into credentials. */
export const listUrlAt = (origin: string, issuer: string, listId: string): string =>
  `${origin}/vc-api/issuers/${issuer}/status/${listId}`;

/** What a run offers, for people: what it is, and its address. */
export const endpointLines = (origin: string): readonly string[] => [
  ...ENDPOINTS.map(({ issuer, suite, path }) =>
    line(`issue, ${issuer}, ${suite}`, `${origin}${path}/credentials/issue`),
  ),
  line('issue, by issuer and suite', `${origin}/vc-api/credentials/issue`),
  line('change a status', `${origin}/vc-api/credentials/status`),
  line('verify a credential', `${origin}/vc-api/credentials/verify`),
  line('verify a presentation', `${origin}/vc-api/presentations/verify`),
  line('derive, ecdsa-sd-2023', `${origin}/vc-api/credentials/derive`),
];

const line = (what: string, url: string): string => `${what.padEnd(30)}${url}`;
