import { childrenOf, type DerElement, DerFault, expectTag, readDer, readWholeBits, TAG } from './der.ts';
import { readSignatureScheme, type Signed } from './signature-scheme.ts';

/** A structure signed as X.509 signs: what is signed, how, the signature, and whatever follows it. */
export interface SignedStructure extends Signed {
  readonly body: DerElement;
  /** The AlgorithmIdentifier, encoded. */
  readonly algorithm: Uint8Array<ArrayBuffer>;
  readonly rest: readonly DerElement[];
}

/** Reads the frame that CRLs (RFC 5280 §5.1) and OCSP responses (RFC 6960 §4.2.1) share. Throws `DerFault`. */
export function readSignedStructure(bytes: Uint8Array<ArrayBuffer>, what: string): SignedStructure {
  const [body, algorithm, signature, ...rest] = childrenOf(expectTag(readDer(bytes), TAG.sequence, what));
  const scheme = expectTag(algorithm, TAG.sequence, 'the signature algorithm');
  return {
    body: expectTag(body, TAG.sequence, `the signed part of ${what}`),
    algorithm: scheme.encoded,
    signatureScheme: readSignatureScheme(scheme),
    toBeSigned: expectTag(body, TAG.sequence, what).encoded,
    signature: readWholeBits(signature, 'the signature'),
    rest,
  };
}

/** The one element inside an explicit tag. Throws `DerFault`. */
export function insideOf(wrapper: DerElement, what: string): DerElement {
  const [child, ...surplus] = childrenOf(wrapper);
  if (child === undefined || surplus.length > 0) throw new DerFault(`${what} is not one element`);
  return child;
}
