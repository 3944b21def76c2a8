import type { JsonObject } from '../record/json.ts';
import type { LangMap } from '../record/text.ts';
import type { CheckCode } from './codes/index.ts';
import type { Fact } from './facts/fact.ts';
import type { Form } from './form.ts';

/** The eight steps of a verification, in their order. */
export const STEPS = ['read', 'admit', 'prove', 'mean', 'timing', 'status', 'authority', 'holder'] as const;
export type Step = (typeof STEPS)[number];

/** `unknown`: could not be decided, and somebody has to know. `skipped`: does not apply, and changes nothing. */
export type Outcome = 'passed' | 'failed' | 'unknown' | 'skipped';

/** ETSI EN 319 102-1 §5.1.3: never a yes or no where there is a third answer. */
export type Verdict = 'passed' | 'indeterminate' | 'failed';

/** What one check found. The outcome belongs to the code; words for it are in the same table. */
export interface Check {
  readonly check: Step;
  readonly outcome: Outcome;
  readonly code: CheckCode;
  /** What the message names, such as a date. Never a whole document. */
  readonly params: Readonly<Record<string, string>>;
  /** What it was decided from: ids, digests, dates, versions. */
  readonly evidence: JsonObject;
}

/** An issuer as its own document describes it. Only ever quoted. */
export interface ClaimedIssuer {
  readonly id: string | null;
  readonly name: LangMap | null;
  /** Legal identifiers and others it gives itself. */
  readonly identifiers: readonly { readonly notation: string; readonly scheme?: string; readonly country?: string }[];
  /** Its name mixes scripts or has invisible or direction-changing characters: it may imitate another. */
  readonly misleadingName?: boolean;
}

/** An issuer as those we trust describe it; its name is the one to show. */
export interface TrustedIssuer {
  readonly id: string;
  readonly name: LangMap;
  readonly confirmed: boolean;
  /** Where this comes from: `own`, `registry`, `operator`, `certificate` or `did-registry`, and which version answered. */
  readonly source: string;
  readonly registryVersion: string;
}

export interface Subject {
  readonly id: string | null;
  readonly givenName: LangMap | null;
  readonly familyName: LangMap | null;
  readonly fullName: LangMap | null;
  /** A birth dateTime that is not midnight UTC names two days; either may be meant. */
  readonly birth: { readonly asWritten: string; readonly dates: readonly string[] } | null;
  readonly identifiers: readonly { readonly notation: string; readonly scheme?: string }[];
}

/** One signature and what it was checked with, so that an issuer can find out why it failed. */
export interface ProofReport {
  /** `JAdES`, `ecdsa-rdfc-2019`, `vc+jwt`, … */
  readonly type: string;
  readonly outcome: 'verified' | 'failed' | 'unsupported' | 'not-checked';
  readonly algorithm?: string;
  readonly verificationMethod?: string;
  /** UTC seconds the proof claims. */
  readonly created?: number;
  readonly reason?: string;
  /** Lower-case hexadecimal SHA-256 (or as named) of what was hashed on the way to the signature. */
  readonly digests?: Readonly<Record<string, string>>;
}

/** Europass knows three: what could not be checked is grey there, like what was not. Here it has a name of its own. */
export type EuropassStatus = 'ok' | 'error' | 'skipped' | 'unknown';
/** The six checks of the Europass viewer, each with the finding that decided it. */
export type EuropassChecks = Readonly<
  Record<
    'format' | 'seal' | 'owner' | 'revocation' | 'accreditation' | 'expiry',
    { readonly status: EuropassStatus; readonly code: CheckCode }
  >
>;

export interface Holder {
  /** `key`: the presenter proved a key the credential names. `compare`: a person compares name and birth date. */
  readonly method: 'key' | 'compare' | 'none';
  readonly id?: string;
}

export interface Report {
  readonly verdict: Verdict;
  readonly form: Form;
  /** Where in the file it was: `credential.pdf › attachment edc.jsonld`, `[2]`. Null for the file itself. */
  readonly within: string | null;
  readonly credentialId: string | null;
  readonly checks: readonly Check[];
  readonly issuer: { readonly asClaimed: ClaimedIssuer | null; readonly asTrusted: TrustedIssuer | null };
  readonly subject: Subject | null;
  /** Null where the bytes they would come from were not proved. */
  readonly facts: readonly Fact[] | null;
  readonly europass: EuropassChecks;
  readonly proofs: readonly ProofReport[];
  readonly holder: Holder;
  /** UTC seconds; what the signature claims. */
  readonly signedAt: number | null;
  readonly verifiedAt: number;
}

export interface Verification {
  /** The worst of the reports. */
  readonly verdict: Verdict;
  /** Nothing in the file could be recognised as a credential. */
  readonly unreadable: boolean;
  readonly reports: readonly Report[];
  /** Names of files in an archive or PDF that are no credentials and were not looked at. */
  readonly ignored: readonly string[];
}
