import { readSeal } from '../../src/credential/jades/read.ts';
import { readInput } from '../../src/verifying/read/read-input.ts';
import { verify } from '../../src/verifying/verify.ts';
import { makeWorld, NOW } from '../support/world.ts';
import { type Measured, measure } from './measure.ts';

/** One form: what its bytes cost bare, what a whole verification costs, and some steps by themselves. */
export interface VerifyingReport {
  readonly forms: readonly { readonly form: string; readonly bytes: number; readonly stages: readonly Measured[] }[];
}

/** Bytes that do not compress, like a picture. */
function randomBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
}

const ES256 = { name: 'ECDSA', hash: 'SHA-256' };

/**
 * A whole verification of each form: read, admit, prove, mean, timing, status, authority, holder and facts, by the
 * verifier of another deployment whose trust is open and whose lists and keys are at hand. Bare is SHA-256 and ES256
 * over the very bytes of the file, once.
 */
export async function benchVerifying(rounds: number): Promise<VerifyingReport> {
  // Two certificate pages of the size that drawing makes: four fifths of every document that is really issued.
  const page = (language: 'nl' | 'en') => ({ language, png: randomBytes(84_000) });
  const world = await makeWorld({ pages: [page('nl'), page('en')] });
  const { trust } = await world.trustFor();
  const pair = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const files = {
    'EDC (JAdES, ES256)': await world.seal(world.edcDocument),
    'Data Integrity, ECDSA P-256': await world.secured(world.vcdm2Document, ['ecdsa']),
    'Data Integrity, EdDSA': await world.secured(world.vcdm2Document, ['eddsa']),
    'vc+jwt': await world.token({ typ: 'vc+jwt' }, world.vcdm2Document),
    'SD-JWT VC, flat': await world.sdJwt(),
  };
  const forms: VerifyingReport['forms'][number][] = [];
  for (const [form, text] of Object.entries(files)) {
    const bytes = new TextEncoder().encode(text);
    const signature = await crypto.subtle.sign(ES256, pair.privateKey, bytes);
    const first = await verify(bytes, {}, { trust, now: NOW, local: false });
    if (first.verdict === 'failed') throw new Error(`${form}: ${JSON.stringify(first.reports[0]?.checks)}`);
    const stages = await measure(rounds, {
      'bare: hash and verify the same bytes': () => crypto.subtle.verify(ES256, pair.publicKey, signature, bytes),
      'whole verification': () => verify(bytes, {}, { trust, now: NOW, local: false }),
      '  of which recognising the form': () => readInput(bytes),
      ...(form.startsWith('EDC') ? { '  of which seal and its signature': () => readSeal(text) } : {}),
    });
    forms.push({ form, bytes: bytes.length, stages });
  }
  return { forms };
}
