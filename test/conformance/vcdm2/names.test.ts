import { describe, expect, it } from 'vitest';
import { credential, ISSUER, refusedBySafeMode, said } from '../../support/data-model.ts';

const FINE = [
  'Law',
  { '@value': 'Law' },
  { '@value': 'Recht', '@language': 'nl' },
  { '@value': 'قانون', '@language': 'ar', '@direction': 'rtl' },
  { '@value': 'Law', '@direction': 'ltr' },
  [
    { '@value': 'Recht', '@language': 'nl' },
    { '@value': 'Law', '@language': 'en' },
    { '@value': 'Droit', '@language': 'fr-BE' },
  ],
];
const NO_TEXTS = [null, 7, {}, [], [7], { '@language': 'nl' }, { '@value': 7 }, { nl: 'Recht' }, [['Law']]];

/** The two members on a credential and on an issuer. */
const PLACES = ['name', 'description'].flatMap((field) => [
  [`${field} of a credential`, `/${field}`, (value: unknown) => credential({ [field]: value })],
  [
    `${field} of an issuer`,
    `/issuer/${field}`,
    (value: unknown) => credential({ issuer: { id: ISSUER, [field]: value } }),
  ],
]) as [string, string, (value: unknown) => Readonly<Record<string, unknown>>][];

describe.each(PLACES)(
  'VCDM 2.0 §4.6 Names and Descriptions, §11.1 Language and Base Direction: %s',
  (_, pointer, having) => {
    it('If present, the value of the name (description) property MUST be a string or a language value object as described in 11.1 Language and Base Direction.', async () => {
      for (const value of FINE) {
        expect(await said(having(value))).toEqual([]);
        expect(await refusedBySafeMode(having(value))).toBeNull();
      }
      for (const value of NO_TEXTS) {
        expect((await said(having(value)))[0], JSON.stringify(value)).toContain(`NAME_NOT_A_TEXT ${pointer}`);
      }
    });

    it('When the language value object is used in place of a string value, the object MUST contain a @value property whose value is a string, and SHOULD contain a @language property whose value is a string containing a well-formed Language-Tag as defined by [BCP47]', async () => {
      for (const tag of [
        'nl',
        'fr-BE',
        'zh-Hant-TW',
        'de-CH-1996',
        'sl-rozaj-biske',
        'en-x-private',
        'x-us',
        'i-klingon',
      ]) {
        expect(await said(having({ '@value': 'Law', '@language': tag })), tag).toEqual([]);
      }
      for (const tag of ['', 'n', 'nl_BE', 'nl-', '-nl', 'dutch please', 'nl-a', 'toolonglanguage', 7, null, ['nl']]) {
        expect(await said(having({ '@value': 'Law', '@language': tag })), String(tag)).toEqual([
          `LANGUAGE_NOT_A_TAG ${pointer}/@language`,
        ]);
      }
    });

    it('… and MAY contain a @direction property whose value is a base direction string defined by the @direction property in [JSON-LD11].', async () => {
      for (const direction of ['up', '', null, 'LTR', true]) {
        expect(await said(having({ '@value': 'Law', '@direction': direction }))).toEqual([
          `DIRECTION_UNKNOWN ${pointer}/@direction`,
        ]);
      }
    });

    it('The language value object MUST NOT include any other keys beyond @value, @language, and @direction.', async () => {
      for (const other of ['url', '@type', 'id', 'value']) {
        const value = { '@value': 'Law', '@language': 'en', [other]: 'did:example:law' };
        expect(await said(having(value))).toContain(`NAME_OTHER_MEMBER ${pointer}/${other}`);
        expect(await said(having([value]))).toContain(`NAME_OTHER_MEMBER ${pointer}/0/${other}`);
      }
    });
  },
);
