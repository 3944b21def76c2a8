import { expect, it } from 'vitest';
import { VOCABULARY, type VocabularyName, vocabulary } from '../../src/record/vocabulary/index.ts';
import { describeWithShared, sharedText } from '../support/shared.ts';

interface Source {
  readonly file: string;
  /** Which entries of the list our table has to hold, all of them; none is asked for when absent. */
  readonly whole?: (uri: string) => boolean;
}

const all = () => true;
const SOURCES: Partial<Record<VocabularyName, Source>> = {
  accreditation: { file: 'europass-accreditation-types', whole: all },
  assessment: { file: 'europass-learning-assessment-types', whole: all },
  atu: { file: 'atu', whole: (uri) => /\/atu\/BEL(_|$)/.test(uri) },
  country: { file: 'country', whole: (uri) => !uri.endsWith('/OP_DATPRO') },
  'education-credit': { file: 'credit-points', whole: all },
  encoding: { file: 'europass-content-encoding-types', whole: all },
  entitlement: { file: 'europass-learning-entitlement-types', whole: all },
  'entitlement-status': { file: 'europass-learning-entitlement-statuses', whole: all },
  eqf: { file: 'eqf', whole: all },
  'file-type': { file: 'file-type' },
  'isced-f': { file: 'isced-f', whole: all },
  'learning-activity': { file: 'europass-learning-activity-types', whole: all },
  'learning-opportunity': { file: 'europass-learning-opportunity-types', whole: all },
  'learning-schedule': { file: 'europass-learning-schedule-types', whole: all },
  'learning-setting': { file: 'europass-learning-setting-types', whole: all },
  mode: { file: 'europass-modes', whole: all },
  'skill-reuse-level': { file: 'skill-reuse-levels', whole: all },
  'skill-type': { file: 'skill-types', whole: all },
  vks: { file: 'nqf' },
};

/** Labels of the list we do not take over: two misspellings. Each of them would otherwise be read by people. */
const CORRECTED = new Map([
  ['http://publications.europa.eu/resource/authority/atu/BEL_CGG_VLA', 'Flämish community of Belgium'],
  ['http://publications.europa.eu/resource/authority/atu/BEL_RG_VLS', 'Flemisch region'],
]);

/** Vocabularies of which there is no list, or (credential) one older than the ids in use. */
const WITHOUT_LIST: VocabularyName[] = [
  'credential',
  'evidence-type',
  'language',
  'supervision-verification',
  'verification',
  'verification-status',
];

describeWithShared('the official lists', () => {
  it.each(Object.entries(SOURCES) as [VocabularyName, Source][])(
    '%s: our concepts stand in the list under the same scheme and English label',
    (name, { file }) => {
      const list = readList(file);
      const table = vocabulary(name);
      expect(table.scheme).toBe(list.scheme);
      for (const { uri, label } of table.concepts) {
        expect(list.labels.has(uri), uri).toBe(true);
        expect(CORRECTED.get(uri) ?? label.en, uri).toBe(list.labels.get(uri));
      }
    },
  );

  it.each((Object.entries(SOURCES) as [VocabularyName, Source][]).filter(([, { whole }]) => whole))(
    '%s: nothing is missing from our table',
    (name, { file, whole = all }) => {
      const expected = [...readList(file).labels.keys()].filter(whole);
      expect(expected.length).toBeGreaterThan(0);
      expect(expected.filter((uri) => vocabulary(name).find(uri) === undefined)).toEqual([]);
    },
  );

  it('know three of our five profiles, one of them under a former name', () => {
    const list = readList('europass-credential-types');
    expect(vocabulary('credential').scheme).toBe(list.scheme);
    const inList = vocabulary('credential').concepts.filter(({ uri }) => list.labels.has(uri));
    expect(inList.map(({ code, uri }) => [code, list.labels.get(uri)]).sort()).toEqual([
      ['accredited', 'Qualification Award'],
      ['diploma-supplement', vocabulary('credential').get('diploma-supplement').label.en],
      ['generic', vocabulary('credential').get('generic').label.en],
    ]);
  });

  it('are read whole', () => {
    expect(readList('isced-f').labels.size).toBe(220);
    expect(readList('country').labels.size).toBe(253);
    expect(readList('atu').labels.size).toBe(3234);
    expect(vocabulary('isced-f').concepts).toHaveLength(220);
    expect(vocabulary('country').concepts).toHaveLength(252);
    expect(vocabulary('atu').concepts).toHaveLength(17);
  });

  it('cover every vocabulary but those known to have none', () => {
    const covered = Object.keys(SOURCES).concat(WITHOUT_LIST).sort();
    expect(covered).toEqual(Object.keys(VOCABULARY).sort());
  });
});

function readList(file: string): { scheme: string | undefined; labels: Map<string, string> } {
  const text = sharedText(`elm/cv/${file}.xsd`);
  const entries = text.matchAll(/<xs:enumeration\s+value="([^"]+)"\s*>([\s\S]*?)<\/xs:enumeration>/g);
  const labels = new Map<string, string>();
  for (const [, uri = '', body = ''] of entries) {
    const label = /<xs:documentation[^>/]*>([\s\S]*?)<\/xs:documentation>/.exec(body)?.[1] ?? '';
    labels.set(uri, label.replace(/\s+/g, ' ').trim());
  }
  return { scheme: /targetNamespace="([^"]+)"/.exec(text)?.[1], labels };
}
