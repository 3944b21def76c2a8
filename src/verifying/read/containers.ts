import type { Baked } from '../../credential/container/baked.ts';
import type { ContainerFailure } from '../../credential/container/failure.ts';
import type { Budget } from '../../credential/container/inflate.ts';
import { readAttachments } from '../../credential/container/pdf/attachments.ts';
import { readBakedPng } from '../../credential/container/png.ts';
import { readBakedSvg } from '../../credential/container/svg.ts';
import { openZip, readEntry } from '../../credential/container/zip.ts';
import type { Result } from '../../record/result.ts';
import { failure, inside, joined, only, type ReadFailure, type ReadInput } from './found.ts';
import { readBytesAsText, readText } from './text.ts';

/** 64 MB: what one input may unfold to. */
export const MAX_UNFOLDED = 64 * 1024 * 1024;

/** Says in the words of the read step why a container stayed closed. */
function containerFailure(error: ContainerFailure, kind: string, within: string | null): ReadFailure {
  const { detail } = error;
  switch (error.code) {
    case 'damaged':
      return failure('CONTAINER_DAMAGED', within, { kind, detail });
    case 'ambiguous':
      return failure('CONTAINER_AMBIGUOUS', within, { kind, detail });
    case 'unsupported':
      return failure('CONTAINER_UNSUPPORTED', within, { kind: `${kind}, ${detail}` });
    case 'too-large':
      return failure('TOO_LARGE', within, { limit: '64 MB', detail });
    case 'too-complex':
      return failure('TOO_COMPLEX', within, { kind, detail });
  }
}

const nothingIn = (kind: string, within: string | null, ignored: readonly string[] = []): ReadInput => ({
  found: [],
  failures: [failure('NOT_A_CREDENTIAL', within, { kind })],
  ignored,
});

/** Open Badges 3.0 §5.3: the credential in a picture. */
export async function readPng(bytes: Uint8Array, within: string | null, budget: Budget): Promise<ReadInput> {
  return readBaked(await readBakedPng(bytes, budget), 'PNG', within);
}

/** The same for a drawing; any other XML is none of our forms. */
export function readXml(bytes: Uint8Array, within: string | null): ReadInput {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return nothingIn('XML', within);
  }
  const baked = readBakedSvg(text);
  return baked === null ? nothingIn('XML', within) : readBaked(baked, 'SVG', within);
}

function readBaked(baked: Result<Baked, ContainerFailure>, kind: string, within: string | null): ReadInput {
  if (!baked.ok) return only(containerFailure(baked.error, kind, within));
  const { text, older } = baked.value;
  if (text !== null) return readText(text, inside(within, 'badge'));
  return older ? only(failure('BADGE_VERSION_UNSUPPORTED', within)) : nothingIn(kind, within);
}

/** A name that says a damaged attachment was meant as a credential. It decides nothing else. */
const NAMED_AS_CREDENTIAL = /\.(?:json|jsonld|jwt|txt)$/i;

/** The credentials attached to a PDF: attachments that are text. The pages are not looked at. */
export async function readPdf(bytes: Uint8Array, within: string | null, budget: Budget): Promise<ReadInput> {
  const attachments = await readAttachments(bytes, budget);
  if (!attachments.ok) return only(containerFailure(attachments.error, 'PDF', within));
  const parts: ReadInput[] = [];
  for (const { name, read } of attachments.value) {
    const content = await read();
    const place = inside(within, `attachment ${shownName(name)}`);
    if (content.ok) parts.push(orIgnored(readBytesAsText(content.value, place), name));
    else if (isExhaustion(content.error)) return only(containerFailure(content.error, 'PDF', within));
    else if (NAMED_AS_CREDENTIAL.test(name)) parts.push(only(containerFailure(content.error, 'PDF', place)));
    else parts.push({ found: [], failures: [], ignored: [shownName(name)] });
  }
  return orNothing(joined(parts), 'PDF', within);
}

/** The credentials in an archive; `readPart` reads one of its files, which is no archive again. */
export async function readZip(
  bytes: Uint8Array,
  budget: Budget,
  readPart: (bytes: Uint8Array, within: string) => Promise<ReadInput>,
): Promise<ReadInput> {
  const entries = openZip(bytes);
  if (!entries.ok) return only(containerFailure(entries.error, 'ZIP', null));
  const parts: ReadInput[] = [];
  for (const entry of entries.value) {
    const content = await readEntry(bytes, entry, budget);
    // An archive that is wrong about one of its files is not believed about the others.
    if (!content.ok) return only(containerFailure(content.error, 'ZIP', null));
    parts.push(orIgnored(await readPart(content.value, shownName(entry.name)), entry.name));
  }
  return orNothing(joined(parts), 'ZIP', null);
}

const isExhaustion = ({ code }: ContainerFailure): boolean => code === 'too-large' || code === 'too-complex';

/** A part that is no credential, nor meant as one, is only named. A picture that is damaged may be any picture. */
function orIgnored(part: ReadInput, name: string): ReadInput {
  const isOther = ({ code, params }: ReadFailure): boolean =>
    code === 'NOT_A_CREDENTIAL' || (code === 'CONTAINER_DAMAGED' && params.kind !== 'PDF');
  return part.found.length === 0 && part.failures.every(isOther)
    ? { found: [], failures: [], ignored: [shownName(name)] }
    : part;
}

const orNothing = (parts: ReadInput, kind: string, within: string | null): ReadInput =>
  parts.found.length + parts.failures.length === 0 ? nothingIn(kind, within, parts.ignored) : parts;

/** Characters that are not seen or turn the direction of writing would let a name pose as another. */
const shownName = (name: string): string => {
  const plain = name.replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, '\ufffd').toWellFormed();
  return plain.length > 120 ? `${plain.slice(0, 119)}…` : plain;
};
