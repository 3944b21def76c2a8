import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { CHECK_CODES, type CheckCode } from '../../src/verifying/codes/index.ts';
import type { Verdict } from '../../src/verifying/report.ts';
import { type Json, proofByHand } from '../support/signed-by-hand.ts';
import { type Content, contentsOf } from '../support/world/contents.ts';
import { ASKED } from '../support/world/forms.ts';
import { DID, type Look, listUrl, makeWorld, NOW, ORIGIN, SLUG, type World } from '../support/world.ts';

let world: World;
let vcdm2: Content;
beforeAll(async () => {
  world = await makeWorld();
  vcdm2 = contentsOf(world).vcdm2;
});

const KEYS = `${ORIGIN}/i/${SLUG}/did.json`;
const LISTS = [listUrl('r-1'), listUrl('s-1')];

/** The signed document with something done to it, or to its proof, afterwards. */
const changed = async (change: (document: Content) => void): Promise<string> => {
  const document = JSON.parse(await world.secured(vcdm2));
  change(document);
  return JSON.stringify(document);
};

/** The document with a proof whose options are these, and a good signature over them. */
async function provedWith(more: Json): Promise<string> {
  const { cryptosuite, verificationMethod, sign } = world.signer.ecdsa;
  const options = { type: 'DataIntegrityProof', cryptosuite, verificationMethod, proofPurpose: 'assertionMethod' };
  return JSON.stringify({ ...vcdm2, proof: await proofByHand(vcdm2, { ...options, ...more }, sign) });
}

const token = (header: object, more: object = {}): Promise<string> =>
  world.token({ typ: 'vc+jwt', ...header }, { ...vcdm2, ...more });

interface Refused {
  readonly code: CheckCode;
  readonly when: string;
  readonly make: () => Promise<string>;
  readonly verdict: Verdict;
  readonly look?: () => Look;
  /** Every address that is asked, in alphabetical order: none unless said. */
  readonly asked?: readonly string[];
  /** What is said of the same fault besides. */
  readonly beside?: readonly CheckCode[];
  /** It was proved, so that its facts are shown. */
  readonly facts?: true;
}

const REFUSED: readonly Refused[] = [
  {
    code: 'ALGORITHM_REFUSED',
    when: 'a token with an algorithm for which a secret is shared',
    make: () => token({ alg: 'HS256' }),
    verdict: 'failed',
  },
  {
    code: 'HEADER_REFUSED',
    when: 'a token that says where its key can be fetched',
    make: () => token({ jku: 'https://attacker.example/keys' }),
    verdict: 'failed',
  },
  {
    code: 'CLAIMS_REFUSED',
    when: 'a token with a second credential beside the first',
    make: () => token({}, { vc: vcdm2 }),
    verdict: 'failed',
  },
  {
    code: 'CONTEXT_NOT_ALLOWED',
    when: 'a document that gives its own meaning to words',
    make: () => changed((one) => one['@context'].push({ issuer: 'urn:x:a', validFrom: 'urn:x:b' })),
    verdict: 'indeterminate',
    asked: [KEYS],
  },
  {
    code: 'CONTEXT_UNKNOWN',
    when: 'a vocabulary somewhere on the web',
    make: () => changed((one) => one['@context'].push('https://elders.example/context')),
    verdict: 'indeterminate',
    asked: [KEYS],
  },
  {
    code: 'JSON_LD_REFUSED',
    when: 'two vocabularies of which one redefines what the other protects',
    make: () => changed((one) => one['@context'].push('https://www.w3.org/2018/credentials/v1')),
    verdict: 'indeterminate',
    asked: [KEYS],
  },
  {
    code: 'DOCUMENT_TOO_COMPLEX',
    when: 'a list of more than a thousand',
    make: () => changed((one) => (one.identifier = Array.from({ length: 1_001 }, (_, at) => `urn:x:${at}`))),
    verdict: 'indeterminate',
    asked: [KEYS],
  },
  {
    code: 'UNDEFINED_TERM',
    when: 'a member that no vocabulary knows, added after signing',
    make: () => changed((one) => (one.credentialSubject.nieuw = 'summa cum laude')),
    verdict: 'failed',
    asked: [KEYS],
  },
  {
    code: 'PROOF_SHAPE',
    when: 'a proof with a member no proof has',
    make: () => changed((one) => (one.proof.nieuw = 1)),
    verdict: 'failed',
    asked: [KEYS],
  },
  {
    code: 'SIGNATURE_MALFORMED',
    when: 'a signature of which the end is missing',
    make: () => changed((one) => (one.proof.proofValue = one.proof.proofValue.slice(0, -9))),
    verdict: 'failed',
    asked: [KEYS],
  },
  {
    code: 'PROOF_PURPOSE',
    when: 'a good signature that was made to log in',
    make: () => provedWith({ created: '2026-11-21T11:00:00Z', proofPurpose: 'authentication' }),
    verdict: 'failed',
    asked: [KEYS],
  },
  {
    code: 'PROOF_EXPIRED',
    when: 'a good signature that held until yesterday',
    make: () => provedWith({ created: '2026-11-19T11:00:00Z', expires: '2026-11-20T11:00:00Z' }),
    verdict: 'failed',
    asked: [KEYS],
  },
  {
    code: 'PROOF_NOT_YET',
    when: 'a good signature dated in an hour',
    make: () => world.secured(vcdm2, ['ecdsa'], NOW + 3_600),
    verdict: 'failed',
    asked: [KEYS],
  },
  {
    code: 'KEY_NOT_REACHABLE',
    when: 'an institution whose keys are down',
    make: () => world.secured(vcdm2),
    look: () => ({ down: [KEYS] }),
    verdict: 'indeterminate',
    asked: [KEYS],
  },
  {
    code: 'KEY_UNSUPPORTED',
    when: 'an institution with a kind of address we cannot look up',
    make: () => changed((one) => (one.issuer.id = 'did:ebsi:zxYz')),
    look: () => ({ institution: { issuers: [DID, 'did:ebsi:zxYz'] } }),
    verdict: 'indeterminate',
  },
  {
    code: 'SD_JWT_REFUSED',
    when: 'a disclosure that belongs to nothing',
    make: async () => `${await world.sdJwt()}WyJzYWx0IiwiZXFmIiw4XQ~`,
    verdict: 'failed',
    asked: [KEYS],
  },
  {
    code: 'SD_FORBIDDEN_CLAIM',
    when: 'an end date that could have been hidden',
    make: () => world.sdJwt({}, { exp: NOW + 3_600 }),
    verdict: 'failed',
    asked: [KEYS],
  },
  {
    code: 'TREE_NOT_PLAIN',
    when: 'a signed word that is the full name of another',
    make: () => token({}, { 'dc:title': 'Hersenchirurg' }),
    verdict: 'indeterminate',
    asked: [KEYS],
  },
  {
    code: 'ISSUER_CONTRADICTION',
    when: 'a token about a document that names another issuer',
    make: () =>
      world.sdJwt({ jti: vcdm2.id, ld: { ...vcdm2, issuer: { ...vcdm2.issuer, id: 'did:web:elders.example' } } }),
    verdict: 'indeterminate',
    asked: [KEYS, ...LISTS],
    beside: ['MEANING_CONTRADICTION'],
    facts: true,
  },
  {
    code: 'HOLDER_NOT_CHECKED',
    when: 'a key of the holder that is named and not given',
    make: async () => world.holder.binds(await world.sdJwt({ cnf: { kid: 'k-1' } }), ASKED),
    look: () => ({ expected: ASKED }),
    verdict: 'indeterminate',
    asked: [KEYS],
    facts: true,
  },
];

