import jsonld, { type ActiveContext, type Loader } from 'jsonld';
import { type CompiledTerm, compileTerm, KEYWORDS, type TermDefinition } from './compiled-term.ts';

/** How a scoped context is entered: through the property it hangs on, or through a type of the node (JSON-LD 1.1 §4.1.8). */
export type Entrance = 'property' | 'type';

/** A step that a document asks for and nobody has compiled yet. */
export interface Step {
  readonly from: CompiledContext;
  readonly scoped: object;
  readonly entrance: Entrance;
}

/**
 * An active context of jsonld with its term definitions as tables, and with the contexts that one reaches from it. Which
 * term means what is decided by jsonld's own context processing; here it is only looked up.
 */
export class CompiledContext {
  readonly active: ActiveContext;
  /** What a node object below returns to when this one came from a type (§4.1.9); undefined when it came from elsewhere. */
  readonly previous: CompiledContext | undefined;
  /** The names under which a node has its id, and those under which it has its types. */
  readonly idNames: readonly string[];
  readonly typeNames: readonly string[];
  readonly #terms = new Map<string, CompiledTerm>();
  readonly #steps: Readonly<Record<Entrance, Map<object, CompiledContext>>> = { property: new Map(), type: new Map() };

  constructor(active: ActiveContext, previous: CompiledContext | undefined) {
    this.active = active;
    this.previous = previous;
    this.idNames = namesOf(active, '@id');
    this.typeNames = namesOf(active, '@type');
  }

  /** The term of this name; undefined where the context has none. The table is no longer than the context. */
  term(name: string): CompiledTerm | undefined {
    const known = this.#terms.get(name);
    if (known !== undefined) return known;
    if (name.charCodeAt(0) === 0x40) return KEYWORDS.get(name);
    const definition = this.active.mappings.get(name) as TermDefinition | null | undefined;
    if (definition === undefined) return undefined;
    const term = compileTerm(definition, this.active);
    this.#terms.set(name, term);
    return term;
  }

  /** The context behind a step, when it is compiled. */
  after(scoped: object, entrance: Entrance): CompiledContext | undefined {
    return this.#steps[entrance].get(scoped);
  }

  learn({ scoped, entrance }: Step, next: CompiledContext): void {
    this.#steps[entrance].set(scoped, next);
  }

  /** Forgets every step, and with them every context that is reached from here alone. */
  forget(): void {
    for (const steps of Object.values(this.#steps)) steps.clear();
  }

  /** Whether a document that stands in either cannot tell which. */
  equals(active: ActiveContext, previous: CompiledContext | undefined): boolean {
    const mine = this.active;
    if (this.previous !== previous || mine.mappings.size !== active.mappings.size) return false;
    for (const keyword of ['@vocab', '@language', '@direction'] as const) {
      if (mine[keyword] !== active[keyword]) return false;
    }
    if (Object.keys(mine.protected).sort().join(' ') !== Object.keys(active.protected).sort().join(' ')) return false;
    for (const [name, definition] of active.mappings) {
      const other = mine.mappings.get(name);
      if (other !== definition && JSON.stringify(other) !== JSON.stringify(definition)) return false;
    }
    return true;
  }
}

const namesOf = (active: ActiveContext, keyword: string): string[] => [
  keyword,
  ...[...active.mappings.keys()].filter(
    (name) => (active.mappings.get(name) as TermDefinition | null)?.['@id'] === keyword && !name.startsWith('@'),
  ),
];

/** The context of a whole document. Rejects with jsonld's own error where jsonld refuses it. */
export async function rootContext(urls: readonly string[], documentLoader: Loader): Promise<CompiledContext> {
  const initial = await jsonld.processContext(null, null, {});
  return new CompiledContext(await processed(initial, urls, documentLoader), undefined);
}

/**
 * The active context behind a step, as jsonld has it: a property's context may redefine protected terms and propagates; a
 * type's may not, and is left again at the next node (JSON-LD 1.1 API §5.1.2 steps 8 and 11, §4.1.2 steps 3 and 5).
 */
export async function activeAfter(
  step: Step,
  documentLoader: Loader,
): Promise<{ active: ActiveContext; previous: CompiledContext | undefined }> {
  const { from, scoped, entrance } = step;
  if (entrance === 'property')
    return { active: await overridden(from.active, scoped, documentLoader), previous: from.previous };
  const start = from.active.clone();
  start.previousContext ??= from.active;
  return { active: await processed(start, scoped, documentLoader), previous: from.previous ?? from };
}

/**
 * A property-scoped context, which may redefine what is protected. jsonld's public function has no switch for that: it is
 * handed a context without protection, and what the scoped context left alone is put back afterwards.
 */
async function overridden(active: ActiveContext, scoped: object, documentLoader: Loader): Promise<ActiveContext> {
  const open = active.clone();
  for (const [name, definition] of active.mappings) {
    if ((definition as TermDefinition | null)?.protected) {
      open.mappings.set(name, { ...(definition as TermDefinition), protected: false });
    }
  }
  const reached = await processed(open, scoped, documentLoader);
  for (const [name, definition] of open.mappings) {
    if (reached.mappings.get(name) === definition) reached.mappings.set(name, active.mappings.get(name));
  }
  return reached;
}

const processed = (active: ActiveContext, local: unknown, documentLoader: Loader): Promise<ActiveContext> =>
  jsonld.processContext(active, local, { documentLoader, safe: true, base: null });
