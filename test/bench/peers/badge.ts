/** The one credential everybody is given: an Open Badge of some 2 kB in which every node has a name. */

const OPEN_BADGES = 'https://purl.imsglobal.org/spec/ob/v3p0/context-';

const members = (issuer: string) => ({
  id: 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0b02',
  // Not `OpenBadgeCredential`: for that one verifier-core fetches a schema, and there is no network here.
  type: ['VerifiableCredential', 'AchievementCredential'],
  issuer: { id: issuer, type: ['Profile'], name: 'Universiteit Scheldeland', url: 'https://www.scheldeland.example/' },
  name: 'Water management',
  credentialSubject: {
    id: 'did:example:learner',
    type: ['AchievementSubject'],
    achievement: {
      id: 'https://www.scheldeland.example/achievements/water',
      type: ['Achievement'],
      achievementType: 'MicroCredential',
      creditsAvailable: 9,
      name: 'Water management',
      description: 'Manages water in towns and in the country, in dry and in wet years.',
      criteria: {
        id: 'https://www.scheldeland.example/achievements/water#criteria',
        narrative: 'Show it in a project.',
      },
      resultDescription: ['Analyses', 'Plans', 'Builds', 'Maintains'].map((verb, at) => ({
        id: `urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0b1${at}`,
        type: ['ResultDescription'],
        name: `${verb} a water system with others, and explains the choices that were made`,
        resultType: 'Percent',
        valueMin: '0',
        valueMax: '100',
      })),
    },
  },
});

export const badge2 = (issuer: string) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', `${OPEN_BADGES}3.0.3.json`],
  ...members(issuer),
  validFrom: '2026-11-20T00:00:00Z',
});

/** The same in VCDM 1.1, for who knows nothing newer. */
export const badge1 = (issuer: string) => ({
  '@context': [
    'https://www.w3.org/2018/credentials/v1',
    `${OPEN_BADGES}3.0.1.json`,
    'https://w3id.org/security/suites/ed25519-2020/v1',
  ],
  ...members(issuer),
  issuanceDate: '2026-11-20T00:00:00Z',
});