describe('what is refused, or cannot be checked, has its own code, and of what is not proved no status is asked for', () => {
  it.each(REFUSED)('$code: $when', async ({ code, make, verdict, look, asked = [], beside = [], facts }) => {
    // A memory of its own: everything it has to ask, it asks.
    const found = await world.look(await make(), { set: {}, ...look?.() });
    const [report, ...others] = found.reports;
    expect(others).toEqual([]);
    expect(report?.checks.map((one) => one.code)).toContain(code);
    expect(
      report?.checks.filter(({ outcome }) => outcome === CHECK_CODES[code].outcome).map((one) => one.code),
    ).toEqual([code, ...beside]);
    expect([found.verdict, report?.verdict]).toEqual([verdict, verdict]);
    expect([...found.asked].toSorted()).toEqual(asked.toSorted());
    if (facts) expect(report?.facts).not.toBeNull();
    else expect(report?.facts).toBeNull();
  });

  it('the very document they were made from passes, and then its status is asked for', async () => {
    for (const text of [await world.secured(vcdm2), await token({})]) {
      const found = await world.look(text, { set: {} });
      expect(found.verdict).toBe('passed');
      expect([...found.asked].toSorted()).toEqual([KEYS, ...LISTS].toSorted());
    }
  });
});

it('what was not proved is examined no further, and every step says so', async () => {
  const found = await world.look((await world.secured(vcdm2)).replace('"point":"9"', '"point":"90"'), { set: {} });
  expect(found.reports[0]?.checks.filter(({ outcome }) => outcome === 'skipped').map(({ code }) => code)).toEqual([
    'MEANING_NOT_EXAMINED',
    'VALIDITY_NOT_EXAMINED',
    'STATUS_NOT_EXAMINED',
    'AUTHORITY_NOT_EXAMINED',
    'HOLDER_NOT_EXAMINED',
  ]);
});

const TESTS = fileURLToPath(new URL('..', import.meta.url));
const testFiles = readdirSync(TESTS, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts'));

it('every code a report can carry is named in a test', () => {
  const text = testFiles.map((name) => readFileSync(`${TESTS}${name}`, 'utf8')).join('\n');
  const named = new Set([...text.matchAll(/['"`[]([A-Z][A-Z_]+)['"`\]]/g)].map(([, code]) => code));
  expect(testFiles.length).toBeGreaterThan(100);
  expect(Object.keys(CHECK_CODES).filter((code) => !named.has(code))).toEqual([]);
});
