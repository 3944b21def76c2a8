import { beforeAll, describe, expect, it, vi } from 'vitest';
import { LIMITS } from '../../src/credential/data-integrity/admissible.ts';
import { readProof, readProofOf } from '../../src/credential/data-integrity/read-proof.ts';
import {
  credential,
  issued,
  NOW,
  type ProvingInstitution,
  provingInstitution,
  type Secured,
} from '../support/proving-institution.ts';

let institution: ProvingInstitution;
let signed: Secured;
beforeAll(async () => {
  institution = await provingInstitution();
  signed = await issued([institution.ecdsa]);
  // The first canonicalisation pays for the contexts.
  await readProof(JSON.stringify(signed), institution.keys, { now: NOW });
});

/** Nodes without a name that all refer to each other: nothing tells them apart but trying all orders. */
function clique(size: number): object[] {
  const names = Array.from({ length: size }, (_, index) => `_:n${index}`);
  return names.map((id) => ({ id, type: 'Person', hasClaim: names.filter((other) => other !== id) }));
}

async function refusedWithin(milliseconds: number, text: string): Promise<unknown> {
  const start = process.cpuUsage();
  const read = await readProof(text, institution.keys, { now: NOW });
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(milliseconds);
  return read;
}

describe('documents made to be expensive', () => {
  it.each([3, 6, 10, 20])('a clique of %i blank nodes is too_complex', async (size) => {
    const text = JSON.stringify({
      ...signed,
      credentialSubject: { ...signed.credentialSubject, hasClaim: clique(size) },
    });
    expect(await refusedWithin(200, text)).toMatchObject({ error: { code: 'too_complex' } });
  });

  it('a few blank nodes that differ are no poison', async () => {
    const hasClaim = [1, 2, 3].map((index) => ({ type: 'LearningAchievement', title: { nl: `Vak ${index}` } }));
    const body = credential();
    const document = await issued([institution.ecdsa], {
      ...body,
      credentialSubject: { ...body.credentialSubject, hasClaim },
    });
    expect(await readProof(JSON.stringify(document), institution.keys, { now: NOW })).toMatchObject({ ok: true });
  });

  it('ten megabytes of nesting are refused without being parsed', async () => {
    const text = `{"a":${'['.repeat(5_000_000)}${']'.repeat(5_000_000)}}`;
    const parse = vi.spyOn(JSON, 'parse');
    expect(await refusedWithin(100, text)).toMatchObject({ error: { code: 'too_complex' } });
    expect(parse).not.toHaveBeenCalled();
    parse.mockRestore();
  });

  it('more than fifteen million characters are refused without being looked at', async () => {
    const text = JSON.stringify({ ...signed, name: 'A'.repeat(LIMITS.characters) });
    expect(await refusedWithin(100, text)).toMatchObject({ error: { code: 'malformed' } });
  });

  it('nesting that was parsed already is too_complex, and exhausts no stack', async () => {
    const name = Array.from({ length: 100_000 }).reduce<unknown>((inner) => [inner], []);
    const refused = await readProofOf({ '@context': signed['@context'], name }, institution.keys, { now: NOW });
    expect(refused).toMatchObject({ error: { code: 'too_complex' } });
  });

  const claim = (index: number, title: unknown, id = `urn:x:${index}`) => ({ id, type: 'LearningAchievement', title });
  const numbered = (length: number, from = 0) => Array.from({ length }, (_, index) => `waarde ${from + index}`);
  it.each<[string, unknown]>([
    ['nested one too deep', Array.from({ length: LIMITS.depth }).reduce<unknown>((inner) => ({ hasPart: inner }), {})],
    ['with an array one too long', Array.from({ length: LIMITS.arrayLength + 1 }, (_, index) => `urn:x:${index}`)],
    ['with too many values', Array.from({ length: 10 }, (_, index) => claim(index, { nl: numbered(600) }))],
    [
      'that says too much of one node',
      [1, 2].map((index) => claim(index, { nl: numbered(600, index * 600) }, 'urn:x:same')),
    ],
    [
      'that says too much of one blank node',
      [1, 2].map((index) => claim(index, { nl: numbered(600, index * 600) }, '_:same')),
    ],
    ['that says too much under two languages', claim(1, { nl: numbered(600), en: numbered(600) })],
    ['with too much text', claim(1, { nl: 'een twee '.repeat(LIMITS.text / 9 + 1) })],
    [
      'with too many long values',
      claim(1, { nl: numbered(600).map((one) => one.replace(' ', '') + 'A'.repeat(1_024)) }),
    ],
  ])('a document %s is too_complex', async (_, hasClaim) => {
    const text = JSON.stringify({ ...signed, credentialSubject: { ...signed.credentialSubject, hasClaim } });
    expect(await refusedWithin(100, text)).toMatchObject({ error: { code: 'too_complex' } });
  });

  it('images do not count as text: a credential of fourteen megabytes is read', async () => {
    const body = credential();
    const content = ['A', 'B', 'C', 'D'].map((letter) => letter.repeat(3_500_000));
    const hasClaim = content.map((one, index) => claim(index, { nl: one }));
    const document = await issued([institution.ecdsa], {
      ...body,
      credentialSubject: { ...body.credentialSubject, hasClaim },
    });
    const text = JSON.stringify(document);
    expect(text.length).toBeGreaterThan(14_000_000);
    expect(await readProof(text, institution.keys, { now: NOW })).toMatchObject({ ok: true });
  });

  it('97 kB of distinct strings in one array cost no more than a normal credential', async () => {
    const title = { nl: Array.from({ length: 12_000 }, (_, index) => `w${index}`) };
    const hostile = { ...signed, credentialSubject: { ...signed.credentialSubject, hasClaim: claim(1, title) } };
    const text = JSON.stringify(hostile);
    expect(text.length).toBeGreaterThan(97_000);
    const normal = JSON.stringify(signed);
    const costOf = async (read: () => Promise<unknown>) => {
      for (let round = 0; round < 20; round += 1) await read();
      const start = process.cpuUsage();
      for (let round = 0; round < 60; round += 1) await read();
      const { user, system } = process.cpuUsage(start);
      return user + system;
    };
    const options = { now: NOW };
    expect(await readProof(text, institution.keys, options)).toMatchObject({ error: { code: 'too_complex' } });
    const usual = await costOf(() => readProof(normal, institution.keys, options));
    expect(await costOf(() => readProof(text, institution.keys, options))).toBeLessThan(usual);
    expect(await costOf(() => readProofOf(hostile, institution.keys, options))).toBeLessThan(usual);
  });

  it('the most values a document can have cost less than a second', async () => {
    const hasClaim = Array.from({ length: 4 }, (_, part) => claim(part, { nl: numbered(985) }));
    const text = JSON.stringify({ ...signed, credentialSubject: { ...signed.credentialSubject, hasClaim } });
    expect(await refusedWithin(1_000, text)).toMatchObject({ error: { code: 'signature' } });
  });
});
