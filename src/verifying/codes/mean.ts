import { codes } from './code.ts';

/** What the document says: contexts, structure, vocabularies. */
export const MEAN_CODES = codes({
  MEANING_OK: {
    step: 'mean',
    outcome: 'passed',
    nl: 'De inhoud is opgebouwd volgens het model ({model}).',
    en: 'The content follows the model ({model}).',
  },
  MEANING_NOT_EXAMINED: {
    step: 'mean',
    outcome: 'skipped',
    nl: 'De inhoud is niet onderzocht, omdat niets bewijst dat ze echt is.',
    en: 'The content was not examined, because nothing proves it is genuine.',
  },
});
