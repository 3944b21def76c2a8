import { beforeAll, describe, expect, it } from 'vitest';
import { type Content, type Contents, contentsOf, smallContentsOf } from '../support/world/contents.ts';
import { ASKED } from '../support/world/forms.ts';
import { makeHolder, type WorldHolder } from '../support/world/holder.ts';
import { codesOf, INDEX, listUrl, makeWorld, NOW, type World } from '../support/world.ts';
import { iTXt, pdfWith, png, zip } from './container-fixture.ts';

let world: World;
let holder: WorldHolder;
/** Of a learner whose key the credentials name, and of one whose key they do not. */
let held: Contents;
let plain: Contents;
let bound: string;
let badge: string;
let unbound: string;
beforeAll(async () => {
  world = await makeWorld();
  holder = world.holder;
  held = smallContentsOf(world, holder.did);
  plain = contentsOf(world);
  [bound, badge, unbound] = await Promise.all([
    world.secured(held.vcdm2),
    world.secured(held.badge),
    world.secured(plain.vcdm2),
  ]);
});

const parsed = (text: string): Content => JSON.parse(text);
const holderCodes = ({ reports }: Awaited<ReturnType<World['look']>>) =>
  reports.map(({ checks }) => checks.filter((one) => one.check === 'holder').map(({ code }) => code));

type Make = (credentials: readonly string[], asked?: typeof ASKED, by?: WorldHolder) => Promise<string>;
const enveloped = (token: string) => ({
  '@context': 'https://www.w3.org/ns/credentials/v2',
  type: 'EnvelopedVerifiableCredential',
  id: `data:application/vc+jwt,${token}`,
});
const PRESENTATIONS: readonly (readonly [name: string, make: Make])[] = [
  [
    'VP 2.0 with a proof',
    async (credentials, asked = ASKED, by = holder) =>
      JSON.stringify(await by.presents('2.0', credentials.map(parsed), asked)),
  ],
  [
    'VP 2.0 as a JWT',
    async (credentials, asked = ASKED, by = holder) => by.presentsToken('2.0', credentials.map(parsed), asked),
  ],
  [
    'VP 1.1 as a JWT',
    async (credentials, asked = ASKED, by = holder) => by.presentsToken('1.1', credentials.map(parsed), asked),
  ],
  [
    'VP 2.0 as a JWT in an envelope',
    async (credentials, asked = ASKED, by = holder) =>
      JSON.stringify({
        '@context': 'https://www.w3.org/ns/credentials/v2',
        type: 'EnvelopedVerifiablePresentation',
        id: `data:application/vp+jwt,${await by.presentsToken('2.0', credentials.map(parsed), asked)}`,
      }),
  ],
];

