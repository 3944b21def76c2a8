import { decodeBase64 } from '../../record/base64.ts';
import { type JsonObject, listOf } from '../../record/json.ts';
import { ok, type Result } from '../../record/result.ts';
import { type JoseFailure, refuse } from '../jose/failure.ts';

export interface Enveloped {
  /** Without parameters, lower case. */
  readonly mediaType: 'application/vc+jwt' | 'application/vp+jwt' | 'application/dc+sd-jwt' | 'application/vc+sd-jwt';
  readonly token: string;
}

/** What each kind of envelope may hold (VCDM 2.0 §4.13), with the names the types had as drafts. */
const CONTENT: ReadonlyMap<unknown, ReadonlyMap<string, Enveloped['mediaType']>> = new Map([
  [
    'EnvelopedVerifiableCredential',
    new Map<string, Enveloped['mediaType']>([
      ['application/vc+jwt', 'application/vc+jwt'],
      ['application/vc-ld+jwt', 'application/vc+jwt'],
      ['application/vc+ld+json+jwt', 'application/vc+jwt'],
      ['application/dc+sd-jwt', 'application/dc+sd-jwt'],
      ['application/vc+sd-jwt', 'application/vc+sd-jwt'],
    ]),
  ],
  [
    'EnvelopedVerifiablePresentation',
    new Map<string, Enveloped['mediaType']>([
      ['application/vp+jwt', 'application/vp+jwt'],
      ['application/vp-ld+jwt', 'application/vp+jwt'],
      ['application/vp+ld+json+jwt', 'application/vp+jwt'],
    ]),
  ],
]);

const DATA_URL = /^data:([^,;]{0,100})((?:;[^,;]{0,100}){0,8}),/i;

/**
 * The token inside an EnvelopedVerifiableCredential or EnvelopedVerifiablePresentation (VCDM 2.0 §4.13); null for any other
 * object. `malformed` where `id` is no data: URL (RFC 2397) with a token, plain, percent-encoded or in base64; `unsupported`
 * for other media types (COSE). What stands beside `id` is not secured by anything and is not handed on.
 */
export function unwrapEnveloped(value: JsonObject): Result<Enveloped, JoseFailure> | null {
  const kinds = listOf(value.type).filter((type) => CONTENT.has(type));
  if (kinds.length === 0) return null;
  if (kinds.length > 1) return refuse('malformed', 'an envelope of two kinds');
  const content = CONTENT.get(kinds[0]);
  const url = typeof value.id === 'string' ? value.id : '';
  const parts = DATA_URL.exec(url);
  if (parts === null) return refuse('malformed', 'the id of an envelope has to be a data: URL');
  const [head, type = '', parameters = ''] = parts;
  const mediaType = content?.get(type.toLowerCase());
  if (mediaType === undefined) return refuse('unsupported', `an envelope with ${type.slice(0, 60)}`);
  const token = dataOf(url.slice(head.length), /;base64$/i.test(parameters));
  if (token === null || !/^[A-Za-z0-9_.~-]+$/.test(token)) return refuse('malformed', 'the envelope holds no token');
  return ok({ mediaType, token });
}

function dataOf(written: string, inBase64: boolean): string | null {
  try {
    const data = decodeURIComponent(written);
    if (!inBase64) return data;
    const bytes = decodeBase64(data);
    return bytes && new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
