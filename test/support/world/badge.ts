import type { Composition } from '../../../src/credential/elm/compose.ts';
import { statusEntry } from '../../../src/credential/status-list/compose.ts';

const V2 = 'https://www.w3.org/ns/credentials/v2';
const OPEN_BADGES = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

/** The award as an Open Badge 3.0: what an achievement has a place for, in Dutch. */
export function badgeOf(
  { specification, award, issuer, issuerDid }: Composition,
  status: { readonly listUrl: string; readonly index: number },
  learner?: string,
) {
  const { title, description, eqf, iscedF, learningOutcomes, code } = specification;
  const alignment = [
    ...(eqf === undefined ? [] : [['EQF', `http://data.europa.eu/snb/eqf/${eqf}`]]),
    ...iscedF.map((field) => ['ISCED-F', `http://data.europa.eu/snb/isced-f/${field}`]),
    ...learningOutcomes.flatMap(({ title: outcome, esco }) => esco.map(({ uri }) => [outcome.nl, uri])),
  ].map(([targetName, targetUrl]) => ({ type: ['Alignment'], targetName, targetUrl }));
  return {
    '@context': [V2, OPEN_BADGES],
    id: 'urn:uuid:4f5d8a39-7f8e-4f57-9f2f-6ef26b4b21c0',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: issuerDid, type: ['Profile'], name: issuer.legalName.nl },
    validFrom: '2026-11-21T10:00:00Z',
    awardedDate: `${award.awardedOn}T00:00:00Z`,
    name: title.nl,
    credentialStatus: statusEntry(status.listUrl, 'revocation', status.index),
    credentialSubject: {
      ...(learner === undefined ? {} : { id: learner }),
      type: ['AchievementSubject'],
      identifier: [{ type: 'IdentityObject', identityHash: 'S-123', hashed: false, identityType: 'studentId' }],
      achievement: {
        id: 'urn:uuid:8fd3e5a2-2a3f-45e5-8d0c-8d51b0a4a001',
        type: ['Achievement'],
        achievementType: 'MicroCredential',
        name: title.nl,
        description: description?.nl ?? title.nl,
        criteria: { narrative: 'Wat gevraagd werd.' },
        humanCode: code,
        inLanguage: 'nl',
        alignment,
      },
    },
  };
}
