import { describe, expect, it } from 'vitest';
import { documentLoader } from '../../../src/credential/contexts/loader.ts';
import { credential, V2, withExamples } from '../../support/data-model.ts';

const STATUS_V1 = 'https://www.w3.org/ns/credentials/status/v1';
const STATUS = 'https://www.w3.org/ns/credentials/status#';

const entry = {
  id: 'urn:x:entry',
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '7',
  statusListCredential: 'https://status.example/1',
};

describe('Bitstring Status List 1.0 §5 Contexts and Vocabularies', () => {
  it('§5.1: "Implementations that use RDF processing and rely on this specification MUST use these URLs."', async () => {
    const lines = await withExamples(credential({ credentialStatus: entry }));
    for (const term of ['statusPurpose', 'statusListIndex', 'statusListCredential'])
      expect(lines).toContain(`<urn:x:entry> <${STATUS}${term}> `);
    expect(lines).toContain(`<${STATUS}BitstringStatusListEntry>`);
  });

  it('§5.1, in our words: a context cannot give these terms another meaning', async () => {
    const evil = { statusPurpose: 'https://evil.example/#purpose', statusListIndex: 'https://evil.example/#index' };
    const lines = await withExamples(credential({ '@context': [V2, evil], credentialStatus: entry }));
    expect(lines).toBe(await withExamples(credential({ credentialStatus: entry })));
  });

  it('§5.2: "Implementations that perform JSON-LD processing MUST treat the following JSON-LD context URL as already resolved"', async () => {
    const { document } = await documentLoader(STATUS_V1);
    expect(document).toMatchObject({
      '@context': { BitstringStatusListEntry: { '@id': `${STATUS}BitstringStatusListEntry` } },
    });
    await expect(documentLoader(`${STATUS_V1}/`)).rejects.toMatchObject({ code: 'context_unknown' });
  });
});
