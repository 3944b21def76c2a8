import { codes } from './code.ts';

/** Level in the European Qualifications Framework against the level that is asked for. Higher is fine. */
export const LEVEL_CODES = codes({
  LEVEL_OK: {
    criterion: 'level',
    topic: 'level',
    result: 'met',
    weight: 'material',
    nl: '“{title}” heeft niveau {src}; niveau {tgt} wordt gevraagd.',
    en: '“{title}” has level {src}; level {tgt} is asked for.',
  },
  LEVEL_OF_WHOLE_OK: {
    criterion: 'level',
    topic: 'level',
    result: 'met',
    weight: 'material',
    nl: '“{title}” noemt zelf geen niveau. Het geheel waar het bij hoort, “{whole}”, heeft niveau {src}; niveau {tgt} wordt gevraagd.',
    en: '“{title}” itself states no level. The whole it belongs to, “{whole}”, has level {src}; level {tgt} is asked for.',
  },
  LEVEL_LOW: {
    criterion: 'level',
    topic: 'level',
    result: 'not_met',
    weight: 'material',
    nl: '“{title}”: niveau {src} is lager dan het niveau dat voor het opleidingsonderdeel gevraagd wordt ({tgt}).',
    en: '“{title}”: level {src} is below the level that is asked for the course unit ({tgt}).',
    change: {
      nl: 'Leren op niveau {tgt}, een overbruggingsopdracht of een bekwaamheidsonderzoek (EVC).',
      en: 'Learning at level {tgt}, a bridging task or a competence assessment (EVC).',
    },
  },
  LEVEL_UNKNOWN: {
    criterion: 'level',
    topic: 'level',
    result: 'unknown',
    weight: 'material',
    nl: '“{title}” noemt geen EQF-niveau; niveau {tgt} wordt gevraagd.',
    en: '“{title}” states no EQF level; level {tgt} is asked for.',
    change: {
      nl: 'Een stuk van de instelling dat het EQF-niveau noemt.',
      en: 'A document of the institution that states the EQF level.',
    },
  },
});
