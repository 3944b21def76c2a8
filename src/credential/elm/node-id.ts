import { sha1 } from '../../record/sha1.ts';
import { hex } from '../../record/sha256.ts';
import { encodeUtf8 } from '../../record/utf8.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Gives the node at a path inside one credential its id. The same path is always the same node. */
export type NodeIds = (...path: readonly string[]) => string;

/**
 * Node ids of one credential: `urn:uuid` UUIDv5 of the credential's uuid and the path of the node. No counters: two
 * credentials never share a node by accident, and composing the same award again yields the same ids.
 * Throws when the credential id does not end in a uuid, which is a bug in `reserve`.
 */
export function nodeIds(credentialId: string): NodeIds {
  const namespace = UUID.exec(credentialId)?.[0];
  if (namespace === undefined) throw new Error(`no uuid at the end of credential id ${credentialId}`);
  const known = new Map<string, string>();
  return (...path) => {
    // Unit codes may contain a slash; encoded, two different paths can never read the same.
    const name = path.map(encodeURIComponent).join('/');
    const id = known.get(name) ?? `urn:uuid:${uuidV5(namespace, name)}`;
    known.set(name, id);
    return id;
  };
}

/** A name-based UUID with SHA-1 (RFC 9562 §5.5). SHA-1 only spreads names here; nothing relies on its strength. */
export function uuidV5(namespace: string, name: string): string {
  const written = encodeUtf8(name);
  const bytes = new Uint8Array(16 + written.length);
  const digits = namespace.replaceAll('-', '');
  for (let at = 0; at < 16; at += 1) bytes[at] = Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16);
  bytes.set(written, 16);
  const digest = sha1(bytes).subarray(0, 16);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const uuid = hex(digest);
  return [uuid.slice(0, 8), uuid.slice(8, 12), uuid.slice(12, 16), uuid.slice(16, 20), uuid.slice(20)].join('-');
}
