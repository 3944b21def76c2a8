import { CASE_STATE_WORDS } from '../../desk/recognition/words.ts';
import { CASE_STATES, type CaseState } from '../../record/recognition/case-state.ts';
import { OFFICER_ROLES, type OfficerRole } from '../../record/recognition/officer.ts';
import type { PageLanguage } from '../../record/text.ts';

type Words = Readonly<Record<PageLanguage, string>>;

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

/** The days that are possible; both ends are included. */
const RANGE: Readonly<Record<PageLanguage, (from?: string, until?: string) => string>> = {
  nl: (from, until) => [from && `vanaf ${from}`, until && `tot en met ${until}`].filter(Boolean).join(' '),
  en: (from, until) => [from && `from ${from}`, until && `up to and including ${until}`].filter(Boolean).join(' '),
};

/** States of a case, roles and days in words, for the sentence of a problem. */
export function spokenCaseParams(
  params: Readonly<Record<string, string>>,
  language: PageLanguage,
): Readonly<Record<string, string>> {
  const { state, role, from, until } = params;
  return {
    ...params,
    ...(state !== undefined && isState(state) ? { state: CASE_STATE_WORDS[state][language] } : {}),
    ...(role !== undefined ? { role: rolesIn(role, language) } : {}),
    range: RANGE[language](from, until),
  };
}
