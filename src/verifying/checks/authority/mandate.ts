import { namesSameBody, organizationIdentifier } from '../../../credential/certificates/organization-identifier.ts';
import { brusselsDate } from '../../../record/civil-date.ts';
import type { Mandate } from '../../../record/institution.ts';
import { listOf } from '../../../record/json.ts';
import { textIn } from '../../../record/text.ts';
import { evidenceType } from '../../../record/vocabulary/evidence-type.ts';
import type { Trust } from '../../../trust/trust.ts';
import { check } from '../../check.ts';
import type { Examined, Tree } from '../../examined.ts';
import type { Check } from '../../report.ts';
import { type Award, type AwardingBody, nameOf, type Sealer } from './awarding-body.ts';

const MANDATE = evidenceType.get('mandate').uri;

/**
 * Whether a document states a mandate: an evidence node of type mandate with a statement (ELM 3.2 `Evidence`), whatever
 * profile the credential claims. Who states it is the sealer itself; it proves nothing.
 */
const statesMandate = (tree: Tree | null): boolean =>
  tree !== null &&
  listOf(tree.root.evidence).some((value) => {
    const evidence = tree.node(value);
    return (
      evidence !== null &&
      listOf(evidence.dcType).some((type) => (typeof type === 'string' ? type : tree.node(type)?.id) === MANDATE) &&
      listOf(evidence.evidenceStatement).some((said) => typeof said === 'string' && said.trim() !== '')
    );
  });

/**
 * MAND-1: whoever seals what it did not award needs a mandate of one who did. The register decides, for the day of sealing;
 * a statement in the document alone leaves it open. Without either it is a failure, because ELM has a place for it and the
 * sealer has to know: but only where every awarding body is known to be another, and the form has that place.
 */
export async function mandateCheck(
  { bodies }: Award,
  sealer: Sealer,
  { examined, trust }: { readonly examined: Examined; readonly trust: Trust },
): Promise<Check | null> {
  const names = { sealer: textIn(sealer.party.name, 'nl'), mandator: bodies.map(nameOf).join(', ') };
  const on = examined.signedAt === null ? null : brusselsDate(examined.signedAt);
  const given = (await Promise.all(bodies.map((body) => mandatesOf(body, sealer, trust)))).flat();
  const valid = given.find(({ mandate }) => on !== null && isInForce(mandate, on));
  if (valid && on !== null) {
    const { mandate, body } = valid;
    const evidence = { mandate: mandate.id, from: mandate.validFrom, to: mandate.validTo ?? null, sealedOn: on };
    return check('MANDATE_REGISTERED', { ...names, mandator: nameOf(body), date: on }, evidence);
  }
  const evidence = {
    sealedOn: on,
    notInForce: given.map(({ mandate }) => ({ id: mandate.id, from: mandate.validFrom, to: mandate.validTo ?? null })),
  };
  if (statesMandate(examined.tree)) return check('MANDATE_STATED', names, evidence);
  if (bodies.some(({ party }) => party === null)) return null;
  return check(on === null || !hasPlaceForMandate(examined) ? 'MANDATE_UNKNOWN' : 'MANDATE_MISSING', names, evidence);
}

const isInForce = ({ validFrom, validTo }: Mandate, on: string): boolean =>
  validFrom <= on && (validTo === undefined || on <= validTo);

/** Mandates the sealer holds of a body: by the number in the register, or by whom that number belongs to. */
async function mandatesOf(body: AwardingBody, { party }: Sealer, trust: Trust) {
  const found: { readonly mandate: Mandate; readonly body: AwardingBody }[] = [];
  for (const mandate of party.mandates) {
    const { mandator } = mandate;
    const byNumber =
      body.party === null &&
      body.claimed.identifiers.some(({ notation, country }) => {
        const written = country === null ? notation : organizationIdentifier({ notation, country });
        // A bare number without a country could be anybody's.
        return written !== null && /^[A-Z]{5}-/.test(written) && namesSameBody(mandator, written);
      });
    const owner = body.party === null ? null : await trust.admitOrganisation([mandator]);
    if (byNumber || (owner?.known && owner.party.id === body.party?.id)) found.push({ mandate, body });
  }
  return found;
}

/** ELM has `evidence`; the flat attestation and Open Badges have no place for a mandate. */
const hasPlaceForMandate = ({ form, tree }: Examined): boolean =>
  tree !== null && form !== 'open-badge-di' && form !== 'open-badge-jwt';
