import { sha256Hex } from '../../record/sha256.ts';

const DAY = 86_400;

/** How long a link waits to be used, and how long a session lasts; seconds. */
export const LINK_SECONDS = 14 * DAY;
export const SESSION_SECONDS = 30 * DAY;

/** How a secret of a link or session is kept: only who holds it can make it. */
export const digestOf = (secret: string): Promise<string> => sha256Hex(new TextEncoder().encode(secret));
