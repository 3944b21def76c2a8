import { zipSync, zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inflate } from '../../src/credential/container/inflate.ts';
import { readInput } from '../../src/verifying/read/read-input.ts';

/** The same readers inside workerd, whose streams are not those of Node. */

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const CREDENTIAL = '{"@context":["https://www.w3.org/ns/credentials/v2"],"type":"VerifiableCredential"}';

/** A PDF whose cross-references are gone and whose attachment is deflated. */
function pdf(): Uint8Array {
  const data = zlibSync(utf8(CREDENTIAL));
  const head = `%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R /AF [<< /F (a.json) /EF << /F 5 0 R >> >>] >> endobj
5 0 obj << /Filter /FlateDecode /Length ${data.length} >> stream
`;
  return Uint8Array.from([...utf8(head), ...data, ...utf8('\nendstream endobj trailer << /Root 1 0 R >>')]);
}

describe('in workerd', () => {
  it('containers are opened', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg"><b:credential xmlns:b="https://purl.imsglobal.org/ob/v3p0"><![CDATA[${CREDENTIAL}]]></b:credential></svg>`;
    const { found, failures } = await readInput(
      zipSync({ 'a.pdf': pdf(), 'b.svg': utf8(svg), 'c.json': utf8(CREDENTIAL) }),
    );
    expect(failures).toEqual([]);
    expect(found.map(({ within }) => within)).toEqual(['a.pdf › attachment a.json', 'b.svg › badge', 'c.json']);
  });

  it('inflating is bounded, and damage or data behind the end are refused', async () => {
    const packed = zlibSync(utf8(CREDENTIAL.repeat(100)));
    const code = async (bytes: Uint8Array, left: number) => {
      const result = await inflate(bytes, 'deflate', { left });
      return result.ok ? 'ok' : result.error.code;
    };
    expect(await code(packed, 100_000)).toBe('ok');
    expect(await code(packed, 1000)).toBe('too-large');
    expect(await code(packed.subarray(0, -4), 100_000)).toBe('damaged');
    expect(await code(Uint8Array.from([...packed, 1, 2, 3]), 100_000)).toBe('damaged');
    expect(await code(zlibSync(new Uint8Array(40 * 1024 * 1024)), 1024 * 1024)).toBe('too-large');
  });
});
