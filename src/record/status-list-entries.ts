/**
 * Entries of every status list we open: the fewest that hide one holder among others (Bitstring Status List 1.0 §3.3),
 * and so also the fewest a list of others may have.
 */
export const STATUS_LIST_ENTRIES = 131_072;
