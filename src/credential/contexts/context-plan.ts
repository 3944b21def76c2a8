import type { DocumentLoader } from './canonicalise.ts';
import { activeAfter, CompiledContext, rootContext, type Step } from './compiled-context.ts';
import { documentLoader, EDC_CONTEXTS, pinnedContext, wrapperContexts } from './loader.ts';
import { shareTermDefinitions } from './shallow-contexts.ts';

const V1 = 'https://www.w3.org/2018/credentials/v1';
const V2 = 'https://www.w3.org/ns/credentials/v2';
const OPEN_BADGES = 'https://purl.imsglobal.org/spec/ob/v3p0/';
const PROOFS = [
  'https://w3id.org/security/data-integrity/v2',
  'https://w3id.org/security/data-integrity/v1',
  'https://w3id.org/security/suites/ed25519-2020/v1',
] as const;
const BADGES = ['context-3.0.3.json', 'context-3.0.2.json', 'context-3.0.1.json', 'context.json'].map(
  (name) => `${OPEN_BADGES}${name}`,
);
/** Stands for every wrapper, whatever host names it. */
const WRAPPER = 'wrapper';

/**
 * The sequences of contexts that are compiled: those of our own documents, and those in which others write credentials.
 * Written out, so that no document makes us keep anything for contexts of its own choice.
 */
const SEQUENCES: readonly (readonly string[])[] = [
  [V2],
  [V2, WRAPPER],
  EDC_CONTEXTS,
  [V1],
  [V1, 'https://www.w3.org/ns/credentials/status/v1'],
  [V1, 'https://w3id.org/vc/status-list/2021/v1'],
  ...PROOFS.flatMap((proof) => [
    [V2, proof],
    [V1, proof],
    [...EDC_CONTEXTS, proof],
    ...BADGES.flatMap((badge) => [
      [V2, badge, proof],
      [V1, badge, proof],
    ]),
  ]),
  [V2, WRAPPER, PROOFS[0]],
  ...BADGES.flatMap((badge) => [
    [V2, badge],
    [V1, badge],
    [V2, badge, `${OPEN_BADGES}extensions.json`],
  ]),
];

/** How many contexts one plan may reach. Ours need ten; which types meet in one node is chosen by whoever writes it. */
export const MOST_CONTEXTS = 64;

/** The compiled contexts of one admitted sequence. */
export interface ContextPlan {
  readonly root: CompiledContext;
  /** How many contexts are compiled at present. */
  size(): number;
  /** Compiles a step; a full plan first forgets every step. Rejects where jsonld refuses the scoped context. */
  compile(step: Step): Promise<void>;
}

/**
 * The plan for a document's `@context`, or undefined where it is not an admitted sequence, or where jsonld refuses it. A
 * context counts as admitted when the loader answers with the pinned text itself. Compiles on first use, without any I/O.
 */
export async function planFor(contexts: unknown, loader: DocumentLoader): Promise<ContextPlan | undefined> {
  const urls = typeof contexts === 'string' ? [contexts] : contexts;
  if (!Array.isArray(urls) || urls.length === 0 || urls.length > LONGEST) return undefined;
  let at: Branch | undefined = ADMITTED;
  for (const url of urls) {
    const document = typeof url === 'string' ? pinnedContext(url) : undefined;
    at = document && at.next.get(document);
    if (at === undefined) return undefined;
  }
  if (!at.admitted || !(await answersPinned(urls, loader))) return undefined;
  at.plan ??= begin(urls);
  return at.plan;
}

/** A tree of admitted sequences, by the pinned documents themselves. */
interface Branch {
  readonly next: Map<object, Branch>;
  admitted: boolean;
  plan?: Promise<ContextPlan | undefined>;
}

const ADMITTED: Branch = { next: new Map(), admitted: false };
for (const sequence of SEQUENCES) {
  let branches = [ADMITTED];
  for (const name of sequence) {
    const documents =
      name === WRAPPER ? [...wrapperContexts.values()].map(({ document }) => document) : [pinnedContext(name)];
    branches = branches.flatMap(({ next }) =>
      documents.map((document) => {
        if (document === undefined) throw new Error(`${name} is compiled but not pinned`);
        const branch = next.get(document) ?? { next: new Map(), admitted: false };
        next.set(document, branch);
        return branch;
      }),
    );
  }
  for (const branch of branches) branch.admitted = true;
}
const LONGEST = Math.max(...SEQUENCES.map(({ length }) => length));

async function answersPinned(urls: readonly string[], loader: DocumentLoader): Promise<boolean> {
  if (loader === documentLoader) return true;
  for (const url of urls) {
    const answer = await loader(url).catch(() => undefined);
    if (answer?.document !== pinnedContext(url)) return false;
  }
  return true;
}

async function begin(urls: readonly string[]): Promise<ContextPlan | undefined> {
  if (!(await shareTermDefinitions())) return undefined;
  try {
    return contextPlan(await rootContext(urls, documentLoader));
  } catch {
    // The library refuses the sequence. It is asked again for each document and says why.
    return undefined;
  }
}

function contextPlan(root: CompiledContext): ContextPlan {
  let known = [root];
  return {
    root,
    size: () => known.length,
    async compile(step) {
      if (known.length >= MOST_CONTEXTS) {
        known = [root];
        root.forget();
        return;
      }
      const { active, previous } = await activeAfter(step, documentLoader);
      const next = known.find((each) => each.equals(active, previous)) ?? new CompiledContext(active, previous);
      if (!known.includes(next)) known.push(next);
      step.from.learn(step, next);
    },
  };
}
