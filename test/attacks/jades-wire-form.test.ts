import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { MAX_SEAL_LENGTH } from '../../src/credential/jades/envelope.ts';
import { readSeal, type SealReading } from '../../src/credential/jades/read.ts';
import type { SealSigner } from '../../src/credential/signer.ts';
import { forge, goodHeader, makeSealer, PAYLOAD, partsOf, type SealParts, seal } from '../unit/jades-fixture.ts';

let signer: SealSigner;
let sealed: string;
beforeAll(async () => {
  signer = await makeSealer('ES256');
  sealed = await seal(signer);
});

const codeOf = async (text: string): Promise<string> => {
  const reading = await readSeal(text);
  return reading.ok ? 'accepted' : reading.error.code;
};

const edited = (edit: (parts: SealParts) => void): string => {
  const parts = partsOf(sealed);
  edit(parts);
  return JSON.stringify(parts);
};

describe('base64url has one spelling', () => {
  const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  /** The same bytes with a last character whose unused bits are set. */
  const loose = (text: string): string => text.slice(0, -1) + ALPHABET[(ALPHABET.indexOf(text.at(-1) ?? 'A') & ~1) | 1];

  it('spaces, padding, line breaks and the standard alphabet are refused', async () => {
    for (const spoil of [
      (text: string) => `${text}=`,
      (text: string) => `${text}==`,
      (text: string) => ` ${text}`,
      (text: string) => `${text.slice(0, 8)}\n${text.slice(8)}`,
      (text: string) => `${text.slice(0, 8)} ${text.slice(8)}`,
      (text: string) => `${text}+/`,
      (text: string) => `${text}.`,
    ]) {
      const inSignature = edited(({ signatures: [entry] }) => {
        entry.signature = spoil(entry.signature);
      });
      const inHeader = edited(({ signatures: [entry] }) => {
        entry.protected = spoil(entry.protected);
      });
      expect(await codeOf(inSignature)).toBe('SEAL_MALFORMED');
      expect(await codeOf(inHeader)).toBe('SEAL_MALFORMED');
    }
  });

  it('a last character with bits that mean nothing is refused', async () => {
    const changed = edited(({ signatures: [entry] }) => {
      expect(Buffer.from(loose(entry.signature), 'base64url')).toEqual(Buffer.from(entry.signature, 'base64url'));
      entry.signature = loose(entry.signature);
    });
    expect(await codeOf(changed)).toBe('SEAL_MALFORMED');
  });

  it('the same holds for a base64url payload and for x5c', async () => {
    const { b64: _, crit: __, ...header } = await goodHeader(signer);
    expect(await codeOf(await forge(signer, header, 'eyJ9='))).toBe('SEAL_MALFORMED');
    const [leaf] = header.x5c as string[];
    const broken = { ...(await goodHeader(signer)), x5c: [`${leaf?.slice(0, 64)}\n${leaf?.slice(64)}`] };
    expect(await codeOf(await forge(signer, broken))).toBe('SEAL_CERTIFICATE');
  });
});

