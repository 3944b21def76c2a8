import type { CivilDate } from '../../record/civil-date.ts';
import type { Institution } from '../../record/institution.ts';
import type { DecisionRecord } from '../../record/recognition/decision-record.ts';
import type { LangMap } from '../../record/text.ts';
import { vocabulary } from '../../record/vocabulary/index.ts';
import { exemptionLabel, noCreditText, programmeName } from '../elm/exemption.ts';
import type { SheetFacts } from './facts.ts';

/** Everything the page image of an exemption decision says. */
export interface DecisionPageFacts extends SheetFacts {
  readonly kind: 'decision';
  readonly unitCode: string;
  readonly academicYear: string;
  readonly programme: LangMap;
  /** Listed parts that are exempted; none when the whole unit is. */
  readonly parts: readonly { readonly title: LangMap }[];
  /** The body of the institution that decided. */
  readonly decidedBy: string;
  readonly decidedOn: CivilDate;
  readonly legalBasis: string;
  /** What an exemption does not give. */
  readonly noCredit: LangMap;
}

export interface DecisionPageSource {
  readonly institution: Institution;
  readonly decision: DecisionRecord;
  readonly credentialId: string;
  readonly development: boolean;
}

/**
 * The facts of one exemption decision as its page shows them: what the document says and no more. Motivation, evidence,
 * the person who signed for the body and the applicant's reference stay in the file; so do sizes in ECTS, because an
 * exemption gives none.
 */
export function decisionPageFacts({
  institution,
  decision,
  credentialId,
  development,
}: DecisionPageSource): DecisionPageFacts {
  const { applicant, unit, parts, decidedBy, decidedOn, legalBasis } = decision;
  return {
    kind: 'decision',
    learnerName: `${applicant.givenName} ${applicant.familyName}`,
    ...(applicant.birthDate === undefined ? {} : { learnerBirthDate: applicant.birthDate }),
    title: unit.title,
    label: exemptionLabel(decision),
    awardingBodies: [
      { legalName: institution.legalName, country: vocabulary('country').get(institution.country).label },
    ],
    unitCode: unit.code,
    academicYear: unit.academicYear,
    programme: { nl: programmeName(unit, 'nl'), en: programmeName(unit, 'en') },
    parts: parts.map(({ title }) => ({ title })),
    decidedBy: decidedBy.body,
    decidedOn,
    legalBasis: legalBasis.join('; '),
    noCredit: noCreditText(decision),
    credentialId,
    development,
  };
}
