import type { CivilDate } from '../civil-date.ts';
import type { Finding } from '../finding.ts';
import type { RuleProfileId } from './profile-id.ts';
import type { AwardRule, OfferingRule } from './rule.ts';

/** A dated set of rules, with the strongest severity each may reach. */
export interface RuleProfile {
  readonly id: RuleProfileId;
  readonly version: string;
  readonly inForceFrom: CivilDate;
  readonly source: string;
  readonly offering: readonly (readonly [OfferingRule, Finding['severity']])[];
  readonly award: readonly (readonly [AwardRule, Finding['severity']])[];
}

const empty = (id: RuleProfileId): RuleProfile => ({
  id,
  version: '1',
  inForceFrom: '2022-06-16',
  source: '',
  offering: [],
  award: [],
});

export const RULE_PROFILES: Readonly<Record<RuleProfileId, RuleProfile>> = {
  'vl-2023': empty('vl-2023'),
  'vl-2025': empty('vl-2025'),
  'eu-2022': empty('eu-2022'),
  cmf: empty('cmf'),
  nova: empty('nova'),
  ucll: empty('ucll'),
  'pg-et-ic': empty('pg-et-ic'),
};
