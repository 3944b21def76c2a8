import { isObject, type JsonObject, listOf } from '../../record/json.ts';
import { ok, type Result } from '../../record/result.ts';
import { type CompactJws, hasType, parseCompact, verifyCompact } from '../jose/compact.ts';
import { type JoseFailure, refuse } from '../jose/failure.ts';
import type { PublicKey } from '../keys/public-key.ts';
import { partsOf } from '../sd-jwt-vc/parts.ts';
import { processDisclosures } from '../sd-jwt-vc/read.ts';
import { idOf, modelOf, withoutClaims } from '../vc-jwt/read.ts';
import { type JoseKind, namesOf } from './kind.ts';
import { modelFault } from './model.ts';

/**
 * The credential or presentation that a token of VC-JOSE-COSE 1.0 secures, proved with the key that is given: a compact JWS
 * (§3.1) or SD-JWT (§3.2) of the right `typ`, no `vc` and `vp` beside the members (§3.1.3), claims that do not contradict the
 * members they stand for (§4), and a document the data model accepts, whose credentials, if it is a presentation, are in
 * envelopes. Claims of other members are left out of the answer.
 *
 * Does not check: whose key it is, `kid`, whether times and status hold, key binding, nor the tokens in envelopes.
 */
export async function readJoseDocument(
  text: string,
  kind: JoseKind,
  key: PublicKey,
): Promise<Result<JsonObject, JoseFailure>> {
  const parts = kind.selective ? partsOf(text) : ok({ token: text, disclosures: [] });
  if (!parts.ok) return parts;
  const parsed = parseCompact(parts.value.token);
  if (!parsed.ok) return parsed;
  const jws = parsed.value;
  const { typ, formerly } = namesOf(kind);
  const typed = hasType(jws, [typ, ...formerly, null]);
  if (!typed.ok) return typed;
  const proved = await verifyCompact(jws, key);
  if (!proved.ok) return proved;
  const payload = await payloadOf(jws, kind, parts.value.disclosures);
  if (!payload.ok) return payload;
  return documentOf(payload.value, kind);
}

async function payloadOf(
  jws: CompactJws,
  { selective }: JoseKind,
  disclosures: readonly string[],
): Promise<Result<JsonObject, JoseFailure>> {
  if (!selective) return ok(jws.payload);
  const processed = await processDisclosures({ jws, disclosures });
  return processed.ok ? ok(processed.value.payload) : processed;
}

async function documentOf(payload: JsonObject, { document: kind }: JoseKind): Promise<Result<JsonObject, JoseFailure>> {
  if (payload.vc !== undefined || payload.vp !== undefined) return refuse('claims', 'vc or vp beside the document');
  const type = kind === 'credential' ? 'VerifiableCredential' : 'VerifiablePresentation';
  if (modelOf(payload, type) !== '2.0') return refuse('malformed', `no ${kind} of VCDM 2.0`);
  const contradiction = contradictionIn(payload, kind);
  if (contradiction !== null) return refuse('claims', contradiction);
  const document = withoutClaims(payload);
  const fault = await modelFault(document, kind);
  return fault === null ? ok(document) : refuse('malformed', fault);
}

/** VC-JOSE-COSE §4: `iss` is the issuer or the holder, `jti` the id, `sub` the id of the subject, where both are given. */
function contradictionIn(payload: JsonObject, kind: JoseKind['document']): string | null {
  const { iss, jti, sub, id, issuer, holder, credentialSubject } = payload;
  const party = idOf(kind === 'credential' ? issuer : holder);
  if (iss !== undefined && party !== null && iss !== party)
    return `iss and ${kind === 'credential' ? 'issuer' : 'holder'} differ`;
  if (jti !== undefined && id !== undefined && jti !== id) return 'jti and id differ';
  if (kind === 'presentation' || sub === undefined) return null;
  const [subject, ...more] = listOf(credentialSubject);
  const subjectId = isObject(subject) ? subject.id : undefined;
  return more.length > 0 || (subjectId !== undefined && subjectId !== sub)
    ? 'sub and credentialSubject.id differ'
    : null;
}
