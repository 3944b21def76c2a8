import { extension, signStructure } from '../../keys/certificate-writing.ts';
import { context, der, oid, sequence, smallInteger, time } from '../../src/credential/certificates/der-writing.ts';
import { EXTENSION_OID } from '../../src/credential/certificates/extensions.ts';
import { ECDSA_SHA256, type Party } from './certificates-fixture.ts';
import type { Bytes } from './x509-fixture.ts';

export interface CrlWish {
  readonly by: Party;
  readonly issuer: Bytes;
  readonly thisUpdate: number;
  readonly nextUpdate?: number;
  readonly revoked?: readonly {
    readonly serial: number;
    readonly at: number;
    readonly extensions?: readonly Bytes[];
  }[];
  readonly extensions?: readonly Bytes[];
  /** The algorithm that the signed part names; ecdsa-with-SHA256 is what signs. */
  readonly algorithm?: string;
}

export const crl = (wish: CrlWish): Promise<Bytes> =>
  signStructure(
    wish.by.pkcs8,
    sequence(
      smallInteger(1),
      sequence(oid(wish.algorithm ?? ECDSA_SHA256)),
      wish.issuer,
      time(wish.thisUpdate),
      ...(wish.nextUpdate === undefined ? [] : [time(wish.nextUpdate)]),
      ...(wish.revoked === undefined
        ? []
        : [
            sequence(
              Uint8Array.from(
                Buffer.concat(
                  wish.revoked.map(({ serial, at, extensions = [] }) =>
                    sequence(
                      smallInteger(serial),
                      time(at),
                      ...(extensions.length === 0 ? [] : [sequence(...extensions)]),
                    ),
                  ),
                ),
              ),
            ),
          ]),
      ...(wish.extensions === undefined ? [] : [context(0, true, sequence(...wish.extensions))]),
    ),
  );

export const reasonCode = (code: number): Bytes => extension('2.5.29.21', false, der(0x0a, Uint8Array.of(code)));
export const deltaIndicator = (): Bytes => extension(EXTENSION_OID.deltaCrlIndicator, true, smallInteger(1));
/** issuingDistributionPoint with one part: [0] a point, [1] users only, [2] authorities only, [4] indirect. */
export const distribution = (part: 'point' | 'users' | 'authorities' | 'indirect'): Bytes => {
  const yes = Uint8Array.of(0xff);
  const uri = context(6, false, new TextEncoder().encode('http://crl.example/1.crl'));
  const parts = {
    point: context(0, true, context(0, true, uri)),
    users: context(1, false, yes),
    authorities: context(2, false, yes),
    indirect: context(4, false, yes),
  };
  return extension(EXTENSION_OID.issuingDistributionPoint, true, sequence(parts[part]));
};
