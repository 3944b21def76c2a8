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
  MODEL_UNKNOWN: {
    step: 'mean',
    outcome: 'unknown',
    nl: 'Dit soort bewijs kennen we niet ({model}); we lezen er geen feiten uit.',
    en: 'We do not know this kind of credential ({model}); we read no facts from it.',
  },
  CONTEXT_ORDER: {
    step: 'mean',
    outcome: 'unknown',
    nl: 'Het bewijs noemt zijn begrippenlijsten niet zoals dit model het vraagt, of in een andere volgorde; woorden kunnen dan iets anders betekenen.',
    en: 'The credential does not name its vocabularies as this model asks, or names them in another order; words may then mean something else.',
  },
  CONTEXT_NOT_EXPECTED: {
    step: 'mean',
    outcome: 'unknown',
    nl: 'Het bewijs gebruikt een begrippenlijst die bij dit model niet hoort: {context}.',
    en: 'The credential uses a vocabulary that does not belong to this model: {context}.',
  },
  TERM_UNDEFINED: {
    step: 'mean',
    outcome: 'unknown',
    nl: 'De uitreiker tekende iets dat in geen enkele begrippenlijst staat: {term}. Andere lezers zien het misschien niet.',
    en: 'The issuer signed something that no vocabulary defines: {term}. Other readers may not see it.',
  },
  TREE_NOT_PLAIN: {
    step: 'mean',
    outcome: 'unknown',
    nl: 'Het bewijs is zo geschreven dat lezers er iets anders in kunnen zien: {reason}.',
    en: 'The credential is written in such a way that readers may see different things in it: {reason}.',
  },
  STRUCTURE_MISSING: {
    step: 'mean',
    outcome: 'failed',
    nl: 'In het bewijs ontbreekt een verplicht onderdeel: {field}.',
    en: 'The credential lacks something it must have: {field}.',
  },
  STRUCTURE_WRONG: {
    step: 'mean',
    outcome: 'failed',
    nl: 'Een onderdeel van het bewijs is niet van de juiste soort: {field}.',
    en: 'A part of the credential is not of the right kind: {field}.',
  },
  STRUCTURE_INCOMPLETE: {
    step: 'mean',
    outcome: 'unknown',
    nl: 'Het bewijs mist iets dat het model vraagt: {field}.',
    en: 'The credential lacks something the model asks for: {field}.',
  },
  SUBJECT_SEVERAL: {
    step: 'mean',
    outcome: 'unknown',
    nl: 'Het bewijs gaat over meer dan één persoon; we lezen er geen feiten uit.',
    en: 'The credential is about more than one person; we read no facts from it.',
  },
  CONCEPT_UNKNOWN: {
    step: 'mean',
    outcome: 'unknown',
    nl: 'Het bewijs noemt een begrip dat in zijn lijst niet bestaat: {concept}, bij {path}.',
    en: 'The credential names a concept that its list does not have: {concept}, at {path}.',
  },
  MEANING_CONTRADICTION: {
    step: 'mean',
    outcome: 'unknown',
    nl: 'Het bewijs spreekt zichzelf tegen over {field}.',
    en: 'The credential contradicts itself about {field}.',
  },
  CREDITS_UNCLEAR: {
    step: 'mean',
    outcome: 'unknown',
    nl: 'Het aantal studiepunten is niet eenduidig, bij {path}.',
    en: 'The number of credits is not clear, at {path}.',
  },
  FACTS_TOO_MANY: {
    step: 'mean',
    outcome: 'unknown',
    nl: 'Het bewijs bevat meer dan we kunnen tonen ({limit} feiten).',
    en: 'The credential has more than we can show ({limit} facts).',
  },
});
