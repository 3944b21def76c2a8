import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { elmDefinitions } from '../../contexts/elm-context.ts';
import { ENTRY_TERMS } from '../../contexts/elm-vcdm2.ts';
import { CanonicalisationError, canonicalise } from '../../src/credential/contexts/canonicalise.ts';
import { documentLoader, EDC_CONTEXTS, vcdm2Contexts } from '../../src/credential/contexts/loader.ts';

const VCDM2 = vcdm2Contexts('https://credentials.example.be');
const DC = 'http://purl.org/dc/terms/';
const CRED = 'https://www.w3.org/2018/credentials#';

/** A small credential with text at every depth; every node has an id, so that the graph has no blank nodes. */
const credential = {
  id: 'urn:credential:0a1b2c3d-0000-4000-8000-000000000001',
  type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
  issued: '2026-09-20T08:00:00Z',
  issuanceDate: '2026-09-20T08:00:00Z',
  validFrom: '2026-09-20T08:00:00Z',
  expirationDate: '2036-09-20T08:00:00Z',
  holder: 'urn:epass:person:1',
  credentialSchema: { id: 'http://data.europa.eu/snb/model/ap/edc-generic-full', type: 'ShaclValidator2017' },
  displayParameter: {
    id: 'urn:epass:displayParameter:1',
    type: 'DisplayParameter',
    title: { nl: 'Omgevingsbemiddelaar', en: 'Environmental mediator' },
    description: { nl: 'Getuigschrift van een microcredential', en: 'Certificate of a micro-credential' },
  },
  issuer: {
    id: 'did:web:credentials.example.be:i:us',
    type: 'Organisation',
    legalName: { nl: 'Universiteit Scheldeland' },
    location: { id: 'urn:epass:location:1', type: 'Location', description: { nl: 'Hoofdgebouw' } },
    logo: { id: 'urn:epass:mediaObject:1', type: 'MediaObject', description: { nl: 'Logo' }, content: 'AA==' },
  },
  evidence: {
    id: 'urn:epass:evidence:1',
    type: 'Evidence',
    embeddedEvidence: { id: 'urn:epass:mediaObject:2', type: 'MediaObject', description: { nl: 'Mandaat' } },
  },
  credentialSubject: {
    id: 'urn:epass:person:1',
    type: 'Person',
    fullName: { nl: 'Noor Peeters' },
    dateOfBirth: '1991-03-14T00:00:00Z',
    hasClaim: {
      id: 'urn:epass:learningAchievement:1',
      type: 'LearningAchievement',
      title: { nl: 'Omgevingsbemiddelaar' },
      description: { nl: 'Behaald na vijf modules', en: 'Earned after five modules' },
      awardedBy: {
        id: 'urn:epass:awardingProcess:1',
        type: 'AwardingProcess',
        description: { nl: 'Toegekend door de examencommissie' },
        awardingBody: 'did:web:credentials.example.be:i:us',
      },
      specifiedBy: {
        id: 'urn:epass:qualification:1',
        type: 'Qualification',
        title: { nl: 'Omgevingsbemiddelaar' },
        description: { nl: 'Negen studiepunten', en: 'Nine credits' },
        isPartialQualification: false,
        volumeOfLearning: 'PT240H',
        learningOutcome: {
          id: 'urn:epass:learningOutcome:1',
          type: 'LearningOutcome',
          title: { nl: 'Conflicten ontleden' },
          additionalNote: { id: 'urn:epass:note:1', type: 'Note', noteLiteral: { nl: 'Bij grote werken' } },
        },
      },
    },
  },
};

const status = {
  id: 'https://credentials.example.be/i/us/status/1#7',
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '7',
  statusListCredential: 'https://credentials.example.be/i/us/status/1',
};

const quads = async (document: object): Promise<string[]> => (await canonicalise(document)).trim().split('\n');

