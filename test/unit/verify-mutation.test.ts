import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalise } from '../../src/credential/contexts/canonicalise.ts';
import { readInput } from '../../src/verifying/read/read-input.ts';
import type { Report } from '../../src/verifying/report.ts';
import { type Contents, smallContentsOf } from '../support/world/contents.ts';
import { ASKED, FORMS, type FormInWorld, type FormName } from '../support/world/forms.ts';
import {
  changedBytes,
  changedSeal,
  changedText,
  changedToken,
  changeJson,
  type Random,
  seeded,
} from '../support/world/mutations.ts';
import { codesOf, INDEX, makeWorld, NOW, type World } from '../support/world.ts';
import { iTXt, png, svg } from './container-fixture.ts';

/** A thousand changes of each form, always the same ones: so many of its bytes, the others of what it says. */
const OF_BYTES = 400;
const OF_CONTENT = 600;
const SEED = 20_261_121;

let world: World;
let contents: Contents;
beforeAll(async () => {
  world = await makeWorld();
  contents = smallContentsOf(world);
});

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const inText = (change: (text: string, random: Random) => string) => (file: Uint8Array, random: Random) =>
  utf8(change(new TextDecoder().decode(file), random));

/** What of a file is signed, so that another file with the same says nothing else; null where it cannot be read. */
type Signed = (text: string) => Promise<string | null> | string | null;

const ofSeal: Signed = (text) => {
  const { payload, signatures, ...flat } = JSON.parse(text);
  const { protected: header, signature } = signatures?.[0] ?? flat;
  return JSON.stringify([payload, header, signature]);
};
const ofGraph: Signed = (text) => {
  const { proof: _, ...document } = JSON.parse(text);
  return canonicalise(document);
};
const ofToken: Signed = (text) => text;
/** The issuer's token: disclosures and key binding may be taken away, and everything else is refused. */
const ofSdJwt: Signed = (text) => text.split('~')[0] ?? null;

async function signedIn(file: Uint8Array, signed: Signed): Promise<string | null> {
  const { found } = await readInput(file);
  if (found.length !== 1 || !found[0]) return null;
  try {
    return await signed(found[0].text);
  } catch {
    return null;
  }
}

const SEAL = { signed: ofSeal, change: inText(changedSeal) };
const GRAPH = { signed: ofGraph, change: inText(changedText) };
const TOKEN = { signed: ofToken, change: inText(changedToken) };
const SD_JWT = { signed: ofSdJwt, change: inText(changedToken) };

/** The badge inside a picture, changed and baked again. */
async function rebaked(file: Uint8Array, random: Random, kind: 'PNG' | 'SVG'): Promise<Uint8Array> {
  const { found } = await readInput(file);
  const text = found[0]?.text ?? '';
  return kind === 'PNG'
    ? png(iTXt(utf8(changedText(text, random))))
    : svg(`<openbadges:credential verify="${changedToken(text, random)}"></openbadges:credential>`);
}

interface Mutated {
  readonly signed: Signed;
  readonly change: (file: Uint8Array, random: Random) => Uint8Array | Promise<Uint8Array>;
}

const MUTATED: Readonly<Partial<Record<FormName, Mutated>>> = {
  'EDC (ES256, iat)': SEAL,
  'EDC (ES256, sigT)': SEAL,
  'EDC (RS256)': SEAL,
  'EDC, flattened': SEAL,
  'VCDM 2.0, ecdsa-rdfc-2019': GRAPH,
  'VCDM 2.0, proof set': GRAPH,
  'VCDM 2.0, proof chain': GRAPH,
  'VCDM 2.0, derived ecdsa-sd-2023': GRAPH,
  'VCDM 1.1, ecdsa-rdfc-2019': GRAPH,
  'VCDM 1.1, Ed25519Signature2020': GRAPH,
  'vc+jwt': TOKEN,
  'vc+jwt, enveloped': { signed: ofToken, change: inText(changedText) },
  'VC-JWT 1.1': TOKEN,
  'SD-JWT VC, flat': SD_JWT,
  'SD-JWT VC with ld and key binding': SD_JWT,
  'Open Badge': GRAPH,
  'Open Badge as JWT': TOKEN,
  'Open Badge in a PNG': { signed: ofGraph, change: (file, random) => rebaked(file, random, 'PNG') },
  'Open Badge as JWT in an SVG': { signed: ofToken, change: (file, random) => rebaked(file, random, 'SVG') },
};

