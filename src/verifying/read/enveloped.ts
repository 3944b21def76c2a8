import { decodeBase64 } from '../../record/base64.ts';

const DATA_URL = /^data:([^,;]{0,100})((?:;[^,;]{0,100}){0,8}),/i;

/**
 * What a `data:` URL (RFC 2397) holds as text. The media type is not believed; it only names what we cannot read, such as
 * COSE. Null for anything that is no such URL.
 */
export function readEnvelopedUrl(url: unknown): { readonly text: string } | { readonly unsupported: string } | null {
  const head = typeof url === 'string' ? DATA_URL.exec(url) : null;
  if (typeof url !== 'string' || head === null) return null;
  const [whole, mediaType = '', parameters = ''] = head;
  if (/\bc(?:ose|wt)\b/i.test(mediaType)) return { unsupported: mediaType.toLowerCase() };
  const text = decoded(url.slice(whole.length), /;base64$/i.test(parameters));
  return text === null ? null : { text };
}

function decoded(content: string, inBase64: boolean): string | null {
  try {
    const text = decodeURIComponent(content);
    if (!inBase64) return text;
    const bytes = decodeBase64(text);
    return bytes === null ? null : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