describe.each(PRESENTATIONS)('%s', (_, make) => {
  it('that answers our question shows that the learner holds it; every credential has its own report', async () => {
    const found = await world.look(await make([bound, badge]), { expected: ASKED });
    expect(found.reports.map(({ form }) => form)).toEqual(['vcdm2-di', 'open-badge-di']);
    expect(holderCodes(found)).toEqual([['HOLDER_KEY_BOUND'], ['HOLDER_KEY_BOUND']]);
    expect(found.reports.map(({ holder: who }) => who)).toEqual([
      { method: 'key', id: holder.did },
      { method: 'key', id: holder.did },
    ]);
    expect(found.verdict).toBe('passed');
    expect(found.reports.map(({ within }) => within)).toEqual([
      expect.stringContaining('[0]'),
      expect.stringContaining('[1]'),
    ]);
  });

  it('of a good credential and a revoked one has the verdict of the worst, and says which', async () => {
    const revoked = await world.secured({
      ...held.badge,
      id: 'urn:uuid:4f5d8a39-7f8e-4f57-9f2f-6ef26b4b21c1',
      credentialStatus: { ...held.badge.credentialStatus, id: `${listUrl('r-1')}#18`, statusListIndex: '18' },
    });
    const found = await world.look(await make([badge, revoked]), { expected: ASKED, set: { 'r-1': [18] } });
    expect(found.reports.map(({ verdict }) => verdict)).toEqual(['passed', 'failed']);
    expect(codesOf(found, 'failed', 1)).toEqual(['STATUS_REVOKED']);
    expect(found.verdict).toBe('failed');
    expect(INDEX['r-1']).not.toBe(18);
  });

  it.each([
    ['another challenge', { ...ASKED, challenge: 'of-last-week' }, 'HOLDER_CHALLENGE_MISMATCH'],
    ['another audience', { ...ASKED, domain: 'https://elsewhere.example' }, 'HOLDER_AUDIENCE_MISMATCH'],
  ])('made for %s fails with its own code, though the credential is good', async (_what, asked, code) => {
    const found = await world.look(await make([bound], asked), { expected: ASKED });
    expect(codesOf(found, 'failed')).toEqual([code]);
    expect(codesOf(found, 'passed')).toContain('SIGNATURE_GOOD');
    expect(found.reports[0]?.holder.method).not.toBe('key');
  });

  it('of a challenge alone, or of an audience alone, is compared all the same', async () => {
    const of = async (expected: object) => holderCodes(await world.look(await make([bound]), { expected }));
    expect(await of({ challenge: 'of-last-week' })).toEqual([['HOLDER_CHALLENGE_MISMATCH']]);
    expect(await of({ domain: 'https://elsewhere.example' })).toEqual([['HOLDER_AUDIENCE_MISMATCH']]);
    expect(await of({ challenge: ASKED.challenge })).toEqual([['HOLDER_CHALLENGE_NOT_EXPECTED']]);
  });

  it('that we did not ask for proves nothing about the learner, and changes nothing else', async () => {
    const found = await world.look(await make([bound]));
    expect(holderCodes(found)).toEqual([['HOLDER_CHALLENGE_NOT_EXPECTED']]);
    expect(found.verdict).toBe('passed');
    expect(found.reports[0]?.holder.method).toBe('compare');
  });

  it('of a credential that is on the key of another fails with its own code', async () => {
    const thief = await makeHolder(NOW);
    const found = await world.look(await make([bound], ASKED, thief), { expected: ASKED });
    expect(codesOf(found, 'failed')).toEqual(['HOLDER_NOT_SUBJECT']);
    expect(found.reports[0]?.holder.method).not.toBe('key');
  });

  it('of a credential that names nobody’s key leaves names and birth dates to compare', async () => {
    const found = await world.look(await make([unbound]), { expected: ASKED });
    expect(holderCodes(found)).toEqual([['HOLDER_TO_COMPARE']]);
    expect(found.verdict).toBe('passed');
  });
});

describe('a presentation of VCDM 1.1 with a proof', () => {
  it('is read with its credential', async () => {
    const edc = await world.secured({
      ...held.edc,
      '@context': [...held.edc['@context'], 'https://w3id.org/security/data-integrity/v2'],
    });
    const found = await world.look(JSON.stringify(await holder.presents('1.1', [parsed(edc)], ASKED)), {
      expected: ASKED,
    });
    expect(found.verdict).toBe('passed');
    expect(found.reports.map(({ form }) => form)).toEqual(['vcdm1-di']);
    expect(holderCodes(found)).toEqual([['HOLDER_KEY_BOUND']]);
  });
});

describe('a presentation that was tampered with', () => {
  it('a credential put in afterwards is shown by nobody, though it is good itself', async () => {
    const presentation = await holder.presents('2.0', [parsed(bound)], ASKED);
    const credentials = presentation.verifiableCredential as unknown[];
    const found = await world.look(
      JSON.stringify({ ...presentation, verifiableCredential: [...credentials, parsed(badge)] }),
      { expected: ASKED },
    );
    expect(holderCodes(found)).toEqual([['HOLDER_BINDING'], ['HOLDER_BINDING']]);
    expect(found.verdict).toBe('failed');
  });

  it('without its proof it is a bag of credentials', async () => {
    const { proof: _, ...presentation } = await holder.presents('2.0', [parsed(bound)], ASKED);
    const found = await world.look(JSON.stringify(presentation));
    expect(holderCodes(found)).toEqual([['HOLDER_TO_COMPARE']]);
    expect(found.verdict).toBe('passed');
  });

  it('or never signed, does not answer who asked for a signature', async () => {
    const { proof: _, ...presentation } = await holder.presents('2.0', [parsed(bound)], ASKED);
    for (const file of [JSON.stringify(presentation), bound, unbound]) {
      const found = await world.look(file, { expected: ASKED });
      expect(codesOf(found, 'unknown')).toEqual(['HOLDER_KEY_NOT_SHOWN']);
      expect(found.verdict).toBe('indeterminate');
    }
  });

  it('with the holder renamed to the subject does not hold', async () => {
    const thief = await makeHolder(NOW);
    const presentation = await thief.presents('2.0', [parsed(bound)], ASKED);
    const found = await world.look(JSON.stringify({ ...presentation, holder: holder.did }), { expected: ASKED });
    expect(codesOf(found, 'failed')).toEqual(['HOLDER_BINDING']);
  });

  it('inside another presentation is not opened', async () => {
    const inner = await holder.presents('2.0', [parsed(bound)], ASKED);
    const thief = await makeHolder(NOW);
    const outer = await thief.presentsToken('2.0', [inner], ASKED);
    const found = await world.look(outer, { expected: ASKED });
    expect(found.verdict).toBe('failed');
    expect(found.reports.every(({ facts }) => facts === null)).toBe(true);
  });
});

