import { beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/credential/data-integrity/admissible.ts';
import { readProof } from '../../src/credential/data-integrity/read-proof.ts';
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
    expect(await refusedWithin(100, text)).toMatchObject({ error: { code: 'malformed' } });
  });

  it('nesting below the limit of size is too_complex, and exhausts no stack', async () => {
    const text = `{"@context":["https://www.w3.org/ns/credentials/v2"],"name":${'['.repeat(500_000)}${']'.repeat(500_000)}}`;
    expect(await refusedWithin(400, text)).toMatchObject({ error: { code: 'too_complex' } });
  });

  it.each([
    ['nested one too deep', Array.from({ length: LIMITS.depth }).reduce<unknown>((inner) => ({ hasPart: inner }), {})],
    ['with an array one too long', Array.from({ length: LIMITS.arrayLength + 1 }, (_, index) => `urn:x:${index}`)],
    [
      'with too many values',
      Array.from({ length: 10 }, () => ({ a: Array.from({ length: 600 }, (_, index) => index) })),
    ],
  ])('a document %s is too_complex', async (_, hasClaim) => {
    const text = JSON.stringify({ ...signed, credentialSubject: { ...signed.credentialSubject, hasClaim } });
    expect(await refusedWithin(100, text)).toMatchObject({ error: { code: 'too_complex' } });
  });

  it('the most values one property can take cost less than a second', async () => {
    const title = Array.from({ length: 4 }, (_, part) => ({
      id: 'urn:x:same',
      type: 'LearningAchievement',
      title: { nl: Array.from({ length: 1_000 }, (_, index) => `${part}-${index}`) },
    }));
    const text = JSON.stringify({ ...signed, credentialSubject: { ...signed.credentialSubject, hasClaim: title } });
    expect(await refusedWithin(1_500, text)).toMatchObject({ error: { code: 'signature' } });
  });
});
