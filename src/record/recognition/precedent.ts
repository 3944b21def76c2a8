import { z } from 'zod';
import { accepts } from '../accepts.ts';
import { CivilDate } from '../civil-date.ts';
import { AcademicYear, PathCode, ShortId } from '../names.ts';
import { Text } from '../text.ts';

/**
 * A line of the concordance table: what a committee decided once for a class of cases. It fills in the outcome mappings of
 * a case; a person still confirms, and level, workload and everything else are judged as always.
 */
export const EquivalencePrecedent = z
  .strictObject({
    id: ShortId,
    source: z.strictObject({
      issuerId: Text(300).describe('DID or legal identifier of the awarding body, as the trust registry has it'),
      unitSpecId: Text(200).describe('code of the offering or unit, without its version'),
      specVersions: z.array(Text(100)).min(1).max(50).describe('versions or academic years it is about'),
    }),
    target: z.strictObject({ unitCode: PathCode, years: z.array(AcademicYear).min(1).max(20) }),
    outcome: z.enum(['full', 'partial']),
    partIds: z.array(ShortId).max(20).default([]).describe('listed parts, when the outcome is partial'),
    basis: z.enum(['committee', 'agreement', 'learning_agreement']),
    decidedBy: Text(200),
    decidedOn: CivilDate,
    expiresOn: CivilDate,
  })
  .superRefine((precedent, context) => {
    if ((precedent.outcome === 'partial') !== precedent.partIds.length > 0)
      context.addIssue({
        code: 'custom',
        path: ['partIds'],
        message: accepts({
          en: 'parts exactly when the outcome is partial',
          nl: 'onderdelen precies wanneer de uitkomst gedeeltelijk is',
        }),
      });
    if (precedent.expiresOn < precedent.decidedOn)
      context.addIssue({
        code: 'custom',
        path: ['expiresOn'],
        message: accepts({ en: 'a day on or after decidedOn', nl: 'een dag op of na decidedOn' }),
      });
  })
  .meta({ id: 'EquivalencePrecedent' });
export type EquivalencePrecedent = z.output<typeof EquivalencePrecedent>;
