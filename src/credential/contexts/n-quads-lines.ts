import type { Scalar, Sink } from './compiled-pass.ts';
import type { CompiledTerm } from './compiled-term.ts';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const LANG_STRING = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString';
const TYPE = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ';

/** What a line was written from. Two equal lines of one kind are one statement to the library; of two kinds they are two. */
type Origin = 'type' | 'iri' | 'plain' | 'typed' | 'number' | 'typed number' | 'boolean' | 'typed boolean' | 'double';

/** What is said of a subject once: a line but for its beginning. */
interface Statement {
  readonly predicate: string;
  readonly origin: Origin;
  /** An IRI, the text of a literal as the document has it, or a number as it is written. */
  readonly value: string;
  /** The datatype of a literal, or the language of a plain one. */
  readonly tag: string | null;
  /** How the line ends, with the object in front: made when it is needed, a text is looked through for it. */
  object?: string;
}

/** One subject: its name, and what is said of it. */
interface Subject {
  readonly id: string;
  readonly statements: Statement[];
}

/** From so many characters a text is handed on by itself. A page image is a hundred thousand and never joined to others. */
const LONG = 8_192;
/** Lines are joined up to so many characters: one curly quote makes all that is joined to it a string of two bytes each. */
const JOINED = 2_048;

/**
 * Canonical N-Quads of a graph whose nodes all have an IRI: nothing has to be labelled, so RDFC-1.0 is no more than the
 * canonical form of each line and their order by code unit (RDFC-1.0 §4.4.3 step 7, as rdf-canonize sorts them). Sorted by
 * subject, then predicate, then object, which is the same order: each part ends in a character that stands in none.
 */
export class NQuadsLines implements Sink<Subject> {
  readonly sorted = false;
  readonly #subjects = new Map<string, Subject>();

  node(id: string | undefined): Subject | undefined {
    if (id === undefined || id.charCodeAt(0) === 0x5f) return undefined;
    let subject = this.#subjects.get(id);
    if (subject === undefined) {
      subject = { id, statements: [] };
      this.#subjects.set(id, subject);
    }
    return subject;
  }

  type(subject: Subject, iri: string): void {
    add(subject, TYPE, 'type', iri, null);
  }

  link(subject: Subject, term: CompiledTerm, other: Subject): void {
    add(subject, term.predicate, 'iri', other.id, null);
  }

  iri(subject: Subject, term: CompiledTerm, iri: string): void {
    add(subject, term.predicate, 'iri', iri, null);
  }

  literal(
    subject: Subject,
    term: CompiledTerm,
    value: Scalar,
    datatype: string | null,
    language: string | null,
  ): boolean {
    if (datatype === LANG_STRING) return false;
    const { predicate } = term;
    if (typeof value === 'string') {
      // A string typed as a double is rewritten by the library, and two spellings of it would be one line.
      if (datatype === `${XSD}double`) return false;
      if (datatype !== null) add(subject, predicate, 'typed', value, datatype);
      else add(subject, predicate, 'plain', value, language);
      return true;
    }
    if (typeof value === 'boolean') {
      const origin = datatype === null ? 'boolean' : 'typed boolean';
      add(subject, predicate, origin, String(value), datatype ?? `${XSD}boolean`);
      return true;
    }
    if (!Number.isFinite(value)) return false;
    if (String(value).includes('.') || Math.abs(value) >= 1e21 || datatype === `${XSD}double`) {
      const text = value.toExponential(15).replace(/(\d)0*e\+?/, '$1E');
      add(subject, predicate, 'double', text, datatype ?? `${XSD}double`);
      return true;
    }
    if (!Number.isInteger(value)) return false;
    const origin = datatype === null ? 'number' : 'typed number';
    add(subject, predicate, origin, value.toFixed(0), datatype ?? `${XSD}integer`);
    return true;
  }

