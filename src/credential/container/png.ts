import { ok, type Result } from '../../record/result.ts';
import type { Baked } from './baked.ts';
import { crc32 } from './crc32.ts';
import { type ContainerFailure, refuse } from './failure.ts';
import { type Budget, inflate } from './inflate.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const KEYWORD = 'openbadgecredential';
/** Keyword of Open Badges 1 and 2, in `tEXt` and `iTXt`. */
const OLDER_KEYWORD = 'openbadges';

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, index) => bytes[index] === byte);

/**
 * The credential baked into a PNG (Open Badges 3.0 §5.3.1): the `iTXt` chunk with keyword `openbadgecredential`. The text
 * may be compressed, although the specification says it is not; more than one is `ambiguous`. The CRC of that chunk is
 * checked, the picture itself is not looked at, and what stands behind `IEND` belongs to no picture.
 */
export async function readBakedPng(bytes: Uint8Array, budget: Budget): Promise<Result<Baked, ContainerFailure>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let baked: Uint8Array | null = null;
  let older = false;
  for (let at = SIGNATURE.length; ; ) {
    if (at + 12 > bytes.length) return refuse('damaged', 'ends before IEND');
    const length = view.getUint32(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) return refuse('damaged', 'a chunk is longer than the file');
    const type = latin1(bytes.subarray(at + 4, at + 8));
    if (type === 'IEND') break;
    if (type === 'iTXt' || type === 'tEXt') {
      const keyword = keywordOf(bytes.subarray(at + 8, end));
      older ||= keyword === OLDER_KEYWORD;
      if (keyword === KEYWORD && type === 'iTXt') {
        if (baked !== null) return refuse('ambiguous', 'more than one credential is baked in');
        if (crc32(bytes.subarray(at + 4, end)) !== view.getUint32(end)) return refuse('damaged', 'checksum of iTXt');
        baked = bytes.subarray(at + 8 + KEYWORD.length + 1, end);
      }
    }
    at = end + 4;
  }
  if (baked === null) return ok({ text: null, older });
  const text = await internationalText(baked, budget);
  return text.ok ? ok({ text: text.value, older }) : text;
}

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** PNG §11.3.4: one to 79 characters before the first zero. */
function keywordOf(data: Uint8Array): string | null {
  const end = data.subarray(0, 80).indexOf(0);
  return end < 1 ? null : latin1(data.subarray(0, end));
}

/** PNG §11.3.4.5 behind the keyword: compression flag and method, language tag, translated keyword, text. */
async function internationalText(data: Uint8Array, budget: Budget): Promise<Result<string, ContainerFailure>> {
  const [flag, method] = data;
  const language = data.indexOf(0, 2);
  const translated = language === -1 ? -1 : data.indexOf(0, language + 1);
  if (translated === -1 || (flag !== 0 && flag !== 1) || (flag === 1 && method !== 0))
    return refuse('damaged', 'fields of iTXt');
  const content = data.subarray(translated + 1);
  const plain = flag === 1 ? await inflate(content, 'deflate', budget) : ok(content);
  if (!plain.ok) return plain;
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain.value));
  } catch {
    return refuse('damaged', 'iTXt is not UTF-8');
  }
}
