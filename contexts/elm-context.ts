import {
  CLASSES,
  type Group,
  LANGUAGE_MAPS,
  PLAIN_LITERALS,
  PREFIXES,
  REFERENCES,
  TYPED_LITERALS,
} from './elm-terms.ts';

/** A term definition of a JSON-LD 1.1 context, as far as ours need one. */
export type TermDefinition = string | ExpandedDefinition;
export interface ExpandedDefinition {
  readonly '@id': string;
  readonly '@type'?: string;
  readonly '@container'?: '@language';
  readonly '@context'?: Definitions;
}
export type Definitions = Readonly<Record<string, TermDefinition>>;
export interface ContextDocument {
  readonly '@context': Readonly<Record<string, TermDefinition | boolean>>;
}

/** Every term of ELM 3.2 with its definition (JSON-LD 1.1 §4.1), compact IRIs as in the table. */
export function elmDefinitions(): Record<string, TermDefinition> {
  const definitions: Record<string, TermDefinition> = { ...PREFIXES };
  for (const [term, id] of termsOf(CLASSES)) definitions[term] = id;
  for (const [term, id] of termsOf(REFERENCES)) definitions[term] = { '@id': id, '@type': '@id' };
  for (const [term, id] of termsOf(LANGUAGE_MAPS)) definitions[term] = { '@id': id, '@container': '@language' };
  for (const [datatype, group] of Object.entries(TYPED_LITERALS))
    for (const [term, id] of termsOf(group)) definitions[term] = { '@id': id, '@type': datatype };
  for (const [term, id] of termsOf(PLAIN_LITERALS)) definitions[term] = { '@id': id };
  return definitions;
}

/**
 * The context of European Digital Credentials, `http://data.europa.eu/snb/model/context/edc-ap`, in our own rendering:
 * any document expands under it exactly as under the official file. It presupposes `credentials/v1`, which names
 * `id` and `type`.
 */
export const elmContext: ContextDocument = { '@context': elmDefinitions() };

function* termsOf(group: Group): Generator<[term: string, compactIri: string]> {
  for (const [prefix, words] of Object.entries(group)) {
    for (const word of words.trim().split(/\s+/)) {
      const [term = word, local = term] = word.split('=');
      yield [term, `${prefix}:${local}`];
    }
  }
}
