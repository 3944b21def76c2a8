import type { ContextDocument } from './elm-context.ts';
import { elmVcdm2 } from './elm-vcdm2.ts';
import manifest from './manifest.json' with { type: 'json' };

/** A context we serve ourselves, under a name that contains its digest. */
export interface Wrapper {
  /** SHA-256 of the UTF-8 bytes of `text`, lower-case hexadecimal; pinned in the manifest, recomputed by a test. */
  readonly sha256: string;
  /** The exact bytes that are served, as text. */
  readonly text: string;
  readonly document: ContextDocument;
}

const wrapper = (source: keyof typeof manifest.wrappers, document: ContextDocument): Wrapper => ({
  sha256: manifest.wrappers[source],
  text: JSON.stringify(document),
  document,
});

/** The wrapper that is written today. */
export const currentWrapper = wrapper('contexts/elm-vcdm2.ts', elmVcdm2());

/** Every wrapper that was ever written; none is ever taken out, because credentials refer to it for ever. */
export const WRAPPERS: readonly Wrapper[] = [currentWrapper];
