import type { Finding } from '../../record/finding.ts';
import { vocabulary } from '../../record/vocabulary/index.ts';
import { finding, type LintRule } from './rule.ts';
import { isRecord, recordsOf } from './walk.ts';

type Json = Readonly<Record<string, unknown>>;

const profileUri = (code: string): string => vocabulary('credential').get(code).uri;
const evidenceUri = (code: string): string => vocabulary('evidence-type').get(code).uri;

/**
 * LINT-PROFILE: a credential claims the profiles it must and has what each asks (ELM 3.2 `edc-issued-by-mandate`,
 * `edc-accredited`; MAND-1). *Generic* always; *issued by mandate* exactly when the issuer is none of the awarding bodies,
 * with a mandate as evidence; *accredited* only with an accreditation whose identifier can be looked up. Both shapes look
 * at every evidence node. Whether mandate and accreditation are real is not checked here.
 */
export const profile: LintRule = ({ document }) => {
  const claimed = idsOf(document.credentialProfiles);
  const evidence = recordsOf(document.evidence);
  const ofType = (code: string) => evidence.filter(({ dcType }) => idsOf(dcType).includes(evidenceUri(code)));
  const mandated = claimed.includes(profileUri('issued-by-mandate'));
  const accredited = claimed.includes(profileUri('accredited'));
  return [
    ...unless(claimed.includes(profileUri('generic')), '/credentialProfiles', {
      nl: 'Het profiel Algemeen ontbreekt.',
      en: 'The profile Generic is missing.',
    }),
    ...unless(mandated === !issuerAwards(document), '/credentialProfiles', {
      nl: 'Het profiel Uitgereikt in mandaat hoort er te zijn als de verzegelaar niet zelf toekent, en anders niet.',
      en: 'The profile Issued by mandate belongs here when the sealer does not itself award, and only then.',
    }),
    ...unless(!mandated || ofType('mandate').length > 0, '/evidence', {
      nl: 'Een geldig mandaat van een toekennende instelling ontbreekt.',
      en: 'A valid mandate of an awarding body is missing.',
    }),
    ...unless(!mandated || evidence.every((each) => typeof each.evidenceStatement === 'string'), '/evidence', {
      nl: 'Bij dit profiel draagt elk bewijsstuk een verklaring.',
      en: 'Under this profile every evidence carries a statement.',
    }),
    ...unless(!accredited || ofType('accreditation').some(findable), '/evidence', {
      nl: 'Een accreditatie met opzoekbaar verslag, geldig op de datum van toekenning, ontbreekt.',
      en: 'An accreditation with a report that can be looked up, valid on the award date, is missing.',
    }),
    ...unless(!accredited || evidence.every((each) => isRecord(each.accreditation)), '/evidence', {
      nl: 'Bij dit profiel draagt elk bewijsstuk een accreditatie.',
      en: 'Under this profile every evidence carries an accreditation.',
    }),
    ...unless(!accredited || oneAchievement(document), '/credentialSubject/hasClaim', {
      nl: 'Dit profiel wil precies één leerprestatie.',
      en: 'This profile wants exactly one learning achievement.',
    }),
  ];
};

const idsOf = (value: unknown): readonly unknown[] => recordsOf(value).map(({ id }) => id);

const claims = (document: Json): readonly Json[] =>
  recordsOf(document.credentialSubject).flatMap(({ hasClaim }) => recordsOf(hasClaim));

const issuerAwards = (document: Json): boolean =>
  claims(document)
    .flatMap(({ awardedBy }) => recordsOf(awardedBy))
    .flatMap(({ awardingBody }) => idsOf(awardingBody))
    .includes(isRecord(document.issuer) ? document.issuer.id : undefined);

const findable = ({ accreditation }: Json): boolean =>
  recordsOf(accreditation).some(
    ({ identifier, landingPage }) =>
      recordsOf(landingPage).length > 0 && recordsOf(identifier).some(({ notation }) => typeof notation === 'string'),
  );

const oneAchievement = (document: Json): boolean => {
  const all = claims(document);
  return all.length === 1 && all[0]?.type === 'LearningAchievement';
};

const unless = (holds: boolean, path: string, message: Finding['message']): readonly Finding[] =>
  holds
    ? []
    : [
        finding('LINT-PROFILE', path, message, {
          nl: 'Vul mandaat of accreditatie aan in de gegevens van de instelling, of vraag het profiel niet.',
          en: 'Complete mandate or accreditation in the record of the institution, or do not ask for the profile.',
        }),
      ];
