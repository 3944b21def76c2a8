import { describe, expect, it } from 'vitest';
import { conceptTable } from '../../src/record/vocabulary/concept.ts';
import { conceptCode } from '../../src/record/vocabulary/field.ts';
import {
  UNSETTLED_SUPERVISION,
  VOCABULARY,
  type VocabularyName,
  vocabulary,
} from '../../src/record/vocabulary/index.ts';

const BLENDED = 'http://data.europa.eu/snb/learning-assessment/e92d221e4d';

describe('a concept is found', () => {
  it('by its code and by its URI', () => {
    expect(vocabulary('mode').codeOf('blended')).toBe('blended');
    expect(vocabulary('mode').codeOf(BLENDED)).toBe('blended');
    expect(vocabulary('mode').get('blended').uri).toBe(BLENDED);
  });

  it.each([
    ['another case', 'Blended'],
    ['its label', 'Presential'],
    ['spaces', ' blended'],
    ['its last segment', 'e92d221e4d'],
    ['the scheme', 'http://data.europa.eu/snb/learning-assessment/25831c2'],
    ['a made-up id under the right scheme', 'http://data.europa.eu/snb/learning-assessment/99'],
    ['https for http', BLENDED.replace('http:', 'https:')],
    ['nothing', ''],
    ['a name of Object.prototype', '__proto__'],
    ['a member of Object.prototype', 'constructor'],
  ])('by nothing else: not by %s', (_, name) => {
    expect(vocabulary('mode').codeOf(name)).toBeNull();
    expect(vocabulary('mode').find(name)).toBeUndefined();
    expect(() => vocabulary('mode').get(name)).toThrow('no concept');
  });

  it('in its own vocabulary only', () => {
    expect(vocabulary('assessment').codeOf('blended')).toBeNull();
    expect(vocabulary('eqf').codeOf('9')).toBeNull();
    expect(vocabulary('eqf').get('7').uri).toBe('http://data.europa.eu/snb/eqf/7');
    expect(vocabulary('vks').get('7').uri).toBe('http://data.europa.eu/snb/qdr/c_95fec238');
  });

  it('under an id of an older tool, which is never written', () => {
    const accredited = vocabulary('credential').get('http://data.europa.eu/snb/credential/c_ae121a00');
    expect(accredited.code).toBe('accredited');
    expect(accredited.uri).toBe('http://data.europa.eu/snb/credential/6cf8e68c43');
  });
});

describe('a field of a record', () => {
  const field = conceptCode('country');

  it('yields the code for a code or URI', () => {
    expect(field.parse('BEL')).toBe('BEL');
    expect(field.parse('http://publications.europa.eu/resource/authority/country/BEL')).toBe('BEL');
  });

  it('refuses what is no concept and says what would be', () => {
    const result = field.safeParse('BE');
    expect(result.success).toBe(false);
    expect(result.error?.issues[0]?.message).toContain('http://publications.europa.eu/resource/authority/country');
  });
});

describe('the tables', () => {
  const names = Object.keys(VOCABULARY) as VocabularyName[];

  it.each(names)('%s has for every concept a code, an absolute URI and a label in Dutch and in English', (name) => {
    const { concepts, scheme } = vocabulary(name);
    expect(concepts.length).toBeGreaterThan(0);
    expect(new URL(scheme).href).toBe(scheme);
    for (const concept of concepts) {
      expect(concept.code).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(new URL(concept.uri).href).toBe(concept.uri);
      expect(concept.uri).not.toBe(scheme);
      for (const language of ['nl', 'en']) {
        expect(concept.label[language], `${concept.code} in ${language}`).toMatch(/^\S(.*\S)?$/u);
      }
    }
  });

  it.each(names)('%s names no two concepts alike', (name) => {
    const { concepts } = vocabulary(name);
    expect(new Set(concepts.map((concept) => concept.code)).size).toBe(concepts.length);
    expect(new Set(concepts.map((concept) => concept.uri)).size).toBe(concepts.length);
  });

  it('cannot be made with two concepts under one name', () => {
    const concept = { code: 'a', uri: 'urn:a', label: { nl: 'a', en: 'a' } };
    expect(() => conceptTable('urn:s', [concept, { ...concept, uri: 'urn:b' }])).toThrow('two concepts named a');
    expect(() => conceptTable('urn:s', [concept, { ...concept, code: 'b' }])).toThrow('two concepts named urn:a');
  });

  it('hold the two unsettled supervision concepts apart, so that none of them is written', () => {
    expect(UNSETTLED_SUPERVISION).toHaveLength(2);
    for (const uri of UNSETTLED_SUPERVISION) {
      expect(vocabulary('supervision-verification').codeOf(uri)).toBeNull();
    }
  });
});
