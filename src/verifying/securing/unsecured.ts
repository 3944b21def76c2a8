import type { JsonObject } from '../../record/json.ts';
import { check } from '../check.ts';
import type { Form } from '../form.ts';
import { type Claimed, unproved } from './claimed.ts';
import { idOf, issuerIdOf } from './issuer-id.ts';

/** A credential without any signature: it can be read, and proves nothing. */
export const claimUnsecured = (form: Form, document: JsonObject): Claimed => ({
  form,
  issuerId: issuerIdOf(document),
  credentialId: idOf(document),
  document,
  chain: null,
  keyName: null,
  signedAt: null,
  prove: async () => unproved([check('NOT_SEALED')]),
});
