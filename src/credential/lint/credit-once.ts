import type { Finding } from '../../record/finding.ts';
import { finding, type LintRule } from './rule.ts';
import { recordsOf } from './walk.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * LINT-CREDIT-ONCE: credits stand on the whole and on none of its parts, however deep (UCLL-4; ELMO has the same rule).
 * A reader that adds up what it finds would otherwise count 48 credits where 24 were earned. A certificate of attendance
 * carries none (OFF-R2), nor does an exemption (no creditbewijs is given for the unit). The shares that parts name as identifiers are not credits and not looked at.
 */
export const creditOnce: LintRule = ({ document }) =>
  recordsOf(document.credentialSubject).flatMap(({ hasClaim }) =>
    recordsOf(hasClaim).flatMap((claim, index) => {
      const path = `/credentialSubject/hasClaim/${index}`;
      return [
        ...(claim.type === 'LearningActivity' || claim.type === 'LearningEntitlement' ? credits(claim, path) : []),
        ...parts(claim, path).flatMap(([part, at]) => credits(part, at)),
        // What a programme is part of, or is made of, has credits of its own: to show them here is to count them here.
        ...recordsOf(claim.specifiedBy).flatMap((specification) =>
          ['isPartOf', 'hasPart'].flatMap((link) =>
            recordsOf(specification[link]).flatMap((other, position) =>
              found(other, 'creditPoint', `${path}/specifiedBy/${link}/${position}`),
            ),
          ),
        ),
      ];
    }),
  );

const parts = (claim: Json, path: string): readonly (readonly [Json, string])[] =>
  recordsOf(claim.hasPart).flatMap((part, index) => {
    const at = `${path}/hasPart/${index}`;
    return [[part, at] as const, ...parts(part, at)];
  });

const credits = (claim: Json, path: string): readonly Finding[] => [
  ...found(claim, 'creditReceived', path),
  ...recordsOf(claim.specifiedBy).flatMap((specification) =>
    found(specification, 'creditPoint', `${path}/specifiedBy`),
  ),
];

const found = (node: Json, member: string, path: string): readonly Finding[] =>
  node[member] === undefined
    ? []
    : [
        finding(
          'LINT-CREDIT-ONCE',
          `${path}/${member}`,
          {
            nl: 'Studiepunten die al op het geheel staan, of hier niet horen.',
            en: 'Credits that the whole has already, or that do not belong here.',
          },
          { nl: 'Laat studiepunten alleen op het geheel staan.', en: 'Leave credits on the whole only.' },
        ),
      ];
