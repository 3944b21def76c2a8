import type { EctsHundredths } from '../../record/ects.ts';
import type { LangMap } from '../../record/text.ts';
import type { CheckCode } from '../../verifying/codes/index.ts';
import type { AssuranceFact, BodyFact, ConceptFact } from '../../verifying/facts/fact.ts';
import type { Outcome, Step, Verdict } from '../../verifying/report.ts';

/** An outcome of what was learned. */
export interface LearnedOutcome {
  /** `#1`, `#2`, … in the order of the document: node ids differ between forms of one credential, and this must not. */
  readonly id: string;
  readonly text: LangMap;
  readonly esco: readonly string[];
}

export interface LearnedAssessment {
  readonly types: readonly ConceptFact[];
  readonly identityVerification: ConceptFact | null;
  readonly grade: LangMap | null;
}

/**
 * One piece of learning in one piece of evidence, with what it consists of. Absent is null, never a guess.
 */
export interface Learning {
  /** Identity of the learning (`Fact.identity`), equal in every form and re-issue. */
  readonly id: string;
  /**
   * Names under which the same learning may come back: `id <identity>` and, for each code of offering or unit an awarding
   * body gave it, `spec <body> <scheme> <code>` without version or academic year; the only learning of a credential also
   * has `credential <issuer> <credential id>`. Two pieces that share a key are one.
   */
  readonly keys: readonly string[];
  readonly kind: 'achievement' | 'activity' | 'assessment';
  readonly title: LangMap;
  /** JSON pointer into the document. */
  readonly path: string;
  /** Codes with their versions as the body writes them, for precedents. */
  readonly specifications: readonly {
    readonly scheme: string | null;
    readonly code: string;
    readonly version: string | null;
  }[];
  readonly awardingBodies: readonly BodyFact[];
  readonly awardedOn: string | null;
  /** Null where the document states none for it. A part's share of its whole stands here, and is never added to the whole. */
  readonly ects: EctsHundredths | null;
  readonly hours: number | null;
  /** Own level; of a part without one, null. */
  readonly eqf: number | null;
  readonly iscedF: readonly string[];
  readonly languages: readonly string[];
  readonly outcomes: readonly LearnedOutcome[];
  readonly assessments: readonly LearnedAssessment[];
  /** `credit` unless the document says that it was passed without acquiring credits. */
  readonly passBasis: 'credit' | 'without-credit';
  readonly qualityAssurance: readonly AssuranceFact[];
  readonly parts: readonly Learning[];
}

/** Whose it is, compared with the applicant. A difference in spelling is for a person; another birth date is another person. */
export type HolderStanding =
  /** The key was proved, or a person has confirmed it. */
  | { readonly result: 'key' | 'confirmed' }
  | { readonly result: 'same' }
  | { readonly result: 'different-birth-date' }
  /** Names differ, or one side says too little. */
  | { readonly result: 'unknown'; readonly because: 'spelling' | 'other-name' | 'no-birth-date' | 'not-described' };

export interface StatedCheck {
  readonly step: Step;
  readonly outcome: Outcome;
  readonly code: CheckCode;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * One piece of evidence as the engine sees it: what verification found, whose it is, and what was learned. Nothing of what
 * was not proved is here: `title` is null and `learnings` empty.
 */
export interface Evidence {
  readonly id: string;
  /** `documents`: this service verified bytes. `stated`: the caller of the stateless form says what verification found. */
  readonly source: 'documents' | 'stated';
  readonly form: string;
  readonly credentialId: string | null;
  readonly title: LangMap | null;
  readonly verdict: Verdict;
  readonly checks: readonly StatedCheck[];
  readonly holder: HolderStanding;
  /** The credential that took its place, where that is known. */
  readonly supersededBy: string | null;
  /** Names and ids of the issuer as those we trust describe it. */
  readonly issuer: { readonly ids: readonly string[]; readonly name: LangMap; readonly confirmed: boolean } | null;
  readonly validUntil: string | null;
  /** UTC seconds. */
  readonly verifiedAt: number;
  readonly learnings: readonly Learning[];
}
