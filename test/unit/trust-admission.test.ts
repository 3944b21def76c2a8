import { describe, expect, it } from 'vitest';
import type { OwnRegister } from '../../src/trust/sources.ts';
import type { TrustedParty } from '../../src/trust/trust.ts';
import { confirmed, opened } from '../support/opened-trust.ts';

const DCC = {
  name: 'Known issuers',
  registry: { 'did:web:badges.example.edu': { name: 'Example College', url: 'https://example.edu' } },
};
const party = (id: string, more: Partial<TrustedParty> = {}): TrustedParty => ({
  id,
  name: { nl: 'Eigen hogeschool' },
  source: 'own',
  registryVersion: 'own',
  confirmed: true,
  development: false,
  issuerIds: [id],
  identifiers: [{ notation: 'NTRBE-0999000101', country: 'BEL' }],
  hosts: [],
  country: 'BEL',
  qualityAssurance: [],
  mandates: [],
  ...more,
});
const ownRegister = (own: TrustedParty): OwnRegister => ({
  byIssuerId: async (id) => (id === own.id ? own : null),
  byIdentifier: async ({ notation }) => (notation.endsWith('0999000101') ? own : null),
  sealByCertificate: async () => null,
  didDocument: async () => null,
  keyUse: async () => null,
  statusList: async () => null,
  isOurs: () => false,
});

describe('who stands behind an issuer id', () => {
  it('an institution an operator confirmed, for its very domain and for the issuers that are listed', async () => {
    const issuers = ['did:web:credentials.kuleuven.be:i:main', 'https://badges.kuleuven.be/issuers/1'];
    const { trust, asked } = await opened({ institutions: [confirmed('kuleuven', { issuers })] });
    for (const id of ['did:web:kuleuven.be', 'https://kuleuven.be', 'https://kuleuven.be/', ...issuers])
      expect(await trust.admitIssuer(id)).toMatchObject({
        known: true,
        party: { id: 'kuleuven', source: 'operator', confirmed: true, registryVersion: trust.version },
      });
    expect(asked).toEqual([]);
  });

  it('nobody yet, while the institution is unconfirmed: it is a hint', async () => {
    const { trust, asked } = await opened();
    expect(await trust.admitIssuer('did:web:kuleuven.be')).toMatchObject({
      known: false,
      code: 'ISSUER_UNCONFIRMED',
      hint: { id: 'kuleuven', confirmed: false, source: 'registry' },
      registryVersion: trust.version,
    });
    expect(asked).toEqual([]);
  });

  it('nobody, when no list has it', async () => {
    const { trust } = await opened({ institutions: [confirmed('kuleuven')] });
    for (const id of ['did:web:unknown.example', 'did:key:z6Mk', 'urn:epass:org:1', '', 'https://'])
      expect(await trust.admitIssuer(id)).toMatchObject({ known: false, code: 'ISSUER_UNKNOWN', hint: null });
  });

  it('who lists the id itself comes before who has the domain', async () => {
    const { trust } = await opened({
      institutions: [
        confirmed('kuleuven', { domains: ['kuleuven.be', 'shared.kuleuven.be'] }),
        confirmed('ugent', { domains: ['campus.kuleuven.be'], issuers: ['did:web:shared.kuleuven.be'] }),
      ],
    });
    const idOf = async (issuer: string) => {
      const admission = await trust.admitIssuer(issuer);
      return admission.known ? admission.party.id : admission.code;
    };
    expect(await idOf('did:web:campus.kuleuven.be')).toBe('ugent');
    expect(await idOf('did:web:shared.kuleuven.be')).toBe('ugent');
    expect(await idOf('https://shared.kuleuven.be')).toBe('kuleuven');
  });

  it('institutions that share a domain have to list their issuers', async () => {
    const institutions = [
      confirmed('thomasmore-kempen', { issuers: ['did:web:thomasmore.be:kempen'] }),
      confirmed('thomasmore-mechelen-antwerpen'),
    ];
    const { trust } = await opened({ institutions });
    expect(await trust.admitIssuer('did:web:thomasmore.be')).toMatchObject({ known: false, code: 'ISSUER_UNKNOWN' });
    expect(await trust.admitIssuer('did:web:thomasmore.be:kempen')).toMatchObject({
      party: { id: 'thomasmore-kempen' },
    });
  });

  it('this service itself comes first, known DIDs come last and bring only a name', async () => {
    const did = 'did:web:kuleuven.be';
    const { trust } = await opened({
      institutions: [confirmed('kuleuven')],
      didRegistries: [DCC, { name: 'Other', registry: { [did]: { name: 'Someone else' } } }],
      own: ownRegister(party(did)),
    });
    expect(await trust.admitIssuer(did)).toMatchObject({ party: { source: 'own' } });
    expect(await trust.admitIssuer('did:web:badges.example.edu')).toMatchObject({
      known: true,
      party: {
        source: 'did-registry',
        name: { en: 'Example College' },
        confirmed: false,
        qualityAssurance: [],
        identifiers: [],
        hosts: ['badges.example.edu'],
        registryVersion: expect.stringContaining('Known issuers'),
      },
    });
    expect(await trust.admitIssuer('constructor')).toMatchObject({ known: false });
  });

  it('an operator’s entry takes the place of the shipped one', async () => {
    const { trust } = await opened({ institutions: [confirmed('kuleuven', { domains: ['kul.example'] })] });
    expect(await trust.admitIssuer('did:web:kuleuven.be')).toMatchObject({ known: false, code: 'ISSUER_UNKNOWN' });
    expect(await trust.admitIssuer('did:web:kul.example')).toMatchObject({ known: true });
  });
});

