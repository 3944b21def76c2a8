import { getDocument, OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  readonly pages: readonly string[];
  /** Everything in order, with lines and pages joined by one space. */
  readonly text: string;
  readonly fingerprint: string;
  readonly info: Readonly<Record<string, unknown>>;
  readonly lang: string | null;
  readonly marked: boolean;
  readonly bookmarks: readonly string[];
  /** Roles of the structure tree of each page, in reading order. */
  readonly roles: readonly string[];
  readonly languages: readonly string[];
  readonly fonts: readonly string[];
  /** Scripts, actions and annotations of any kind. */
  readonly active: readonly unknown[];
}

/** A PDF as pdf.js reads it: a reader that is not ours. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const doc = await getDocument({ data: bytes.slice(), verbosity: 0, fontExtraProperties: true }).promise;
  const pages: string[] = [];
  const roles: string[] = [];
  const languages: string[] = [];
  const fonts = new Set<string>();
  const active: unknown[] = [];
  for (let number = 1; number <= doc.numPages; number++) {
    const page = await doc.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join(''));
    walk((await page.getStructTree()) as TreeNode, roles, languages);
    active.push(...(await page.getAnnotations()));
    const actions = await page.getJSActions();
    if (actions) active.push(actions);
    const { fnArray, argsArray } = await page.getOperatorList();
    fnArray.forEach((operator, at) => {
      if (operator === OPS.setFont) fonts.add(page.commonObjs.get(argsArray[at][0]).name);
    });
  }
  active.push(...(await activeParts(doc)));
  const { info } = await doc.getMetadata();
  const outline = await doc.getOutline();
  const markInfo = (await doc.getMarkInfo()) as unknown as ReadonlyMap<string, boolean>;
  const titles = (found: typeof outline): string[] =>
    (found ?? []).flatMap(({ title, items }) => [title, ...titles(items)]);
  return {
    pages,
    text: pages.join(' ').replace(/\s+/g, ' '),
    fingerprint: doc.fingerprints[0] ?? '',
    info: info as Record<string, unknown>,
    lang: (info as { Language?: string }).Language ?? null,
    marked: markInfo.get('Marked') === true,
    bookmarks: titles(outline),
    roles,
    languages,
    fonts: [...fonts],
    active,
  };
}

async function activeParts(doc: PDFDocumentProxy): Promise<unknown[]> {
  return [
    await doc.getJSActions(),
    await doc.getOpenAction(),
    await doc.getAttachments(),
    await doc.getFieldObjects(),
  ].filter((found) => found !== null && found !== undefined);
}

interface TreeNode {
  readonly type?: string;
  readonly role?: string;
  readonly lang?: string;
  readonly children?: readonly TreeNode[];
}

/** Only what has content on the page at hand. */
function walk(node: TreeNode | null, roles: string[], languages: string[]): void {
  if (node === null || !hasContent(node)) return;
  if (node.role) roles.push(node.role);
  if (node.lang) languages.push(node.lang);
  for (const child of node.children ?? []) walk(child, roles, languages);
}

const hasContent = ({ type, children }: TreeNode): boolean => type === 'content' || (children ?? []).some(hasContent);
