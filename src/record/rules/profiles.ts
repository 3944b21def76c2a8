import type { CivilDate } from '../civil-date.ts';
import type { Finding } from '../finding.ts';
import { A1, A2, A3, A4, A5, A6, A7, A8, A9, A10 } from './annex-one.ts';
import { B1, B2, B3, B4, B5 } from './annex-one-optional.ts';
import { OFF_7, OFF_8, OFF_R2, OFF_R3, PD_3 } from './attendance.ts';
import { type Bilingual, said } from './bilingual.ts';
import { CMF_1, CMF_2, CMF_3, CMF_4, CMF_5, CMF_6 } from './common-microcredential.ts';
import { VL_COMPET, VL_FUND, VL_GUID, VL_NEEDS, VL_RPL, VL_SERV } from './declarations.ts';
import { VL_CERT, VL_CREDITB, VL_DHO, VL_LED, VL_MODE, VL_SIZE_23, VL_SIZE_25 } from './flemish-framework.ts';
import { VL_LVL_OTHER, VL_LVL_T1, VL_LVL_T1_MIX, VL_NQF } from './flemish-levels.ts';
import { TRACK_1, VL_TYPE, VL_TYPE1, VL_TYPE1_MIN, VL_TYPE2, VL_TYPE3A, VL_TYPE3B } from './flemish-types.ts';
import { ISS_1, ISS_2, ISS_5, ISS_6, ISS_8 } from './issuing.ts';
import { MAND_1 } from './mandate.ts';
import { OFF_R4, OFF_R5, OFF_R6, OFF_R7, VLOR_1 } from './offer-boundaries.ts';
import { DATE_1 } from './offer-dates.ts';
import { OFF_1, OFF_2, OFF_3, OFF_4, OFF_5, OFF_6, OFF_R1 } from './offer-types.ts';
import { VL_ASSESS, VL_LO } from './outcomes.ts';
import { ISS_7 } from './personal-data.ts';
import { PG_1 } from './postgraduate.ts';
import type { RuleProfileId } from './profile-id.ts';
import { A11, ACCR_1, PD_1, VL_QA_EXT, VL_QA_INT } from './quality.ts';
import type { AwardRule, OfferingRule } from './rule.ts';
import { SCOPE_1, VL_SCOPE } from './scopes.ts';
import { UCLL_1, UCLL_2, UCLL_3, UCLL_4, UCLL_5, UCLL_6, UCLL_7, UCLL_8 } from './ucll.ts';
import { PG_3, UCLL_9, VL_RECOG } from './wording.ts';
import { WL_1, WL_2 } from './workload.ts';

/**
 * Which rules hold under which profile, and how strongly. A change here is a new version of every profile it touches:
 * profile and version are stored with each award.
 *
 * Rules of the catalogue that stand elsewhere, because they are no statement about one record:
 * - ISS-3 (one active credential per award) and ISS-4 (a version is frozen) are held by the tables of `store/`.
 * - WL-3 (`PnM` durations) is a lint of the document in `credential/lint`; the record knows whole hours only.
 * - PG-2 (shared modules count once) belongs to the credit ledger of `recognition`; the unit code carries the identity.
 * - HR-1 to HR-3, PD-2 and PD-4 are about what employers and schools are shown; VL-AUTON forbids a required approval.
 */
export interface RuleProfile {
  readonly id: RuleProfileId;
  readonly name: Bilingual;
  readonly version: string;
  /** When its source took effect; null when the source gives no date. */
  readonly inForceFrom: CivilDate | null;
  readonly source: string;
  readonly offering: readonly Entry<OfferingRule>[];
  readonly award: readonly Entry<AwardRule>[];
}

/** A rule and the strongest severity it may reach; an objection of a weaker kind stays below it. */
export type Entry<R> = readonly [rule: R, severity: Finding['severity']];

const [E, W, D, I] = ['error', 'warning', 'declaration', 'information'] as const;

/** Annex I and what holds wherever a credential is issued. */
const EUROPEAN: readonly Entry<OfferingRule>[] = [
  [A2, E],
  [A3, I],
  [A4, E],
  [A6, E],
  [A7, E],
  [A8, W],
  [A9, E],
  [A10, E],
  [A11, E],
  [OFF_R2, E],
  [OFF_R3, E],
  [PD_3, E],
  [VLOR_1, E],
  [MAND_1, E],
  [ACCR_1, E],
  [UCLL_4, E],
  [ISS_7, E],
  [DATE_1, E],
  [ISS_6, W],
  [WL_1, W],
  [WL_2, I],
  [SCOPE_1, I],
  [B1, I],
  [B2, I],
  [B4, I],
  [B5, I],
];

const EVERY_AWARD: readonly Entry<AwardRule>[] = [
  [A1, E],
  [A5, E],
  [ISS_1, E],
  [ISS_2, E],
  [ISS_8, E],
  [OFF_8, E],
  [ISS_5, W],
  [B3, I],
];

