import { readTree } from '../../src/credential/graph/tree.ts';
import type { JsonObject } from '../../src/record/json.ts';
import type { Examined } from '../../src/verifying/examined.ts';
import type { Form } from '../../src/verifying/form.ts';

/** A document as the pipeline hands it to the step `mean`: proved, by an issuer nobody knows. */
export function examinedOf(document: object | null, form: Form, more: Partial<Examined> = {}): Examined {
  const tree = document === null ? null : readTree(document as JsonObject);
  if (tree && !tree.ok) throw new Error(`${tree.error.reason} at ${tree.error.pointer}`);
  const { id, issuer } = (document ?? {}) as { id?: string; issuer?: string | { id?: string } };
  return {
    form,
    tree: tree?.value ?? null,
    claims: null,
    issuerId: (typeof issuer === 'string' ? issuer : issuer?.id) ?? null,
    credentialId: id ?? null,
    admission: { known: false, code: 'ISSUER_UNKNOWN', hint: null, registryVersion: 'test' },
    seal: null,
    proved: true,
    signedAt: null,
    ...more,
  };
}
