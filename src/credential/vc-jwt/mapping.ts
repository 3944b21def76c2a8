import { isObject, type JsonObject, listOf } from '../../record/json.ts';
import { ok, type Result } from '../../record/result.ts';
import { dateTimeStamp, moment } from '../data-integrity/moment.ts';
import type { RegisteredClaims } from '../jose/claims.ts';
import { type JoseFailure, refuse } from '../jose/failure.ts';

/**
 * The credential with what registered claims say of it. For VCDM 1.1 (§6.3.1, JWT decoding) `iss`, `sub`, `jti`, `nbf` and
 * `exp` become `issuer`, `credentialSubject.id`, `id`, `issuanceDate` and `expirationDate` where these are absent. For VCDM
 * 2.0 nothing is added: `iat`, `nbf` and `exp` there are of the signature (VC-JOSE-COSE §3.1.1), and the credential has its
 * own members. In both a claim that contradicts the member it stands for is `claims`: two readers would read two documents.
 */
export function mapClaims(
  model: '1.1' | '2.0',
  enclosed: JsonObject,
  claims: RegisteredClaims,
): Result<JsonObject, JoseFailure> {
  const contradiction = findContradiction(model, enclosed, claims);
  if (contradiction !== null) return refuse('claims', contradiction);
  return ok(model === '2.0' ? enclosed : { ...enclosed, ...membersOf(enclosed, claims) });
}

function findContradiction(
  model: '1.1' | '2.0',
  { id, issuer, credentialSubject, issuanceDate, expirationDate }: JsonObject,
  claims: RegisteredClaims,
): string | null {
  const issuerId = isObject(issuer) ? issuer.id : issuer;
  if (differs(claims.issuer, issuerId)) return 'iss and issuer differ';
  if (differs(claims.tokenId, id)) return 'jti and id differ';
  const subjects = listOf(credentialSubject).filter(isObject);
  if (claims.subject !== null && subjects.length > 1) return 'sub, and more than one credentialSubject';
  if (differs(claims.subject, subjects[0]?.id)) return 'sub and credentialSubject.id differ';
  if (model === '2.0') return null;
  if (differsInTime(claims.notBefore, issuanceDate)) return 'nbf and issuanceDate differ';
  return differsInTime(claims.expires, expirationDate) ? 'exp and expirationDate differ' : null;
}

const differs = (claim: string | null, member: unknown): boolean =>
  claim !== null && member !== undefined && member !== claim;

/** A claim counts whole seconds where a member may have fractions. */
function differsInTime(claim: number | null, member: unknown): boolean {
  if (claim === null || member === undefined) return false;
  const written = moment(member);
  return written === null || Math.floor(written) !== Math.floor(claim);
}

function membersOf(enclosed: JsonObject, claims: RegisteredClaims): JsonObject {
  const members: Record<string, unknown> = {};
  const { issuer, credentialSubject } = enclosed;
  if (claims.issuer !== null) members.issuer = isObject(issuer) ? { ...issuer, id: claims.issuer } : claims.issuer;
  if (claims.tokenId !== null) members.id = claims.tokenId;
  if (claims.notBefore !== null) members.issuanceDate = enclosed.issuanceDate ?? dateTimeStamp(claims.notBefore);
  if (claims.expires !== null) members.expirationDate = enclosed.expirationDate ?? dateTimeStamp(claims.expires);
  const [subject] = listOf(credentialSubject);
  if (claims.subject !== null && (subject === undefined || isObject(subject)))
    members.credentialSubject = { ...subject, id: claims.subject };
  return members;
}
