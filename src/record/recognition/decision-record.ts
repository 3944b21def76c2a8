import type { z } from 'zod';
import type { EctsHundredths } from '../ects.ts';
import type { LangMap, PageLanguage } from '../text.ts';
import type { Route } from './case-state.ts';
import type { DecisionOutcome } from './decision.ts';
import type { AppealAddress, ContractType } from './policy.ts';
import type { PROGRAMME_DEGREES } from './unit.ts';

/** Both languages of something that was said by the engine at the time. */
export interface Said {
  readonly nl: string;
  readonly en: string;
}

/** A piece of evidence as the letter names it (DEC-2). */
export interface ReliedOn {
  readonly evidenceId: string;
  readonly title: LangMap;
  readonly awardingBodies: readonly LangMap[];
  readonly awardedOn: string | null;
  readonly credentialId: string | null;
  readonly form: string;
  /** SHA-256 of the document. */
  readonly sha256: string;
}

/**
 * A decision as it was taken: everything letter, credential and exports say, frozen. It is never changed; a new decision
 * takes its place.
 */
export interface DecisionRecord {
  readonly decisionId: string;
  readonly caseId: string;
  readonly route: Route;
  readonly outcome: DecisionOutcome;
  readonly applicant: {
    readonly reference: string;
    readonly givenName: string;
    readonly familyName: string;
    readonly birthDate?: string;
    readonly preferredLanguage: PageLanguage;
  };
  readonly contractType: z.output<typeof ContractType>;
  readonly unit: {
    readonly code: string;
    readonly academicYear: string;
    readonly title: LangMap;
    readonly ects: EctsHundredths;
    readonly language: string;
    readonly iscedF?: string;
    readonly programme: {
      readonly code: string;
      readonly title?: LangMap;
      readonly degree: (typeof PROGRAMME_DEGREES)[number];
    };
  };
  /** Listed parts that are exempted; granted_partial only. */
  readonly parts: readonly { readonly id: string; readonly title: LangMap; readonly ects: EctsHundredths | null }[];
  readonly conditions: readonly LangMap[];
  readonly evidence: readonly ReliedOn[];
  readonly credits: readonly { readonly learning: string; readonly title: LangMap; readonly ects: EctsHundredths }[];
  /** What the engine found, criterion by criterion, in the words of the day. */
  readonly findings: readonly {
    readonly criterion: string;
    readonly code: string;
    readonly result: 'met' | 'partly' | 'not_met' | 'unknown' | 'n/a';
    readonly said: Said;
  }[];
  readonly motivation: LangMap;
  readonly outcomeReasons: readonly { readonly outcomeId: string; readonly text: LangMap; readonly reason: LangMap }[];
  readonly legalBasis: readonly string[];
  readonly policy: {
    readonly id: string;
    readonly version: string;
    readonly title: LangMap;
    readonly regulation: LangMap;
    readonly approvedBy: string;
  };
  /** `person` is the staff id that handed it in. */
  readonly decidedBy: { readonly body: string; readonly member: string; readonly person: string };
  /** UTC seconds. */
  readonly decidedAt: number;
  /** The day in Europe/Brussels. */
  readonly decidedOn: string;
  readonly recommendation: { readonly inputHash: string; readonly kind: string; readonly engineVersion: string };
  readonly followed: boolean;
  readonly deviationReason?: string;
  readonly competenceAssessment?: {
    readonly reference: string;
    readonly body: string;
    readonly assessors: readonly string[];
  };
  readonly appeal: z.output<typeof AppealAddress>;
  /** The decision this one takes the place of. */
  readonly supersedes: string | null;
}

/** Whether a decision gives an exemption now: a conditional one does so once its conditions are met. */
export const exemptsAtOnce = ({ outcome }: Pick<DecisionRecord, 'outcome'>): boolean =>
  outcome === 'granted' || outcome === 'granted_partial' || outcome === 'granted_elective';
