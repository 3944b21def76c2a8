import { canonicalise } from './canonicalise.ts';
import { meansSomething } from './compiled.ts';
import { EDC_CONTEXTS, vcdm2Contexts } from './loader.ts';

/** How often each document is read: from the second time on the contexts are there and only the code gets warmer. */
const ROUNDS = 3;

/**
 * Compiles the contexts of our own documents and reads a small document of every kind, so that the first request of an
 * isolate does not pay for it. Meant to run once, when the module is loaded: it does no I/O and no cryptography, sets no
 * timer and asks no clock. Never rejects: whoever is not warm is only slower.
 */
export async function warmUp(): Promise<void> {
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const document of DOCUMENTS) await canonicalise(document);
      await meansSomething(EUROPEAN);
    }
  } catch {
    // The same document will be refused again when it matters, and there is somebody then to be told.
  }
}

const text = { nl: 'Tekst', en: 'Text' };
const node = (path: string, type: string, members: object = {}): object => ({
  id: `urn:warm:${path}`,
  type,
  ...members,
});

/** Enters every context that our composers enter: those of the types, and those behind each entry term of the wrapper. */
const members = {
  id: 'urn:warm:credential',
  validFrom: '2026-01-01T00:00:00Z',
  issuer: node('issuer', 'Organisation', {
    legalName: text,
    location: [node('place', 'Location', { address: [node('address', 'Address', { description: text })] })],
  }),
  credentialSchema: [{ id: 'urn:warm:schema', type: 'ShaclValidator2017' }],
  credentialSubject: node('subject', 'Person', {
    fullName: text,
    dateOfBirth: '2000-01-01T00:00:00Z',
    hasClaim: [
      node('achievement', 'LearningAchievement', {
        title: text,
        awardedBy: node('awarding', 'AwardingProcess', { awardingBody: [{ id: 'urn:warm:issuer' }] }),
        specifiedBy: node('specification', 'LearningAchievementSpecification', { title: text, description: text }),
        provenBy: [node('assessment', 'LearningAssessment', { grade: node('grade', 'Note', { noteLiteral: text }) })],
      }),
      node('entitlement', 'LearningEntitlement', { title: text }),
    ],
  }),
  displayParameter: node('display', 'DisplayParameter', {
    title: text,
    description: text,
    individualDisplay: [
      node('pages', 'IndividualDisplay', {
        displayDetail: [
          node('page', 'DisplayDetail', { page: 1, image: node('image', 'MediaObject', { content: 'AA==' }) }),
        ],
      }),
    ],
  }),
};

const EUROPEAN = {
  '@context': [...EDC_CONTEXTS],
  type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
  issuanceDate: '2026-01-01T00:00:00Z',
  issued: '2026-01-01T00:00:00Z',
  ...members,
};

const DOCUMENTS: readonly object[] = [
  EUROPEAN,
  {
    '@context': [...vcdm2Contexts('https://warm.example')],
    type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
    issued: '2026-01-01T00:00:00Z',
    credentialStatus: [
      {
        id: 'urn:warm:status',
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: '1',
        statusListCredential: 'urn:warm:list',
      },
    ],
    ...members,
  },
  {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: 'urn:warm:list',
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: 'urn:warm:issuer',
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: {
      id: 'urn:warm:list#list',
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: 'uAA',
      ttl: 1,
    },
  },
];
