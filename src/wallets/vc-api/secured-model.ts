import { unwrapEnveloped } from '../../credential/vc-jwt/enveloped.ts';
import type { ResourceDigests } from '../../credential/vcdm2/digests.ts';
import { type ModelProblem, modelProblems } from '../../credential/vcdm2/problems.ts';
import { decodeBase64Url } from '../../record/base64.ts';
import { isObject, type JsonObject } from '../../record/json.ts';
import { parseStrictJson } from '../../record/strict-json.ts';

/**
 * The rules of the data model (VCDM 2.0, or 1.1 by its context) for what is to be verified. Of an envelope with a JWT the
 * document inside is judged too; a token by itself has none of these rules, and the verification reads it.
 */
export async function securedProblems(
  secured: JsonObject | string,
  kind: 'credential' | 'presentation',
  digests: ResourceDigests,
): Promise<readonly ModelProblem[]> {
  if (typeof secured === 'string') return [];
  const deps = { digests, vcdm11: true };
  const outer = await modelProblems(secured, kind, deps);
  if (outer.length > 0) return outer;
  const inner = enclosed(secured);
  return inner === null ? [] : modelProblems(inner, kind, deps);
}

/** The claims of an enclosed `vc+jwt` or `vp+jwt`, before anything of it is proved; null where there are none to read. */
function enclosed(secured: JsonObject): JsonObject | null {
  const envelope = unwrapEnveloped(secured);
  if (!envelope?.ok || !/^application\/v[cp]\+jwt$/.test(envelope.value.mediaType)) return null;
  const bytes = decodeBase64Url(envelope.value.token.split('.')[1] ?? '');
  const payload = bytes && parseStrictJson(new TextDecoder().decode(bytes));
  return payload?.ok && isObject(payload.value) ? payload.value : null;
}
