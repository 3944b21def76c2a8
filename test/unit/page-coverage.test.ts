import { describe, expect, test } from 'vitest';
import { uncoveredCharacters, uncoveredFacts } from '../../src/credential/page/coverage.ts';
import { COVERED_RANGES } from '../../src/credential/page/covered-ranges.ts';
import { offeringPageFindings, pageFindings } from '../../src/credential/page/findings.ts';
import { FONT_FAMILIES } from '../../src/credential/page/renderer.ts';
import { asRanges, coveredCodePoints } from '../support/font-cmap.ts';
import { PAGE_SAMPLES } from '../support/page-samples.ts';
import { fontBytes } from '../support/renderer.node.ts';
import { scenario1 } from '../support/scenarios.ts';

describe('the table of covered characters', () => {
  test.each(FONT_FAMILIES)('says of %s what the regular and the bold file say themselves', (family) => {
    expect(COVERED_RANGES[family]).toBe(asRanges(coveredCodePoints(fontBytes(family, 400))));
    expect(COVERED_RANGES[family]).toBe(asRanges(coveredCodePoints(fontBytes(family, 700))));
  });
});

describe('uncoveredCharacters', () => {
  test.each([
    'Noor Peeters',
    'Łukasz Żółć-Grzęda',
    'Đặng Thị Ngọc Ánh',
    'Ẹniọlá Adébáyọ̀',
    'Αλέξανδρος Παπαδόπουλος',
    'ᾯδή',
    'Олександра Щербаківська',
    'محمد عبد الرحمن الأندلسي',
    'مُحَمَّد',
    'מִרְיָם כהן-לוי',
    'two\nlines and\ttabs, a soft\u00ADhyphen, a zero\u200Bwidth space',
    '“One’s own” — 7½ € … n° 5',
  ])('finds nothing to say about %s', (name) => expect(uncoveredCharacters(name)).toEqual([]));

  test.each([
    ['王小明', ['王', '小', '明']],
    ['Anna 🎓', ['🎓']],
    ['राम', ['रा', 'म']],
    ['გიორგი', ['გ', 'ი', 'ო', 'რ']],
    ['replaced \uFFFD', ['\uFFFD']],
    ['private \uE000', ['\uE000']],
  ])('names the characters of %s that would be boxes, each once', (name, characters) =>
    expect(uncoveredCharacters(name)).toEqual(characters),
  );

  test('counts a letter with a mark as covered only when one font has both', () => {
    expect(uncoveredCharacters('а\u0301')).toEqual([]); // Cyrillic letter, mark of the Cyrillic font
    expect(uncoveredCharacters('а\u0329')).toEqual(['а\u0329']); // that mark is only in Latin fonts
    expect(uncoveredCharacters('א\u0301')).toEqual(['א\u0301']);
  });
});

describe('uncoveredFacts', () => {
  test('looks at the language that is drawn', () => {
    const facts = { ...PAGE_SAMPLES.plain, title: { nl: 'Bemiddelaar', en: '調停者' } };
    expect(uncoveredFacts(facts, 'nl')).toEqual([]);
    expect(uncoveredFacts(facts, 'en')).toEqual([{ fact: 'title', characters: ['調', '停', '者'] }]);
  });
});

describe('pageFindings', () => {
  const achievementId = 'urn:uuid:0b0a4ee4-7d1e-4d2c-9d0e-0f8a4f6f1c11';
  const drafted = () => {
    const { institution, specification, award } = scenario1();
    const components = award.components.map((component) => ({ ...component, achievementId }));
    return { institution, specification, award: { ...award, achievementId, components } };
  };

  test('is silent about scenario 1', () => {
    const { institution, specification, award } = drafted();
    expect(pageFindings(institution, specification, award)).toEqual([]);
  });

  test('stops a name that no font covers, with its pointer and the characters', () => {
    const { institution, specification, award } = drafted();
    const learner = { ...award.learner, familyName: '王' };
    const findings = pageFindings(institution, specification, { ...award, learner });
    expect(findings).toMatchObject([
      { id: 'PAGE-FONT', severity: 'error', subject: 'award', path: '/learner/familyName' },
    ]);
    expect(findings[0]?.message.nl).toContain('王');
    expect(findings[0]?.message.en).toContain('王');
    expect(findings[0]?.remedy.nl).toContain('identiteitsbewijs');
  });

  test('asks for the identity document only where a learner is named', () => {
    const { institution, specification } = drafted();
    const findings = offeringPageFindings(institution, { ...specification, title: { nl: 'Bemiddelaar 🎓' } });
    expect(findings).toMatchObject([{ id: 'PAGE-FONT', subject: 'specification', path: '/title' }]);
    expect(JSON.stringify(findings)).not.toMatch(/identi/);
  });

  test('stops a learning outcome that no font covers, but not one in a language that is not drawn', () => {
    const { institution, specification, award } = drafted();
    const [first, ...rest] = specification.learningOutcomes;
    if (!first) throw new Error('scenario 1 has learning outcomes');
    const outcomes = (title: Record<string, string>) => ({
      ...specification,
      learningOutcomes: [{ ...first, title }, ...rest],
    });
    const shown = pageFindings(institution, outcomes({ nl: '結果' }), award);
    expect(shown.map((finding) => finding.path)).toEqual(['/learningOutcomes/0/title']);
    expect(pageFindings(institution, outcomes({ nl: 'Resultaat', en: 'Outcome', ja: '結果' }), award)).toEqual([]);
  });
});