/** What both versions of the Flemish framework ask. */
const FLEMISH: readonly Entry<OfferingRule>[] = [
  ...changed(EUROPEAN, [A8, E]),
  [OFF_1, E],
  [OFF_2, E],
  [OFF_3, E],
  [OFF_4, E],
  [OFF_5, E],
  [OFF_7, I],
  [OFF_R1, E],
  [OFF_R4, W],
  [OFF_R5, E],
  [OFF_R6, E],
  [OFF_R7, W],
  [VL_SCOPE, E],
  [VL_TYPE, E],
  [VL_TYPE1, E],
  [VL_TYPE1_MIN, W],
  [VL_TYPE2, E],
  [VL_TYPE3A, E],
  [VL_TYPE3B, E],
  [TRACK_1, W],
  [VL_LVL_T1, E],
  [VL_LVL_OTHER, E],
  [VL_NQF, E],
  [VL_LO, E],
  [VL_ASSESS, E],
  [VL_MODE, E],
  [VL_QA_INT, E],
  [VL_QA_EXT, E],
  [PD_1, E],
  [VL_DHO, E],
  [VL_LED, E],
  [VL_CERT, W],
  [VL_RECOG, W],
  [UCLL_9, W],
  [VL_COMPET, W],
  [VL_GUID, D],
  [VL_SERV, D],
  [VL_NEEDS, D],
  [VL_RPL, I],
  [VL_FUND, I],
];

const FLEMISH_2025: readonly Entry<OfferingRule>[] = [...FLEMISH, [VL_SIZE_25, E], [VL_LVL_T1_MIX, E]];
const FLEMISH_AWARD: readonly Entry<AwardRule>[] = [...EVERY_AWARD, [VL_CREDITB, E]];

export const RULE_PROFILES: Readonly<Record<RuleProfileId, RuleProfile>> = {
  'vl-2023': {
    id: 'vl-2023',
    name: said('Vlaams kader microcredentials, ontwerp 2023', 'Flemish framework for micro-credentials, draft of 2023'),
    version: '2',
    inForceFrom: '2023-07-01',
    source: 'Draft framework of July 2023: 1 to 20 credits',
    offering: [...FLEMISH, [VL_SIZE_23, E], [OFF_6, I]],
    award: FLEMISH_AWARD,
  },
  'vl-2025': {
    id: 'vl-2025',
    name: said('Vlaams kader microcredentials, 2025', 'Flemish framework for micro-credentials, 2025'),
    version: '2',
    inForceFrom: '2025-02-03',
    source:
      'Agreed framework as published by Eurydice: normally 3 to 20 credits, level of the largest share for type 1',
    offering: FLEMISH_2025,
    award: FLEMISH_AWARD,
  },
  'eu-2022': {
    id: 'eu-2022',
    name: said('Europese aanbeveling microcredentials, 2022', 'European Recommendation on micro-credentials, 2022'),
    version: '2',
    inForceFrom: '2022-06-16',
    source: 'Council Recommendation 2022/C 243/02, Annex I: the level only where applicable',
    offering: EUROPEAN,
    award: EVERY_AWARD,
  },
  cmf: {
    id: 'cmf',
    name: said('Common Microcredential Framework', 'Common Microcredential Framework'),
    version: '2',
    inForceFrom: '2019-04-30',
    source: 'European MOOC Consortium: 100 to 150 hours, summative assessment with identity verification',
    offering: [...EUROPEAN, [CMF_1, E], [CMF_2, E], [CMF_3, E], [CMF_4, E], [CMF_5, E], [CMF_6, W], [OFF_R6, W]],
    award: EVERY_AWARD,
  },
  nova: {
    id: 'nova',
    name: said('Nova Academy', 'Nova Academy'),
    version: '2',
    inForceFrom: null,
    source: 'Nova Academy: the Flemish framework, with a size of 3 to 20 credits (advice: limited, such as 9)',
    offering: [...FLEMISH_2025, [OFF_6, E]],
    award: FLEMISH_AWARD,
  },
  ucll: {
    id: 'ucll',
    name: said('Microdegrees (UCLL)', 'Microdegrees (UCLL)'),
    version: '2',
    inForceFrom: null,
    source: 'UCLL microdegrees: a whole of 20 to 30 credits in modules of 5 or 6',
    offering: [
      ...changed(FLEMISH_2025, [OFF_R4, I]),
      [UCLL_1, W],
      [UCLL_2, E],
      [UCLL_3, W],
      [UCLL_5, E],
      [UCLL_6, W],
      [UCLL_7, E],
      [UCLL_8, I],
    ],
    award: FLEMISH_AWARD,
  },
  'pg-et-ic': {
    id: 'pg-et-ic',
    name: said(
      'Postgraduaten onderwijstechnologie en ICT-coördinatie',
      'Postgraduate courses in educational technology and ICT coordination',
    ),
    version: '2',
    inForceFrom: null,
    source: 'UCLL postgraduate courses: certificate at bachelor level, 20 to 30 credits',
    offering: [...changed(FLEMISH_2025, [OFF_R4, I]), [PG_1, E], [PG_3, W]],
    award: FLEMISH_AWARD,
  },
};

/** The same rules, one of them with another severity. */
function changed(entries: readonly Entry<OfferingRule>[], [rule, severity]: Entry<OfferingRule>) {
  return entries.map((entry): Entry<OfferingRule> => (entry[0] === rule ? [rule, severity] : entry));
}