describe('the outer JSON says one thing', () => {
  it('a member named twice is refused, at every level', async () => {
    for (const [once, twice] of [
      ['{"payload"', '{"payload":"{}","payload"'],
      ['"signatures"', '"signatures":[],"signatures"'],
      ['{"protected"', '{"protected":"e30","protected"'],
      ['"signature":', '"signature":"AA","signature":'],
    ] as const)
      expect(await codeOf(sealed.replace(once, twice))).toBe('SEAL_DUPLICATE_KEY');
  });

  it('members outside the signature are refused', async () => {
    expect(await codeOf(JSON.stringify({ ...partsOf(sealed), grade: '20/20' }))).toBe('SEAL_MALFORMED');
    const inEntry = edited(({ signatures: [entry] }) => void Object.assign(entry, { note: 'x' }));
    expect(await codeOf(inEntry)).toBe('SEAL_MALFORMED');
    const both = { ...partsOf(sealed), ...partsOf(sealed).signatures[0] };
    expect(await codeOf(JSON.stringify(both))).toBe('SEAL_MALFORMED');
  });

  it('no signature is malformed, two are unsupported, a missing payload is unsupported', async () => {
    const { payload, signatures } = partsOf(sealed);
    expect(await codeOf(JSON.stringify({ payload, signatures: [] }))).toBe('SEAL_MALFORMED');
    const two = JSON.stringify({ payload, signatures: [signatures[0], signatures[0]] });
    expect(await codeOf(two)).toBe('SEAL_UNSUPPORTED');
    expect(await codeOf(JSON.stringify({ signatures }))).toBe('SEAL_UNSUPPORTED');
  });

  it('a payload that is an object, as a helpful tool would rewrite it, is refused', async () => {
    const rewritten = JSON.stringify({ ...partsOf(sealed), payload: JSON.parse(PAYLOAD) });
    expect(await codeOf(rewritten)).toBe('SEAL_MALFORMED');
  });

  it('text that has no UTF-8 form is refused, since it would sign the same bytes as another text', async () => {
    const replacement = await seal(signer, 'iat', '{"name":"\ufffd"}');
    expect(await codeOf(replacement)).toBe('accepted');
    expect(await codeOf(replacement.replace('\ufffd', '\\ud800'))).toBe('SEAL_MALFORMED');
    expect(await codeOf(replacement.replace('\ufffd', '\ud800'))).toBe('SEAL_MALFORMED');
  });

  it('etsiU has to be an array of single properties, all in one spelling', async () => {
    const header = await goodHeader(signer);
    const encoded = Buffer.from('{"sigTst":{}}').toString('base64url');
    const two = Buffer.from('{"sigTst":{},"arcTst":{}}').toString('base64url');
    for (const etsiU of [[], 'x', [encoded, { sigTst: {} }], ['!'], [two], [7], [`${encoded}=`]])
      expect(await codeOf(await forge(signer, header, PAYLOAD, { etsiU }))).toBe('SEAL_MALFORMED');
  });

  it('what is no JSON, too deep or too large is refused before anything is verified', async () => {
    for (const text of ['', 'x', '[]', 'null', '"payload"', `\ufeff${sealed}`, `${sealed} {}`])
      expect(await codeOf(text)).toBe('SEAL_MALFORMED');
    expect(await codeOf(`{"payload":${'['.repeat(100)}${']'.repeat(100)}}`)).toBe('SEAL_MALFORMED');
    expect(await codeOf(sealed + ' '.repeat(MAX_SEAL_LENGTH))).toBe('SEAL_TOO_LARGE');
  });
});

describe('one changed character', () => {
  it('anywhere in a sealed file is refused, or changes nothing that was sealed', async () => {
    const original = await readSeal(sealed);
    if (!original.ok) throw new Error(original.error.reason);
    const sealedFacts = ({ payload, header, algorithm, signature, certificates, signingTime }: SealReading) => ({
      payload,
      header,
      algorithm,
      signature,
      certificates,
      signingTime,
    });
    const character = fc.oneof(
      fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
      fc.constantFrom('\n', '\t', '\u0000', 'é', '\ud800', '\u2028', ''),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), character, fc.boolean(), async (at, put, insert) => {
        const mutant = sealed.slice(0, at) + put + sealed.slice(at + (insert ? 0 : 1));
        const reading = await readSeal(mutant);
        if (reading.ok) expect(sealedFacts(reading.value)).toEqual(sealedFacts(original.value));
        else expect(reading.error.code).toMatch(/^SEAL_/);
      }),
      { numRuns: 1500 },
    );
  });

  it('in the sealed strings themselves is always refused', async () => {
    const { signatures, payload } = partsOf(sealed);
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat({ max: 2 }), fc.integer({ min: 1, max: 200 }), async (place, which, by) => {
        const strings = [payload, signatures[0].protected, signatures[0].signature];
        const text = strings[which] ?? '';
        const at = place % text.length;
        const other = String.fromCharCode((text.charCodeAt(at) + by) % 0xd800);
        strings[which] = text.slice(0, at) + other + text.slice(at + 1);
        const [newPayload = '', newHeader = '', signature = ''] = strings;
        const mutant = JSON.stringify({ payload: newPayload, signatures: [{ protected: newHeader, signature }] });
        expect((await readSeal(mutant)).ok).toBe(false);
      }),
      { numRuns: 1500 },
    );
  });

  it('as white space between the members is no change', async () => {
    const spaced = JSON.stringify(partsOf(sealed), null, 2);
    expect(await codeOf(spaced)).toBe('accepted');
  });
});
