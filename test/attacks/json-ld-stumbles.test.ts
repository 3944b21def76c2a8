import { expect, it } from 'vitest';
import { CanonicalisationError, canonicalise } from '../../src/credential/contexts/canonicalise.ts';
import { readProof } from '../../src/credential/data-integrity/read-proof.ts';
import { issued, NOW, provingInstitution } from '../support/proving-institution.ts';

// jsonld sorts the types before it looks at them, and an object with these members has no text to be sorted by.
it.each<[object]>([[{ toString: 1 }], [{ toString: null, valueOf: null }]])(
  'a type over which the library stumbles is a refusal, not a crash: %j',
  async (type) => {
    const institution = await provingInstitution();
    const document = await issued([institution.ecdsa]);
    Object.assign(document.credentialSubject, { type: [type, 'Person'] });
    const failure = await canonicalise(document).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CanonicalisationError);
    expect(failure).toMatchObject({ code: 'json_ld' });
    const read = await readProof(JSON.stringify(document), institution.keys, { now: NOW });
    expect(read).toMatchObject({ ok: false, error: { code: 'json_ld' } });
  },
);
