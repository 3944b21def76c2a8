import { asElmDateTime, type CivilDate } from '../../record/civil-date.ts';
import type { Institution, Organisation, QualityAssuranceRecord } from '../../record/institution.ts';
import type { Specification } from '../../record/offering.ts';
import { awardingBodies } from '../../record/rules/awarding-bodies.ts';
import { conceptNode, conceptNodes } from './concept.ts';
import type { AccreditationNode, OrganisationNode } from './model.ts';
import { identifier, node, webResource } from './node.ts';
import type { NodeIds } from './node-id.ts';
import { location, type Organisations } from './organisation.ts';

interface Assurance {
  readonly body: Organisation;
  readonly record: QualityAssuranceRecord;
}

/** Records about an institution as a whole; the others speak of one programme and hold only where an offering cites them. */
const ABOUT_THE_INSTITUTION: readonly string[] = ['institutional-quality-assurance', 'institutional-license'];

const holdsOn = ({ validFrom, validTo }: QualityAssuranceRecord, on: CivilDate): boolean =>
  validFrom <= on && (validTo === undefined || on <= validTo);

/**
 * Quality assurance behind an award: records of the awarding bodies that held on the award date, because what an
 * institution earned later or lost before says nothing about it. Of the issuer the ones the offering cites, where it
 * cites any; else every record about a body as a whole.
 */
export function assurancesOf(issuer: Institution, specification: Specification, on: CivilDate): readonly Assurance[] {
  const cited = specification.qualityAssurance;
  return awardingBodies(specification, issuer).flatMap(({ organisation, self }) =>
    organisation.qualityAssurance
      .filter((record) => holdsOn(record, on))
      .filter(({ id, type }) => (self && cited ? cited.includes(id) : ABOUT_THE_INSTITUTION.includes(type)))
      .map((record) => ({ body: organisation, record })),
  );
}

/**
 * The record the registrar asks the *accredited* profile for (`accreditedBy`), of the issuer or an awarding body.
 * Undefined when there is none, when it did not hold on the award date, or when it names no report: lint then finds the
 * profile without its evidence.
 */
export function accreditingRecord(
  issuer: Institution,
  specification: Specification,
  on: CivilDate,
): Assurance | undefined {
  if (specification.accreditedBy === undefined) return undefined;
  return awardingBodies(specification, issuer)
    .flatMap(({ organisation }) => organisation.qualityAssurance.map((record) => ({ body: organisation, record })))
    .find(
      ({ record }) => record.id === specification.accreditedBy && record.report !== undefined && holdsOn(record, on),
    );
}

/**
 * ELM 3.2 `Accreditation`. Its identifier is the DEQAR permalink of the report, under which the Commission's viewer looks
 * an accreditation up; organisation and limits are written so that the "covered" test can be repeated from the document.
 */
export function accreditationNode(
  ids: NodeIds,
  organisations: Organisations,
  { body, record }: Assurance,
): AccreditationNode {
  const organisation = organisations(body);
  const at = (...path: readonly string[]): string => ids('accreditation', organisation.id, record.id, ...path);
  const report = record.report === undefined ? undefined : webResource(at('report'), record.report);
  return node<AccreditationNode>('Accreditation', at(), {
    title: record.title,
    dcType: conceptNode('accreditation', record.type),
    accreditingAgent: agency(ids, record.agency),
    organisation: [organisation],
    identifier: record.report === undefined ? [] : [identifier(at('identifier'), 'DEQAR report', record.report)],
    report,
    landingPage: report && [report],
    dateIssued: asElmDateTime(record.validFrom),
    expiryDate: record.validTo && asElmDateTime(record.validTo),
    limitEQFLevel: conceptNodes('eqf', record.limitEqf?.map(String)),
    limitField: conceptNodes('isced-f', record.limitIscedF),
  });
}

/** One agency may stand behind several records: its ids come from what is said about it, so that equal is the same node. */
function agency(ids: NodeIds, said: QualityAssuranceRecord['agency']): OrganisationNode {
  const at = (...path: readonly string[]): string => ids('agency', JSON.stringify(said), ...path);
  return node<OrganisationNode>('Organisation', at(), {
    legalName: said.legalName,
    location: [location(at, said.country, undefined)],
    homepage: said.homepage === undefined ? undefined : [webResource(at('homepage'), said.homepage)],
  });
}
