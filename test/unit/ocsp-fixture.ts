import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  BasicOCSPResponse,
  CertID,
  Certificate,
  Extension,
  OCSPResponse,
  ResponseBytes,
  SingleResponse,
} from 'pkijs';
import type { Bytes } from './x509-fixture.ts';

export interface OcspWish {
  /** Whose certificate and key sign the answer, and whether that certificate comes along. */
  readonly signer: { readonly certificate: Bytes; readonly privateKey: CryptoKey };
  readonly attach?: boolean;
  readonly by?: 'name' | 'key';
  /** About which certificate. */
  readonly leaf: Bytes;
  readonly issuer: Bytes;
  readonly hash?: 'SHA-1' | 'SHA-256';
  readonly status: 'good' | 'unknown' | { readonly revokedAt: number; readonly reason?: number };
  readonly thisUpdate: number;
  readonly nextUpdate?: number;
  readonly producedAt?: number;
  readonly critical?: boolean;
  readonly archiveCutoff?: number;
  readonly twice?: boolean;
}

const date = (moment: number): Date => new Date(moment * 1000);

/** An OCSP response as another library writes it. */
export async function ocspResponse(wish: OcspWish): Promise<Bytes> {
  const signer = Certificate.fromBER(wish.signer.certificate);
  const id = new CertID();
  await id.createForCertificate(Certificate.fromBER(wish.leaf), {
    hashAlgorithm: wish.hash ?? 'SHA-1',
    issuerCertificate: Certificate.fromBER(wish.issuer),
  });
  if (wish.hash === 'SHA-256')
    id.hashAlgorithm = new AlgorithmIdentifier({
      algorithmId: '2.16.840.1.101.3.4.2.1',
      algorithmParams: new asn1js.Null(),
    });
  const answer = new SingleResponse({ certID: id });
  answer.certStatus = statusOf(wish.status);
  answer.thisUpdate = date(wish.thisUpdate);
  if (wish.nextUpdate !== undefined) answer.nextUpdate = date(wish.nextUpdate);
  if (wish.archiveCutoff !== undefined)
    answer.singleExtensions = [
      new Extension({
        extnID: '1.3.6.1.5.5.7.48.1.6',
        extnValue: new asn1js.GeneralizedTime({ valueDate: date(wish.archiveCutoff) }).toBER(),
      }),
    ];
  const basic = new BasicOCSPResponse();
  const { tbsResponseData } = basic;
  tbsResponseData.responderID =
    wish.by === 'key' ? new asn1js.OctetString({ valueHex: await keyHash(signer) }) : signer.subject;
  tbsResponseData.producedAt = date(wish.producedAt ?? wish.thisUpdate);
  tbsResponseData.responses = wish.twice ? [answer, answer] : [answer];
  if (wish.critical)
    tbsResponseData.responseExtensions = [
      new Extension({ extnID: '1.3.6.1.4.1.55555.2', critical: true, extnValue: new asn1js.Null().toBER() }),
    ];
  if (wish.attach) basic.certs = [signer];
  await basic.sign(wish.signer.privateKey, 'SHA-256');
  const response = new OCSPResponse();
  response.responseStatus = new asn1js.Enumerated({ value: 0 });
  response.responseBytes = new ResponseBytes({
    responseType: '1.3.6.1.5.5.7.48.1.1',
    response: new asn1js.OctetString({ valueHex: basic.toSchema().toBER() }),
  });
  return new Uint8Array(response.toSchema().toBER());
}

const keyHash = (certificate: Certificate): Promise<ArrayBuffer> =>
  crypto.subtle.digest('SHA-1', certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView.slice());

/** CertStatus (RFC 6960 §4.2.1), whose choices are told apart by implicit tags. */
function statusOf(status: OcspWish['status']): asn1js.BaseBlock {
  if (typeof status === 'string')
    return new asn1js.Primitive({ idBlock: { tagClass: 3, tagNumber: status === 'good' ? 0 : 2 } });
  const reason =
    status.reason === undefined
      ? []
      : [
          new asn1js.Constructed({
            idBlock: { tagClass: 3, tagNumber: 0 },
            value: [new asn1js.Enumerated({ value: status.reason })],
          }),
        ];
  return new asn1js.Constructed({
    idBlock: { tagClass: 3, tagNumber: 1 },
    value: [new asn1js.GeneralizedTime({ valueDate: date(status.revokedAt) }), ...reason],
  });
}
