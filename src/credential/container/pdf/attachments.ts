import { ok, type Result } from '../../../record/result.ts';
import { type ContainerFailure, refuse } from '../failure.ts';
import type { Budget } from '../inflate.ts';
import { PdfStop, spend } from './effort.ts';
import { openPdf, type PdfFile } from './file.ts';
import { readStream } from './stream.ts';
import { asDict, asItems, asName, asRef, asText, type PdfDict, type PdfValue } from './value.ts';

/** A file that lies in a PDF. The name is whatever the PDF says, and only ever shown. */
export interface Attachment {
  readonly name: string;
  read(): Promise<Result<Uint8Array, ContainerFailure>>;
}

const MAX_ATTACHMENTS = 200;

/** ISO 32000 §7.5.2 lets a few bytes stand before the header. */
const HEADER_WITHIN = 1024;

/** Where the header begins, or null for what is no PDF. */
export function pdfStart(bytes: Uint8Array): number | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEADER_WITHIN));
  const at = head.indexOf('%PDF-');
  return at === -1 ? null : at;
}

/**
 * The files embedded in a PDF: those of the name tree `EmbeddedFiles` (§7.7.4), associated files of the document and its
 * pages (`AF`, §14.13), and file attachment annotations (§12.5.6.15). Of several revisions the newest. Each file once,
 * however many places name it. The pages themselves are not read: what they say is proved by nothing.
 *
 * `unsupported` for encrypted files, `too-complex` for more than 200 files or more objects than `PDF_EFFORT` pays for.
 */
export async function readAttachments(
  bytes: Uint8Array,
  budget: Budget,
): Promise<Result<readonly Attachment[], ContainerFailure>> {
  return unlessStopped(async () => {
    const file = await openPdf(bytes.subarray(pdfStart(bytes) ?? 0), budget);
    return ok(await collect(file));
  });
}

async function unlessStopped<T>(
  work: () => Promise<Result<T, ContainerFailure>>,
): Promise<Result<T, ContainerFailure>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PdfStop) return refuse(error.failure.code, error.failure.detail);
    throw error;
  }
}

/** Everything in the document that can name a file, each visited once. */
async function collect(file: PdfFile): Promise<Attachment[]> {
  const attachments: Attachment[] = [];
  const seen = new Set<number>();
  const { catalog } = file;
  const take = async (specification: PdfValue | undefined, name: string | null) => {
    for (const found of await embedded(file, specification, name, seen)) {
      if (attachments.length >= MAX_ATTACHMENTS) throw new PdfStop('too-complex', 'more files than are looked at');
      attachments.push(found);
    }
  };
  const takeAll = async (list: PdfValue | undefined) => {
    for (const one of asItems(await file.resolve(list)) ?? []) await take(one, null);
  };
  const names = asDict(await file.resolve(catalog.entries.get('Names')));
  await walk(file, names?.entries.get('EmbeddedFiles'), async (node) => {
    const pairs = asItems(await file.resolve(node.entries.get('Names'))) ?? [];
    for (let pair = 0; pair + 1 < pairs.length; pair += 2)
      await take(pairs[pair + 1], asText(await file.resolve(pairs[pair])));
  });
  await takeAll(catalog.entries.get('AF'));
  await walk(file, catalog.entries.get('Pages'), async (node) => {
    await takeAll(node.entries.get('AF'));
    for (const one of asItems(await file.resolve(node.entries.get('Annots'))) ?? []) {
      const annotation = asDict(await file.resolve(one));
      if (asName(await file.resolve(annotation?.entries.get('Subtype'))) === 'FileAttachment')
        await take(annotation?.entries.get('FS'), null);
    }
  });
  return attachments;
}

/** A tree of `Kids`, in order, without recursion; a node that was seen is not visited again. */
async function walk(file: PdfFile, root: PdfValue | undefined, visit: (node: PdfDict) => Promise<void>): Promise<void> {
  const open: (PdfValue | undefined)[] = [root];
  const visited = new Set<number>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    spend(file.effort, 64);
    const number = asRef(next)?.number;
    if (number !== undefined && visited.has(number)) continue;
    if (number !== undefined) visited.add(number);
    const node = asDict(await file.resolve(next));
    if (node === null) continue;
    await visit(node);
    const kids = asItems(await file.resolve(node.entries.get('Kids'))) ?? [];
    spend(file.effort, 16 * kids.length);
    for (let index = kids.length - 1; index >= 0; index--) open.push(kids[index]);
  }
}

/**
 * The streams of a file specification (§7.11.4). `F` and `UF` mean the same file; where they are two, both are given,
 * because programs differ in which they take.
 */
async function embedded(
  file: PdfFile,
  value: PdfValue | undefined,
  nameInTree: string | null,
  seen: Set<number>,
): Promise<Attachment[]> {
  const specification = asDict(await file.resolve(value));
  const streams = asDict(await file.resolve(specification?.entries.get('EF')));
  if (specification === null || streams === null) return [];
  const written =
    asText(await file.resolve(specification.entries.get('UF'))) ??
    asText(await file.resolve(specification.entries.get('F')));
  const attachments: Attachment[] = [];
  for (const stream of streams.entries.values()) {
    const number = asRef(stream)?.number;
    if (number === undefined || seen.has(number)) continue;
    seen.add(number);
    attachments.push({
      name: written ?? nameInTree ?? `${number}`,
      read: () => unlessStopped(() => readEmbedded(file, stream)),
    });
  }
  return attachments;
}

async function readEmbedded(file: PdfFile, stream: PdfValue): Promise<Result<Uint8Array, ContainerFailure>> {
  const { value, streamAt } = await file.load(stream);
  const dict = asDict(value);
  if (dict === null || streamAt === null) return refuse('damaged', 'the embedded file is not there');
  return readStream(file.reading, dict, streamAt);
}
