import type { EctsHundredths } from '../../record/ects.ts';
import type { Application } from '../../record/recognition/applicant.ts';
import type { OutcomeMapping } from '../../record/recognition/mapping.ts';
import type { ExemptionPolicy } from '../../record/recognition/policy.ts';
import type { EquivalencePrecedent } from '../../record/recognition/precedent.ts';
import type { TargetUnit } from '../../record/recognition/unit.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Allocation } from '../ledger/allocation.ts';
import type { Finding } from './finding.ts';

/** From least to most; a recommendation is the best over subsets of the evidence. None of them is a refusal. */
export const KINDS = [
  'no_basis_found',
  'refer_evc',
  'needs_assessor',
  'grant_partial',
  'grant_conditional',
  'grant_full',
] as const;
export type RecommendationKind = (typeof KINDS)[number];

/** Everything a recommendation rests on. It is a value: the same input gives the same recommendation, whatever its order. */
export interface RecommendationInput {
  readonly application: Application;
  readonly unit: TargetUnit;
  readonly policy: ExemptionPolicy;
  readonly evidence: readonly Evidence[];
  /** Made by people; precedents fill in where nobody has judged. */
  readonly mappings: readonly OutcomeMapping[];
  /** This learner's allocations of other cases; those of this case are not among them. */
  readonly ledger: readonly Allocation[];
  readonly precedents: readonly EquivalencePrecedent[];
  /** Today in Europe/Brussels: whether a precedent has expired. */
  readonly today: string;
  /** Programme the credit would be used in: the ledger counts by it. That of the unit when absent. */
  readonly programme?: string;
}

/** Credit of one piece of learning within a cover, and what of it is still free. */
export interface CoverCredit {
  readonly learning: string;
  readonly evidence: string;
  /** Free before this case. */
  readonly free: EctsHundredths;
  /** What this case would use of it. */
  readonly used: EctsHundredths;
}

/** One way to reach what is recommended. */
export interface Cover {
  /** Evidence it needs, sorted. */
  readonly evidence: readonly string[];
  readonly credits: readonly CoverCredit[];
  /** Sum of `free`. */
  readonly usable: EctsHundredths;
  readonly required: EctsHundredths;
}

export interface Covers {
  /** Smallest first; at most 20. */
  readonly shown: readonly Cover[];
  /** Whether these are all smallest covers. */
  readonly all: boolean;
  /** Whether they are exactly the smallest: not known beyond 12 essential outcomes. */
  readonly exact: boolean;
}

/** A copy that was not counted, and what was counted instead. */
export interface IgnoredCopy {
  readonly learning: string;
  readonly evidence: string;
  readonly countedAs: { readonly learning: string; readonly evidence: string };
  readonly because: 'same-learning' | 'same-specification' | 'part-of-whole' | 'already-used';
}

export interface OutcomeCoverage {
  readonly outcomeId: string;
  readonly essential: boolean;
  readonly degree: 'full' | 'partial' | 'none' | 'not-judged';
  /** Where the judgement comes from; null where there is none. */
  readonly origin: OutcomeMapping['origin'] | null;
  readonly sources: OutcomeMapping['sources'];
}

/** Outcomes that name an identical ESCO concept: for a person to accept or not. */
export interface Suggestion {
  readonly targetOutcomeId: string;
  readonly source: { readonly learning: string; readonly outcome: string };
  readonly esco: string;
}

export interface Alternative {
  readonly kind: 'bridging' | 'evc' | 'partial' | 'conditional' | 'ask_replacement' | 'more_evidence' | 'assessor';
  /** Listed parts, or outcomes, it is about. */
  readonly about: readonly string[];
}

export interface Recommendation {
  readonly kind: RecommendationKind;
  /** Listed parts that can be exempted; grant_partial only. */
  readonly parts: readonly string[];
  /** Codes of findings a condition could answer: RECENCY_SOFT. */
  readonly conditions: readonly string[];
  readonly nextStep: 'ask_replacement' | 'refer_evc' | 'ask_assessor' | 'confirm_identity' | 'decide' | null;
  readonly alternatives: readonly Alternative[];
  /** Sorted: admissibility first, then in the order of `CRITERIA`. */
  readonly findings: readonly Finding[];
  readonly outcomes: readonly OutcomeCoverage[];
  /** Weights of outcomes that are covered fully and partly, in ten-thousandths of the unit. Two numbers, never one score. */
  readonly coverage: { readonly full: number; readonly partial: number; readonly essentialMissing: readonly string[] };
  /** Credits that can be used, counted once, and what the unit asks for. */
  readonly workload: { readonly usable: EctsHundredths; readonly required: EctsHundredths };
  readonly covers: Covers;
  readonly ignored: readonly IgnoredCopy[];
  readonly suggestions: readonly Suggestion[];
  /** Ids of precedents that filled in mappings. */
  readonly precedents: readonly string[];
  readonly policyVersion: string;
  readonly engineVersion: string;
  /** SHA-256 of the canonical JSON of the input, sorted. */
  readonly inputHash: string;
}