/** Facts without where they stand: one value and a list of one are the same statement. */
const told = (report: Report | undefined): unknown =>
  JSON.parse(JSON.stringify(report?.facts), (key, value) => (key === 'path' ? undefined : value));

/** Whether everything that is said was said before: less may be said, in shorter lists, and nothing else. */
function isPartOf(less: unknown, more: unknown): boolean {
  if (less === null || less === undefined || less === more) return true;
  if (typeof less !== 'object' || typeof more !== 'object' || more === null) return false;
  if (Array.isArray(less))
    return Array.isArray(more) && less.every((item) => more.some((other) => isPartOf(item, other)));
  return Object.entries(less).every(([name, value]) => isPartOf(value, (more as Record<string, unknown>)[name]));
}

it('what is part of what is known before anything is judged by it', () => {
  const more = { title: { nl: 'Recht' }, ects: '9', outcomes: [{ nl: 'a' }, { nl: 'b' }] };
  expect(isPartOf(more, more)).toBe(true);
  expect(isPartOf({ ...more, ects: null, outcomes: [{ nl: 'b' }] }, more)).toBe(true);
  for (const other of [{ ects: '90' }, { eqf: 8 }, { title: { nl: 'Recht', en: 'Law' } }, { outcomes: [{ nl: 'c' }] }])
    expect(isPartOf({ ...more, ...other }, more)).toBe(false);
});

/** What a thousand changes of one form did. */
async function mutate(name: FormName, { signed, change }: Mutated) {
  const { make, asked }: FormInWorld = FORMS[name];
  const made = await make(world, contents);
  const file = typeof made === 'string' ? utf8(made) : made;
  const look = (bytes: Uint8Array) => world.look(bytes, asked === undefined ? {} : { expected: ASKED });
  const original = (await look(file)).reports[0] as Report;
  expect(original.verdict).toBe('passed');
  const same = await signedIn(file, signed);
  const random = seeded(SEED);
  const verdicts = { passed: 0, indeterminate: 0, failed: 0 };
  for (let run = 0; run < OF_BYTES + OF_CONTENT; run += 1) {
    const mutated = run < OF_BYTES ? changedBytes(file, random) : await change(file, random);
    const { verdict, reports } = await look(mutated);
    verdicts[verdict] += 1;
    if (verdict !== 'passed') continue;
    // Only what is signed in the same way may pass, and then it says what it said.
    expect(await signedIn(mutated, signed), `change ${run} of ${name}`).toBe(same);
    if (signed !== ofSdJwt) expect(told(reports[0]), `change ${run} of ${name}`).toEqual(told(original));
    // A holder may show less than the issuer signed, and nothing else.
    else expect(isPartOf(told(reports[0]), told(original)), `change ${run} of ${name}`).toBe(true);
    expect(isPartOf(reports[0]?.subject, original.subject), `change ${run} of ${name}`).toBe(true);
    expect(reports[0]?.issuer).toEqual(original.issuer);
  }
  return verdicts;
}

describe('a thousand changes of a signed file never pass, unless nothing that is signed was changed', () => {
  it.each(Object.entries(MUTATED) as [FormName, Mutated][])('%s', async (name, how) => {
    const started = performance.now();
    const verdicts = await mutate(name, how);
    if (process.env.MUTATION_COUNTS) console.log(name, verdicts, Math.round(performance.now() - started));
    expect(verdicts.failed).toBeGreaterThan(500);
  });
});

