import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type DevelopmentAuthority,
  issueSealLeaf,
  makeDevelopmentAuthority,
  toPem,
  writeCrl,
} from '../../keys/development-authority.ts';
import { jades } from '../../src/credential/jades/index.ts';
import { sealSigner } from '../../src/credential/jades/signer.ts';
import type { SealSigner } from '../../src/credential/signer.ts';
import { composed, everyCase } from '../support/compositions.ts';
import { type Case, failed, inconclusive, passed, revoked } from './case.ts';
import { examplePayload } from './payload.ts';

const DAY = 86_400;

/** A set of cases and the authority files they are judged with. */
export interface Trial {
  readonly root: string;
  readonly crl: string;
  readonly cases: readonly Case[];
}

/**
 * Makes an authority, seals one document in every way we seal, breaks copies of it, seals an EDC of every kind the tests
 * compose, and says what each must yield.
 */
export async function makeFreshSeals(folder: string, now: number): Promise<Trial> {
  const authority = await makeDevelopmentAuthority({ validFrom: now - DAY, validTo: now + 3650 * DAY });
  const payload = examplePayload();
  const cases: Case[] = [];
  const write = (name: string, text: string): string => {
    const file = join(folder, `${name}.jsonld`);
    writeFileSync(file, text);
    return file;
  };
  for (const algorithm of ['ES256', 'RS256'] as const) {
    const { signer } = await makeSigner(authority, algorithm, now);
    const sealed = await seal(signer, payload, now, 'iat');
    const good = write(`${algorithm}-iat`, sealed);
    cases.push({ title: `${algorithm}, iat`, file: good, condition: 'with-crl', expected: passed });
    cases.push({ title: `${algorithm}, iat, no CRL`, file: good, condition: 'without-crl', expected: inconclusive });
    for (const [what, broken] of Object.entries(tamper(sealed, now)))
      cases.push({
        title: `${algorithm}, ${what} tampered`,
        file: write(`${algorithm}-${what}-tampered`, broken),
        condition: 'with-crl',
        expected: failed,
      });
    const older = write(`${algorithm}-sigT`, await seal(signer, payload, now, 'sigT'));
    cases.push({ title: `${algorithm}, sigT (DSS up to 6.0)`, file: older, condition: 'with-crl' });
  }
  const [es256, rs256] = [await makeSigner(authority, 'ES256', now), await makeSigner(authority, 'RS256', now)];
  for (const [index, { name, case: input }] of everyCase().entries()) {
    const { signer } = index % 2 === 0 ? es256 : rs256;
    const file = write(`edc-${name}`, await seal(signer, JSON.stringify(composed(input)), now, 'iat'));
    cases.push({ title: `${signer.algorithm}, EDC ${name}`, file, condition: 'with-crl', expected: passed });
  }
  const withdrawn = await makeSigner(authority, 'ES256', now);
  cases.push({
    title: 'ES256, certificate revoked',
    file: write('ES256-revoked', await seal(withdrawn.signer, payload, now, 'iat')),
    condition: 'with-crl',
    expected: revoked,
  });
  const root = join(folder, 'root.pem');
  const crl = join(folder, 'crl.der');
  writeFileSync(root, toPem('CERTIFICATE', authority.root.der));
  writeFileSync(crl, await writeCrl(authority, [withdrawn.serialNumber], now, now + 30 * DAY));
  return { root, crl, cases };
}

async function makeSigner(
  authority: DevelopmentAuthority,
  algorithm: 'ES256' | 'RS256',
  now: number,
): Promise<{ signer: SealSigner; serialNumber: string }> {
  const leaf = await issueSealLeaf(authority, {
    organisation: 'Universiteit Scheldeland',
    country: 'BE',
    organizationIdentifier: 'NTRBE-0123456789',
    algorithm,
    validFrom: now - DAY / 2,
    validTo: now + 365 * DAY,
  });
  const certificateChain = [leaf.certificateDer];
  const signer = await sealSigner({ keyId: `trial-${algorithm}`, algorithm, pkcs8: leaf.pkcs8, certificateChain });
  return { signer, serialNumber: leaf.serialNumber };
}

async function seal(signer: SealSigner, payload: string, now: number, signingTime: 'iat' | 'sigT'): Promise<string> {
  const intent = await jades.intend('edc', payload, signer, now, { signingTime });
  return jades.assemble(intent.body, intent.parameters, await signer.sign(intent.toBeSigned));
}

/** The same seal with one thing changed in the payload, in the protected header, and in the signature. */
function tamper(sealed: string, now: number): Record<'payload' | 'header' | 'signature', string> {
  const parts = JSON.parse(sealed) as { payload: string; signatures: [{ protected: string; signature: string }] };
  const [signature] = parts.signatures;
  const header = Buffer.from(signature.protected, 'base64url')
    .toString()
    .replace(`"iat":${now}`, `"iat":${now - 1}`);
  const firstCharacter = signature.signature.startsWith('A') ? 'B' : 'A';
  return {
    payload: JSON.stringify({ ...parts, payload: parts.payload.replace('Scheldeland', 'Scheldelund') }),
    header: JSON.stringify({
      ...parts,
      signatures: [{ ...signature, protected: Buffer.from(header).toString('base64url') }],
    }),
    signature: JSON.stringify({
      ...parts,
      signatures: [{ ...signature, signature: firstCharacter + signature.signature.slice(1) }],
    }),
  };
}
