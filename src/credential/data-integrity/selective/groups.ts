import type { JsonObject } from '../../../record/json.ts';
import { fail, ok, type Result } from '../../../record/result.ts';
import { CanonicalisationError, type Canonicalise, canonicalise } from '../../contexts/canonicalise.ts';
import { documentLoader } from '../../contexts/loader.ts';
import { holdsPrototypeName } from '../../contexts/prototype-name.ts';
import type { SelectiveContexts, SelectiveFailure } from '../sd-sign.ts';
import { relabelled, termsOf } from '../sd-statements.ts';
import { canonicalLabels, hmacOf, labelOf } from './labels.ts';
import { select } from './select.ts';
import { type Skolemised, skolemised } from './skolemise.ts';

/** What pointers select. */
export interface Group {
  /** Positions in the statements of the whole document, in ascending order. */
  readonly indexes: readonly number[];
  /** The same statements, with blank nodes called as `Grouped.hmacs` calls them. */
  readonly statements: readonly string[];
}

export interface Grouped {
  /** All statements of the document with their labels under the HMAC, each with its line end, in the order signed. */
  readonly statements: readonly string[];
  /** Label of every blank node. */
  readonly hmacs: ReadonlyMap<string, Uint8Array>;
  /** The statements that JSON pointers select. */
  group(pointers: readonly string[]): Promise<Result<Group, SelectiveFailure>>;
}

/**
 * vc-di-ecdsa §3.4.16 `canonicalizeAndGroup`: the statements of a document, their blank nodes labelled under an HMAC key, and
 * which of them JSON pointers select. What is selected is a part of the whole, statement by statement; a pointer into the
 * middle of a value (the text of a language-tagged string without its language) selects what nobody signed and fails.
 *
 * Fails for ordered lists and for unnamed graphs, whose blank nodes no id in the JSON can name: a part of them could not
 * be told from another part.
 */
export async function grouped(
  document: JsonObject,
  hmacKey: Uint8Array,
  contexts: SelectiveContexts,
): Promise<Result<Grouped, SelectiveFailure>> {
  const { canonicalise: canonicaliser = canonicalise, loader = documentLoader } = contexts;
  // The canonicaliser refuses it as well, but jsonld sees the document before that here.
  if (holdsPrototypeName(document)) return fail({ code: 'undefined_term', reason: 'not a name: __proto__' });
  try {
    const named = await skolemised(document, loader).catch(async (error: unknown) => {
      // Whatever jsonld minds about the document, the canonicaliser says with a code.
      await canonicaliser(document);
      throw error;
    });
    const all = named && unnamed(await canonicaliser(named.document), named.prefix);
    if (!all) return fail({ code: 'unsupported', reason: 'an ordered list, or a graph without a name' });
    const hmacs = await hmacOf(await canonicalLabels(all), hmacKey);
    const names = new Map([...hmacs].map(([node, hmac]) => [node, labelOf(hmac)]));
    const statements = relabelled(all.join(''), names) ?? [];
    const positions = new Map(statements.map((statement, index) => [statement, index]));
    const whole: Whole = { document, named, canonicaliser, names, positions };
    return ok({ statements, hmacs, group: (pointers: readonly string[]) => selection(whole, pointers) });
  } catch (error) {
    if (error instanceof CanonicalisationError) return fail({ code: error.code, reason: error.message });
    throw error;
  }
}

interface Whole {
  readonly document: JsonObject;
  readonly named: Skolemised;
  readonly canonicaliser: Canonicalise;
  readonly names: ReadonlyMap<string, string>;
  readonly positions: ReadonlyMap<string, number>;
}

async function selection(whole: Whole, pointers: readonly string[]): Promise<Result<Group, SelectiveFailure>> {
  // Pointers are held against the document as its holder knows it, without the ids that were added.
  const possible = select(whole.document, pointers);
  if (!possible.ok) return fail({ code: 'pointer', ...possible.error });
  const group = await groupOf(whole, pointers);
  if (group !== null) return ok(group);
  // The first pointers together show what is signed, with one more they do not. By halves: a stranger may send thousands.
  let [right, wrong] = [0, pointers.length];
  while (wrong - right > 1) {
    const middle = Math.floor((right + wrong) / 2);
    if ((await groupOf(whole, pointers.slice(0, middle))) === null) wrong = middle;
    else right = middle;
  }
  const pointer = pointers[wrong - 1] ?? '';
  return fail({ code: 'pointer', reason: 'points into the middle of what is signed as one statement', pointer });
}

/** Null where something would be shown that is not among the statements of the document. */
async function groupOf(whole: Whole, pointers: readonly string[]): Promise<Group | null> {
  const { document, prefix } = whole.named;
  const selected = select(document, pointers);
  if (!selected.ok) return null;
  if (selected.value === null) return { indexes: [], statements: [] };
  const canonical = await whole.canonicaliser(selected.value).catch((error: unknown) => {
    if (error instanceof CanonicalisationError) return null;
    throw error;
  });
  const statements = canonical === null ? null : unnamed(canonical, prefix);
  const labelled = statements && relabelled(statements.join(''), whole.names);
  if (!statements || !labelled) return null;
  const indexes = labelled.map((statement) => whole.positions.get(statement) ?? -1);
  return indexes.includes(-1) ? null : { indexes, statements };
}

/** Statements in which the ids that stand for blank nodes are blank nodes again; null where there are others beside. */
function unnamed(canonical: string, prefix: string): readonly string[] | null {
  const statements: string[] = [];
  for (const line of canonical.split('\n').slice(0, -1)) {
    const terms = termsOf(line);
    if (terms === null || terms.some((term) => term.startsWith('_:'))) return null;
    const start = `<${prefix}`;
    const blank = terms.map((term) => (term.startsWith(start) ? `_:b${term.slice(start.length, -1)}` : term));
    statements.push(`${blank.join(' ')} .\n`);
  }
  return statements;
}
