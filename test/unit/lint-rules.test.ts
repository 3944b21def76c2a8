import { describe, expect, it } from 'vitest';
import { lint } from '../../src/credential/lint/index.ts';
import { isNationalNumber } from '../../src/credential/lint/personal-data.ts';
import { composed, FURTHER_CASES, loose, RARE_CASES, SCENARIO_CASES } from '../support/compositions.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test breaks documents in ways their types forbid
type Break = (document: any, claim: any, specification: any) => unknown;
/** A document, what breaks it, and where exactly one finding of the rule must point. */
type Broken = readonly [why: string, breakIt: Break, path: string];

const mediator = () => composed(SCENARIO_CASES.environmentalMediator());
const CLAIM = '/credentialSubject/hasClaim/0';
const SPECIFICATION = `${CLAIM}/specifiedBy`;
const IMAGE = '/displayParameter/individualDisplay/0/displayDetail/0/image/content';

/** Findings of the whole lint, so that each case shows that it breaks its rule and no other. */
async function found(breakIt: Break, document: object = mediator()): Promise<readonly string[]> {
  const copy = loose(document);
  const [claim] = copy.credentialSubject.hasClaim;
  breakIt(copy, claim, claim.specifiedBy);
  const result = await lint('edc', copy);
  return result.ok ? [] : result.error.map(({ id, path }) => `${id} ${path}`);
}

const refuses = (id: string, cases: readonly Broken[]): void => {
  it.each(cases)('refuses %s', async (_, breakIt, path) => {
    expect(await found(breakIt)).toEqual([`${id} ${path}`]);
  });
};

describe('a document as it was composed', () => {
  it('passes, also when it was written down and read again', async () => {
    expect(await found(() => undefined)).toEqual([]);
  });
});

describe('LINT-CARDINALITY', () => {
  refuses('LINT-CARDINALITY', [
    ['a missing member', (document) => delete document.validFrom, '/validFrom'],
    [
      'a second value where one is allowed',
      (_, __, s) => (s.learningSetting = [s.learningSetting, s.learningSetting]),
      `${SPECIFICATION}/learningSetting`,
    ],
    [
      'two texts in one language',
      (document) => (document.displayParameter.title.nl = ['Een', 'Twee']),
      '/displayParameter/title',
    ],
    [
      'a name in two languages',
      (document) => (document.credentialSubject.givenName.en = 'Noor'),
      '/credentialSubject/givenName',
    ],
    ['a member the class does not have', (_, claim) => (claim.grade = claim.provenBy[0].grade), `${CLAIM}/grade`],
    ['a date where a moment is asked for', (document) => (document.issued = '2026-09-20'), '/issued'],
    [
      'a node of the wrong class',
      (document) => (document.displayParameter.individualDisplay[0].displayDetail[0].page = '1'),
      '/displayParameter/individualDisplay/0/displayDetail/0/page',
    ],
    ['an empty list', (_, claim) => (claim.influencedBy = []), `${CLAIM}/influencedBy`],
    [
      'a truth value in words',
      (_, __, s) => (s.isPartialQualification = 'false'),
      `${SPECIFICATION}/isPartialQualification`,
    ],
  ]);

  it('refuses an unknown class, on the node and where it is used', async () => {
    const unknown: Break = (_, claim) => {
      claim.influencedBy[0].temporal[0].type = 'Period';
    };
    expect(await found(unknown)).toEqual([
      `LINT-CARDINALITY ${CLAIM}/influencedBy/0/temporal`,
      `LINT-CARDINALITY ${CLAIM}/influencedBy/0/temporal/0/type`,
    ]);
  });
});

