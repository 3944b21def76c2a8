import { plainText } from './plain-text.ts';

/** A piece of XML that was built here; text is never one. */
export interface Xml {
  readonly xml: string;
}

type Attributes = Readonly<Record<string, string | undefined>>;

/**
 * One element. Texts are escaped (XML 1.0 §2.4) and lose what no XML document may contain; attributes without a value are
 * left out. Names are those of this source, never of a document.
 */
export function element(name: string, attributes: Attributes, ...children: readonly (Xml | string)[]): Xml {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escaped(value)}"`]))
    .join('');
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : child.xml)).join('');
  return { xml: `<${name}${written}>${inside}</${name}>` };
}

export const xmlDocument = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // Written as they are, a reader would turn them into spaces or another line end.
  '\r': '&#13;',
};

const escaped = (text: string): string => plainText(text).replaceAll(/[&<>"'\r]/g, (one) => ENTITIES[one] ?? one);

const XML_LANG = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/;

/** One element for each language; a tag that is no language is left out, its text stays. */
export const inLanguages = (name: string, texts: Readonly<Record<string, string>>): readonly Xml[] =>
  Object.entries(texts).map(([language, text]) =>
    element(name, { 'xml:lang': XML_LANG.test(language) && language !== 'und' ? language : undefined }, text),
  );
