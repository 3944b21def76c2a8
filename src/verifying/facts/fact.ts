import type { LangMap } from '../../record/text.ts';

/** A concept of a controlled list: our own code where we know the list, its URI, its labels as written. */
export interface ConceptFact {
  readonly uri: string | null;
  /** Code in our own table of that list; null where it is not one of them. */
  readonly code: string | null;
  readonly label: LangMap;
}

export interface IdentifierFact {
  readonly notation: string;
  /** `schemeName` or `schemeAgency`, as written. */
  readonly scheme: string | null;
  /** Code of the EU country list, for legal identifiers. */
  readonly country: string | null;
}

/** A body as the document describes it. Whether it is who it says is for the report's `issuer` and `authority`. */
export interface BodyFact {
  readonly id: string | null;
  readonly name: LangMap;
  readonly identifiers: readonly IdentifierFact[];
  readonly country: string | null;
}

export interface OutcomeFact {
  readonly id: string | null;
  readonly title: LangMap;
  /** ESCO skill URIs. */
  readonly esco: readonly string[];
}

export interface AssessmentFact {
  readonly id: string | null;
  readonly title: LangMap;
  readonly types: readonly ConceptFact[];
  readonly modes: readonly ConceptFact[];
  readonly grade: LangMap | null;
  readonly gradingScheme: LangMap | null;
  readonly identityVerification: ConceptFact | null;
  /** Civil date, Europe/Brussels. */
  readonly date: string | null;
}

/** Quality assurance as the document states it; whether it covers the award is decided by `authority`. */
export interface AssuranceFact {
  readonly id: string | null;
  readonly type: ConceptFact | null;
  readonly title: LangMap;
  readonly agency: BodyFact | null;
  /** Who or what was accredited. */
  readonly organisations: readonly BodyFact[];
  readonly identifiers: readonly IdentifierFact[];
  readonly report: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly limitEqf: readonly number[];
  readonly limitIscedF: readonly string[];
  readonly limitQualifications: readonly string[];
  readonly limitJurisdictions: readonly string[];
  readonly limitCredentialTypes: readonly string[];
}

/**
 * One thing that was learned, done, assessed or granted, in one shape whatever form it came in. Absent is `null` or an
 * empty list, never a guess: an ECTS figure is there only if the document states it.
 */
export interface Fact {
  readonly kind: 'achievement' | 'activity' | 'assessment' | 'entitlement';
  /**
   * Identity of the learning. `named`: a `urn:uuid` the issuer fixed, equal in every form. `derived`: UUIDv5 of issuer
   * identifier, credential id and claim path, for documents that number their nodes.
   */
  readonly identity: { readonly id: string; readonly source: 'named' | 'derived' };
  /** Where in the document it stands (JSON pointer). */
  readonly path: string;
  readonly title: LangMap;
  readonly description: LangMap | null;
  readonly awardingBodies: readonly BodyFact[];
  /** Civil date, Europe/Brussels. */
  readonly awardedOn: string | null;
  /** Offering or unit: code and version, as issuers name what was learned. */
  readonly specification: readonly IdentifierFact[];
  /** What it is, in the issuer's words: opportunity type, category. */
  readonly types: readonly ConceptFact[];
  /** Points as a decimal string without trailing zeros, at most two decimals; ECTS only. */
  readonly ects: string | null;
  /** Credits in other systems, as written. */
  readonly otherCredits: readonly { readonly framework: string; readonly points: string }[];
  /** Hours of workload; null where the document gives none or gives another unit. */
  readonly hours: number | null;
  /** 1 to 8. */
  readonly eqf: number | null;
  /** Level in the Flemish qualifications structure. */
  readonly vks: number | null;
  readonly otherLevels: readonly ConceptFact[];
  readonly iscedF: readonly string[];
  readonly outcomes: readonly OutcomeFact[];
  readonly outcomeSummary: LangMap | null;
  readonly assessments: readonly AssessmentFact[];
  readonly modes: readonly ConceptFact[];
  readonly languages: readonly string[];
  readonly qualityAssurance: readonly AssuranceFact[];
  /** The mark of the whole, as written; null where it was not released. */
  readonly grade: LangMap | null;
  readonly entryRequirement: LangMap | null;
  readonly partialQualification: boolean | null;
  readonly period: { readonly from: string | null; readonly to: string | null } | null;
  readonly notes: readonly LangMap[];
  /** For an entitlement: what to, and whether it is actual. */
  readonly entitlement: { readonly type: ConceptFact | null; readonly status: ConceptFact | null } | null;
  /** What it consists of; a part's ECTS stand here only if the document states them for the part. */
  readonly parts: readonly Fact[];
}
