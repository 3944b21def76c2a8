import { composeElm } from '../credential/elm/compose.ts';
import { offeringPageFindings } from '../credential/page/findings.ts';
import type { DraftedAward } from '../record/award.ts';
import type { CivilDate } from '../record/civil-date.ts';
import type { Finding } from '../record/finding.ts';
import type { Institution } from '../record/institution.ts';
import type { Specification } from '../record/offering.ts';
import { checkOffering as judgeOffering, type Verdict } from '../record/rules/check.ts';
import { composeWith, type Slots } from './compose.ts';

export interface OfferingToCheck {
  readonly specification: Specification;
  /** The institution that would seal. */
  readonly institution: Institution;
  readonly today: CivilDate;
  /** Origin of the service: its addresses stand in every document. */
  readonly origin: string;
}

/** Size in bytes of the sample's pages: somewhat less than the emptiest page we draw, so that nothing is refused wrongly. */
const SAMPLE_PAGE_BYTES = 35_000;
const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Judges an offering before it is frozen: by its rule profile, by whether the page can show its texts, and by whether a
 * credential of it passes the lints. For the last one the plainest award of it is composed, and thrown away: what stops
 * that one stops every award. An award that says more (marks, a note, a long name) can still be too large later. Nothing
 * is drawn, signed or stored. A document of an offering the rules refuse says nothing new and is not composed.
 */
export async function checkOffering({ specification, institution, today, origin }: OfferingToCheck): Promise<Verdict> {
  const verdict = judgeOffering({ specification, institution, today });
  const page = offeringPageFindings(institution, specification);
  const refused = [...verdict.findings, ...page].some(({ severity }) => severity === 'error');
  const further = refused ? page : await documentFindings({ specification, institution, today, origin });
  return {
    profile: verdict.profile,
    findings: [...further, ...verdict.findings],
    blocking: [...further, ...verdict.blocking],
  };
}

/** What the lints say of both forms of the sample, each thing once, as a fault of the specification. */
async function documentFindings({ specification, institution, today, origin }: OfferingToCheck): Promise<Finding[]> {
  const png = new Uint8Array(SAMPLE_PAGE_BYTES);
  png.set(PNG_SIGNATURE);
  const pages = specification.languages.map((language) => ({ language, png }));
  const award = plainestAward(specification, today);
  const documents = await composeWith(
    pages,
    origin,
    institution,
    (frame) => composeElm({ ...frame, issuer: institution, specification, award }),
    sampleSlots(origin, today),
  );
  if (documents.ok) return [];
  const findings = documents.error.map(inSpecification);
  return [...new Map(findings.map((finding) => [`${finding.id} ${finding.message.en}`, finding])).values()];
}

/** The lint points into a document nobody has; what can be changed is the specification as a whole. */
const inSpecification = ({ message, ...finding }: Finding): Finding => ({
  ...finding,
  subject: 'specification',
  path: '',
  message: {
    nl: `Van dit aanbod kan geen bewijs uitgereikt worden. ${message.nl}`,
    en: `No credential of this offering can be issued. ${message.en}`,
  },
});

const sampleId = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Somebody invented who completed every part, today, with nothing that an award may leave out. */
function plainestAward(specification: Specification, today: CivilDate): DraftedAward {
  return {
    awardId: 'sample',
    offering: { code: specification.code, version: specification.version },
    learner: {
      reference: 'sample',
      givenName: 'A',
      familyName: 'B',
      birthDate: '1900-01-01',
      discloseReference: false,
    },
    achievementId: `urn:uuid:${sampleId(0)}`,
    result: {
      status: specification.offerType === 'aanwezigheidsattest' ? 'attended' : 'passed',
      final: true,
      decidedOn: today,
    },
    passBasis: 'credit',
    awardedOn: today,
    attempt: 1,
    components: specification.components.map(({ unitCode, academicYear }, index) => ({
      unitCode,
      academicYear,
      passBasis: 'credit',
      achievementId: `urn:uuid:${sampleId(index + 1)}`,
    })),
    justifications: [],
  };
}

const sampleSlots = (origin: string, today: CivilDate): Slots => ({
  credentialId: `urn:credential:${sampleId(0)}`,
  issuedAt: Date.parse(`${today}T12:00:00Z`) / 1000,
  development: false,
  places: (['edc', 'vcdm2'] as const).flatMap((family) =>
    (['revocation', 'suspension'] as const).map((purpose) => ({ listId: purpose, origin, purpose, index: 0, family })),
  ),
});
