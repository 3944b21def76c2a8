/** An invented EDC of ordinary shape and size, with everything that text can do to a signature over raw JSON. */
export function examplePayload(): string {
  const organisation = {
    id: 'urn:epass:org:1',
    type: 'Organisation',
    legalName: { nl: 'Universiteit Scheldeland', en: 'Scheldeland University' },
    eIDASIdentifier: {
      id: 'urn:epass:legalIdentifier:1',
      type: 'LegalIdentifier',
      notation: '0123456789',
      spatial: { id: 'http://publications.europa.eu/resource/authority/country/BEL', type: 'Concept' },
    },
  };
  return JSON.stringify({
    '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
    id: 'urn:credential:3f6f3b0a-6f1b-4c53-9f0e-8d1d6d7f2a10',
    type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
    issuer: organisation,
    issued: '2026-06-26T00:00:00Z',
    validFrom: '2026-06-26T00:00:00Z',
    credentialSubject: {
      id: 'urn:epass:person:1',
      type: 'Person',
      fullName: { nl: 'Zoë Łukasiewicz-Ðorđević', ar: 'ليلى', he: 'נועה', ja: '花子' },
      dateOfBirth: '1999-10-01T00:00:00Z',
      hasClaim: {
        id: 'urn:epass:learningAchievement:1',
        type: 'LearningAchievement',
        title: { nl: 'Data-analyse "in de praktijk" \\ deel 1', en: 'Data analysis\tin practice\u2028' },
        awardedBy: { id: 'urn:epass:awardingProcess:1', type: 'AwardingProcess', awardingBody: [organisation] },
      },
    },
    // A page image of a hundred kilobytes: base64 of a repeating pattern is as good as a picture here.
    displayParameter: { individualDisplay: { displayDetail: { image: { content: 'iVBORw0KGgo='.repeat(11_000) } } } },
  });
}
