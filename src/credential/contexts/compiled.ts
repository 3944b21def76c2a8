import type { DocumentLoader } from './canonicalise.ts';
import { type Outcome, type Sink, walk } from './compiled-pass.ts';
import { type ContextPlan, planFor } from './context-plan.ts';
import { type ExpandedNode, ExpandedNodes } from './expanded-nodes.ts';
import { documentLoader } from './loader.ts';
import { NQuadsLines } from './n-quads-lines.ts';

/** What the compiled contexts make of a document: its canonical N-Quads in pieces, its expanded form, or nothing they are sure of. */
export type Compiled =
  | { readonly path: 'compiled'; readonly pieces: readonly string[] }
  | { readonly path: 'compiled-with-blank-nodes'; readonly expanded: ExpandedNode }
  | { readonly path: 'library' };

const LIBRARY: Compiled = { path: 'library' };
/** More steps than one plan holds contexts: whoever asks for more goes the long way. */
const MOST_STEPS = 64;

/**
 * Reads a document under the compiled contexts of its `@context`. It refuses nothing: a document it does not follow to the
 * end, a wrong one among them, is the library's to expand or to refuse. Equality with the library is what
 * `test/conformance/canonical-fuzz.test.ts` is for.
 */
export async function compiled(document: object, loader: DocumentLoader): Promise<Compiled> {
  const plan = await planFor((document as { readonly '@context'?: unknown })['@context'], loader);
  if (plan === undefined) return LIBRARY;
  const lines = await walked(plan, document, () => new NQuadsLines());
  const pieces = lines?.pieces();
  if (pieces !== undefined) return { path: 'compiled', pieces };
  const nodes = await walked(plan, document, () => new ExpandedNodes());
  return nodes?.root === undefined ? LIBRARY : { path: 'compiled-with-blank-nodes', expanded: nodes.root };
}

/**
 * Whether the compiled contexts give every member of a document its meaning: then jsonld would expand it in safe mode
 * without an error. False says nothing: the library has to be asked.
 */
export async function meansSomething(document: object): Promise<boolean> {
  const plan = await planFor((document as { readonly '@context'?: unknown })['@context'], documentLoader);
  return plan !== undefined && (await walked(plan, document, () => NOTHING_KEPT)) !== undefined;
}

const NOTHING_KEPT: Sink<true> = {
  sorted: false,
  node: () => true,
  type: () => undefined,
  link: () => undefined,
  iri: () => undefined,
  literal: () => true,
};

/** The sink after a complete walk, or undefined. Contexts the document asks for are compiled on the way. */
async function walked<Node, Into extends Sink<Node>>(
  plan: ContextPlan,
  document: object,
  fresh: () => Into,
): Promise<Into | undefined> {
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const sink = fresh();
    const outcome: Outcome = walk(document, plan.root, sink);
    if (outcome === 'done') return sink;
    if (outcome === 'unsure') return undefined;
    try {
      await plan.compile(outcome);
    } catch {
      // jsonld refuses the context that a property or a type brings: it says why when it is given the document.
      return undefined;
    }
  }
  return undefined;
}