describe('an SD-JWT VC with key binding', () => {
  const attestation = () => world.sdJwt({ ...held.flat[0], cnf: { jwk: holder.publicJwk } }, held.flat[1]);

  it.each([
    ['our question', ASKED, 'HOLDER_KEY_BOUND', 'passed'],
    ['another challenge', { ...ASKED, challenge: 'old' }, 'HOLDER_CHALLENGE_MISMATCH', 'failed'],
    ['another audience', { ...ASKED, domain: 'x' }, 'HOLDER_AUDIENCE_MISMATCH', 'failed'],
  ])('made for %s', async (_, asked, code, verdict) => {
    const found = await world.look(await holder.binds(await attestation(), asked), { expected: ASKED });
    expect(holderCodes(found)).toEqual([[code]]);
    expect(found.verdict).toBe(verdict);
  });

  it('by a key that the credential does not name fails', async () => {
    const thief = await makeHolder(NOW);
    const found = await world.look(await thief.binds(await attestation(), ASKED), { expected: ASKED });
    expect(holderCodes(found)).toEqual([['HOLDER_BINDING']]);
  });

  it('of which the key binding was taken away is worth no more than with a wrong one', async () => {
    const found = await world.look(await attestation(), { expected: ASKED });
    expect(holderCodes(found)).toEqual([['HOLDER_BINDING']]);
    expect(holderCodes(await world.look(await attestation()))).toEqual([['HOLDER_KEY_NOT_PRESENTED']]);
  });

  it('shows less after a disclosure was taken away, and then the binding is of another presentation', async () => {
    const presented = await holder.binds(await attestation(), ASKED);
    const [token, , ...others] = presented.split('~');
    const found = await world.look([token, ...others].join('~'), { expected: ASKED });
    expect(holderCodes(found)).toEqual([['HOLDER_BINDING']]);
  });
});

describe('a file with several credentials', () => {
  const expectAll = ({ reports, verdict }: Awaited<ReturnType<World['look']>>, within: readonly string[]) => {
    expect(reports.map((report) => report.within)).toEqual(within);
    expect(reports.map((report) => report.verdict)).toEqual(within.map(() => 'passed'));
    expect(verdict).toBe('passed');
  };

  it('as a PDF: each attachment is verified, and the page is not believed', async () => {
    for (const useObjectStreams of [true, false]) {
      const file = await pdfWith({ 'edc.jsonld': await world.seal(plain.edc), 'badge.json': badge }, useObjectStreams);
      expectAll(await world.look(file), ['attachment badge.json', 'attachment edc.jsonld']);
    }
  });

  it('as a ZIP, with a baked badge and an attestation', async () => {
    const file = zip({
      'a.json': await world.seal(held.edc),
      'b/badge.png': png(iTXt(new TextEncoder().encode(badge))),
      'c.txt': await world.sdJwt(...held.flat),
      'readme.txt': 'Three of mine.',
    });
    const found = await world.look(file);
    expectAll(found, ['a.json', 'b/badge.png › badge', 'c.txt']);
    expect(found.ignored).toEqual(['readme.txt']);
  });

  it('as a JSON array of objects, tokens and envelopes', async () => {
    const token = await world.token({ typ: 'vc+jwt' }, held.vcdm2);
    const found = await world.look(
      JSON.stringify([parsed(bound), token, enveloped(token), parsed(await world.seal(held.edc))]),
    );
    expectAll(found, ['[0]', '[1]', '[2] › enveloped', '[3]']);
  });

  it('one of which is changed fails as a whole, and the others keep their verdicts', async () => {
    const changed = badge.replace('Universiteit Scheldeland', 'Universiteit Elders');
    const found = await world.look(`[${badge},${changed},${bound}]`);
    expect(found.reports.map(({ verdict }) => verdict)).toEqual(['passed', 'failed', 'passed']);
    expect(found.verdict).toBe('failed');
  });
});
