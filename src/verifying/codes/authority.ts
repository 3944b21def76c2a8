import { codes } from './code.ts';

/** Who awarded, under which quality assurance, by which mandate. */
export const AUTHORITY_CODES = codes({
  AUTHORITY_NOT_EXAMINED: {
    step: 'authority',
    outcome: 'skipped',
    nl: 'Niet nagegaan, omdat niemand voor de uitreiker instaat of de handtekening niet klopt.',
    en: 'Not examined, because nobody vouches for the issuer or the signature is not good.',
  },
  QA_AT_AWARD_OK: {
    step: 'authority',
    outcome: 'passed',
    nl: 'Kwaliteitszorg geldig op de datum van toekenning ({date}).',
    en: 'Quality assurance valid on the award date ({date}).',
  },
});
