import type { Alternative, RecommendationKind } from './recommendation.ts';

interface AlternativesQuestion {
  readonly kind: RecommendationKind;
  /** Outcomes that are needed and not fully covered by what the recommendation rests on. */
  readonly missing: readonly string[];
  /** Listed parts that could be exempted: at once, with a refresher, or when everything open is settled. */
  readonly parts: Readonly<Record<'atOnce' | 'refreshed' | 'settled', readonly string[]>>;
  /** The whole unit could be exempted if everything open were settled. */
  readonly wholeIfSettled: boolean;
  /** A newer credential is known to exist. */
  readonly replaced: boolean;
}

/**
 * What else there is, before anybody thinks of refusing: recognition that is partial, conditional or of another kind (EAR
 * manual on alternative, partial and conditional recognition). Lists them and recommends none.
 */
export function alternativesOf({
  kind,
  missing,
  parts,
  wholeIfSettled,
  replaced,
}: AlternativesQuestion): readonly Alternative[] {
  if (kind === 'grant_full') return [];
  const unsettled = kind === 'needs_assessor' || kind === 'refer_evc';
  const lacking = kind === 'refer_evc' || (missing.length > 0 && kind !== 'no_basis_found');
  const partial = unsettled ? parts.settled : kind === 'grant_conditional' ? parts.atOnce : [];
  const refreshed = kind === 'grant_partial' ? parts.refreshed : [];
  const listed: readonly (Alternative & { readonly when: boolean })[] = [
    { kind: 'ask_replacement', about: [], when: replaced },
    { kind: 'assessor', about: [], when: kind === 'needs_assessor' },
    { kind: 'partial', about: partial, when: partial.length > 0 },
    {
      kind: 'conditional',
      about: refreshed,
      when: refreshed.length > 0 || (kind === 'needs_assessor' && wholeIfSettled),
    },
    { kind: 'bridging', about: missing, when: lacking },
    { kind: 'evc', about: missing, when: lacking },
    { kind: 'more_evidence', about: missing, when: kind !== 'grant_conditional' },
  ];
  return listed.flatMap(({ when, kind: which, about }) => (when ? [{ kind: which, about }] : []));
}
