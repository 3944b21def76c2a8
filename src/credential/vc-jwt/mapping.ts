import { isObject, type JsonObject, listOf } from '../../record/json.ts';
import { ok, type Result } from '../../record/result.ts';
import { dateTimeStamp, moment } from '../data-integrity/moment.ts';
import type { RegisteredClaims } from '../jose/claims.ts';
import { type JoseFailure, refuse } from '../jose/failure.ts';

/** A credential as a payload carries it, and which rules hold for the claims around it. */
export interface Enclosed {
  readonly model: '1.1' | '2.0';
  readonly credential: JsonObject;
  /** Claims stand for members (VCDM 1.1 §6.3.1): always in that model, and for whatever is inside `vc`. */
  readonly claimsAreMembers: boolean;
}

/** The members that `nbf` and `exp` stand for. */
const PERIOD = {
  '1.1': { from: 'issuanceDate', until: 'expirationDate' },
  '2.0': { from: 'validFrom', until: 'validUntil' },
} as const;

/**
 * The credential with what registered claims say of it. Where claims stand for members (VCDM 1.1 §6.3.1, JWT decoding) `iss`,
 * `sub`, `jti`, `nbf` and `exp` become `issuer`, `credentialSubject.id`, `id` and the two dates where these are absent. For a
 * VCDM 2.0 credential that is the payload itself nothing is added: `iat`, `nbf` and `exp` there are of the signature
 * (VC-JOSE-COSE §3.1.3). In both a claim that contradicts the member it stands for is `claims`: two readers would read two
 * documents.
 */
export function mapClaims(enclosed: Enclosed, claims: RegisteredClaims): Result<JsonObject, JoseFailure> {
  const contradiction = findContradiction(enclosed, claims);
  if (contradiction !== null) return refuse('claims', contradiction);
  const { credential, claimsAreMembers } = enclosed;
  return ok(claimsAreMembers ? { ...credential, ...membersOf(enclosed, claims) } : credential);
}

function findContradiction({ model, credential, claimsAreMembers }: Enclosed, claims: RegisteredClaims): string | null {
  const { id, issuer, credentialSubject } = credential;
  if (differs(claims.issuer, isObject(issuer) ? issuer.id : issuer)) return 'iss and issuer differ';
  if (differs(claims.tokenId, id)) return 'jti and id differ';
  const subjects = listOf(credentialSubject);
  if (claims.subject !== null && subjects.length > 1) return 'sub, and more than one credentialSubject';
  if (isObject(subjects[0]) && differs(claims.subject, subjects[0].id)) return 'sub and credentialSubject.id differ';
  if (!claimsAreMembers) return null;
  const { from, until } = PERIOD[model];
  if (differsInTime(claims.notBefore, credential[from])) return `nbf and ${from} differ`;
  return differsInTime(claims.expires, credential[until]) ? `exp and ${until} differ` : null;
}

const differs = (claim: string | null, member: unknown): boolean =>
  claim !== null && member !== undefined && member !== claim;

/** A claim counts whole seconds where a member may have fractions. */
function differsInTime(claim: number | null, member: unknown): boolean {
  if (claim === null || member === undefined) return false;
  const written = moment(member);
  return written === null || Math.floor(written) !== Math.floor(claim);
}

function membersOf({ model, credential }: Enclosed, claims: RegisteredClaims): JsonObject {
  const members: Record<string, unknown> = {};
  const { issuer, credentialSubject } = credential;
  const { from, until } = PERIOD[model];
  if (claims.issuer !== null) members.issuer = isObject(issuer) ? { ...issuer, id: claims.issuer } : claims.issuer;
  if (claims.tokenId !== null) members.id = claims.tokenId;
  if (claims.notBefore !== null) members[from] = credential[from] ?? dateTimeStamp(claims.notBefore);
  if (claims.expires !== null) members[until] = credential[until] ?? dateTimeStamp(claims.expires);
  const [subject] = listOf(credentialSubject);
  if (claims.subject !== null && (subject === undefined || isObject(subject)))
    members.credentialSubject = { ...subject, id: claims.subject };
  return members;
}
