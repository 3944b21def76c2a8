import { canonize } from 'rdf-canonize';
import { encodeBase64Url } from '../../../record/base64.ts';
import { CanonicalisationError } from '../../contexts/canonicalise.ts';

const encoder = new TextEncoder();

/**
 * RDF Dataset Canonicalization 1.0 of statements, for the labels it gives: from a blank node as the statements call it
 * to its canonical label, both without `_:`. Throws `CanonicalisationError` (`too_complex`) for nodes that are too alike.
 */
export async function canonicalLabels(statements: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const canonicalIdMap = new Map<string, string>();
  try {
    await canonize(statements.join(''), {
      algorithm: 'RDFC-1.0',
      inputFormat: 'application/n-quads',
      maxWorkFactor: 1,
      canonicalIdMap,
    });
  } catch (cause) {
    if (!(cause instanceof Error) || !cause.message.startsWith('Maximum deep iterations exceeded')) throw cause;
    throw new CanonicalisationError('too_complex', 'blank nodes are too alike', undefined, { cause });
  }
  const bare = (label: string) => label.replace(/^_:/, '');
  return new Map([...canonicalIdMap].map(([node, label]) => [bare(node), bare(label)]));
}

/**
 * vc-di-ecdsa §3.4.4 `createHmacIdLabelMapFunction`: canonical labels count the nodes of a document and so tell of those
 * that are not shown; an HMAC of each tells nothing. HMAC-SHA-256 under a key of 32 bytes, by the blank node.
 */
export async function hmacOf(
  labels: ReadonlyMap<string, string>,
  key: Uint8Array,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const kind = { name: 'HMAC', hash: 'SHA-256' };
  const hmac = await crypto.subtle.importKey('raw', key as BufferSource, kind, false, ['sign']);
  const signed = [...labels].map(
    async ([node, label]): Promise<[string, Uint8Array]> => [
      node,
      new Uint8Array(await crypto.subtle.sign('HMAC', hmac, encoder.encode(label))),
    ],
  );
  return new Map(await Promise.all(signed));
}

/** How an HMAC is written as a label: base64url multibase. */
export const labelOf = (hmac: Uint8Array): string => `u${encodeBase64Url(hmac)}`;
