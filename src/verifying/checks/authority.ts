import { listOf } from '../../record/json.ts';
import { textIn } from '../../record/text.ts';
import type { Trust } from '../../trust/trust.ts';
import { check } from '../check.ts';
import type { Examined } from '../examined.ts';
import type { Fact } from '../facts/fact.ts';
import type { Form } from '../form.ts';
import type { Check } from '../report.ts';
import { assuranceChecks } from './authority/assurance.ts';
import { type Award, awardsOf, nameOf, type Sealer } from './authority/awarding-body.ts';
import { mandateCheck } from './authority/mandate.ts';

/** Forms in which who seals and who awards are written at two places. */
const ELM: readonly Form[] = ['edc', 'elm'];

/**
 * Step 7: who awarded, by which mandate somebody else sealed it (MAND-1, see `mandateCheck`), and whether the awarding
 * bodies had quality assurance on the award date. What the document says of all this is quoted; the registry
 * decides. A learner who issues to itself is refused also when nobody vouches for it.
 */
export async function authorityChecks(
  examined: Examined,
  facts: readonly Fact[],
  trust: Trust,
): Promise<readonly Check[]> {
  const { admission, proved, issuerId } = examined;
  const selfIssued = proved && isSelfIssued(examined) ? [check('SELF_ISSUED', {}, { issuer: issuerId })] : [];
  if (!proved || !admission.known) return [...selfIssued, check('AUTHORITY_NOT_EXAMINED')];
  const sealer: Sealer = { party: admission.party, issuerId };
  const awards = await awardsOf(facts, sealer, { trust, issuerAwards: !ELM.includes(examined.form) });
  if (awards.length === 0) return [...selfIssued, check('QA_UNKNOWN', {}, { reason: 'nothing that was awarded' })];
  const checks: Check[] = [...selfIssued];
  for (const award of awards) {
    checks.push(...unknownBodies(award));
    if (award.bodies.some(({ party }) => party?.id === sealer.party.id))
      checks.push(check('AWARDED_BY_ISSUER', { name: textIn(sealer.party.name, 'nl') }, { party: sealer.party.id }));
    else if (award.bodies.length > 0) {
      const mandate = await mandateCheck(award, sealer, { examined, trust });
      if (mandate) checks.push(mandate);
    }
    checks.push(...assuranceChecks(award, examined.tree));
  }
  return once(checks);
}

/** Issuer and subject are one: a credential somebody gave themselves. */
function isSelfIssued({ issuerId, tree, claims }: Examined): boolean {
  if (issuerId === null) return false;
  const subjects = tree === null ? [] : listOf(tree.root.credentialSubject).map((one) => tree.node(one)?.id);
  return [...subjects, claims?.sub].includes(issuerId);
}

const unknownBodies = ({ bodies, fact }: Award): readonly Check[] =>
  bodies.length === 0
    ? fact.kind === 'achievement'
      ? [check('AWARDING_BODY_NOT_NAMED', {}, { path: fact.path })]
      : []
    : bodies
        .filter(({ party }) => party === null)
        .map((body) =>
          check(
            'AWARDING_BODY_UNKNOWN',
            { name: nameOf(body) },
            {
              path: fact.path,
              reason: body.reason,
              identifiers: body.claimed.identifiers.map(({ notation }) => notation),
            },
          ),
        );

/** A credential with twenty claims of one body says one thing about it. */
function once(checks: readonly Check[]): readonly Check[] {
  const said = new Map<string, Check>();
  for (const one of checks) {
    const key = JSON.stringify([one.code, one.params]);
    if (!said.has(key)) said.set(key, one);
  }
  return [...said.values()];
}
