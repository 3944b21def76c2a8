import type { Json } from '../support/signed-by-hand.ts';
import { DID } from '../support/world.ts';

/** What is secured and verified besides the documents that are really issued. */

interface Claim {
  readonly id: string;
  readonly type: string;
  readonly title: object;
  readonly awardedBy: { readonly id: string; readonly type: string; readonly awardingDate: string };
  readonly specifiedBy: Record<string, unknown> & { readonly learningOutcome?: readonly object[] };
}

/**
 * The small micro-credential of some 3 kB: what other issuers make of the same achievement. Without page images, modules
 * and assessments, and with two learning outcomes; every node has its name.
 */
export function smallCredential(issued: object): Json {
  const { '@context': context, ...full } = structuredClone(issued) as Json & {
    issuer: { id: string; type: string; legalName: object };
    credentialSubject: { hasClaim: readonly Claim[] };
  };
  const { issuer, credentialSubject } = full;
  const [claim] = credentialSubject.hasClaim;
  if (claim === undefined) throw new Error('a credential about nothing');
  const { id, type, title, awardedBy, specifiedBy } = claim;
  const {
    id: specificationId,
    type: specificationType,
    learningOutcome = [],
    volumeOfLearning,
    creditPoint,
  } = specifiedBy;
  return {
    '@context': context,
    id: full.id,
    type: full.type,
    issuer: { id: issuer.id, type: issuer.type, legalName: issuer.legalName },
    validFrom: full.validFrom,
    issued: full.issued,
    credentialStatus: full.credentialStatus,
    credentialSubject: {
      ...credentialSubject,
      hasClaim: [
        {
          id,
          type,
          title,
          awardedBy: {
            id: awardedBy.id,
            type: awardedBy.type,
            awardingDate: awardedBy.awardingDate,
            awardingBody: [{ id: issuer.id, type: issuer.type }],
          },
          specifiedBy: {
            id: specificationId,
            type: specificationType,
            title,
            volumeOfLearning,
            creditPoint,
            learningOutcome: learningOutcome.slice(0, 2).map((outcome) => {
              const { id: outcomeId, type: outcomeType, title: words } = outcome as Json;
              return { id: outcomeId, type: outcomeType, title: words };
            }),
          },
        },
      ],
    },
  };
}

/** A stranger's Open Badge: the contexts of VCDM 2.0 and Open Badges 3.0, and nodes without a name. */
export const foreignCredential = (): Json => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0b02',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: DID, type: ['Profile'], name: 'Universiteit Scheldeland', url: 'https://www.scheldeland.example/' },
  validFrom: '2026-11-20T00:00:00Z',
  name: 'Water management',
  credentialSubject: {
    type: ['AchievementSubject'],
    identifier: [
      { type: 'IdentityObject', hashed: false, identityHash: 'noor@leren.example', identityType: 'emailAddress' },
    ],
    result: [
      { type: ['Result'], resultDescription: 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0b11', value: '16' },
      { type: ['Result'], resultDescription: 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0b12', value: 'Passed' },
    ],
    achievement: {
      id: 'https://www.scheldeland.example/achievements/water',
      type: ['Achievement'],
      achievementType: 'MicroCredential',
      creditsAvailable: 9,
      name: 'Water management',
      description: 'Manages water in towns and in the country, in dry and in wet years.',
      criteria: { narrative: 'Show it in a project of your own, before a jury.' },
      alignment: [
        {
          type: ['Alignment'],
          targetName: 'Water engineer',
          targetUrl: 'https://esco.example/occupation/water-engineer',
          targetFramework: 'ESCO',
        },
        {
          type: ['Alignment'],
          targetName: 'Town planner',
          targetUrl: 'https://esco.example/occupation/town-planner',
          targetFramework: 'ESCO',
        },
      ],
    },
  },
});
