import { CompactSign, compactVerify } from 'jose';
import { issue } from '../../src/issuing/issue.ts';
import type { CredentialFile, IssuingDeps } from '../../src/issuing/ports.ts';
import { assembled } from '../../src/issuing/seal.ts';
import { type InventedCase, SCENARIO_CASES } from '../../src/local/invented/awards.ts';
import { Award } from '../../src/record/award.ts';
import { grantScope, type InstitutionScope } from '../../src/record/institution-scope.ts';
import { TINY_PNG } from '../support/compositions.ts';
import { makeBare } from './bare.ts';
import type { Cost } from './costs.ts';
import { pageLike } from './measured-world.ts';
import { memoryIssuing } from './memory-issuing.ts';
import { makeOffice } from './office.ts';
import { makeStock } from './stock.ts';

const LIMIT = 4;
const ORIGIN = 'https://sigillum.example';
const now = (): number => Math.floor(Date.now() / 1000);

/**
 * The seven steps of an issue, three documents linted, signed and confirmed, without D1 and drawing: of a small award with
 * a page of one pixel, and of scenario 1 with pages as they are drawn. Bare hashes, signs and verifies each of the three
 * files once with ES256; stock makes and verifies the same three with the libraries.
 */
export const wholeIssueCosts = async (): Promise<readonly Cost[]> => [
  await wholeIssueCost('whole issue, three documents: small award', SCENARIO_CASES.attendance(), TINY_PNG),
  await wholeIssueCost(
    'whole issue, three documents: two page images',
    SCENARIO_CASES.environmentalMediator(),
    pageLike('nl').png,
  ),
];

async function wholeIssueCost(what: string, invented: InventedCase, page: Uint8Array): Promise<Cost> {
  const office = await makeOffice(ORIGIN, invented.institution, [invented.specification], now());
  const deps = memoryIssuing(office, { now, page, mostBodies: 20 });
  const scope = grantScope(invented.institution.slug, { keyId: 'bench' });
  const next = awards(invented);
  const texts = await documentsOf(deps, scope, await issueNext(deps, scope, next()));
  const files = texts.map((text) => new TextEncoder().encode(text));
  const bare = await makeBare('ecdsa');
  return {
    what,
    bytes: files.reduce((sum, { length }) => sum + length, 0),
    limit: LIMIT,
    async bare() {
      for (const bytes of files)
        if (!(await bare.verify(bytes, await bare.sign(bytes)))) throw new Error('not verified');
    },
    ours: () => issueNext(deps, scope, next()),
    stock: await stockForms(texts),
  };
}

/** The same award for one learner after the other. */
export function awards({ award }: InventedCase): () => Record<string, unknown> {
  let number = 0;
  return () => {
    number += 1;
    const learner = { ...award.learner, reference: `L-${number}` };
    return { ...award, awardId: `bench-${number}`, learner };
  };
}

/** Throws with the refusal when there is one. */
export async function issueNext(
  deps: IssuingDeps,
  scope: InstitutionScope,
  body: Record<string, unknown>,
): Promise<CredentialFile> {
  const issued = await issue(deps, scope, { award: Award.parse(body), body, idempotencyKey: null, later: false });
  if (!issued.ok) throw new Error(JSON.stringify(issued.error));
  return issued.value;
}

/** The finished files of a credential: EDC, ECDSA and EdDSA form. */
export const documentsOf = (
  { blobs }: IssuingDeps,
  scope: InstitutionScope,
  { documents }: CredentialFile,
): Promise<string[]> =>
  Promise.all(
    documents.map(async ({ form, body, bodySha256, parameters, signature }) =>
      assembled({
        form,
        body: body ?? (await blobs.get(scope, bodySha256)) ?? '',
        parameters,
        signature: signature ?? '',
      }),
    ),
  );

/** The three documents made and read back by the libraries: two proofs of the credential, one JWS of the EDC. */
export async function stockForms(texts: readonly string[]): Promise<() => Promise<unknown>> {
  const [edc = '', secured = ''] = texts;
  const { proof: _, ...credential } = JSON.parse(secured) as { proof: object; issuer: { id: string } };
  const payload = new TextEncoder().encode((JSON.parse(edc) as { payload: string }).payload);
  const stock = await makeStock(credential.issuer.id, now());
  const pair = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  return async () => {
    for (const suite of ['ecdsa', 'eddsa'] as const) await stock.verify(await stock.issue(credential, suite));
    const token = await new CompactSign(payload).setProtectedHeader({ alg: 'ES256' }).sign(pair.privateKey);
    await compactVerify(token, pair.publicKey);
  };
}
