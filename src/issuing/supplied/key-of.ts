import type { DocumentSigner } from '../../credential/data-integrity/document-signer.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { SUITES, type Suite, type SuppliedIssuer, type SuppliedKey } from './ports.ts';
import type { SuppliedRefusal } from './refusal.ts';

/** Which keys can make a proof of a suite (vc-di-eddsa §3.2, vc-di-ecdsa §3.2, §3.6). */
const MADE_WITH: Readonly<Record<Suite, readonly DocumentSigner['algorithm'][]>> = {
  'eddsa-rdfc-2022': ['Ed25519'],
  'ecdsa-rdfc-2019': ['ES256', 'ES384'],
  'ecdsa-sd-2023': ['ES256'],
};

/**
 * The suite and the key that makes it: the one asked for, `ecdsa-sd-2023` where something is mandatory, else the first
 * that the issuer has a key for.
 */
export function suiteAndKey(
  { keys }: SuppliedIssuer,
  asked: Suite | null,
): Result<{ suite: Suite; key: SuppliedKey }, SuppliedRefusal> {
  const suites = asked === null ? SUITES.filter((suite) => suite !== 'ecdsa-sd-2023') : [asked];
  for (const suite of suites) {
    const key = keys.find(({ algorithm, active }) => active && MADE_WITH[suite].includes(algorithm));
    if (key) return ok({ suite, key });
  }
  return fail({ code: 'KEY_MISSING', params: { roles: suites.join(', ') } });
}
