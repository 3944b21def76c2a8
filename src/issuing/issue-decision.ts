import { composeDecision } from '../credential/elm/compose-decision.ts';
import { decisionPageFacts } from '../credential/page/decision-facts.ts';
import { decisionPageFindings } from '../credential/page/findings.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import { GRANTING } from '../record/recognition/decision.ts';
import type { DecisionRecord } from '../record/recognition/decision-record.ts';
import { fail, type Result } from '../record/result.ts';
import type { Material } from './compose.ts';
import { finish } from './finish.ts';
import type { CredentialFile, CredentialRow, DecisionView, IssuingDeps } from './ports.ts';
import { type Refusal, refusal } from './refusal.ts';
import { type FirstStep, sevenSteps } from './seven-steps.ts';

/** What may be live only once: the exemption a case came to. A replacement waits under the name of what it replaces. */
const decisionSlot = ({ caseId }: Pick<DecisionRecord, 'caseId'>): string => `decision ${caseId}`;

/**
 * Seals an exemption decision as a credential, by the same seven steps as an award. Idempotent by decision id. A decision
 * that exempts from nothing is refused, and so is one its case no longer stands by; whether the conditions of a
 * conditional one are met is for whoever calls. An earlier decision of the case that was sealed is replaced and becomes
 * superseded in step 7; one that was only reserved is revoked, because nobody has a document of it.
 */
export async function issueDecision(
  deps: IssuingDeps,
  scope: InstitutionScope,
  decision: DecisionRecord,
): Promise<Result<CredentialFile, Refusal>> {
  const { decisionId, caseId, outcome } = decision;
  if (!GRANTING.has(outcome)) return fail(refusal('DECISION_NOT_EXEMPTING', { decisionId, outcome }));
  return sevenSteps(
    deps,
    scope,
    async (candidates) => {
      const slot = decisionSlot(decision);
      const view = await deps.register.decisionView(scope, { decisionId, caseId, slot, candidates });
      if (!view) return { answer: fail(refusal('INSTITUTION_UNKNOWN', { institution: scope.institutionId })) };
      if (view.existing) return { answer: await finish(deps, scope, view.existing.credentialId) };
      if (!view.stands) return { answer: fail(refusal('DECISION_NOT_STANDING', { decisionId, caseId })) };
      const findings = decisionPageFindings(view.institution, decision);
      if (findings.length > 0)
        return { answer: fail(refusal('DOCUMENT_NOT_VALID', { count: String(findings.length) }, { findings })) };
      return draftDecision(deps, scope, decision, view);
    },
    { later: false },
  );
}

/** Step 1 for a decision: what stands in its place gives way, or is named as what it replaces. */
async function draftDecision(
  deps: IssuingDeps,
  scope: InstitutionScope,
  decision: DecisionRecord,
  view: DecisionView,
): Promise<FirstStep> {
  const unsealed = view.occupants.find(({ progress }) => progress === 'reserved');
  if (unsealed) {
    await revokeUnsealed(deps, scope, unsealed);
    return 'again';
  }
  const [replaced] = view.occupants;
  // As with awards, nothing but the office ends a suspension: the new decision waits until somebody has.
  if (replaced && replaced.validity !== 'active')
    return {
      answer: fail(refusal('REPLACED_NOT_LIVE', { credentialId: replaced.credentialId, state: replaced.validity })),
    };
  const replaces = replaced?.credentialId ?? null;
  return {
    drafted: {
      view,
      subject: { kind: 'decision', decision },
      slot: replaces === null ? decisionSlot(decision) : `replaces ${replaces}`,
      replaces,
      achievements: new Map(),
      idempotency: null,
      material: materialOf(view, decision, replaces),
    },
  };
}

/** A conflict means that it was sealed or revoked meanwhile; either is seen the next time. */
const revokeUnsealed = (deps: IssuingDeps, scope: InstitutionScope, { credentialId, validity }: CredentialRow) =>
  deps.register.changeStatus(scope, credentialId, {
    action: 'revoke',
    from: validity,
    reason: 'decision_ended',
    supersededBy: null,
    at: deps.now(),
  });

/** Dutch first: the decision is taken in Dutch, and the English page is a courtesy. */
const materialOf = ({ institution }: DecisionView, decision: DecisionRecord, replaces: string | null): Material => ({
  languages: ['nl', 'en'],
  facts: (slots) => decisionPageFacts({ institution, decision, ...slots }),
  composer: (frame) => composeDecision({ ...frame, issuer: institution, decision, replaces }),
});
