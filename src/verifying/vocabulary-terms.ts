import { pinnedContext } from '../credential/contexts/loader.ts';
import { isObject, type JsonObject, listOf } from '../record/json.ts';

/** What a term means for a walk: whether its value is described by terms too, and under which context. */
interface Term {
  /** `type` is an alias of `@type`: its values are terms themselves. */
  readonly names: 'classes' | 'text' | 'nodes';
  /** Property-scoped, or type-scoped where the term is used as a class. */
  readonly context: unknown;
}

/** The terms that are defined at one place of a document. */
interface Scope {
  readonly terms: ReadonlyMap<string, Term>;
  /** A default vocabulary, or something only a full JSON-LD processor understands: then every word has a meaning. */
  readonly open: boolean;
}

const NOTHING: Scope = { terms: new Map(), open: false };
/** Processed contexts by their object and the scope they stand in; contexts are frozen and the same for ever. */
const processed = new WeakMap<object, Map<Scope, Scope>>();

function within(scope: Scope, context: unknown): Scope {
  if (context === null) return NOTHING;
  if (Array.isArray(context)) return context.reduce<Scope>(within, scope);
  if (typeof context === 'string') {
    const document = pinnedContext(context);
    return document === undefined ? { ...scope, open: true } : within(scope, (document as JsonObject)['@context']);
  }
  if (!isObject(context)) return { ...scope, open: true };
  const made = processed.get(context)?.get(scope) ?? extended(scope, context);
  const known = processed.get(context) ?? new Map<Scope, Scope>();
  known.set(scope, made);
  processed.set(context, known);
  return made;
}

function extended(scope: Scope, context: JsonObject): Scope {
  const terms = new Map(scope.terms);
  for (const [name, definition] of Object.entries(context)) {
    if (name.startsWith('@')) continue;
    if (definition === null) terms.delete(name);
    else terms.set(name, termOf(definition));
  }
  return { terms, open: scope.open || '@vocab' in context || '@import' in context || '@propagate' in context };
}

function termOf(definition: unknown): Term {
  const {
    '@id': id,
    '@type': type,
    '@container': container,
    '@context': context,
  } = isObject(definition) ? definition : { '@id': definition };
  if (id === '@type') return { names: 'classes', context };
  const isText = id === '@id' || type === '@json' || listOf(container).includes('@language');
  return { names: isText ? 'text' : 'nodes', context };
}

export interface UndefinedTerm {
  readonly term: string;
  /** JSON pointer of the member. */
  readonly pointer: string;
}

const MOST = 10;

/**
 * Names and classes of a document that none of its contexts defines (JSON-LD 1.1 §4.1): a reader of JSON-LD drops them
 * without a word. Follows type-scoped and property-scoped contexts as JSON-LD does, without running it, and takes pinned
 * contexts only: under an unknown context every word counts as defined. At most ten are told. `ignored` names members of
 * the root that are no part of the document (claims of a token).
 *
 * Does not check values, nor what a full processor would refuse; documents that are signed over the graph go through one.
 */
export function undefinedTerms(
  document: JsonObject,
  ignored: ReadonlySet<string> = new Set(),
): readonly UndefinedTerm[] {
  const found = new Map<string, UndefinedTerm>();
  const path: (string | number)[] = [];
  const report = (term: string): void => {
    if (found.size < MOST && !found.has(term)) found.set(term, { term, pointer: pointerOf(path) });
  };

  function visit(value: unknown, scope: Scope): void {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        path.push(index);
        visit(item, scope);
        path.pop();
      }
    } else if (isObject(value)) visitNode(value, scope);
  }

  function visitNode(node: JsonObject, outer: Scope): void {
    const scope = '@context' in node ? within(outer, node['@context']) : outer;
    // Type-scoped contexts hold for this node and not for those below it.
    let here = scope;
    for (const type of classesOf(node).toSorted()) {
      const context = scope.terms.get(type)?.context;
      if (context !== undefined) here = within(here, context);
    }
    for (const name in node) {
      if (name.startsWith('@') || name.includes(':') || (path.length === 0 && ignored.has(name))) continue;
      path.push(name);
      const term = here.terms.get(name);
      if (term === undefined) {
        if (!here.open) report(name);
      } else if (term.names === 'classes') {
        for (const type of classesOf(node))
          if (!here.open && !scope.terms.has(type) && !type.includes(':')) report(type);
      } else if (term.names === 'nodes') {
        visit(node[name], term.context === undefined ? scope : within(scope, term.context));
      }
      path.pop();
    }
  }

  visitNode(document, NOTHING);
  return [...found.values()];
}

const classesOf = ({ type }: JsonObject): readonly string[] =>
  listOf(type).filter((one): one is string => typeof one === 'string');

const pointerOf = (path: readonly (string | number)[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