describe('ELM as a VCDM 2.0 credential', () => {
  it('is the same graph as the EDC, descriptions and the dates of VCDM 1.1 included', async () => {
    const edc = await quads({ '@context': EDC_CONTEXTS, ...credential });
    expect(await quads({ '@context': VCDM2, ...credential })).toEqual(edc);
    expect(edc.filter((quad) => quad.includes(`<${DC}description>`))).toHaveLength(10);
    for (const property of ['issued', 'issuanceDate', 'expirationDate', 'holder']) {
      expect(
        edc.some((quad) => quad.includes(`<${CRED}${property}>`)),
        property,
      ).toBe(true);
    }
    expect(edc.some((quad) => quad.includes('schema.org'))).toBe(false);
  });

  it('is the same graph when the wrapper stands before the W3C context', async () => {
    const reversed = { '@context': [...VCDM2].reverse(), ...credential };
    expect(await quads(reversed)).toEqual(await quads({ '@context': VCDM2, ...credential }));
  });

  it('adds to that graph the status entry, and nothing else', async () => {
    const edc = await quads({ '@context': EDC_CONTEXTS, ...credential });
    const withStatus = await quads({ '@context': VCDM2, ...credential, credentialStatus: status });
    expect(edc.filter((quad) => !withStatus.includes(quad))).toEqual([]);
    const added = withStatus.filter((quad) => !edc.includes(quad));
    expect(added).toHaveLength(5);
    for (const quad of added) expect(quad).toContain(status.id);
  });

  it('keeps its meaning inside a presentation', async () => {
    const presentation = {
      '@context': VCDM2[0],
      id: 'urn:uuid:0a1b2c3d-0000-4000-8000-000000000002',
      type: 'VerifiablePresentation',
      verifiableCredential: { '@context': VCDM2, ...credential },
    };
    const inPresentation = (await quads(presentation)).map((quad) => quad.replace(/ _:\S+ \.$/, ' .'));
    for (const quad of await quads({ '@context': VCDM2, ...credential })) expect(inPresentation).toContain(quad);
  });

  it.each([
    ['credential', { ...credential, description: { nl: 'x' } }],
    ['issuer', { ...credential, issuer: { ...credential.issuer, description: { nl: 'x' } } }],
    ['evidence', { ...credential, evidence: { ...credential.evidence, description: { nl: 'x' } } }],
    ['subject', { ...credential, credentialSubject: { ...credential.credentialSubject, description: { nl: 'x' } } }],
  ])('refuses a description by language on the %s itself, where the EDC has it', async (_, document) => {
    await expect(quads({ '@context': EDC_CONTEXTS, ...document })).resolves.toHaveLength(
      (await quads({ '@context': EDC_CONTEXTS, ...credential })).length + 1,
    );
    await expect(quads({ '@context': VCDM2, ...document })).rejects.toMatchObject({ code: 'undefined_term' });
  });

  it('refuses the dates of VCDM 1.1 on other nodes, as the EDC does', async () => {
    const hasClaim = { ...credential.credentialSubject.hasClaim, issued: '2026-09-20T08:00:00Z' };
    const document = { ...credential, credentialSubject: { ...credential.credentialSubject, hasClaim } };
    for (const context of [EDC_CONTEXTS, VCDM2]) {
      await expect(quads({ '@context': context, ...document })).rejects.toMatchObject({ code: 'undefined_term' });
    }
  });

  it('refuses a term nobody defines', async () => {
    await expect(quads({ '@context': VCDM2, ...credential, score2: 'x' })).rejects.toThrow(CanonicalisationError);
  });

  it('lets no further context give a term of ELM another meaning', async () => {
    for (const redefinition of [{ hasClaim: 'urn:forged' }, { elm: 'urn:forged:' }, { title: null }]) {
      await expect(quads({ '@context': [...VCDM2, redefinition], ...credential })).rejects.toMatchObject({
        code: 'json_ld',
      });
    }
  });
});

describe('what differs between the contexts of the EDC and those of its VCDM 2.0 form', () => {
  it('is this list of terms on the credential, and no other', async () => {
    const [edc, vcdm2] = await Promise.all([termsOnCredential(EDC_CONTEXTS), termsOnCredential(VCDM2)]);
    const names = [...new Set([...edc.keys(), ...vcdm2.keys()])].sort();
    const only = (a: Map<string, string>, b: Map<string, string>) => names.filter((n) => a.has(n) && !b.has(n));
    expect(only(edc, vcdm2)).toEqual([
      'EcdsaSecp256k1Signature2019',
      'EcdsaSecp256r1Signature2019',
      'Ed25519Signature2018',
      'RsaSignature2018',
      'sec',
    ]);
    expect(only(vcdm2, edc)).toEqual([
      '...',
      'BitstringStatusList',
      'BitstringStatusListCredential',
      'BitstringStatusListEntry',
      'DataIntegrityProof',
      'EnvelopedVerifiableCredential',
      'EnvelopedVerifiablePresentation',
      'JsonSchema',
      'JsonSchemaCredential',
      '_sd',
      '_sd_alg',
      'aud',
      'cnf',
      'confidenceMethod',
      'digestMultibase',
      'digestSRI',
      'exp',
      'iat',
      'iss',
      'jku',
      'kid',
      'mediaType',
      'name',
      'nbf',
      'relatedResource',
      'renderMethod',
      'sub',
      'x5u',
    ]);
    const both = names.filter((name) => edc.has(name) && vcdm2.has(name));
    expect(both.filter((name) => edc.get(name) !== vcdm2.get(name))).toEqual(['description']);
  });

  it.each(ENTRY_TERMS)('is nothing at all among the terms of ELM once a document has passed %s', async (entry) => {
    const [edc, vcdm2] = await Promise.all([termsBehind(EDC_CONTEXTS, entry), termsBehind(VCDM2, entry)]);
    for (const term of Object.keys(elmDefinitions())) expect([term, vcdm2.get(term)]).toEqual([term, edc.get(term)]);
  });
});

interface Definition {
  '@id'?: string;
  '@type'?: string;
  '@container'?: string[];
  '@context'?: object;
  _prefix?: boolean;
}
type Contexts = readonly string[];

const OPTIONS = { documentLoader };
const base = async (contexts: Contexts) =>
  jsonld.processContext(await jsonld.processContext(null, null, OPTIONS), { '@context': contexts }, OPTIONS);

/** The terms of a credential node: those of the contexts and those its two types bring along. */
async function termsOnCredential(contexts: Contexts): Promise<Map<string, string>> {
  let active = await base(contexts);
  for (const type of ['EuropeanDigitalCredential', 'VerifiableCredential']) {
    const scoped = (active.mappings.get(type) as Definition)['@context'];
    if (scoped) active = await jsonld.processContext(active, { '@context': scoped }, OPTIONS);
  }
  return described(active.mappings);
}

/** The terms of a node that is the value of an entry term. */
async function termsBehind(contexts: Contexts, entry: string): Promise<Map<string, string>> {
  const active = await base(contexts);
  const scoped = (active.mappings.get(entry) as Definition)['@context'];
  if (!scoped) return described(active.mappings);
  const options = { ...OPTIONS, overrideProtected: true };
  return described((await jsonld.processContext(active, { '@context': scoped }, options)).mappings);
}

function described(mappings: Map<string, unknown>): Map<string, string> {
  const entries = [...mappings].map(([term, value]) => {
    const definition = value as Definition;
    return [
      term,
      JSON.stringify([definition['@id'], definition['@type'], definition['@container'], definition._prefix]),
    ];
  });
  return new Map(entries as [string, string][]);
}
