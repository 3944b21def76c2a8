import { describe, expect, it } from 'vitest';
import { imitates, isMisleadingName } from '../../src/trust/registry/misleading-name.ts';
import { shippedRegistry } from '../../src/trust/registry/shipped.ts';
import { admitChecks } from '../../src/verifying/checks/admit.ts';
import { confirmed, opened } from '../support/opened-trust.ts';

const NAMES = shippedRegistry.institutions.flatMap(({ legalName }) => Object.values(legalName));

/** What an attacker would write. The escapes are what the eye does not see. */
const MISLEADING = [
  ['a Cyrillic К', '\u041aU Leuven'],
  ['a Cyrillic е in a Latin word', 'KU L\u0435uven'],
  ['a Greek Ο', 'ODISEE H\u039fGESCHOOL'],
  ['an Armenian ո', 'U\u0578iversiteit Gent'],
  ['a Cherokee Ꮮ', 'KU \u13deeuven'],
  ['right-to-left override', 'nevueL UK\u202e'],
  ['a direction isolate', '\u2066KU Leuven\u2069'],
  ['a left-to-right mark', 'KU\u200e Leuven'],
  ['a zero-width space', 'KU Leu\u200bven'],
  ['a zero-width joiner between Latin letters', 'KU Leu\u200dven'],
  ['a word joiner', 'KU Leu\u2060ven'],
  ['a soft hyphen', 'KU Leu\u00adven'],
  ['a byte order mark', '\ufeffKU Leuven'],
  ['a tag character', 'KU Leuven\u{e0041}'],
  ['a variation selector', 'KU Leuven\ufe0f'],
  ['a Hangul filler', 'KU\u3164Leuven'],
  ['a null', 'KU Leuven\u0000'],
  ['fullwidth letters', '\uff2b\uff35 Leuven'],
  ['mathematical letters', '\u{1d40a}\u{1d414} Leuven'],
  ['a ligature', 'Universiteit \ufb01'],
  ['a lone surrogate', 'KU Leuven\ud800'],
] as const;

/** How honest bodies write themselves. */
const HONEST = [
  'KU Leuven',
  'Université catholique de Louvain',
  'Universite\u0301 catholique de Louvain',
  'Πανεπιστήμιο Αθηνών',
  'Софийски университет „Св. Климент Охридски“',
  'Universiteit Gent / Гентский университет',
  'جامعة القاهرة',
  'دانشگاه علم\u200cوصنعت',
  'האוניברסיטה העברית',
  '東京大学',
  '한국과학기술원',
  'İstanbul Üniversitesi',
  'Vĳftig jaar hogeschool',
  'Col·legi d’Enginyers',
  'Wyższa Szkoła',
  'AT&T 4.0 – 100%',
  'B2B Ακαδημία',
];

describe('a name that imitates', () => {
  it.each(MISLEADING)('with %s is misleading', (_, name) => {
    expect(isMisleadingName(name)).toBe(true);
  });

  it.each(HONEST)('“%s” is not', (name) => {
    expect(isMisleadingName(name)).toBe(false);
  });

  it('nobody in the registry is called misleading, or imitates another', () => {
    for (const name of NAMES) expect([isMisleadingName(name), imitates(name, NAMES)], name).toEqual([false, false]);
  });

  it.each([
    ['all in Cyrillic', '\u0410\u0420', ['AP']],
    ['one I for an l', 'VlVES', ['VIVES']],
    ['a digit for a letter', 'H0GENT', ['HOGENT']],
    ['rn for m', 'Thornas More', ['Thomas More']],
    ['a whole Cyrillic word', '\u041a\u0423 Leuven', ['KY Leuven']],
    ['Greek capitals', '\u039a\u0395\u039d', ['KEN']],
  ])('%s looks like one we know', (_, name, known) => {
    expect(imitates(name, known)).toBe(true);
  });

  it('a name that only differs in case, spaces or how accents are encoded is that name', () => {
    for (const name of ['KU LEUVEN', ' KU  Leuven ', 'ku leuven']) expect(imitates(name, NAMES)).toBe(false);
    expect(imitates('Universite\u0301', ['Universit\u00e9'])).toBe(false);
    expect(imitates('Universiteit Luik', NAMES)).toBe(false);
  });
});

describe('a credential of a trusted issuer under a misleading name', () => {
  const check = async (name: string) => {
    const { trust } = await opened({ institutions: [confirmed('kuleuven')] });
    return admitChecks({
      form: 'vcdm2-di',
      claimed: { id: 'did:web:kuleuven.be', name: { nl: name }, identifiers: [] },
      issuerId: 'did:web:kuleuven.be',
      admission: await trust.admitIssuer('did:web:kuleuven.be'),
      seal: null,
      signingTime: null,
      ownLocal: false,
      registryNames: trust.names ?? [],
    });
  };

  it('is shown by the name in the registry, with a warning; its own name is only quoted', async () => {
    for (const name of ['\u041aU Leuven', 'KU Leuven\u202e', 'KU Leu\u200bven', 'H0GENT']) {
      const checks = await check(name);
      expect(checks).toMatchObject([
        { code: 'ISSUER_TRUSTED', params: { name: 'KU Leuven' } },
        { code: 'ISSUER_NAME_MISLEADING', outcome: 'unknown', params: {}, evidence: { names: [name] } },
      ]);
    }
    expect((await check('KU Leuven')).map(({ code }) => code)).toEqual(['ISSUER_TRUSTED']);
  });
});

describe('an issuer id that looks like a trusted one', () => {
  it.each([
    'did:web:\u043auleuven.be',
    'did:web:kuleuv\u0435n.be',
    'did:web:xn--uleuven-63g.be',
    'did:web:kuleuven\u3002be',
    'https://\u043auleuven.be/',
    'https://xn--uleuven-63g.be/',
    'https://kuleuven.be\u200b/',
    'https://kuleuven.be.example/',
    'https://kuleuven-be.example/',
    'https://notkuleuven.be/',
    'https://be/',
    'did:web:kuleuven.be\u0000',
    'DID:WEB:kuleuven.be',
    'did:web:kuleuven.be#key',
    'did:web:kuleuven.be/path',
    // On the institution's own hosts, where its people publish too.
    'did:web:people.kuleuven.be',
    'did:web:people.kuleuven.be:r0123456',
    'did:web:kuleuven.be:~r0123456',
    'did:web:kuleuven.be%3A8443',
    'did:web:kuleuven.be%3A443',
    'did:web:kuleuven.be:',
    'did:web:kuleuven.be.',
    'https://people.kuleuven.be/',
    'https://kuleuven.be/~r0123456',
    'https://kuleuven.be:8443',
    'https://kuleuven.be:443/',
    'https://kuleuven.be/?x',
    'https://kuleuven.be//',
    'https://r0123456@kuleuven.be/',
    'http://kuleuven.be',
  ])('%j is unknown', async (id) => {
    const { trust, asked } = await opened({ institutions: [confirmed('kuleuven')] });
    expect(await trust.admitIssuer(id)).toMatchObject({ known: false, code: 'ISSUER_UNKNOWN', hint: null });
    expect(asked).toEqual([]);
  });

  it('a domain under which anybody can register stands for nobody below it', async () => {
    const { trust } = await opened({
      institutions: [confirmed('kuleuven', { domains: ['github.io', 'kuleuven.github.io'] })],
    });
    expect(await trust.admitIssuer('did:web:attacker.github.io')).toMatchObject({ known: false });
    expect(await trust.admitIssuer('did:web:kuleuven.github.io')).toMatchObject({ known: true });
  });
});
