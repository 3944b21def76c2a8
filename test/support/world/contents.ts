import { CREDENTIAL_SCHEME } from '../../../src/credential/elm/document.ts';
import { loose } from '../compositions.ts';
import { INDEX, listUrl, type World } from '../world.ts';
import { badgeOf } from './badge.ts';

/** One award as each model has it, before anything is signed. */
export interface Contents {
  readonly edc: Content;
  readonly vcdm2: Content;
  readonly badge: Content;
  /** Claims of the flat attestation; the second may be disclosed one by one. */
  readonly flat: readonly [always: object, disclosed: Readonly<Record<string, unknown>>];
}
// biome-ignore lint/suspicious/noExplicitAny: tests write into documents
export type Content = Record<string, any>;

/** The world's award in full. `learner` is whose it is: without one, nobody's key. */
export function contentsOf({ edcDocument, vcdm2Document, composition }: World, learner?: string): Contents {
  const held = (document: object): Content => {
    const made = loose(document);
    if (learner !== undefined) made.credentialSubject.id = learner;
    return made;
  };
  const { award, specification } = composition;
  return {
    edc: held(edcDocument),
    vcdm2: held(vcdm2Document),
    badge: badgeOf(composition, { listUrl: listUrl('r-1'), index: INDEX['r-1'] }, learner),
    flat: [
      {
        date_of_issuance: award.awardedOn,
        achievement_title: specification.title.nl,
        language_of_classes: specification.languageOfInstruction.map((code) => LANGUAGES[code] ?? code),
      },
      {
        family_name: award.learner.familyName,
        given_name: award.learner.givenName,
        learning_outcomes: specification.learningOutcomes.map(({ title }) => title.nl),
        expected_study_time: '9 ECTS',
        level_of_learning_experience: `Level${specification.eqf}`,
        types_of_quality_assurance: ['Institutional review'],
      },
    ],
  };
}

const LANGUAGES: Readonly<Record<string, string>> = { NLD: 'nl', ENG: 'en', FRA: 'fr' };

/** The same with one claim and little in it: for what is done a thousand times. */
export function smallContentsOf(world: World, learner?: string): Contents {
  const { edc, vcdm2, badge, flat } = contentsOf(world, learner);
  return { edc: reduced(edc), vcdm2: reduced(vcdm2), badge, flat };
}

const ROOT = ['@context', 'id', 'type', 'issuer', 'issuanceDate', 'issued', 'validFrom', 'credentialStatus'];
const OF_CLAIM = ['id', 'type', 'title', 'awardedBy', 'creditReceived'];

function reduced(document: Content): Content {
  const { id, type, givenName, familyName, dateOfBirth, hasClaim } = document.credentialSubject;
  const { specifiedBy } = hasClaim[0];
  const issuer = only(document.issuer, ['id', 'type', 'legalName', 'eIDASIdentifier', 'location']);
  const claim = only(hasClaim[0], OF_CLAIM);
  claim.awardedBy.awardingBody = [issuer];
  const lookups = document.identifier?.filter(({ schemeName }: Content) => LOOKUPS.includes(schemeName));
  return {
    ...only(document, ROOT),
    issuer,
    ...(lookups?.length > 0 ? { identifier: lookups } : {}),
    credentialSubject: {
      id,
      type,
      givenName,
      familyName,
      dateOfBirth,
      hasClaim: [
        { ...claim, specifiedBy: only(specifiedBy, ['id', 'type', 'title', 'identifier', 'eqfLevel', 'creditPoint']) },
      ],
    },
  };
}

const LOOKUPS: readonly string[] = [CREDENTIAL_SCHEME.revocation, CREDENTIAL_SCHEME.suspension];

const only = (value: Content, names: readonly string[]): Content =>
  Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)));
