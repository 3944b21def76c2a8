import { codes } from './code.ts';

/** Whether it is the presenter's. */
export const HOLDER_CODES = codes({
  HOLDER_KEY_BOUND: {
    step: 'holder',
    outcome: 'passed',
    nl: 'Wie dit bewijs toont, heeft de sleutel waaraan het gebonden is.',
    en: 'Whoever presents this credential holds the key it is bound to.',
  },
  HOLDER_TO_COMPARE: {
    step: 'holder',
    outcome: 'skipped',
    nl: 'Vergelijk naam en geboortedatum met de persoon die het bewijs toont.',
    en: 'Compare name and birth date with the person who presents the credential.',
  },
  HOLDER_NOT_EXAMINED: {
    step: 'holder',
    outcome: 'skipped',
    nl: 'Van wie het bewijs is, is niet onderzocht, omdat niets bewijst dat de inhoud echt is.',
    en: 'Whose credential it is was not examined, because nothing proves that its content is genuine.',
  },
  HOLDER_NOT_DESCRIBED: {
    step: 'holder',
    outcome: 'skipped',
    nl: 'Het bewijs zegt niet van wie het is: er staat geen naam, geboortedatum of kenmerk in.',
    en: 'The credential does not say whose it is: it has no name, birth date or identifier.',
  },
  HOLDER_KEY_NOT_PRESENTED: {
    step: 'holder',
    outcome: 'skipped',
    nl: 'Dit bewijs is aan een sleutel gebonden, maar die werd niet getoond. Vergelijk naam en geboortedatum.',
    en: 'This credential is bound to a key, but that was not presented. Compare name and birth date.',
  },
  HOLDER_CHALLENGE_NOT_EXPECTED: {
    step: 'holder',
    outcome: 'skipped',
    nl: 'De sleutel werd getoond voor een vraag die wij niet gesteld hebben: het kan een oude opname zijn. Vergelijk naam en geboortedatum.',
    en: 'The key was presented for a question we did not ask: it may be an old recording. Compare name and birth date.',
  },
  HOLDER_NOT_CHECKED: {
    step: 'holder',
    outcome: 'unknown',
    nl: 'We konden niet nagaan of wie dit bewijs toont, de sleutel ervan heeft: {reason}.',
    en: 'We could not check whether whoever presents this credential holds its key: {reason}.',
  },
  HOLDER_KEY_NOT_SHOWN: {
    step: 'holder',
    outcome: 'unknown',
    nl: 'We vroegen om een handtekening van wie dit toont, en die is er niet bij.',
    en: 'We asked for a signature of whoever shows this, and it did not come with it.',
  },
  HOLDER_CHALLENGE_MISMATCH: {
    step: 'holder',
    outcome: 'failed',
    nl: 'Dit werd getoond als antwoord op een andere of een oude vraag. Het kan een opname zijn.',
    en: 'This was shown in answer to another or an old question. It may be a recording.',
  },
  HOLDER_AUDIENCE_MISMATCH: {
    step: 'holder',
    outcome: 'failed',
    nl: 'Dit werd aan iemand anders getoond, niet aan ons.',
    en: 'This was shown to somebody else, not to us.',
  },
  HOLDER_NOT_SUBJECT: {
    step: 'holder',
    outcome: 'failed',
    nl: 'Dit bewijs noemt een andere sleutel dan die van wie het toont.',
    en: 'This credential names another key than that of whoever presents it.',
  },
  HOLDER_BINDING: {
    step: 'holder',
    outcome: 'failed',
    nl: 'Wie dit bewijs toont, kon niet aantonen dat het van hem of haar is: {reason}.',
    en: 'Whoever presents this credential could not show that it is theirs: {reason}.',
  },
});
