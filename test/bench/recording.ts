import type { Env } from '../../src/config.ts';
import type { IssuingDeps } from '../../src/issuing/ports.ts';
import { SCENARIO_CASES } from '../../src/local/invented/awards.ts';
import { grantScope } from '../../src/record/institution-scope.ts';
import { Specification } from '../../src/record/offering.ts';
import { blobStore } from '../../src/store/blobs.ts';
import { putInstitution } from '../../src/store/institutions.ts';
import { addVersion } from '../../src/store/offerings.ts';
import { register } from '../../src/store/register.ts';
import { addSigningKey } from '../../src/store/signing-keys.ts';
import { pageLike } from './measured-world.ts';
import { memoryIssuing } from './memory-issuing.ts';
import { makeOffice, type Office } from './office.ts';
import { awards, issueNext } from './whole-issue.ts';

/** What one issue asks of the record book: batches, each a round trip on Cloudflare, and milliseconds here. */
export interface Recording {
  readonly batches: number;
  readonly milliseconds: number;
  readonly blobMilliseconds: number;
}

const ORIGIN = 'https://sigillum.example';
const now = (): number => Math.floor(Date.now() / 1000);

/** Scenario 1 with two pages, against embedded D1 and R2. */
export async function benchRecording(env: Env, issues: number): Promise<Recording> {
  const invented = SCENARIO_CASES.environmentalMediator();
  const office = await makeOffice(ORIGIN, invented.institution, [invented.specification], now());
  const scope = grantScope(invented.institution.slug, { keyId: 'bench' });
  await fill(env.DB, office, now());
  const spent = { batches: 0, book: 0, blobs: 0 };
  const deps: IssuingDeps = {
    ...memoryIssuing(office, { now, page: pageLike('nl').png }),
    register: timed(register(env.DB, ORIGIN, now), (took) => {
      spent.batches += 1;
      spent.book += took;
    }),
    blobs: timed(blobStore(env.BLOBS), (took) => {
      spent.blobs += took;
    }),
  };
  const next = awards(invented);
  // The first opens the status lists.
  await issueNext(deps, scope, next());
  Object.assign(spent, { batches: 0, book: 0, blobs: 0 });
  for (let number = 0; number < issues; number += 1) await issueNext(deps, scope, next());
  return {
    batches: spent.batches / issues,
    milliseconds: spent.book / issues,
    blobMilliseconds: spent.blobs / issues,
  };
}

/** Puts an office into a database, as the API would. */
export async function fill(db: D1Database, { institution, specifications, keys }: Office, at: number): Promise<void> {
  const scope = grantScope(institution.slug, { keyId: 'bench' });
  await putInstitution(db, scope, institution, at);
  for (const key of keys) await addSigningKey(db, scope, key, at);
  for (const input of specifications)
    await addVersion(
      db,
      scope,
      {
        input,
        specification: Specification.parse(input),
        sha256: '0'.repeat(64),
        profile: { id: 'vl-2025', version: 'bench' },
        findings: [],
      },
      true,
      at,
    );
}

/** The same functions, each telling how long it took. */
function timed<T extends object>(functions: T, tell: (took: number) => void): T {
  const wrapped = Object.entries(functions).map(([name, method]) => [
    name,
    async (...parameters: unknown[]) => {
      const before = performance.now();
      const result = await (method as (...all: unknown[]) => Promise<unknown>)(...parameters);
      tell(performance.now() - before);
      return result;
    },
  ]);
  return Object.fromEntries(wrapped) as T;
}
