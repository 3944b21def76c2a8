import { fail, ok, type Result } from '../record/result.ts';
import type { SigningKey } from './ports.ts';
import { type Refusal, refusal } from './refusal.ts';

/** The key that signs for each role. */
export interface IssuingKeys {
  readonly seal: SigningKey;
  readonly p256: SigningKey;
  readonly ed25519: SigningKey;
  readonly all: readonly SigningKey[];
}

/** The active key of each role; one that is missing, or whose certificate has run out, is named. */
export function issuingKeys(keys: readonly SigningKey[], now: number): Result<IssuingKeys, Refusal> {
  const of = (role: SigningKey['role']) =>
    keys.find((key) => key.role === role && (key.validUntil === null || now < key.validUntil));
  const [seal, p256, ed25519] = [of('seal'), of('proof-p256'), of('proof-ed25519')];
  if (seal && p256 && ed25519) return ok({ seal, p256, ed25519, all: [seal, p256, ed25519] });
  const roles = [!seal && 'seal', !p256 && 'proof-p256', !ed25519 && 'proof-ed25519'].filter(Boolean).join(', ');
  return fail(refusal('KEY_MISSING', { roles }));
}
