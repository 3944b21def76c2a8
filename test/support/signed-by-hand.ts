import { canonicalise, type Digest } from '../../src/credential/contexts/canonicalise.ts';
import { hashData } from '../../src/credential/data-integrity/hash-data.ts';
import { encodeBase58btc } from '../../src/credential/keys/base58btc.ts';

export type Json = Record<string, unknown>;
export type Sign = (bytes: Uint8Array) => Promise<Uint8Array>;

/**
 * A proof over exactly the document that is given (with the proofs of a chain, where it has some), its options canonicalised
 * by the library and never by template: what somebody else's software would make.
 */
export async function proofByHand(
  document: Json,
  options: Json,
  sign: Sign,
  digest: Digest = 'SHA-256',
): Promise<Json> {
  const [config, body] = await Promise.all([
    canonicalise({ '@context': document['@context'], ...options }, digest),
    canonicalise(document, digest),
  ]);
  const signature = await sign(await hashData(config, body, digest));
  return { ...options, proofValue: `z${encodeBase58btc(signature)}` };
}
