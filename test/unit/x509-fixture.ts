import { encodeName, extension, signStructure } from '../../keys/certificate-writing.ts';
import {
  bitString,
  context,
  octetString,
  oid,
  sequence,
  smallInteger,
  time,
  trueValue,
} from '../../src/credential/certificates/der-writing.ts';
import { EXTENSION_OID } from '../../src/credential/certificates/extensions.ts';
import { anchorFromDer } from '../../src/trust/x509/anchor.ts';
import type { PathReport, TrustAnchor } from '../../src/trust/x509/path-report.ts';
import { validatePath } from '../../src/trust/x509/validate-path.ts';
import { DAY, ECDSA_SHA256, makeParty, NOW, type Party } from './certificates-fixture.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

export const name = (commonName: string, organisation = 'Example', country = 'BE'): Bytes =>
  encodeName({ country, organisation, organizationIdentifier: 'NTRBE-0123456789', commonName });

/** Key usage bits, the highest first. */
export const KEY_SIGNS_CERTIFICATES = 0x06;
export const KEY_SIGNS_CONTENT = 0x40;

export const basicConstraints = (authority: boolean, pathLength?: number): Bytes =>
  extension(
    EXTENSION_OID.basicConstraints,
    true,
    sequence(...(authority ? [trueValue()] : []), ...(pathLength === undefined ? [] : [smallInteger(pathLength)])),
  );
export const keyUsage = (bits: number): Bytes =>
  extension(EXTENSION_OID.keyUsage, true, bitString(Uint8Array.of(bits)));
export const purposes = (critical: boolean, ...oids: readonly string[]): Bytes =>
  extension(EXTENSION_OID.extendedKeyUsage, critical, sequence(...oids.map(oid)));
/** Subtrees of names: GeneralNames, permitted and excluded. */
export const nameConstraints = (permitted: readonly Bytes[], excluded: readonly Bytes[] = []): Bytes =>
  extension(
    EXTENSION_OID.nameConstraints,
    true,
    sequence(
      ...(permitted.length === 0 ? [] : [context(0, true, ...permitted.map((one) => sequence(one)))]),
      ...(excluded.length === 0 ? [] : [context(1, true, ...excluded.map((one) => sequence(one)))]),
    ),
  );
export const directoryName = (der: Bytes): Bytes => context(4, true, der);
export const dnsName = (text: string): Bytes => context(2, false, new TextEncoder().encode(text));
export const alternativeNames = (...names: readonly Bytes[]): Bytes =>
  extension(EXTENSION_OID.subjectAltName, false, sequence(...names));
export const keyIds = (own: Bytes | null, authority: Bytes | null): Bytes[] => [
  ...(own ? [extension(EXTENSION_OID.subjectKeyIdentifier, false, octetString(own))] : []),
  ...(authority
    ? [extension(EXTENSION_OID.authorityKeyIdentifier, false, sequence(context(0, false, authority)))]
    : []),
];

export interface Wish {
  readonly subject: Bytes;
  readonly issuer: Bytes;
  readonly spki: Bytes;
  readonly extensions: readonly Bytes[];
  readonly serial?: number;
  readonly from?: number;
  readonly to?: number;
}

/** The signed part of a certificate in which every piece can be chosen. */
export const bodyOf = (wish: Wish, algorithm: Bytes = sequence(oid(ECDSA_SHA256))): Bytes =>
  sequence(
    context(0, true, smallInteger(2)),
    smallInteger(wish.serial ?? 4711),
    algorithm,
    wish.issuer,
    sequence(time(wish.from ?? NOW - 30 * DAY), time(wish.to ?? NOW + 300 * DAY)),
    wish.subject,
    wish.spki,
    context(3, true, sequence(...wish.extensions)),
  );

/** A certificate that a P-256 party signed. */
export const certificate = (by: Party, wish: Wish): Promise<Bytes> => signStructure(by.pkcs8, bodyOf(wish));

/** A certificate that an RSA party signed, in a way WebCrypto and the certificate both have to be told. */
export async function rsaCertificate(by: Party, hash: 'SHA-1' | 'SHA-256', wish: Wish): Promise<Bytes> {
  const arc = hash === 'SHA-1' ? 5 : 11;
  const algorithm = sequence(oid(`1.2.840.113549.1.1.${arc}`), Uint8Array.of(5, 0));
  const body = bodyOf(wish, algorithm);
  const key = await crypto.subtle.importKey('pkcs8', by.pkcs8, { name: 'RSASSA-PKCS1-v1_5', hash }, false, ['sign']);
  const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', key, body);
  return sequence(body, algorithm, bitString(new Uint8Array(signature)));
}

export interface Keys {
  readonly root: Party;
  readonly middle: Party;
  readonly leaf: Party;
  readonly other: Party;
}

export const makeKeys = async (): Promise<Keys> => ({
  root: await makeParty(),
  middle: await makeParty(),
  leaf: await makeParty(),
  other: await makeParty(),
});

export const rootWish = ({ root }: Keys): Wish => ({
  subject: name('Root'),
  issuer: name('Root'),
  spki: root.spki,
  extensions: [basicConstraints(true), keyUsage(KEY_SIGNS_CERTIFICATES)],
});
export const middleWish = ({ middle }: Keys): Wish => ({
  subject: name('Middle'),
  issuer: name('Root'),
  spki: middle.spki,
  extensions: [basicConstraints(true), keyUsage(KEY_SIGNS_CERTIFICATES)],
});
export const leafWish = ({ leaf }: Keys): Wish => ({
  subject: name('Seal'),
  issuer: name('Middle'),
  spki: leaf.spki,
  extensions: [basicConstraints(false), keyUsage(KEY_SIGNS_CONTENT)],
});

/** What is presented, and the root an operator loaded. */
export interface Chain {
  readonly x5c: readonly Bytes[];
  readonly further?: readonly Bytes[];
  readonly anchor: Bytes;
}

/** Root, middle, leaf, each as wished. */
export async function chainOf(
  keys: Keys,
  change: { root?: Partial<Wish>; middle?: Partial<Wish>; leaf?: Partial<Wish> } = {},
): Promise<Chain> {
  const [anchor, middle, leaf] = await Promise.all([
    certificate(keys.root, { ...rootWish(keys), ...change.root }),
    certificate(keys.root, { ...middleWish(keys), ...change.middle }),
    certificate(keys.middle, { ...leafWish(keys), ...change.leaf }),
  ]);
  return { x5c: [leaf, middle], anchor };
}

export async function anchor(der: Bytes, use: TrustAnchor['use'] = 'seal'): Promise<TrustAnchor> {
  const made = await anchorFromDer(der, { use, source: 'operator' });
  if (!made.ok) throw new Error(made.error.reason);
  return made.value;
}

export async function judge(chain: Chain, now = NOW, anchors?: readonly TrustAnchor[]): Promise<PathReport> {
  return validatePath(
    { certificates: chain.x5c, further: chain.further ?? [], ocsp: [], crl: [], signingTime: NOW },
    anchors ?? [await anchor(chain.anchor)],
    now,
  );
}

/** The code of an invalid chain, else its outcome. */
export const codeOf = ({ outcome, code }: PathReport): string => code ?? outcome;