describe('whose legal identifier it is', () => {
  const legal = (notation: string, country = 'BEL') => ({ legalIdentifiers: [{ notation, country }] });

  it('however it is written', async () => {
    const { trust } = await opened({ institutions: [confirmed('kuleuven', legal('0419.052.173'))] });
    for (const identifier of [
      { notation: 'NTRBE-0419052173' },
      { notation: 'VATBE-0419052173' },
      { notation: 'VATBE-419052173' },
      { notation: '0419.052.173', country: 'BEL' },
      { notation: 'BE0419052173', country: 'BEL' },
      { notation: '0419052173' },
    ])
      expect(await trust.admitOrganisation([identifier]), identifier.notation).toMatchObject({
        known: true,
        party: { id: 'kuleuven' },
      });
  });

  it('is no other number, country or kind of register', async () => {
    const { trust } = await opened({ institutions: [confirmed('kuleuven', legal('0419052173'))] });
    for (const identifier of [
      { notation: 'NTRBE-0419052174' },
      { notation: 'NTRNL-0419052173' },
      { notation: '0419052173', country: 'NLD' },
      { notation: 'NTRBE-0419052173', country: 'NLD' },
      { notation: 'LEIXG-0419052173' },
      { notation: '' },
    ])
      expect(await trust.admitOrganisation([identifier]), identifier.notation).toMatchObject({ known: false });
    expect(await trust.admitOrganisation([])).toMatchObject({ known: false, code: 'ISSUER_UNKNOWN' });
  });

  it('a bare number that two bodies have, or identifiers of two bodies, name nobody', async () => {
    const { trust } = await opened({
      institutions: [confirmed('kuleuven', legal('12345678', 'NLD')), confirmed('ugent', legal('12345678', 'EST'))],
    });
    expect(await trust.admitOrganisation([{ notation: '12345678' }])).toMatchObject({ known: false });
    expect(await trust.admitOrganisation([{ notation: '12345678', country: 'EST' }])).toMatchObject({
      party: { id: 'ugent' },
    });
    expect(
      await trust.admitOrganisation([{ notation: 'NTREE-12345678' }, { notation: 'NTRNL-12345678' }]),
    ).toMatchObject({ known: false, code: 'ISSUER_UNKNOWN' });
  });

  it('an unconfirmed institution is a hint, before which this service’s own institutions go', async () => {
    const without = (id: string, number: string) => {
      const { confirmed: _, ...unconfirmed } = confirmed(id, legal(number)) as { confirmed: unknown };
      return unconfirmed;
    };
    const { trust } = await opened({
      institutions: [without('kuleuven', '0419052173'), without('ugent', '0999000101')],
      own: ownRegister(party('did:web:own.example')),
    });
    expect(await trust.admitOrganisation([{ notation: 'NTRBE-0419052173' }])).toMatchObject({
      code: 'ISSUER_UNCONFIRMED',
      hint: { id: 'kuleuven' },
    });
    expect(await trust.admitOrganisation([{ notation: 'NTRBE-0999000101' }])).toMatchObject({
      party: { source: 'own' },
    });
  });

  it('of an own institution and of one the operator confirmed is the confirmed one’s, unless that lists its DID', async () => {
    const own = ownRegister(party('did:web:own.example'));
    const by = async (institutions: readonly object[], notations: readonly string[]) => {
      const { trust } = await opened({ institutions, own });
      const found = await trust.admitOrganisation(notations.map((notation) => ({ notation })));
      return found.known ? found.party.id : found.code;
    };
    const number = 'NTRBE-0999000101';
    expect(await by([confirmed('ugent', legal('0999000101'))], [number])).toBe('ugent');
    const both = { legalIdentifiers: ['0999000101', '0419052173'].map((notation) => ({ notation, country: 'BEL' })) };
    const one = confirmed('ugent', { ...both, issuers: ['did:web:own.example'] });
    expect(await by([one], [number])).toBe('did:web:own.example');
    // Two numbers of one body.
    expect(await by([one], [number, 'NTRBE-0419052173'])).toBe('did:web:own.example');
    expect(await by([confirmed('ugent', both)], [number, 'NTRBE-0419052173'])).toBe('ugent');
    // A number of ours beside a number of somebody else.
    expect(await by([confirmed('ugent', legal('0419052173'))], [number, 'NTRBE-0419052173'])).toBe('ISSUER_UNKNOWN');
    expect(await by([confirmed('ugent', legal('0999000101')), confirmed('vub', legal('0999000101'))], [number])).toBe(
      'ISSUER_UNKNOWN',
    );
  });
});
