import { dijlelandAsBody } from '../../../../src/local/invented/institutions.ts';
import {
  ACCREDITED,
  ATTENDANCE,
  BIM,
  type Draft,
  error,
  information,
  JOINT,
  MANDATED,
  MEDIATOR,
  type Row,
  warning,
} from '../row.ts';

const review = ({ institution }: Draft) => {
  const record = institution.qualityAssurance?.[0];
  if (!record) throw new Error('the base has a review');
  return record;
};
const mandate = ({ institution }: Draft) => {
  const record = institution.mandates?.[0];
  if (!record) throw new Error('the base has a mandate');
  return record;
};

/** Rows for quality assurance, accreditation, mandates and who may claim which framework. */
export const QUALITY_ROWS: readonly Row[] = [
  {
    id: 'A11',
    when: 'the review ended the day before the award',
    base: MEDIATOR,
    breaks: (draft) => {
      review(draft).validTo = '2026-06-25';
    },
    gives: [error('/qualityAssurance/0/validTo', 'institution')],
    // Valid on the award date itself, and over today.
    passes: (draft) => {
      review(draft).validTo = '2026-06-26';
    },
  },
  {
    id: 'A11',
    when: 'the review began the day after the award',
    base: MEDIATOR,
    breaks: (draft) => {
      review(draft).validFrom = '2026-06-27';
    },
    gives: [error('/qualityAssurance/0/validFrom', 'institution')],
  },
  {
    id: 'A11',
    when: 'there is no quality assurance',
    base: MEDIATOR,
    profile: 'eu-2022',
    breaks: ({ institution }) => {
      institution.qualityAssurance = [];
    },
    gives: [error('/qualityAssurance', 'institution')],
  },
  {
    id: 'A11',
    when: 'the other awarding body of a joint award has no quality assurance',
    base: JOINT,
    breaks: ({ specification }) => {
      specification.awardingBodies = ['self', { ...dijlelandAsBody(), qualityAssurance: [] }];
    },
    gives: [error('/awardingBodies/1/qualityAssurance')],
  },
  {
    id: 'A11',
    when: 'the specification names a record nobody has',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      specification.qualityAssurance = ['IR-2021', 'IR-1999'];
    },
    gives: [error('/qualityAssurance/1')],
  },
  {
    id: 'A11',
    when: 'the only records are of one programme and not named',
    base: MEDIATOR,
    breaks: (draft) => {
      review(draft).type = 'program-quality-assurance';
    },
    gives: [error('/qualityAssurance', 'institution')],
    passes: (draft) => {
      review(draft).type = 'program-quality-assurance';
      draft.specification.qualityAssurance = ['IR-2021'];
    },
  },
  {
    id: 'A11',
    when: 'the review is limited to another level',
    base: MEDIATOR,
    breaks: (draft) => {
      review(draft).limitEqf = [6];
    },
    gives: [error('/qualityAssurance/0/limitEqf', 'institution')],
    passes: (draft) => {
      review(draft).limitEqf = [6, 7];
    },
  },
  {
    id: 'A11',
    when: 'the review covers one of two fields',
    base: MEDIATOR,
    breaks: (draft) => {
      review(draft).limitIscedF = ['042'];
    },
    gives: [error('/qualityAssurance/0/limitIscedF', 'institution')],
    // A broader field covers its narrower ones.
    passes: (draft) => {
      review(draft).limitIscedF = ['04', '0521'];
    },
  },
  {
    id: 'A11',
    when: 'a certificate of attendance comes from a body without quality assurance',
    base: ATTENDANCE,
    breaks: ({ institution }) => {
      institution.qualityAssurance = [];
    },
    gives: [information('/qualityAssurance', 'institution')],
  },
  {
    id: 'VL-QA-INT',
    when: 'internal quality assurance is not described',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      delete specification.internalQualityAssurance;
    },
    gives: [error('/internalQualityAssurance')],
  },
  {
    id: 'VL-QA-INT',
    when: 'internal quality assurance does not follow the ESG',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      specification.internalQualityAssurance = { statement: { nl: 'Ja.' }, esg: false };
    },
    gives: [error('/internalQualityAssurance/esg')],
  },
  {
    id: 'VL-QA-EXT',
    when: 'the review ended before the award',
    base: MEDIATOR,
    breaks: (draft) => {
      review(draft).validTo = '2026-01-01';
    },
    gives: [error('/qualityAssurance/0/validTo', 'institution')],
  },
  {
    id: 'VL-QA-EXT',
    when: 'there is only an institutional licence',
    base: MEDIATOR,
    breaks: (draft) => {
      review(draft).type = 'institutional-license';
    },
    gives: [error('/qualityAssurance', 'institution')],
  },
  {
    id: 'VL-QA-EXT',
    when: 'the review has no link to DEQAR',
    base: MEDIATOR,
    breaks: (draft) => {
      delete review(draft).report;
    },
    gives: [warning('/qualityAssurance/0/report', 'institution')],
  },
  {
    id: 'ACCR-1',
    when: 'the record does not exist',
    base: ACCREDITED,
    breaks: ({ specification }) => {
      specification.accreditedBy = 'IR-1999';
    },
    gives: [error('/accreditedBy')],
  },
  {
    id: 'ACCR-1',
    when: 'the record has no DEQAR report',
    base: ACCREDITED,
    breaks: (draft) => {
      delete review(draft).report;
    },
    gives: [error('/accreditedBy')],
  },
  {
    id: 'ACCR-1',
    when: 'the record was not valid on the award date',
    base: ACCREDITED,
    breaks: (draft) => {
      review(draft).validTo = '2026-06-25';
    },
    gives: [error('/accreditedBy')],
  },
  {
    id: 'ACCR-1',
    when: 'the record does not cover the level',
    base: ACCREDITED,
    breaks: (draft) => {
      review(draft).limitEqf = [6];
    },
    gives: [error('/accreditedBy')],
  },
  {
    id: 'ACCR-1',
    when: 'the record does not cover the field',
    base: ACCREDITED,
    breaks: (draft) => {
      review(draft).limitIscedF = ['07'];
    },
    gives: [error('/accreditedBy')],
  },
  {
    id: 'MAND-1',
    when: 'the association holds no mandate',
    base: MANDATED,
    breaks: ({ institution }) => {
      institution.mandates = [];
    },
    gives: [error('/mandates', 'institution')],
  },
  {
    id: 'MAND-1',
    when: 'the mandate began after the award, although it holds today',
    base: MANDATED,
    breaks: (draft) => {
      mandate(draft).validFrom = '2026-03-01';
    },
    gives: [error('/mandates/0/validFrom', 'institution')],
  },
  {
    id: 'MAND-1',
    when: 'the mandate ended the day before the award',
    base: MANDATED,
    breaks: (draft) => {
      mandate(draft).validTo = '2026-01-29';
    },
    gives: [error('/mandates/0/validTo', 'institution')],
    passes: (draft) => {
      mandate(draft).validTo = '2026-01-30';
    },
  },
  {
    id: 'MAND-1',
    when: 'the mandate is of a body with the same number in another country',
    base: MANDATED,
    breaks: (draft) => {
      mandate(draft).mandator.country = 'NLD';
    },
    gives: [error('/mandates', 'institution')],
    // The register writes the same number in another way.
    passes: (draft) => {
      mandate(draft).mandator.notation = '0999.000.202';
    },
  },
  {
    id: 'MAND-1',
    when: 'the mandate is of a body that does not award',
    base: MANDATED,
    breaks: (draft) => {
      mandate(draft).mandator.notation = 'NTRBE-0999000101';
    },
    gives: [error('/mandates', 'institution')],
    // A body written out that is the institution itself needs no mandate.
    passes: (draft) => {
      draft.institution.mandates = [];
      draft.institution.identifiers = dijlelandAsBody().identifiers;
      draft.institution.qualityAssurance = dijlelandAsBody().qualityAssurance;
      draft.institution.recognisedAs = dijlelandAsBody().recognisedAs;
    },
  },
  {
    id: 'VL-SCOPE',
    when: 'no awarding body is a Flemish institution',
    base: MEDIATOR,
    breaks: ({ institution }) => {
      institution.recognisedAs = { list: 'foreign-hei', asOf: '2026-09-01' };
    },
    gives: [error('/recognisedAs', 'institution')],
  },
  {
    id: 'VL-SCOPE',
    when: 'the body sealed for is not a Flemish institution',
    base: MANDATED,
    breaks: ({ specification }) => {
      specification.awardingBodies = [{ ...dijlelandAsBody(), recognisedAs: undefined }];
    },
    gives: [error('/awardingBodies/0/recognisedAs')],
  },
  {
    id: 'SCOPE-1',
    when: 'a Dutch body of ECIU awards 31 credits',
    base: BIM,
    breaks: ({ institution, specification }) => {
      institution.country = 'NLD';
      institution.memberOf = ['eciu'];
      specification.ects = '31';
    },
    gives: [information('/ects'), information('/ects')],
    passes: ({ institution }) => {
      institution.country = 'NLD';
      institution.memberOf = ['eciu'];
    },
  },
];
