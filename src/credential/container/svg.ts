import { type SaxesAttributeNS, SaxesParser } from 'saxes';
import { ok, type Result } from '../../record/result.ts';
import type { Baked } from './baked.ts';
import { type ContainerFailure, refuse } from './failure.ts';

const SVG = 'http://www.w3.org/2000/svg';
const BADGE = 'https://purl.imsglobal.org/ob/v3p0';
/** Namespace of Open Badges 1 and 2, whose element is `assertion`. */
const OLDER_BADGE = 'http://openbadges.org';

/** A drawing nests a dozen deep; looking up a prefix costs as much as the nesting. */
const MAX_DEPTH = 256;

class Stop extends Error {
  readonly failure: ContainerFailure;
  constructor(failure: ContainerFailure) {
    super(failure.detail);
    this.failure = failure;
  }
}

const stop = (code: ContainerFailure['code'], detail: string): never => {
  throw new Stop({ code, detail });
};

/**
 * The credential baked into an SVG (Open Badges 3.0 §5.3.2): the element `credential` in the namespace of Open Badges,
 * with the JWS in its attribute `verify` or the JSON as its text. More than one, or both at once, is `ambiguous`. Null
 * for XML that is no SVG. A document type declaration is refused: entities are read differently by every program. Nothing
 * else of the drawing is looked at; it is never shown.
 */
export function readBakedSvg(text: string): Result<Baked, ContainerFailure> | null {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  let isSvg = false;
  let older = false;
  /** Depth of the badge element while inside it. */
  let badgeAt: number | null = null;
  let verify: string | null = null;
  let content: string | null = null;
  parser.on('error', ({ message }) => stop('damaged', message.slice(0, 200)));
  parser.on('doctype', (declared) => {
    isSvg = /^\s*svg\b/.test(declared);
    stop('ambiguous', 'a document type declaration');
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    depth += 1;
    if (depth === 1) isSvg = uri === SVG && local === 'svg';
    if (!isSvg) stop('unsupported', 'not SVG');
    if (depth > MAX_DEPTH) stop('too-complex', 'nested too deeply');
    if (badgeAt !== null) stop('damaged', 'an element in the badge');
    older ||= uri === OLDER_BADGE && local === 'assertion';
    if (uri !== BADGE || local !== 'credential') return;
    if (content !== null) stop('ambiguous', 'more than one credential is baked in');
    badgeAt = depth;
    content = '';
    verify = (attributes as Record<string, SaxesAttributeNS>).verify?.value ?? null;
  });
  const addText = (part: string) => {
    if (badgeAt !== null) content = (content ?? '') + part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    if (badgeAt === depth) badgeAt = null;
    depth -= 1;
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    // Not SVG at all, or not XML before it could show that it is.
    return isSvg ? { ok: false, error: error.failure } : null;
  }
  return settle(content, verify, older);
}

function settle(content: string | null, verify: string | null, older: boolean): Result<Baked, ContainerFailure> {
  const written = content?.trim() || null;
  const signed = verify?.trim() || null;
  if (written !== null && signed !== null) return refuse('ambiguous', 'a credential in text and attribute');
  if (content !== null && written === null && signed === null) return refuse('damaged', 'the badge is empty');
  return ok({ text: written ?? signed, older });
}
