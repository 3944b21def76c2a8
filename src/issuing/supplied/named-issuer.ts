import type { Policy } from '../../credential/policy.ts';
import { accepts } from '../../record/accepts.ts';
import type { JsonObject } from '../../record/json.ts';
import type { FieldFault } from './field-fault.ts';

/** VCDM 2.0 §4.7: a credential names its issuer. Asked before one is filled in, where the policy fills in none. */
export const unnamedIssuerFaults = (
  { issuer }: JsonObject,
  { issuerLeftOut }: Pick<Policy, 'issuerLeftOut'>,
): readonly FieldFault[] =>
  issuerLeftOut === 'refused' && issuer === undefined ? [{ pointer: '/issuer', accepted: REQUIRED }] : [];

const REQUIRED = accepts({
  en: 'a URL, or an object with an id; it is required',
  nl: 'een webadres of DID, of een object met een id; dit is verplicht',
});
