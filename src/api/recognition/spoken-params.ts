import { CASE_STATES, type CaseState } from '../../record/recognition/case-state.ts';
import { OFFICER_ROLES, type OfficerRole } from '../../record/recognition/officer.ts';
import type { PageLanguage } from '../../record/text.ts';

type Words = Readonly<Record<PageLanguage, string>>;

/** What a case is in each state; reads after "a case that is". */
export const CASE_STATE_WORDS: Readonly<Record<CaseState, Words>> = {
  draft: { nl: 'nog niet ingediend', en: 'not handed in yet' },
  submitted: { nl: 'ingediend', en: 'handed in' },
  intake: { nl: 'in nazicht', en: 'being looked through' },
  info_requested: { nl: 'onvolledig en bij de aanvrager', en: 'incomplete and with the applicant' },
  inadmissible_proposed: { nl: 'voorgesteld als onontvankelijk', en: 'proposed as inadmissible' },
  verified: { nl: 'volledig en nagegaan', en: 'complete and verified' },
  in_advice: { nl: 'bij de lesgever voor advies', en: 'with the lecturer for advice' },
  in_committee: { nl: 'bij de commissie', en: 'before the committee' },
  decided: { nl: 'beslist', en: 'decided' },
  appeal_open: { nl: 'beslist, met een lopende beroepstermijn', en: 'decided, with the term for appeal running' },
  internal_appeal: { nl: 'in intern beroep', en: 'under internal appeal' },
  external_window: {
    nl: 'beslist in beroep, met een lopende termijn voor de Raad',
    en: 'decided on appeal, with the term for the Raad running',
  },
  raad: { nl: 'bij de Raad', en: 'before the Raad' },
  closed: { nl: 'afgesloten', en: 'closed' },
  withdrawn: { nl: 'ingetrokken', en: 'withdrawn' },
};

const ROLE_WORDS: Readonly<Record<OfficerRole, Words>> = {
  intake: { nl: 'dossierbehandelaar', en: 'intake officer' },
  lecturer: { nl: 'lesgever', en: 'lecturer' },
  committee: { nl: 'commissielid', en: 'committee member' },
  precedents: { nl: 'beheerder van precedenten', en: 'precedent manager' },
};

const isState = (value: string): value is CaseState => (CASE_STATES as readonly string[]).includes(value);
const isRole = (value: string): value is OfficerRole => (OFFICER_ROLES as readonly string[]).includes(value);

/** Roles in words, each with the code to send behind it. */
const rolesIn = (roles: string, language: PageLanguage): string =>
  roles
    .split(', ')
    .map((role) => (isRole(role) ? `${ROLE_WORDS[role][language]} (${role})` : role))
    .join(', ');

/** States of a case and roles in words, for the sentence of a problem. */
export function spokenCaseParams(
  params: Readonly<Record<string, string>>,
  language: PageLanguage,
): Readonly<Record<string, string>> {
  const { state, role } = params;
  return {
    ...params,
    ...(state !== undefined && isState(state) ? { state: CASE_STATE_WORDS[state][language] } : {}),
    ...(role !== undefined ? { role: rolesIn(role, language) } : {}),
  };
}
