/**
 * What can be wrong with a chain. Stable: reports name them. A chain that nobody vouches for is not in this list, and
 * neither is one that needs something we do not support: neither says anything against the chain.
 */
export const PATH_CODES = [
  'PATH_EMPTY',
  'PATH_TOO_LONG',
  'PATH_CERTIFICATE_UNREADABLE',
  'PATH_ORDER',
  'PATH_SIGNATURE',
  'PATH_WEAK_SIGNATURE',
  'PATH_WEAK_KEY',
  'PATH_NOT_AUTHORITY',
  'PATH_AUTHORITY_KEY_USAGE',
  'PATH_AUTHORITY_PURPOSE',
  'PATH_AUTHORITY_NOT_VALID',
  'PATH_LENGTH',
  'PATH_CRITICAL_EXTENSION',
  'PATH_NAME_CONSTRAINTS',
  'LEAF_IS_AUTHORITY',
  'LEAF_SELF_SIGNED',
  'LEAF_KEY_USAGE',
  'LEAF_PURPOSE',
] as const;
export type PathCode = (typeof PATH_CODES)[number];

/** Why a path does not hold. Without a code it says nothing against the chain: we could not check it to the end. */
export interface PathFault {
  readonly code: PathCode | null;
  readonly reason: string;
}