describe('a thousand changes of a presentation never show that somebody holds it', () => {
  it.each([
    ['with a proof', GRAPH],
    ['as a JWT', TOKEN],
  ] as const)('%s, unless it is the same presentation', async (name, { signed, change }) => {
    const held = smallContentsOf(world, world.holder.did).badge;
    const credential = {
      '@context': 'https://www.w3.org/ns/credentials/v2',
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/vc+jwt,${await world.token({ typ: 'vc+jwt' }, held)}`,
    };
    const made =
      name === 'as a JWT'
        ? await world.holder.presentsToken('2.0', [credential], ASKED)
        : JSON.stringify(await world.holder.presents('2.0', [credential], ASKED));
    const file = utf8(made);
    const same = await signedIn(file, signed);
    const random = seeded(SEED);
    let shown = (await world.look(file, { expected: ASKED })).reports[0]?.holder.method === 'key' ? 1 : 0;
    expect(shown).toBe(1);
    for (let run = 0; run < OF_BYTES + OF_CONTENT; run += 1) {
      const mutated = run < OF_BYTES ? changedBytes(file, random) : change(file, random);
      const { reports } = await world.look(mutated, { expected: ASKED });
      if (!reports.some(({ holder }) => holder.method === 'key')) continue;
      shown += 1;
      expect(await signedIn(mutated, signed), `change ${run}`).toBe(same);
      expect(reports.map(({ verdict }) => verdict)).toEqual(['passed']);
    }
    expect(shown).toBeLessThan(200);
  });
});

const writtenIn = (header: { etsiU?: unknown }): string =>
  [header.etsiU]
    .flat(3)
    .map((value) => Buffer.from(String(value), 'base64url').toString())
    .join('');

describe('what is not signed never improves a verdict', () => {
  it('of a seal without revocation values: whatever is written beside the signature', async () => {
    const bare = JSON.parse(await world.seal(contents.edc, { bare: true }));
    const good = JSON.parse(await world.seal(contents.edc));
    const { rVals } = JSON.parse(writtenIn(good.signatures[0].header));
    const list = rVals.crlVals[0].val;
    const random = seeded(SEED);
    for (let run = 0; run < 300; run += 1) {
      // Values of another kind, broken ones, and real ones under other names; the real ones themselves are what is missing.
      const header = changeJson({ etsiU: [...good.signatures[0].header.etsiU], alg: 'ES256' }, random);
      const values = JSON.parse(writtenIn(good.signatures[0].header));
      const etsiU = [Buffer.from(JSON.stringify(changeJson(values, random))).toString('base64url')];
      for (const beside of [header, { etsiU }]) {
        const signatures = [{ ...bare.signatures[0], header: beside }];
        const { verdict, reports } = await world.look(JSON.stringify({ ...bare, signatures }));
        const revocation = reports[0]?.checks.find(({ code }) => code === 'CERTIFICATE_NOT_REVOKED');
        // A list that is the authority's own is evidence wherever it comes from.
        if (revocation === undefined) expect(verdict).not.toBe('passed');
        else expect(writtenIn(beside)).toContain(list);
      }
    }
  });

  it('of an attestation that has expired: whatever is disclosed or not', async () => {
    const [token = '', ...disclosures] = (await world.sdJwt({ exp: NOW - 86_400 })).split('~').slice(0, -1);
    const random = seeded(SEED);
    for (let run = 0; run < 100; run += 1) {
      const some = disclosures.filter(() => random() < 0.5);
      const found = await world.look([token, ...some, ''].join('~'));
      expect(codesOf(found, 'failed')).toEqual(['EXPIRED']);
    }
  });

  it('of a credential with a revoked status: a disclosure left out hides nothing of it', async () => {
    const text = await world.secured(contents.badge);
    const { proof, ...document } = JSON.parse(text);
    const revoked = { set: { 'r-1': [INDEX['r-1']] } };
    expect(codesOf(await world.look(text, revoked), 'failed')).toEqual(['STATUS_REVOKED']);
    const { credentialStatus: _, ...without } = document;
    expect(codesOf(await world.look(JSON.stringify({ ...without, proof }), revoked), 'failed')).toEqual([
      'SIGNATURE_BROKEN',
    ]);
  });
});
