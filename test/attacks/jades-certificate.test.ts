import { beforeAll, expect, it } from 'vitest';
import { extension } from '../../keys/certificate-writing.ts';
import { bitString, sequence } from '../../src/credential/certificates/der-writing.ts';
import { EXTENSION_OID } from '../../src/credential/certificates/extensions.ts';
import { readSeal } from '../../src/credential/jades/read.ts';
import { encodeBase64 } from '../../src/record/base64.ts';
import { makeParty, type Party, RSA_SHA1, unsignedCertificate } from '../unit/certificates-fixture.ts';
import { certificateParameters, forge, goodHeader, type Header, makeSealer, rawSigner } from '../unit/jades-fixture.ts';

let party: Party;
let header: Header;
let certificate: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  party = await makeParty();
  header = await goodHeader(await makeSealer('ES256'));
  certificate = unsignedCertificate({ subject: 'Seal', issuer: 'Authority', spki: party.spki });
});

async function readUnder(parameters: Header) {
  const signer = rawSigner(party.privateKey, { name: 'ECDSA', hash: 'SHA-256' });
  return readSeal(await forge(signer, { ...header, ...parameters }));
}
const codeUnder = async (parameters: Header): Promise<string> => {
  const reading = await readUnder(parameters);
  return reading.ok ? 'accepted' : reading.error.code;
};

it('a stranger’s own certificate is read and not called development: trusting it is another room’s decision', async () => {
  const reading = await readUnder(await certificateParameters(certificate));
  expect(reading).toMatchObject({ ok: true, value: { development: false, leaf: { subject: { commonName: 'Seal' } } } });
});

it('x5c that is absent, empty, no array, too long or holds no certificate is refused', async () => {
  const filler = encodeBase64(certificate);
  for (const x5c of [undefined, [], filler, [7], ['AAAA'], ['!'], Array(11).fill(filler), [filler, 'AAAA']])
    expect(await codeUnder({ x5c, 'x5t#S256': undefined })).toBe('SEAL_CERTIFICATE');
});

it('the signer’s certificate anywhere but first is refused', async () => {
  const { x5c: [own] = [] } = (await certificateParameters(certificate)) as { x5c?: string[] };
  const [stranger] = header.x5c as string[];
  expect(await codeUnder({ x5c: [stranger, own] })).toBe('SEAL_BROKEN');
  expect(await codeUnder({ x5c: [own, stranger], 'x5t#S256': undefined })).toBe('accepted');
});

it('a certificate with bytes after its end, cut short, or in BER is refused', async () => {
  const indefinite = Uint8Array.of(0x30, 0x80, ...certificate.subarray(4), 0, 0);
  const longLength = Uint8Array.of(0x30, 0x83, 0, ...certificate.subarray(2));
  for (const der of [Uint8Array.of(...certificate, 0), certificate.slice(0, -1), indefinite, longLength])
    expect(await codeUnder(await certificateParameters(der))).toBe('SEAL_CERTIFICATE');
});

it('an extension that is given twice is refused', async () => {
  const usage = extension(EXTENSION_OID.keyUsage, true, bitString(Uint8Array.of(0x40)));
  const twice = unsignedCertificate({ subject: 'A', issuer: 'B', spki: party.spki, extensions: [usage, usage] });
  expect(await codeUnder(await certificateParameters(twice))).toBe('SEAL_CERTIFICATE');
});

it('a certificate signed with SHA-1 is read and flagged', async () => {
  const weak = unsignedCertificate({ subject: 'A', issuer: 'B', spki: party.spki, algorithm: RSA_SHA1 });
  expect(await readUnder(await certificateParameters(weak))).toMatchObject({
    ok: true,
    value: { weaknesses: ['CERTIFICATE_SHA1'] },
  });
});

it('a key whose point is not on the curve is refused', async () => {
  const spki = Uint8Array.from(party.spki);
  spki[spki.length - 1] = (spki.at(-1) ?? 0) ^ 1;
  const off = unsignedCertificate({ subject: 'A', issuer: 'B', spki });
  expect(await codeUnder(await certificateParameters(off))).toBe('SEAL_BROKEN');
});

it('a key in an algorithm we do not know is refused', async () => {
  const off = unsignedCertificate({
    subject: 'A',
    issuer: 'B',
    // id-Ed25519 (RFC 8410), a key of zeros.
    spki: sequence(sequence(Uint8Array.of(6, 3, 0x2b, 0x65, 0x70)), bitString(new Uint8Array(32))),
  });
  expect(await codeUnder(await certificateParameters(off))).toBe('SEAL_KEY');
});
