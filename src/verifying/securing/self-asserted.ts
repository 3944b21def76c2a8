import type { JsonObject } from '../../record/json.ts';
import { check } from '../check.ts';
import type { Form } from '../form.ts';
import type { Claimed } from './claimed.ts';
import { claimUnsecured } from './unsecured.ts';

/**
 * A credential that its holder issued and that nothing secures but the presentation it stands in (VCDM 2.0 §4.13). Only
 * for whoever has verified the signature of that presentation, and found the issuer to be its holder: neither is asked here.
 */
export const claimSelfAsserted = (form: Form, document: JsonObject): Claimed => ({
  ...claimUnsecured(form, document),
  prove: async () => ({
    proved: true,
    checks: [check('SIGNATURE_GOOD', {}, { proofs: 0 })],
    proofs: [],
    document,
    claims: null,
    signedAt: null,
    binding: null,
  }),
});
