import { sha256Hex } from '../../record/sha256.ts';
import { type CommonLayer, drawCommonLayer, type LayerSource } from './common-layer.ts';
import type { BlankSheet } from './lay-out.ts';
import type { PageRenderer } from './renderer.ts';

/** One megabyte each, three under a development key: offerings, languages and sizes of names now in use. */
const MOST = 16;

/** Finished layers of a renderer, the one used longest ago first; an isolate has one renderer. */
const KEPT = new WeakMap<PageRenderer, Map<string, CommonLayer | undefined>>();

/**
 * The common layer of a page, drawn on first use. It is kept under a digest of everything that decides it: the facts that
 * are nobody's own, the language, and the room of each personal text. Only finished layers are kept, so that no request
 * waits for another.
 */
export async function commonLayer(
  source: LayerSource,
  layOut: () => Promise<BlankSheet>,
  renderer: PageRenderer,
): Promise<CommonLayer | undefined> {
  const kept = KEPT.get(renderer) ?? new Map<string, CommonLayer | undefined>();
  KEPT.set(renderer, kept);
  const { facts, rooms, language, share, colours } = source;
  const key = await sha256Hex(new TextEncoder().encode(JSON.stringify([facts, rooms, language, share, colours])));
  const layer = kept.has(key) ? kept.get(key) : await drawCommonLayer(source, await layOut(), renderer);
  kept.delete(key);
  kept.set(key, layer);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST) break;
    kept.delete(oldest);
  }
  return layer;
}
