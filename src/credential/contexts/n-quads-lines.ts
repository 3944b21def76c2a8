import type { Scalar, Sink } from './compiled-pass.ts';
import type { CompiledTerm } from './compiled-term.ts';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const LANG_STRING = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString';
const TYPE = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ';

/** What a line was written from. Two equal lines of one kind are one statement to the library; of two kinds they are two. */
type Origin = 'type' | 'iri' | 'plain' | 'typed' | 'number' | 'typed number' | 'boolean' | 'typed boolean' | 'double';

/** The objects of one subject and predicate, as they end a line. */
interface Objects {
  readonly texts: string[];
  readonly origins: Origin[];
}

/** One subject: how its lines begin, and its objects by predicate. */
interface Subject {
  readonly head: string;
  readonly objects: Map<string, Objects>;
}

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
      subject = { head: `<${id}> `, objects: new Map() };
      this.#subjects.set(id, subject);
    }
    return subject;
  }

  type(subject: Subject, iri: string): void {
    add(subject, TYPE, `<${iri}> .\n`, 'type');
  }

  link(subject: Subject, term: CompiledTerm, other: Subject): void {
    add(subject, term.predicate, `${other.head}.\n`, 'iri');
  }

  iri(subject: Subject, term: CompiledTerm, iri: string): void {
    add(subject, term.predicate, `<${iri}> .\n`, 'iri');
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
      const text = escaped(value);
      if (datatype !== null) add(subject, predicate, typed(text, datatype), 'typed');
      else add(subject, predicate, language === null ? `"${text}" .\n` : `"${text}"@${language} .\n`, 'plain');
      return true;
    }
    if (typeof value === 'boolean') {
      const origin = datatype === null ? 'boolean' : 'typed boolean';
      add(subject, predicate, typed(String(value), datatype ?? `${XSD}boolean`), origin);
      return true;
    }
    if (!Number.isFinite(value)) return false;
    if (String(value).includes('.') || Math.abs(value) >= 1e21 || datatype === `${XSD}double`) {
      const text = value.toExponential(15).replace(/(\d)0*e\+?/, '$1E');
      add(subject, predicate, typed(text, datatype ?? `${XSD}double`), 'double');
      return true;
    }
    if (!Number.isInteger(value)) return false;
    const origin = datatype === null ? 'number' : 'typed number';
    add(subject, predicate, typed(value.toFixed(0), datatype ?? `${XSD}integer`), origin);
    return true;
  }

  /** The canonical N-Quads, or undefined where the library might write one line twice. */
  text(): string | undefined {
    const subjects = [...this.#subjects.values()].sort((one, other) => (one.head < other.head ? -1 : 1));
    let text = '';
    for (const { head, objects } of subjects) {
      for (const predicate of [...objects.keys()].sort()) {
        const found = objects.get(predicate) as Objects;
        if (found.texts.length === 1) text += head + predicate + found.texts[0];
        else {
          const distinct = inOrder(found);
          if (distinct === undefined) return undefined;
          for (const object of distinct) text += head + predicate + object;
        }
      }
    }
    return text;
  }
}

function add({ objects }: Subject, predicate: string, text: string, origin: Origin): void {
  const found = objects.get(predicate);
  if (found === undefined) objects.set(predicate, { texts: [text], origins: [origin] });
  else {
    found.texts.push(text);
    found.origins.push(origin);
  }
}

const typed = (text: string, datatype: string): string =>
  datatype === `${XSD}string` ? `"${text}" .\n` : `"${text}"^^<${datatype}> .\n`;

/** The texts in order, each once; undefined where `distinctTexts` is. Equal texts are rare, two in two languages usual. */
function inOrder(objects: Objects): readonly string[] | undefined {
  const sorted = objects.texts.slice().sort();
  for (let index = 1; index < sorted.length; index += 1) {
    if (sorted[index] === sorted[index - 1]) return distinctTexts(objects);
  }
  return sorted;
}

/** The texts in order, each once; undefined where equal ones are not certain to be one value to the library. */
function distinctTexts({ texts, origins }: Objects): readonly string[] | undefined {
  const firsts = new Map<string, Origin>();
  for (let index = 0; index < texts.length; index += 1) {
    const text = texts[index] as string;
    const origin = origins[index] as Origin;
    const first = firsts.get(text);
    if (first === undefined) firsts.set(text, origin);
    // Doubles that differ can be written alike: sixteen digits do not tell all of them apart.
    else if (first !== origin || origin === 'double') return undefined;
  }
  return [...firsts.keys()].sort();
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

/** The canonical form of a literal (RDFC-1.0 §5, canonical N-Quads). A long string is looked through once. */
const escaped = (text: string): string => (ESCAPED.test(text) ? text.replace(EACH_ESCAPED, escapedCharacter) : text);

const escapedCharacter = (character: string): string =>
  SHORT.get(character) ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
