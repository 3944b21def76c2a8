import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';

/** Official samples, shapes and test vectors lie beside the repository; a clone without them skips what needs them. */
const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url));
export const hasShared = existsSync(SHARED);

export const sharedText = (path: string): string => readFileSync(`${SHARED}${path}`, 'utf8');
export const sharedJson = (path: string): unknown => JSON.parse(sharedText(path));

/**
 * `describe` that is skipped, with the reason in its title, where the official material is absent. Its body is not even
 * looked at then: collecting its tests may need the material.
 */
export function describeWithShared(title: string, body: () => void): void {
  if (hasShared) describe(title, body);
  else describe.skip(`${title} [skipped: ../shared is absent]`, () => it.todo('needs the official material'));
}
