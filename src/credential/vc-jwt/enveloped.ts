import { type JsonObject, listOf } from '../../record/json.ts';
import { ok, type Result } from '../../record/result.ts';
import { type JoseFailure, refuse } from '../jose/failure.ts';

export interface Enveloped {
  /** Without parameters, lower case. */
  readonly mediaType: 'application/vc+jwt' | 'application/vp+jwt' | 'application/dc+sd-jwt' | 'application/vc+sd-jwt';
  readonly token: string;
}

/** What each kind of envelope may hold (VCDM 2.0 §4.13.1, §4.13.2), with the names the types had as drafts. */
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

const DATA_URL = /^data:([^,;]*)((?:;[^,;]*)*),(.*)$/is;

/**
 * The token inside an EnvelopedVerifiableCredential or EnvelopedVerifiablePresentation (VCDM 2.0 §4.13); null for any other
 * object. `malformed` where `id` is no data: URL (RFC 2397) with a token, `unsupported` for other media types (COSE) and
 * for base64 or percent-encoded data. What stands beside `id` is not secured by anything and is not handed on.
 */
export function unwrapEnveloped(value: JsonObject): Result<Enveloped, JoseFailure> | null {
  const kinds = listOf(value.type).filter((type) => CONTENT.has(type));
  if (kinds.length === 0) return null;
  if (kinds.length > 1) return refuse('malformed', 'an envelope of two kinds');
  const content = CONTENT.get(kinds[0]);
  const parts = typeof value.id === 'string' ? DATA_URL.exec(value.id) : null;
  if (parts === null) return refuse('malformed', 'the id of an envelope has to be a data: URL');
  const [, type = '', parameters = '', token = ''] = parts;
  const mediaType = content?.get(type.toLowerCase());
  if (mediaType === undefined) return refuse('unsupported', `an envelope with ${type.slice(0, 60)}`);
  if (parameters !== '' || token.includes('%'))
    return refuse('unsupported', 'an envelope whose data are encoded again');
  if (!/^[A-Za-z0-9_.~-]+$/.test(token)) return refuse('malformed', 'the envelope holds no token');
  return ok({ mediaType, token });
}
