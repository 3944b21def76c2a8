import type { ActiveContext } from 'jsonld';
import jsonld from 'jsonld';

/**
 * jsonld copies an active context deeply (some 280 term definitions) each time it enters or leaves a typed node, and loses
 * its own cache of processed contexts by doing so, since that cache is keyed by identity: two thirds of the time of a
 * canonicalisation. Term definitions are never changed once they are made, so a copy of the table is enough, and going
 * back to the previous context needs no copy at all.
 */
function shallowClone(this: ActiveContext): ActiveContext {
  const copy: ActiveContext = {
    mappings: new Map(this.mappings),
    clone: shallowClone,
    inverse: null,
    getInverse: this.getInverse,
    protected: copyOf(this.protected),
    revertToPreviousContext: backToPrevious,
  };
  if (this.previousContext) copy.previousContext = this.previousContext;
  for (const keyword of ['@base', '@language', '@vocab'] as const) {
    if (keyword in this) copy[keyword] = this[keyword];
  }
  return copy;
}

/** A record of hundreds of names is copied several times faster where it never had a shape (spread takes longest). */
function copyOf(names: Readonly<Record<string, boolean>>): Record<string, boolean> {
  const copy: Record<string, boolean> = Object.create(null);
  for (const name in names) copy[name] = true;
  return copy;
}

function backToPrevious(this: ActiveContext): ActiveContext {
  return this.previousContext ?? this;
}

let shared: Promise<boolean> | undefined;

/**
 * Makes jsonld share term definitions between active contexts. Relies on jsonld 9 handing out its cached initial context,
 * from which every other context inherits `clone` and `revertToPreviousContext`.
 *
 * Resolves to whether it took effect, which is looked up in a context that jsonld processed afterwards. If not (another
 * version of jsonld), nothing was broken: canonicalisation stays correct and becomes two to three times slower.
 * Idempotent; done once per isolate.
 */
export function shareTermDefinitions(): Promise<boolean> {
  shared ??= share();
  return shared;
}

async function share(): Promise<boolean> {
  // The initial context is cached per processing mode; without one and with 1.1 are the two that can occur here.
  for (const options of [{}, { processingMode: 'json-ld-1.1' }]) {
    const initial = await jsonld.processContext(null, null, options);
    if (typeof initial.clone !== 'function' || typeof initial.revertToPreviousContext !== 'function') return false;
    initial.clone = shallowClone;
    initial.revertToPreviousContext = backToPrevious;
  }
  const initial = await jsonld.processContext(null, null, {});
  const processed = await jsonld.processContext(initial, { probe: 'urn:probe' }, {});
  return processed.clone === shallowClone && processed.revertToPreviousContext === backToPrevious;
}
