import type { Policy } from '../../credential/policy.ts';
import type { JsonObject } from '../../record/json.ts';

/** Members without which a credential says more than its issuer did. */
const DECISIVE = ['/issuer', '/validFrom', '/validUntil', '/credentialStatus', '/termsOfUse'];

/**
 * What every derived proof shows: what the request asked for, and from when, until when, under which status and
 * on which terms the credential holds, where it says so. A holder could otherwise leave out that it was revoked. A conformance run makes
 * mandatory what it was asked, and no more.
 */
export const shownAlways = (
  document: JsonObject,
  asked: readonly string[],
  { asksBeyondW3c }: Pick<Policy, 'asksBeyondW3c'>,
): readonly string[] =>
  asksBeyondW3c
    ? [...asked, ...DECISIVE.filter((pointer) => !asked.includes(pointer) && Object.hasOwn(document, pointer.slice(1)))]
    : asked;
