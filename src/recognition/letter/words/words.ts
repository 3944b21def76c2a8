import type { ROUTES } from '../../../record/recognition/case-state.ts';
import type { DecisionOutcome } from '../../../record/recognition/decision.ts';
import type { CONTRACT_TYPES } from '../../../record/recognition/policy.ts';
import type { PROGRAMME_DEGREES } from '../../../record/recognition/unit.ts';
import type { Criterion, FindingResult } from '../../engine/finding.ts';

/** Everything a letter says of its own accord. `{name}` is filled in with what the decision says. */
export interface Words {
  readonly title: string;
  readonly to: string;
  readonly date: string;
  readonly reference: string;
  readonly caseReference: string;
  readonly page: string;
  readonly copy: string;
  readonly original: string;
  readonly credits: { readonly one: string; readonly many: string };
  readonly headings: Readonly<
    Record<
      | 'decision'
      | 'subject'
      | 'evidence'
      | 'basis'
      | 'reasons'
      | 'outcomes'
      | 'findings'
      | 'effect'
      | 'signature'
      | 'appeal',
      string
    >
  >;
  readonly decisions: Readonly<Record<DecisionOutcome, string>>;
  readonly partsFollow: string;
  readonly conditionsFollow: string;
  readonly supersedes: string;
  readonly subject: Readonly<
    Record<
      'applicant' | 'applicantReference' | 'birthDate' | 'unit' | 'ects' | 'year' | 'programme' | 'contract' | 'route',
      string
    >
  >;
  readonly degrees: Readonly<Record<(typeof PROGRAMME_DEGREES)[number], string>>;
  readonly contracts: Readonly<Record<(typeof CONTRACT_TYPES)[number], string>>;
  readonly routes: Readonly<Record<(typeof ROUTES)[number], string>>;
  readonly evidence: Readonly<
    Record<'intro' | 'title' | 'awardedBy' | 'awardedOn' | 'id' | 'digest' | 'notStated' | 'none' | 'andMore', string>
  >;
  readonly used: Readonly<Record<'caption' | 'title' | 'ects', string>>;
  readonly competence: string;
  readonly basis: Readonly<Record<'law' | 'regulation' | 'policy' | 'policyVersion', string>>;
  readonly reasons: Readonly<
    Record<
      | 'prepared'
      | 'followed'
      | 'followedBecause'
      | 'deviates'
      | 'deviatesBecause'
      | 'caption'
      | 'criterion'
      | 'finding'
      | 'motivation'
      | 'outcomesIntro'
      | 'outcomesCaption'
      | 'outcome'
      | 'reason',
      string
    >
  >;
  readonly criteria: Readonly<Record<Criterion, string>>;
  readonly results: Readonly<Record<FindingResult, string>>;
  readonly effects: Readonly<Record<DecisionOutcome, readonly string[]>>;
  readonly signature: string;
  readonly appeal: Readonly<
    Record<
      | 'intro'
      | 'first'
      | 'addressee'
      | 'address'
      | 'form'
      | 'term'
      | 'termText'
      | 'answer'
      | 'second'
      | 'raad'
      | 'raadTerm'
      | 'raadPower',
      string
    >
  >;
}