describe('LINT-VOCABULARY', () => {
  refuses('LINT-VOCABULARY', [
    [
      'a level that does not exist, under the right scheme',
      (_, __, s) => (s.learningSetting.id = 'http://data.europa.eu/snb/learning-setting/99'),
      `${SPECIFICATION}/learningSetting`,
    ],
    [
      'a concept under another scheme',
      (_, __, s) => (s.learningSetting.inScheme.id = 'http://data.europa.eu/snb/mode/25831c2'),
      `${SPECIFICATION}/learningSetting`,
    ],
    [
      'a concept of another vocabulary',
      (_, __, s) => (s.learningSetting = s.dcType[0]),
      `${SPECIFICATION}/learningSetting`,
    ],
    [
      'an ESCO skill whose URI is none',
      (_, claim) => (onlySkill(claim).id = 'http://data.europa.eu/esco/skill/1'),
      `${SPECIFICATION}/learningOutcome/3/relatedESCOSkill`,
    ],
    [
      'an ESCO skill under the scheme of occupations',
      (_, claim) => (onlySkill(claim).inScheme.id = 'http://data.europa.eu/esco/concept-scheme/occupations'),
      `${SPECIFICATION}/learningOutcome/3/relatedESCOSkill`,
    ],
    [
      'the short code of a concept in place of its URI',
      (_, __, s) => (s.learningSetting.id = 'urn:formal'),
      `${SPECIFICATION}/learningSetting`,
    ],
  ]);

  it('refuses an id that is only accepted on reading', async () => {
    const older: Break = ({ credentialProfiles }) => {
      credentialProfiles[1].id = 'http://data.europa.eu/snb/credential/c_ae121a00';
    };
    expect(await found(older, composed(FURTHER_CASES.accredited()))).toContain('LINT-VOCABULARY /credentialProfiles');
  });

  it('refuses a made-up free concept, and a known one where a vocabulary decides', async () => {
    const madeUp: Break = (_, claim) => {
      for (const { idVerification } of claim.provenBy)
        idVerification.id = 'urn:epass:concept:00000000-0000-4000-8000-000000000000';
    };
    const document = composed(RARE_CASES.unsupervisedVerified());
    expect(await found(madeUp, document)).toContain(`LINT-VOCABULARY ${CLAIM}/provenBy/0/idVerification`);
    const misplaced: Break = (_, claim, specification) => {
      specification.learningSetting = claim.provenBy[0].idVerification;
    };
    expect(await found(misplaced, document)).toEqual([`LINT-VOCABULARY ${SPECIFICATION}/learningSetting`]);
  });

  it('looks at a concept in every place it stands, though composed documents share it', async () => {
    const document = mediator();
    const [claim] = document.credentialSubject.hasClaim;
    const language = document.displayParameter.primaryLanguage;
    const specifiedBy = { ...claim.specifiedBy, learningSetting: language };
    const hasClaim = [{ ...claim, specifiedBy }];
    const result = await lint('edc', { ...document, credentialSubject: { ...document.credentialSubject, hasClaim } });
    expect(result.ok ? [] : result.error.map(({ path }) => path)).toEqual([`${SPECIFICATION}/learningSetting`]);
  });
});

describe('LINT-CREDIT-ONCE', () => {
  refuses('LINT-CREDIT-ONCE', [
    [
      'credits promised by a part',
      (_, claim, s) => (claim.hasPart[1].specifiedBy.creditPoint = s.creditPoint),
      `${CLAIM}/hasPart/1/specifiedBy/creditPoint`,
    ],
    [
      'credits earned with a part',
      (_, claim) => (claim.hasPart[0].creditReceived = claim.creditReceived),
      `${CLAIM}/hasPart/0/creditReceived`,
    ],
    [
      'credits of a programme the whole is part of',
      (_, __, s) => (s.isPartOf = [{ ...programme, creditPoint: s.creditPoint }]),
      `${SPECIFICATION}/isPartOf/0/creditPoint`,
    ],
  ]);

  it('refuses credits on a part of a part', async () => {
    const nested: Break = (_, claim) => {
      const [part, other] = claim.hasPart;
      claim.hasPart = [{ ...part, hasPart: [{ ...other, creditReceived: claim.creditReceived }] }];
    };
    expect(await found(nested)).toEqual([`LINT-CREDIT-ONCE ${CLAIM}/hasPart/0/hasPart/0/creditReceived`]);
  });
});

