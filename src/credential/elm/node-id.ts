import { createHash } from 'node:crypto';

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
  const digest = createHash('sha1').update(namespace.replaceAll('-', ''), 'hex').update(name, 'utf8').digest('hex');
  const variant = ((Number.parseInt(digest.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `5${digest.slice(13, 16)}`,
    `${variant}${digest.slice(18, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}
