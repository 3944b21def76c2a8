import type { IssuerKeys } from '../credential/data-integrity/read-proof.ts';
import type { Policy } from '../credential/policy.ts';
import type { JsonObject } from '../record/json.ts';
import { ok } from '../record/result.ts';
import type { Admission, Trust } from '../trust/trust.ts';
import { check } from './check.ts';
import type { Check, ProofReport } from './report.ts';

/**
 * Trust as a policy widens it; the very same object where it does not. Under `didKeyIssuers` a `did:key` that nobody
 * vouches for counts as known under its own name. Under a warning for `issuerIsNotController` every named issuer does, and
 * a key that the issuer does not list is taken from its own `did:key`: who signed is then told by `controllerChecks`.
 * Adds nobody's hosts, so that nothing is fetched for those it lets in.
 */
export function trustUnder({ didKeyIssuers, issuerIsNotController }: Policy, trust: Trust): Trust {
  const anyIssuer = issuerIsNotController === 'warning';
  if (!didKeyIssuers && !anyIssuer) return trust;
  const isLetIn = (issuerId: string): boolean => anyIssuer || (didKeyIssuers && issuerId.startsWith('did:key:'));
  return {
    ...trust,
    async admitIssuer(issuerId) {
      const admission = await trust.admitIssuer(issuerId);
      return admission.known || !isLetIn(issuerId) ? admission : letIn(issuerId, trust.version);
    },
    async keysOf(issuerId, admission, purpose, now, named) {
      const keys = await trust.keysOf(issuerId, admission, purpose, now, named);
      if (!anyIssuer) return keys;
      const lookUp: IssuerKeys = async (method) => {
        const listed = keys.ok ? await keys.value(method) : null;
        if (listed !== null) return listed;
        const controller = controllerOf(method);
        if (!controller.startsWith('did:key:')) return null;
        const own = await trust.keysOf(controller, await trust.admitIssuer(controller), purpose, now, method);
        return own.ok ? own.value(method) : null;
      };
      return ok(lookUp);
    },
  };
}

/** Says of a good signature that it was made with a key of somebody else than the issuer the document names. */
export function controllerChecks(
  { issuerIsNotController }: Policy,
  issuerId: string | null,
  proofs: readonly ProofReport[],
): readonly Check[] {
  if (issuerIsNotController === 'failed' || issuerId === null) return [];
  const others = proofs.flatMap(({ verificationMethod }) =>
    verificationMethod === undefined || controllerOf(verificationMethod) === issuerId ? [] : [verificationMethod],
  );
  return others.length === 0
    ? []
    : [check('ISSUER_IS_NOT_CONTROLLER', {}, { issuerId, verificationMethods: others } satisfies JsonObject)];
}

const controllerOf = (verificationMethod: string): string => verificationMethod.split('#', 1)[0] ?? '';

const letIn = (id: string, registryVersion: string): Admission => ({
  known: true,
  party: {
    id,
    name: { en: id },
    source: 'operator',
    registryVersion,
    confirmed: true,
    development: false,
    issuerIds: [id],
    identifiers: [],
    hosts: [],
    country: null,
    qualityAssurance: [],
    mandates: [],
  },
});