describe('LINT-PROFILE', () => {
  const profiles = (id: string, from: object, breakIt: Break) =>
    expect(found(breakIt, from)).resolves.toEqual([`LINT-PROFILE ${id}`]);

  it('refuses a credential without the generic profile', () =>
    profiles('/credentialProfiles', composed(SCENARIO_CASES.mandated()), (d) => d.credentialProfiles.shift()));
  it('refuses a sealer that is no awarding body and claims no mandate', () =>
    profiles('/credentialProfiles', composed(SCENARIO_CASES.mandated()), (d) => d.credentialProfiles.pop()));
  it('refuses a mandate without evidence', () =>
    profiles('/evidence', composed(SCENARIO_CASES.mandated()), (d) => delete d.evidence));
  it('refuses a mandate without a statement', () =>
    profiles('/evidence', composed(SCENARIO_CASES.mandated()), (d) => delete d.evidence[0].evidenceStatement));
  it('refuses a mandate where the sealer awards itself', () =>
    profiles('/credentialProfiles', mediator(), (d) => {
      const { credentialProfiles, evidence } = loose(composed(SCENARIO_CASES.mandated()));
      Object.assign(d, { credentialProfiles, evidence });
    }));
  it('refuses an accreditation that cannot be looked up', () =>
    profiles('/evidence', composed(FURTHER_CASES.accredited()), (d, _, specification) => {
      delete d.evidence[0].accreditation.landingPage;
      specification.accreditation = [d.evidence[0].accreditation];
    }));
  it('refuses the accredited profile for an activity', () =>
    expect(
      found((d) => {
        const { credentialProfiles, evidence } = loose(composed(FURTHER_CASES.accredited()));
        Object.assign(d, { credentialProfiles, evidence });
      }, composed(SCENARIO_CASES.attendance())),
    ).resolves.toEqual(['LINT-PROFILE /credentialSubject/hasClaim']));
  it('refuses the composed document of a mandate that nobody gave', async () => {
    const { institution, ...rest } = SCENARIO_CASES.mandated();
    const result = await lint('edc', composed({ ...rest, institution: { ...institution, mandates: [] } }));
    expect(result.ok ? [] : result.error.map(({ id }) => id)).toEqual(['LINT-PROFILE']);
  });
  it('refuses the composed document of an accreditation without a report', async () => {
    const { institution, ...rest } = FURTHER_CASES.accredited();
    const qualityAssurance = institution.qualityAssurance?.map(({ report: _, ...record }) => record);
    const result = await lint('edc', composed({ ...rest, institution: { ...institution, qualityAssurance } }));
    expect(result.ok ? [] : result.error.map(({ id }) => id)).toEqual(['LINT-PROFILE']);
  });
});

describe('LINT-DURATION', () => {
  refuses('LINT-DURATION', [
    ['sixty months meant as hours', (_, __, s) => (s.volumeOfLearning = 'P60M'), `${SPECIFICATION}/volumeOfLearning`],
    ['minutes', (_, __, s) => (s.volumeOfLearning = 'PT3600M'), `${SPECIFICATION}/volumeOfLearning`],
    ['no hours at all', (_, __, s) => (s.volumeOfLearning = 'PT0H'), `${SPECIFICATION}/volumeOfLearning`],
  ]);
});

describe('LINT-NODE-ID', () => {
  refuses('LINT-NODE-ID', [
    [
      'one id with two contents',
      (_, claim, s) => (claim.additionalNote[0].id = s.entryRequirement.id),
      `${CLAIM}/additionalNote/0/id`,
    ],
    [
      'a node without id',
      (_, claim) => delete claim.influencedBy[0].temporal[0].id,
      `${CLAIM}/influencedBy/0/temporal/0/id`,
    ],
    [
      'a relative id',
      (_, claim) => (claim.influencedBy[0].temporal[0].id = 'period'),
      `${CLAIM}/influencedBy/0/temporal/0/id`,
    ],
    [
      'an id with a space',
      (_, claim) => (claim.influencedBy[0].temporal[0].id = 'urn:a b'),
      `${CLAIM}/influencedBy/0/temporal/0/id`,
    ],
  ]);

  it('does not mind the order of members', async () => {
    const reordered: Break = (_, claim) => {
      claim.awardedBy = Object.fromEntries(Object.entries(claim.awardedBy).reverse());
    };
    expect(await found(reordered)).toEqual([]);
  });
});

