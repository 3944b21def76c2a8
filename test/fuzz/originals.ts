import { composeStatusList } from '../../src/credential/status-list/compose.ts';
import { composed, everyCase, loose, twinOf } from '../support/compositions.ts';
import { credential } from '../support/proving-institution.ts';
import { composedDecision, everyExemption } from '../support/recognition/decision-compositions.ts';

const V1 = 'https://www.w3.org/2018/credentials/v1';
const V2 = 'https://www.w3.org/ns/credentials/v2';

/** Every kind of document we issue: awards and decisions in both JSON-LD forms, and a status list. */
export function ourDocuments(): readonly object[] {
  const european = [
    ...everyCase().map((each) => composed(each.case)),
    ...everyExemption().map(({ decision }) => composedDecision(decision)),
  ];
  return [...european, ...european.map(twinOf), statusList(), credential()];
}

const statusList = (): object =>
  composeStatusList({
    listUrl: 'https://sigillum.example/i/scheldeland/status/r-1',
    issuerDid: 'did:web:sigillum.example:i:scheldeland',
    purpose: 'revocation',
    encodedList: 'uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQsvoAAAAAAAAAAAAAAAAP4GcwM92tQwAAA',
    validFrom: 1_795_000_000,
    validUntil: 1_795_600_000,
    ttl: 300_000,
  });

/** Credentials as others write them: names for some nodes and none for others. */
const foreignDocuments = (): readonly object[] => [
  {
    '@context': [V2],
    type: ['VerifiableCredential'],
    issuer: { id: 'did:example:university', name: { '@value': 'University', '@language': 'en' } },
    validFrom: '2026-01-01T00:00:00Z',
    credentialStatus: {
      id: 'https://example.org/status/3#94567',
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '94567',
      statusListCredential: 'https://example.org/status/3',
    },
    credentialSchema: { id: 'https://example.org/schema.json', type: 'JsonSchema' },
    evidence: [{ type: 'Evidence', name: 'Passport' }],
    termsOfUse: { type: 'TrustFrameworkPolicy', id: 'urn:x:terms' },
    credentialSubject: { name: 'Ada', description: 'alumna' },
  },
  {
    '@context': [V2, 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: 'urn:uuid:5b9f0f9e-3e0a-4f8b-9a57-b3f4c7a1d001',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Badge',
    issuer: { id: 'did:web:badges.example', type: ['Profile'], name: 'Badges', url: 'https://badges.example' },
    validFrom: '2026-02-03T04:05:06Z',
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        { type: 'IdentityObject', identityHash: 'sha256$ab', identityType: 'emailAddress', hashed: true, salt: 's' },
      ],
      achievement: {
        id: 'urn:uuid:5b9f0f9e-3e0a-4f8b-9a57-b3f4c7a1d002',
        type: ['Achievement'],
        achievementType: 'Badge',
        name: 'Mediator',
        description: 'Mediates',
        criteria: { narrative: 'Pass the examination' },
        image: { id: 'https://badges.example/1.png', type: 'Image', caption: 'a badge' },
        creditsAvailable: 3,
        tag: ['law', 'mediation'],
      },
      result: [{ type: ['Result'], resultDescription: 'urn:x:rd', value: '16', status: 'Completed' }],
    },
  },
  {
    '@context': [V1, 'https://www.w3.org/ns/credentials/status/v1'],
    id: 'http://example.org/credentials/58473',
    type: ['VerifiableCredential'],
    issuer: 'did:example:ebfeb1f712ebc6f1c276e12ec21',
    issuanceDate: '2026-01-01T00:00:00Z',
    expirationDate: '2027-01-01T00:00:00Z',
    credentialSchema: { id: 'urn:x:schema', type: 'JsonSchemaValidator2018' },
    credentialSubject: { id: 'did:example:holder' },
  },
];

/** What the fuzz changes: ours of every kind, and others', by their contexts as JSON. */
export const originals = (): ReadonlyMap<string, readonly object[]> =>
  Map.groupBy([...ourDocuments().map(loose), ...foreignDocuments()], (document) =>
    JSON.stringify((document as { readonly '@context': unknown })['@context']),
  );
