import { formatEcts } from '../../record/ects.ts';
import type { ExemptionPolicy } from '../../record/recognition/policy.ts';
import type { TargetUnit } from '../../record/recognition/unit.ts';

/** Units and policies as they are asked: whole numbers of hundredths become decimals again. */

export const wireUnit = ({ ects, parts, ...unit }: TargetUnit) => ({
  ...unit,
  ects: formatEcts(ects),
  parts: parts.map(({ ects: ofPart, ...part }) => ({
    ...part,
    ...(ofPart === undefined ? {} : { ects: formatEcts(ofPart) }),
  })),
});

export const wirePolicy = ({ minEctsRatio, ectsTolerance, ...policy }: ExemptionPolicy) => ({
  ...policy,
  minEctsRatio: String(minEctsRatio / 100),
  ectsTolerance: String(ectsTolerance / 100),
});