  /**
   * The canonical N-Quads in pieces, to be read one after another, or undefined where the library might write one line
   * twice.
   */
  pieces(): readonly string[] | undefined {
    const subjects = [...this.#subjects.values()].map(({ id, statements }) => ({ head: `<${id}> `, statements }));
    subjects.sort((one, other) => (one.head < other.head ? -1 : 1));
    const pieces: string[] = [];
    let joined = '';
    for (const { head, statements } of subjects) {
      sort(statements);
      let before: Statement | undefined;
      for (const statement of statements) {
        const { predicate, origin } = statement;
        if (before !== undefined && before.predicate === predicate && objectOf(before) === objectOf(statement)) {
          // Doubles that differ can be written alike: sixteen digits do not tell all of them apart.
          if (before.origin !== origin || origin === 'double') return undefined;
          continue;
        }
        before = statement;
        if (statement.value.length < LONG) joined += head + predicate + objectOf(statement);
        else {
          pieces.push(`${joined}${head}${predicate}${beginningOf(origin)}`, textOf(statement));
          joined = endOf(statement);
        }
        if (joined.length > JOINED) {
          pieces.push(joined);
          joined = '';
        }
      }
    }
    if (joined !== '') pieces.push(joined);
    return pieces;
  }
}

/** Of so few statements, as a node usually has, each is compared with each. */
const FEW = 24;

/**
 * A node is written out wherever it is spoken of, as JSON-LD wants it: what was said of it before is not kept again. Where
 * there are many statements, equal ones are found when they are sorted.
 */
function add({ statements }: Subject, predicate: string, origin: Origin, value: string, tag: string | null): void {
  if (statements.length <= FEW && origin !== 'double') {
    for (let index = 0; index < statements.length; index += 1) {
      const { predicate: said, origin: from, value: as, tag: of } = statements[index] as Statement;
      if (said === predicate && from === origin && of === tag && as === value) return;
    }
  }
  statements.push({ predicate, origin, value, tag });
}

function sort(statements: Statement[]): void {
  if (statements.length > FEW) {
    statements.sort(order);
    return;
  }
  for (let next = 1; next < statements.length; next += 1) {
    const statement = statements[next] as Statement;
    let at = next;
    for (; at > 0 && order(statements[at - 1] as Statement, statement) > 0; at -= 1) {
      statements[at] = statements[at - 1] as Statement;
    }
    statements[at] = statement;
  }
}

function order(one: Statement, other: Statement): number {
  if (one.predicate !== other.predicate) return one.predicate < other.predicate ? -1 : 1;
  const [mine, theirs] = [objectOf(one), objectOf(other)];
  if (mine === theirs) return 0;
  return mine < theirs ? -1 : 1;
}

function objectOf(statement: Statement): string {
  statement.object ??= beginningOf(statement.origin) + textOf(statement) + endOf(statement);
  return statement.object;
}

const isReference = (origin: Origin): boolean => origin === 'iri' || origin === 'type';
const beginningOf = (origin: Origin): string => (isReference(origin) ? '<' : '"');
const textOf = ({ origin, value }: Statement): string => (isReference(origin) ? value : escaped(value));

function endOf({ origin, tag }: Statement): string {
  if (isReference(origin)) return '> .\n';
  if (origin === 'plain') return tag === null ? '" .\n' : `"@${tag} .\n`;
  return tag === `${XSD}string` ? '" .\n' : `"^^<${tag}> .\n`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that canonical N-Quads escapes
const ESCAPED = /[\u0000-\u001f\u007f"\\]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same, for all of them
const EACH_ESCAPED = /[\u0000-\u001f\u007f"\\]/g;
const SHORT: ReadonlyMap<string, string> = new Map([
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ['"', '\\"'],
  ['\\', '\\\\'],
]);

/** The canonical form of a literal (RDFC-1.0 §5, canonical N-Quads). */
const escaped = (text: string): string => (standsAsItIs(text) ? text : text.replace(EACH_ESCAPED, escapedCharacter));

/**
 * Whether nothing of a text is escaped. JSON escapes the same characters but one, and the platform's writer of JSON looks
 * through a long text ten times as fast as a pattern does. It escapes lone surrogates too: for those, false is no harm.
 */
const standsAsItIs = (text: string): boolean =>
  text.length < LONG
    ? !ESCAPED.test(text)
    : JSON.stringify(text).length === text.length + 2 && !text.includes('\u007f');

const escapedCharacter = (character: string): string =>
  SHORT.get(character) ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
