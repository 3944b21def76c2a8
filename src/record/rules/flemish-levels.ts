import type { Specification } from '../offering.ts';
import { creditWords, said } from './bilingual.ts';
import { carriesCredit, isMicrocredential } from './offer-kind.ts';
import { existingUnit, programmeLevel } from './programme-units.ts';
import { against, offeringRule } from './rule.ts';

/** Rules on the level of an offering: where it comes from and that the European and Flemish level agree. */

/** Credits per parent level in a type 1, largest share first; null when a level or a size is not known. */
function shares({ components }: Specification): { level: number; total: number }[] | null {
  const totals = new Map<number, number>();
  for (const part of components) {
    const unit = existingUnit(part);
    const level = unit && programmeLevel(unit.parentProgramme);
    if (level === undefined || part.ects === undefined) return null;
    totals.set(level, (totals.get(level) ?? 0) + part.ects);
  }
  return [...totals]
    .map(([level, total]) => ({ level, total }))
    .sort((one, other) => other.total - one.total || other.level - one.level);
}

const isType1 = (specification: Specification): boolean =>
  isMicrocredential(specification) && specification.mcType === '1';

export const VL_LVL_T1 = offeringRule(
  'VL-LVL-T1',
  said(
    'Type 1 heeft het niveau van de opleiding waaruit alle onderdelen komen.',
    'Type 1 has the level of the programme all its units come from.',
  ),
  ({ specification }) => {
    const { eqf } = specification;
    const [only, ...others] = (isType1(specification) && shares(specification)) || [];
    if (!only || others.length > 0 || eqf === undefined || eqf === only.level) return [];
    return [
      against(
        '/eqf',
        said(
          `EQF-niveau ${eqf}, maar alle opleidingsonderdelen hebben niveau ${only.level}.`,
          `EQF level ${eqf}, but all course units have level ${only.level}.`,
        ),
        said(`Maak er niveau ${only.level} van.`, `Make it level ${only.level}.`),
      ),
    ];
  },
);

export const VL_LVL_T1_MIX = offeringRule(
  'VL-LVL-T1-MIX',
  said(
    'Bij type 1 met verschillende niveaus geldt het niveau met het grootste aandeel; bij gelijke stand kiest de instelling en legt ze de keuze vast.',
    'In a type 1 with several levels, the level with the largest share counts; on a tie the institution chooses and records the choice.',
  ),
  ({ specification }) => {
    const { eqf, levelling } = specification;
    const [first, second, ...rest] = (isType1(specification) && shares(specification)) || [];
    if (!first || !second || eqf === undefined) return [];
    const tied = [first, second, ...rest].filter(({ total }) => total === first.total).map(({ level }) => level);
    if (tied.length === 1) {
      if (eqf === first.level) return [];
      const share = creditWords(first.total);
      return [
        against(
          '/eqf',
          said(
            `EQF-niveau ${eqf}, maar niveau ${first.level} heeft het grootste aandeel (${share.nl}).`,
            `EQF level ${eqf}, but level ${first.level} has the largest share (${share.en}).`,
          ),
          said(`Maak er niveau ${first.level} van.`, `Make it level ${first.level}.`),
        ),
      ];
    }
    const choice = levelling?.choice;
    const [nl, en] = [tied.join(' en '), tied.join(' and ')];
    if (!choice)
      return [
        against(
          '/levelling/choice',
          said(
            `De niveaus ${nl} hebben een even groot aandeel (${creditWords(first.total).nl}); de keuze van de instelling ontbreekt.`,
            `Levels ${en} have equal shares (${creditWords(first.total).en}); the institution’s choice is missing.`,
          ),
          said(
            'Leg vast welk niveau de instelling kiest, waarom en wie koos.',
            'Record which level the institution chooses, why and by whom.',
          ),
        ),
      ];
    if (!tied.includes(choice.value))
      return [
        against(
          '/levelling/choice/value',
          said(
            `Niveau ${choice.value} is gekozen, maar alleen ${nl} hebben het grootste aandeel.`,
            `Level ${choice.value} was chosen, but only ${en} have the largest share.`,
          ),
          said(`Kies ${tied.join(' of ')}.`, `Choose ${tied.join(' or ')}.`),
        ),
      ];
    if (choice.value === eqf) return [];
    return [
      against(
        '/eqf',
        said(
          `EQF-niveau ${eqf}, maar de instelling koos niveau ${choice.value}.`,
          `EQF level ${eqf}, but the institution chose level ${choice.value}.`,
        ),
        said(`Maak er niveau ${choice.value} van.`, `Make it level ${choice.value}.`),
      ),
    ];
  },
);

export const VL_LVL_OTHER = offeringRule(
  'VL-LVL-OTHER',
  said(
    'Bij type 2, 3a en 3b staat vast wie het niveau bepaalde, wanneer en met welke descriptoren.',
    'For types 2, 3a and 3b it is recorded who set the level, when and with which descriptors.',
  ),
  ({ specification }) => {
    const { mcType, levelling } = specification;
    if (!isMicrocredential(specification) || mcType === undefined || mcType === '1' || levelling) return [];
    return [
      against(
        '/levelling',
        said(
          `Type ${mcType} zonder inschaling: wie bepaalde het niveau, en waarmee?`,
          `Type ${mcType} without a levelling record: who set the level, and how?`,
        ),
        said(
          'Vul in wie inschaalde, op welke datum en met welke niveaudescriptoren.',
          'Enter who set the level, on which date and with which level descriptors.',
        ),
      ),
    ];
  },
);

export const VL_NQF = offeringRule(
  'VL-NQF',
  said(
    'Het niveau staat erop, en het Vlaamse niveau (VKS) is gelijk aan het EQF-niveau.',
    'The level is given, and the Flemish level (VKS) equals the EQF level.',
  ),
  ({ specification }) => {
    const { offerType, eqf, vks } = specification;
    if (!carriesCredit(offerType)) return [];
    if (eqf === undefined)
      return [
        against(
          '/eqf',
          said(
            'Zonder EQF-niveau kan het niveau in de Vlaamse kwalificatiestructuur (VKS) niet vermeld worden.',
            'Without an EQF level, the level in the Flemish qualifications framework (VKS) cannot be stated.',
          ),
          said(
            'Vul het EQF-niveau in; het VKS-niveau volgt daaruit.',
            'Enter the EQF level; the Flemish level follows from it.',
          ),
        ),
      ];
    if (vks === undefined || vks === eqf) return [];
    return [
      against(
        '/vks',
        said(`VKS-niveau ${vks}, maar EQF-niveau ${eqf}.`, `Flemish level ${vks}, but EQF level ${eqf}.`),
        said(
          'Geef beide hetzelfde niveau, of laat het VKS-niveau weg.',
          'Give both the same level, or leave the Flemish level out.',
        ),
      ),
    ];
  },
);
