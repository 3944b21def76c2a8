import type { Institution } from '../../record/institution.ts';
import type { DecisionRecord } from '../../record/recognition/decision-record.ts';
import { type PageLanguage, textIn } from '../../record/text.ts';
import type { Letter } from './letter.ts';

export { letterObstacles } from './obstacles.ts';

/** The letter of a decision. Ask `letterObstacles` first: this throws while an element is missing. */
export function composeLetter(
  decision: DecisionRecord,
  language: PageLanguage,
  institution: Pick<Institution, 'legalName'>,
): Letter {
  return {
    language,
    title: '',
    reference: decision.decisionId,
    decidedAt: decision.decidedAt,
    sender: [{ text: textIn(institution.legalName, language) }],
    head: [],
    copy: null,
    blocks: [],
    words: { reference: '', page: '' },
  };
}
