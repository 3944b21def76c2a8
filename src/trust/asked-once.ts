import type { OwnRecords } from './own-register.ts';

/**
 * A record book that is asked each question once: for one verification, which asks after the same institution and keys for
 * its issuer, its awarding bodies and its lists. Never kept longer: a key reported compromised counts from then on.
 */
export const askedOnce = (records: OwnRecords): OwnRecords => ({
  institution: once((slug) => records.institution(slug)),
  institutionsBySpelling: once((spellings) => records.institutionsBySpelling(spellings)),
  keys: once((slug) => records.keys(slug)),
  sealsByCertificate: once((sha256) => records.sealsByCertificate(sha256)),
  statusList: once((slug, listId) => records.statusList(slug, listId)),
});

function once<A extends readonly unknown[], T>(ask: (...asked: A) => Promise<T>): (...asked: A) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (...asked) => {
    const name = JSON.stringify(asked);
    const answer = answers.get(name) ?? ask(...asked);
    answers.set(name, answer);
    return answer;
  };
}
