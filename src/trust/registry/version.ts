import { canonicalJson } from '../../record/canonical-json.ts';
import { sha256Hex } from '../../record/sha256.ts';
import type { Registry } from './registry.ts';

const known = new WeakMap<Registry, string>();

/**
 * The version of a registry: its date and the first ten characters of the SHA-256 of its content in RFC 8785 form, such
 * as `2026-11-21-3f9a01c2d4`. The same content has the same version wherever it is loaded.
 */
export async function registryVersion(registry: Registry): Promise<string> {
  const made = known.get(registry);
  if (made !== undefined) return made;
  const digest = await sha256Hex(new TextEncoder().encode(canonicalJson(registry)));
  const version = `${registry.asOf}-${digest.slice(0, 10)}`;
  known.set(registry, version);
  return version;
}