describe('LINT-PAGE-IMAGE', () => {
  const image =
    (content: string): Break =>
    (document) => {
      document.displayParameter.individualDisplay[0].displayDetail[0].image.content = content;
    };
  const png = (bytes: number): string =>
    Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(bytes - 8)]).toString('base64');

  refuses('LINT-PAGE-IMAGE', [
    ['what is no base64', image('not an image'), IMAGE],
    ['a JPEG that claims to be a PNG', image('/9j/4AAQSkZJRgABAgAA'), IMAGE],
    ['more than 100 kB', image(png(100_002)), IMAGE],
  ]);
  it('refuses an empty image, which the official shapes accept', async () => {
    expect(await found(image(''))).toContain(`LINT-PAGE-IMAGE ${IMAGE}`);
  });
  it('accepts 100 kB', async () => {
    expect(await found(image(png(99_999)))).toEqual([]);
  });
});

describe('LINT-SIZE', () => {
  refuses('LINT-SIZE', [
    ['a document of 1 MB', (_, __, s) => (s.description.nl = 'x'.repeat(1_000_000)), ''],
    ['more values than our own reader accepts', (_, claim) => (claim.additionalNote = notes(900)), ''],
  ]);

  it('refuses nesting beyond its bound, and points at the deepest object', async () => {
    const nested: Break = (_, claim) => {
      let part = { ...claim.hasPart[0] };
      for (let level = 0; level < 25; level += 1)
        part = { ...part, id: `urn:uuid:00000000-0000-4000-8000-${String(level).padStart(12, '0')}`, hasPart: [part] };
      claim.hasPart = [part];
    };
    const [first, ...rest] = await found(nested);
    expect(first).toMatch(/^LINT-SIZE .*\/hasPart\/0\/hasPart\/0/);
    expect(rest).toEqual([]);
  });
});

describe('LINT-PERSONAL-DATA', () => {
  const inNote =
    (text: string): Break =>
    (_, claim) => {
      claim.additionalNote[0].noteLiteral.nl = text;
    };
  const NOTE = `${CLAIM}/additionalNote/0/noteLiteral/nl`;

  refuses('LINT-PERSONAL-DATA', [
    ['an e-mail address in free text', inNote('Vragen? noor.peeters@leren.example'), NOTE],
    ['a national register number with its punctuation', inNote('RRN 85.07.30-033.28 van de houder'), NOTE],
    ['a national register number as bare digits', inNote('85073003328'), NOTE],
  ]);
  it.each(['nationalID', 'gender', 'citizenshipCountry', 'placeOfBirth', 'contactPoint', 'location'])(
    'refuses %s of the learner',
    async (member) => {
      const path = `/credentialSubject/${member}`;
      const result = await found((document) => {
        document.credentialSubject[member] = document.issuer.location[0].address[0].countryCode;
      });
      expect(result).toContain(`LINT-PERSONAL-DATA ${path}`);
    },
  );
  it('refuses a mailbox', async () => {
    const result = await found((document) => {
      document.issuer.homepage[0].contentURL = 'mailto:iemand';
    });
    expect(result).toContain('LINT-PERSONAL-DATA /issuer/homepage/0/contentURL');
  });
  it('leaves numbers alone whose check digits are wrong, and numbers of other kinds', async () => {
    expect(await found(inNote('85.07.30-033.29; KBO 0999.000.101; 2026-000123-45678; 5 @ 3 uur'))).toEqual([]);
  });
  it('knows births after 2000 and bis numbers, and no impossible dates', () => {
    expect(isNationalNumber('17073003384')).toBe(true);
    expect(isNationalNumber('17073003328')).toBe(false);
    const bis = `852730033`;
    expect(isNationalNumber(`${bis}${String(97 - (Number(bis) % 97)).padStart(2, '0')}`)).toBe(true);
    const impossible = `851530033`;
    expect(isNationalNumber(`${impossible}${String(97 - (Number(impossible) % 97)).padStart(2, '0')}`)).toBe(false);
  });
});

const programme = {
  id: 'urn:uuid:00000000-0000-4000-8000-000000000001',
  type: 'Qualification',
  title: { nl: 'Een opleiding' },
};

const notes = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `urn:uuid:00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    type: 'Note',
    noteLiteral: { nl: 'Nota', en: 'Note' },
  }));

/** The one ESCO skill of the mediator, after the parts that repeat it are gone. */
// biome-ignore lint/suspicious/noExplicitAny: a parsed document
const onlySkill = (claim: any) => {
  delete claim.hasPart;
  return claim.specifiedBy.learningOutcome[3].relatedESCOSkill[0];
};
