/** Digests of the bytes a resource is published with. */
export interface KnownDigests {
  readonly sha256: Uint8Array;
  readonly sha384: Uint8Array;
}

/** What a related resource has to hash to; null for a resource nobody here knows the bytes of. */
export type ResourceDigests = (url: string) => KnownDigests | null;
