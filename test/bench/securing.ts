import { canonicalise } from '../../src/credential/contexts/canonicalise.ts';
import { type IssuerKeys, readProof } from '../../src/credential/data-integrity/read-proof.ts';
import { secure } from '../../src/credential/data-integrity/secure.ts';
import { assertionKeys } from '../../src/credential/did/assertion-keys.ts';
import { DID, NOW } from '../support/world.ts';
import { makeBare } from './bare.ts';
import type { Cost } from './costs.ts';
import { foreignCredential, smallCredential } from './credentials.ts';
import type { MeasuredWorld } from './measured-world.ts';
import { makeStock, type StockSuite } from './stock.ts';

const LIMITS = { issue: 3, verify: 2.5, foreign: 20 };
const SUITES = { ecdsa: 'ECDSA P-256', eddsa: 'EdDSA' } as const;
const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** Data Integrity over documents of ours: one proof made, one proof read. Bare hashes the canonical N-Quads. */
export async function securedCosts(world: MeasuredWorld): Promise<readonly Cost[]> {
  const documents = {
    'small micro-credential': smallCredential(world.vcdm2Document),
    'as issued, two page images': world.vcdm2Document,
  };
  const rows: Cost[] = [];
  for (const [size, document] of Object.entries(documents))
    for (const suite of ['ecdsa', 'eddsa'] as const) rows.push(...(await bothWays(world, size, document, suite)));
  return rows;
}

/** A stranger's JSON-LD with nodes that have no name: verified only, since we do not issue such. */
export async function foreignCosts(world: MeasuredWorld): Promise<readonly Cost[]> {
  const [, verifying] = await bothWays(world, 'foreign: Open Badge with blank nodes', foreignCredential(), 'ecdsa');
  return verifying ? [{ ...verifying, limit: LIMITS.foreign }] : [];
}

async function bothWays(
  world: MeasuredWorld,
  size: string,
  document: object,
  suite: StockSuite,
): Promise<readonly Cost[]> {
  const bare = await makeBare(suite);
  const stock = await makeStock(DID, NOW);
  const signer = world.signer[suite];
  const keys: IssuerKeys = assertionKeys(world.didDocument, DID);
  const body = JSON.stringify(document);
  const secured = await secure(body, [signer], NOW);
  const stocks = JSON.stringify(await stock.issue(document, suite));
  const canonical = utf8(await canonicalise(document));
  const bytes = utf8(secured);
  await world.verifyWhole(bytes);
  const prove = async () => {
    const reading = await readProof(secured, keys, { now: NOW });
    if (!reading.ok) throw new Error(`${reading.error.code}: ${reading.error.reason}`);
  };
  return [
    {
      what: `Data Integrity ${SUITES[suite]}, issue: ${size}`,
      bytes: bytes.length,
      limit: LIMITS.issue,
      bare: () => bare.hashAndSign(canonical),
      ours: () => secure(body, [signer], NOW),
      stock: async () => JSON.stringify(await stock.issue(JSON.parse(body) as object, suite)),
    },
    {
      what: `Data Integrity ${SUITES[suite]}, verify: ${size}`,
      bytes: bytes.length,
      limit: LIMITS.verify,
      bare: () => bare.hashAndVerify(canonical),
      ours: prove,
      whole: () => world.verifyWhole(bytes),
      stock: () => stock.verify(JSON.parse(stocks) as object),
    },
  ];
}
