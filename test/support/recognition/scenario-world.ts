import { asVcdm2 } from '../../../src/credential/elm/vcdm2.ts';
import { type InventedCase, LEARNERS } from '../../../src/local/invented/awards.ts';
import { scheldeland } from '../../../src/local/invented/institutions.ts';
import {
  mediationUnit,
  type PolicyInput,
  type UnitInput,
  usualPolicy,
} from '../../../src/local/invented/recognition.ts';
import type { RecommendationInput } from '../../../src/recognition/engine/recommendation.ts';
import type { Evidence } from '../../../src/recognition/evidence/evidence.ts';
import { type About, evidenceOf } from '../../../src/recognition/evidence/evidence-of.ts';
import { Application } from '../../../src/record/recognition/applicant.ts';
import type { OutcomeMapping } from '../../../src/record/recognition/mapping.ts';
import { ExemptionPolicy } from '../../../src/record/recognition/policy.ts';
import { TargetUnit } from '../../../src/record/recognition/unit.ts';
import { composed, loose } from '../compositions.ts';
import type { Content } from '../world/contents.ts';
import { INDEX, type Look, listUrl, NOW, ORIGIN, type World } from '../world.ts';

export const TODAY = '2026-09-20';
const NOOR = { ...LEARNERS.noor, formerNames: [] };

/** A document signed in the world for an invented case, awarded by the university there, to Noor; changed before signing. */
export function documentFor(
  world: World,
  { specification, award }: InventedCase,
  change: (document: Content) => void = () => {},
  index = INDEX['r-1'],
): Promise<string> {
  const learner = { ...LEARNERS.noor };
  const edc = composed(
    { institution: scheldeland(), specification, award: { ...award, learner } },
    { issuedAt: NOW - 7200 },
  );
  const document = loose(
    asVcdm2(edc, {
      origin: ORIGIN,
      statuses: [
        { purpose: 'revocation', listUrl: listUrl('r-1'), index },
        { purpose: 'suspension', listUrl: listUrl('s-1'), index: INDEX['s-1'] },
      ],
    }),
  );
  change(document);
  return world.secured(document);
}

export interface Shown {
  readonly look?: Look;
  readonly about?: Partial<About>;
}

/** What the desk knows after a verifier elsewhere looked at a file; pieces are called after the name. */
export async function evidenceIn(
  world: World,
  name: string,
  file: string | Uint8Array,
  { look, about }: Shown = {},
): Promise<Evidence[]> {
  const { reports } = await world.look(file, look);
  return reports.map((report, at) =>
    evidenceOf(report, {
      id: at === 0 ? name : `${name}.${at + 1}`,
      applicant: NOOR,
      confirmed: false,
      supersededBy: null,
      ...about,
    }),
  );
}

export const judged = (
  learnings: readonly string[],
  outcomes: readonly string[] = ['T1', 'T2', 'T3', 'T4'],
  degree: OutcomeMapping['degree'] = 'full',
): OutcomeMapping[] =>
  outcomes.map((targetOutcomeId) => ({
    targetOutcomeId,
    sources: learnings.map((learning) => ({ learning })),
    degree,
    origin: 'assessor',
  }));

/** The mediation unit under the usual rules, with all its outcomes judged to be covered by the first learning there is. */
export function question(
  evidence: readonly Evidence[],
  more: Partial<Omit<RecommendationInput, 'unit' | 'policy' | 'application'>> & {
    readonly unit?: Partial<UnitInput>;
    readonly policy?: Partial<PolicyInput>;
    readonly application?: Partial<Application>;
  } = {},
): RecommendationInput {
  const first = evidence.flatMap(({ learnings }) => learnings)[0];
  const { unit, policy, application, ...rest } = more;
  return {
    evidence,
    mappings: first === undefined ? [] : judged([first.id]),
    ledger: [],
    precedents: [],
    today: TODAY,
    ...rest,
    application: Application.parse({ filedOn: TODAY, contractType: 'diploma', ...application }),
    unit: TargetUnit.parse({ ...mediationUnit(), ...unit }),
    policy: ExemptionPolicy.parse({ ...usualPolicy(), ...policy }),
  };
}
