import type { LangMap } from '../../record/text.ts';
import { conceptNode } from './concept.ts';
import type { CreditPointNode, IdentifierNode, Node, NoteNode, WebResourceNode } from './model.ts';

/** What a builder hands over: members that are undefined or empty lists are left out of the node. */
type Members<N extends Node> = {
  [K in keyof Omit<N, 'id' | 'type'>]: Omit<N, 'id' | 'type'>[K];
};

/**
 * A node of the document. An undefined member would become a hole in the signed JSON and an empty list a claim about
 * nothing, so both are dropped here, once.
 */
export function node<N extends Node>(type: N['type'], id: string, members: Members<N>): N {
  const made: Record<string, unknown> = { id, type };
  for (const [name, value] of Object.entries(members)) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    made[name] = value;
  }
  return made as unknown as N;
}

export const identifier = (id: string, schemeName: string, notation: string): IdentifierNode => ({
  id,
  type: 'Identifier',
  schemeName,
  notation,
});

export const note = (id: string, noteLiteral: LangMap): NoteNode => ({ id, type: 'Note', noteLiteral });

export const webResource = (id: string, contentURL: string): WebResourceNode => ({
  id,
  type: 'WebResource',
  contentURL,
});

/** Credits under ECTS; `point` is a decimal in credits ("6", "7.5"). */
export const ectsPoints = (id: string, point: string): CreditPointNode => ({
  id,
  type: 'CreditPoint',
  framework: conceptNode('education-credit', 'ects'),
  point,
});

/** Hours as xsd:duration. Never `PnM`, which means months, though a published sample writes it for hours. */
export const hoursDuration = (hours: number): string => `PT${hours}H`;
