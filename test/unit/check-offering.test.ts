import { describe, expect, it } from 'vitest';
import { checkOffering } from '../../src/issuing/check-offering.ts';
import { allCleanCases } from '../../src/local/invented/awards.ts';
import { environmentalMediator, type SpecificationInput } from '../../src/local/invented/offerings.ts';
import { Institution } from '../../src/record/institution.ts';
import { Specification } from '../../src/record/offering.ts';
import { tooManyValues } from '../support/oversized-offering.ts';
import { scenario1 } from '../support/scenarios.ts';

const origin = 'https://sigillum.example';
const check = (specification: SpecificationInput, institution = scenario1().institution, today = '2026-01-15') =>
  checkOffering({ specification: Specification.parse(specification), institution, today, origin });

describe('an offering is checked before it is frozen', () => {
  it.each(allCleanCases())('the invented offering of $name may be frozen', async ({ case: item }) => {
    const institution = Institution.parse(item.institution);
    const { blocking } = await check(item.specification, institution, item.award.awardedOn);
    expect(blocking).toEqual([]);
  });

  it('a title that no page can show blocks it', async () => {
    const { findings, blocking } = await check({ ...environmentalMediator(), title: { nl: '数据' } });
    expect(blocking).toMatchObject([{ id: 'PAGE-FONT', severity: 'error', subject: 'specification', path: '/title' }]);
    expect(findings).toEqual(expect.arrayContaining(blocking));
  });

  it('more values than a document may have block it, said once for each form, in words about the offering', async () => {
    const { blocking } = await check(tooManyValues());
    expect(blocking.length).toBeGreaterThan(0);
    for (const finding of blocking) {
      expect(finding).toMatchObject({ id: 'LINT-SIZE', severity: 'error', subject: 'specification', path: '' });
      expect(finding.message.nl).toMatch(
        /^Van dit aanbod kan geen bewijs uitgereikt worden\. De (EDC|W3C VC) is te groot/,
      );
      expect(finding.message.en).toMatch(
        /^No credential of this offering can be issued\. The (EDC|W3C VC) is too large/,
      );
    }
    const said = blocking.map(({ message }) => message.en);
    expect(new Set(said).size).toBe(said.length);
  });

  it('texts that leave no room for the pages under 1 MB block it', async () => {
    const long = 'x'.repeat(990);
    const [first] = environmentalMediator().learningOutcomes ?? [];
    if (!first) throw new Error('the mediator has outcomes');
    const title = (languages: readonly string[]) => Object.fromEntries(languages.map((language) => [language, long]));
    const outcomes = (languages: readonly string[]): SpecificationInput => ({
      ...environmentalMediator(),
      assessments: environmentalMediator().assessments?.map(({ outcomes: _, ...form }) => form),
      components: environmentalMediator().components?.map(({ outcomes: _, ...part }) => part),
      learningOutcomes: Array.from({ length: 100 }, (_, index) => ({
        ...first,
        id: `E${index}`,
        title: title(languages),
      })),
    });
    expect((await check(outcomes(['nl', 'en']))).blocking).toEqual([]);
    const many = ['nl', 'en', 'fr', 'de', 'es', 'it', 'pt', 'pl', 'sv', 'da'];
    expect((await check(outcomes(many))).blocking).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: 'LINT-SIZE', subject: 'specification' })]),
    );
  });

  it('what the rules refuse is not composed as well: each fault is said once', async () => {
    const { blocking } = await check({
      ...environmentalMediator(),
      learningOutcomes: [],
      assessments: [],
      components: [],
    });
    expect(blocking.length).toBeGreaterThan(0);
    expect(blocking.filter(({ id }) => id.startsWith('LINT-'))).toEqual([]);
  });
});
