import { recommend } from '../../src/recognition/engine/recommend.ts';
import type { RecommendationInput } from '../../src/recognition/engine/recommendation.ts';
import type { Evidence, Learning } from '../../src/recognition/evidence/evidence.ts';
import type { OutcomeMapping } from '../../src/record/recognition/mapping.ts';
import {
  ects,
  evidence,
  exemptionPolicy,
  learning,
  mapping,
  recommendationInput,
  targetUnit,
} from '../support/recognition/evidence.ts';
import { sequence } from '../support/recognition/instances.ts';
import { type Measured, measure } from './measure.ts';

export interface RecognitionReport {
  readonly stages: readonly Measured[];
  /** Recommendations by number of credentials, for a unit of 12 outcomes. */
  readonly curve: readonly { readonly credentials: number; readonly stage: Measured }[];
}

const MODULES = 4;

/**
 * An applicant with so many credentials, every tenth a composite of four modules that also came by themselves, and a unit
 * of so many essential outcomes, each judged to be covered by any of two credentials or by two others together.
 */
function instance(credentials: number, outcomes: number, more: Partial<RecommendationInput> = {}) {
  const next = sequence(credentials * 31 + outcomes);
  const composites = Math.floor(credentials / 10);
  const single = Array.from({ length: credentials - composites }, (_, at): Learning => {
    const id = `module-${String(at).padStart(3, '0')}`;
    return learning(id, {
      keys: [`id ${id}`, `spec ntrbe-0999000101 offering ${id}`],
      ects: ects(3 + next(4)),
      awardingBodies: [
        {
          id: 'did:web:scheldeland.example',
          name: { nl: 'Universiteit Scheldeland' },
          identifiers: [],
          country: 'BEL',
        },
      ],
    });
  });
  const pick = () => single[next(single.length)] as Learning;
  const documents: Evidence[] = single.map((one) => evidence(`credential-${one.id}`, [one]));
  for (let at = 0; at < composites; at += 1) {
    const parts = [...new Set(Array.from({ length: MODULES }, pick))];
    const total = parts.reduce((sum, part) => sum + (part.ects ?? 0), 0);
    const whole = learning(`whole-${at}`, { ects: ects(total / 100), parts });
    documents.push(evidence(`composite-${at}`, [whole]));
  }
  const ids = Array.from({ length: outcomes }, (_, at) => `E${at + 1}`);
  const mappings: OutcomeMapping[] = ids.flatMap((id) => [
    mapping(id, [pick().id]),
    mapping(id, [pick().id]),
    mapping(id, [pick().id, pick().id]),
  ]);
  return recommendationInput({
    unit: targetUnit({
      ects: 12,
      outcomes: ids.map((id) => ({ id, text: { nl: `Leerresultaat ${id}` } })),
    }),
    policy: exemptionPolicy(),
    evidence: documents,
    mappings,
    ...more,
  });
}

/** Recommendations in workerd, against one ES256 verification in the same run as a yardstick. */
export async function benchRecognition(rounds: number): Promise<RecognitionReport> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const pair = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
  const bytes = new Uint8Array(1024);
  const signature = await crypto.subtle.sign(algorithm, pair.privateKey, bytes);
  const typical = instance(30, 12);
  const limited = instance(30, 12, { policy: exemptionPolicy({ stacking: { allowed: true, maxCredentials: 6 } }) });
  const first = await recommend(typical);
  if (first.kind !== 'grant_full' || first.covers.shown.length === 0)
    throw new Error(`the bench expects a full exemption, not ${first.kind}`);
  const stages = await measure(rounds, {
    'bare: one ES256 verification': () => crypto.subtle.verify(algorithm, pair.publicKey, signature, bytes),
    'one credential, 4 outcomes': () => recommend(recommendationInput()),
    '30 credentials, 12 outcomes': () => recommend(typical),
    '30 credentials, 12 outcomes, at most 6 credentials': () => recommend(limited),
  });
  const curve = [5, 10, 20, 40, 60, 120].map((size) => [String(size), instance(size, 12)] as const);
  const timed = await measure(
    Math.max(2, Math.ceil(rounds / 3)),
    Object.fromEntries(curve.map(([size, input]) => [size, () => recommend(input)])),
  );
  return {
    stages,
    curve: timed.map((stage) => ({ credentials: Number(stage.name), stage })),
  };
}
