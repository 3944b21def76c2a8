import shipped from '../../../keys/trust/registry.json' with { type: 'json' };
import { Registry } from './registry.ts';

/**
 * The registry this version of the service comes with (`keys/trust/registry.json`). Its institutions are unconfirmed: it
 * says who an issuer may be, and makes nobody trusted. A file that is not a registry is a bug and throws at the start.
 */
export const shippedRegistry: Registry = Registry.parse(shipped);
