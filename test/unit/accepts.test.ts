import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { EXAMPLE_AWARD, EXAMPLE_INSTITUTION, EXAMPLE_SPECIFICATION } from '../../src/api/examples.ts';
import { OPERATIONS, SERVICE_OPERATIONS } from '../../src/api/index.ts';
import { fieldErrors, parseIn } from '../../src/api/json-body.ts';
import { acceptedIn } from '../../src/record/accepts.ts';
import { Award } from '../../src/record/award.ts';
import { Institution } from '../../src/record/institution.ts';
import { Specification } from '../../src/record/offering.ts';
import { FIELD_VOCABULARIES, vocabularyKind } from '../../src/record/vocabulary/field.ts';
import { vocabulary } from '../../src/record/vocabulary/index.ts';

type Schema = z.core.$ZodType;

/** Every schema a schema is made of. */
function* schemasIn(schema: Schema, seen = new Set<Schema>()): Generator<Schema> {
  if (seen.has(schema)) return;
  seen.add(schema);
  yield schema;
  for (const part of Object.values(schema._zod.def)) yield* partsOf(part, seen);
}
function* partsOf(part: unknown, seen: Set<Schema>): Generator<Schema> {
  if (part instanceof z.core.$ZodType) yield* schemasIn(part, seen);
  else if (part !== null && typeof part === 'object' && !(part instanceof RegExp))
    for (const inner of Object.values(part)) yield* partsOf(inner, seen);
}

/** The messages a schema and its checks bring along. */
const messagesOf = (schema: Schema) =>
  [schema._zod.def.error, ...(schema._zod.def.checks ?? []).map((check) => check._zod.def.error)].flatMap(
    (error) => error?.({ code: 'custom', input: undefined, path: [] } as never) ?? [],
  ) as string[];

const asked = [
  ...new Set(
    [...OPERATIONS, ...SERVICE_OPERATIONS]
      .flatMap(({ body, query }) => [body, query])
      .filter((schema) => schema !== undefined),
  ),
].flatMap((schema) => [...schemasIn(schema)]);

const bothLanguages = (message: string) => {
  const [en, nl] = [acceptedIn(message, 'en'), acceptedIn(message, 'nl')];
  expect(en).not.toBe('');
  expect(nl, en).not.toBe(en);
  expect(nl).not.toContain('\u001f');
};

describe('messages of our own', () => {
  it('stand in Dutch and English in every schema a request meets', () => {
    const messages = new Set(asked.flatMap(messagesOf));
    expect(messages.size).toBeGreaterThan(25);
    for (const message of messages) bothLanguages(message);
  });

  it('come with every pattern and every refinement', () => {
    const checks = asked.flatMap((schema) => schema._zod.def.checks ?? []).map((check) => check._zod.def);
    const ours = checks.filter(
      (def) => Reflect.get(def, 'format') === 'regex' || Reflect.get(def, 'type') === 'custom',
    );
    expect(ours.length).toBeGreaterThan(50);
    expect(ours.filter((def) => def.error === undefined)).toEqual([]);
  });

  it('are written with `accepts` wherever the sources raise an issue or name a message', () => {
    const files = globSync('src/{record,api}/**/*.{ts,tsx}', { cwd: new URL('../..', import.meta.url).pathname });
    expect(files.length).toBeGreaterThan(40);
    for (const file of files) {
      const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
      for (const [at] of source.matchAll(/addIssue\(\{[^}]*\}/g))
        expect(at.replaceAll(/\s+/g, ' '), file).toMatch(/message: accepts\(|message: [A-Z_]+\b|, message \}/);
      for (const [at] of source.matchAll(/\.(?:regex|refine)\([^;]*?,\s*'[^']*',?\s*\)/g))
        expect(at, `${file}: a message in one language`).toBe('');
    }
  });
});

/** The one field error of a value, in both languages. */
function errorsOf(schema: z.ZodType, value: unknown) {
  const english = parseIn(schema, value, 'en');
  const dutch = parseIn(schema, value, 'nl');
  if (english.success || dutch.success) return [];
  const nl = fieldErrors(dutch.error, 'nl');
  return fieldErrors(english.error, 'en').map((error, index) => ({
    pointer: error.pointer,
    en: error.accepted,
    nl: nl[index]?.pointer === error.pointer ? nl[index].accepted : undefined,
  }));
}

describe('field errors point at the field and say what is accepted there, in both languages', () => {
  const S = EXAMPLE_SPECIFICATION;
  const outcome = S.learningOutcomes[0];
  const cases: readonly [sentence: string, z.ZodType, unknown, pointer: string, en: RegExp, nl: RegExp][] = [
    [
      'a missing text',
      Award,
      { ...EXAMPLE_AWARD, awardId: undefined },
      '/awardId',
      /^required: a text$/,
      /^verplicht: een tekst$/,
    ],
    [
      'a missing choice',
      Specification,
      { ...S, offerType: undefined },
      '/offerType',
      /^required: one of: graduaat/,
      /^verplicht: een van: graduaat/,
    ],
    [
      'a missing date',
      Award,
      { ...EXAMPLE_AWARD, awardedOn: undefined },
      '/awardedOn',
      /^required: a date as YYYY-MM-DD$/,
      /^verplicht: een datum als JJJJ-MM-DD$/,
    ],
    [
      'a date written otherwise',
      Award,
      { ...EXAMPLE_AWARD, learner: { ...EXAMPLE_AWARD.learner, birthDate: '14/03/1991' } },
      '/learner/birthDate',
      /^a date as YYYY-MM-DD$/,
      /^een datum als JJJJ-MM-DD$/,
    ],
    ['an impossible day', Award, { ...EXAMPLE_AWARD, awardedOn: '2026-02-30' }, '/awardedOn', /calendar/, /kalender/],
    ['a number as text', Specification, { ...S, hours: '80' }, '/hours', /^a number$/, /^een getal$/],
    [
      'a part where a whole is wanted',
      Specification,
      { ...S, hours: 1.5 },
      '/hours',
      /^a whole number$/,
      /^een geheel getal$/,
    ],
    [
      'a number too small',
      Specification,
      { ...S, hours: 0 },
      '/hours',
      /^a number of at least 1$/,
      /^een getal van minstens 1$/,
    ],
    [
      'a number too large',
      Specification,
      { ...S, eqf: 9 },
      '/eqf',
      /^a number of at most 8$/,
      /^een getal van hoogstens 8$/,
    ],
    [
      'nothing where more is wanted',
      Specification,
      { ...S, hoursPerWeek: 0 },
      '/hoursPerWeek',
      /more than 0/,
      /meer dan 0/,
    ],
    [
      'a text where yes or no is wanted',
      Award,
      { ...EXAMPLE_AWARD, result: { ...EXAMPLE_AWARD.result, final: 'yes' } },
      '/result/final',
      /^true or false$/,
      /^true of false$/,
    ],
    [
      'a text too long',
      Specification,
      { ...S, title: { nl: 'x'.repeat(301) } },
      '/title/nl',
      /at most 300 characters/,
      /hoogstens 300 tekens/,
    ],
    [
      'a list too long',
      Specification,
      { ...S, mode: Array(7).fill('blended') },
      '/mode',
      /at most 6 items/,
      /hoogstens 6 elementen/,
    ],
    [
      'an empty list',
      Specification,
      { ...S, awardingBodies: [] },
      '/awardingBodies',
      /at least 1 item$/,
      /minstens 1 element$/,
    ],
    ['an object where a list is wanted', Specification, { ...S, mode: {} }, '/mode', /^a list$/, /^een lijst$/],
    [
      'null where an object is wanted',
      Award,
      { ...EXAMPLE_AWARD, learner: null },
      '/learner',
      /^an object$/,
      /^een object$/,
    ],
    [
      'an unknown field',
      Award,
      { ...EXAMPLE_AWARD, 'a/b~c': 1 },
      '/a~1b~0c',
      /^no field of this name$/,
      /^geen veld met deze naam$/,
    ],
    [
      'an unknown field in an item of a list',
      Specification,
      { ...S, learningOutcomes: [{ ...outcome, level: 1 }] },
      '/learningOutcomes/0/level',
      /no field/,
      /geen veld/,
    ],
    [
      'an unknown concept in a list',
      Specification,
      { ...S, mode: ['blended', 'telepathy'] },
      '/mode/1',
      /mode of participation.*blended/,
      /deelnamevorm.*blended/,
    ],
    [
      'a language tag that is none',
      Specification,
      { ...S, title: { Dutch: 'x' } },
      '/title/Dutch',
      /BCP 47/,
      /BCP 47-taalcode/,
    ],
    [
      'a text without a language',
      Specification,
      { ...S, title: 'Ethiek' },
      '/title',
      /texts by language/,
      /teksten per taal/,
    ],
    ['no language at all', Specification, { ...S, title: {} }, '/title', /at least one language/, /minstens één taal/],
    ['an empty text', Specification, { ...S, title: { nl: '  ' } }, '/title/nl', /not empty/, /niet leeg/],
    [
      'a text that turns the reading direction',
      Specification,
      { ...S, title: { nl: 'a\u202eb' } },
      '/title/nl',
      /direction/,
      /leesrichting/,
    ],
    ['half a character', Specification, { ...S, title: { nl: 'a\ud800' } }, '/title/nl', /well-formed/, /welgevormde/],
    ['credits as a list', Specification, { ...S, ects: [] }, '/ects', /ECTS credits/, /studiepunten/],
    ['no credits', Specification, { ...S, ects: 0 }, '/ects', /above 0/, /boven 0/],
    [
      'a body that is neither',
      Specification,
      { ...S, awardingBodies: ['self', 'other'] },
      '/awardingBodies/1',
      /^"self" or an object$/,
      /^"self" of een object$/,
    ],
    [
      'a body with a wrong field',
      Specification,
      { ...S, awardingBodies: ['self', { ...body(), country: 'XX' }] },
      '/awardingBodies/1/country',
      /a country/,
      /een land/,
    ],
    [
      'a body with a field too many',
      Specification,
      { ...S, awardingBodies: [{ ...body(), slug: 'x' }] },
      '/awardingBodies/0/slug',
      /no field/,
      /geen veld/,
    ],
    ['an http address', Specification, { ...S, homepage: 'http://x.example' }, '/homepage', /https/, /https-adres/],
    ['a code that climbs', Specification, { ...S, code: 'a..b' }, '/code', /without "\.\."/, /zonder "\.\."/],
    ['the same language twice', Specification, { ...S, languages: ['nl', 'nl'] }, '/languages', /once/, /één keer/],
    [
      'the same outcome twice',
      Specification,
      { ...S, learningOutcomes: [outcome, outcome], assessments: [] },
      '/learningOutcomes',
      /different ids/,
      /verschillende id/,
    ],
    [
      'an outcome that does not exist',
      Specification,
      { ...S, assessments: [{ ...S.assessments[0], outcomes: ['E9'] }] },
      '/assessments/0/outcomes',
      /E9 is not among learningOutcomes/,
      /E9 staat niet bij learningOutcomes/,
    ],
    [
      'the same component twice',
      Specification,
      { ...S, components: [component(), component()] },
      '/components',
      /different unit codes/,
      /verschillende codes/,
    ],
    [
      'the same assessment twice',
      Specification,
      { ...S, assessments: [S.assessments[0], S.assessments[0]] },
      '/assessments',
      /different ids/,
      /verschillende id/,
    ],
    [
      'the same unit twice',
      Award,
      { ...EXAMPLE_AWARD, components: [{ unitCode: 'A' }, { unitCode: 'A' }] },
      '/components',
      /once/,
      /één keer/,
    ],
    [
      'an e-mail address that is none',
      Award,
      { ...EXAMPLE_AWARD, learner: { ...EXAMPLE_AWARD.learner, email: 'x' } },
      '/learner/email',
      /an e-mail address/,
      /een e-mailadres/,
    ],
    [
      'years that do not follow',
      Award,
      { ...EXAMPLE_AWARD, components: [{ unitCode: 'A', academicYear: '2024-2026' }] },
      '/components/0/academicYear',
      /consecutive/,
      /opeenvolgende/,
    ],
    [
      'a slug with capitals',
      Institution,
      { ...EXAMPLE_INSTITUTION, slug: 'Voorbeeld' },
      '/slug',
      /lower-case/,
      /kleine letters/,
    ],
    [
      'a moment without its zone',
      bodyOf('reportCompromise'),
      { since: '2026-06-26T10:00:00' },
      '/since',
      /time zone/,
      /tijdzone/,
    ],
    [
      'a role that is none',
      bodyOf('addSigningKey'),
      { role: 'king', keyId: 'x' },
      '/role',
      /one of: seal, proof-p256, proof-ed25519/,
      /een van: seal/,
    ],
    ['no role', bodyOf('addSigningKey'), { keyId: 'x' }, '/role', /required: one of/, /verplicht: een van/],
    [
      'a field of another role',
      bodyOf('addSigningKey'),
      { role: 'proof-p256', keyId: 'x', certificateChain: 'x' },
      '/certificateChain',
      /no field/,
      /geen veld/,
    ],
    ['a list where an award is wanted', Award, [], '', /^an object$/, /^een object$/],
  ];

  it.each(cases)('%s', (_, schema, value, pointer, en, nl) => {
    const errors = errorsOf(schema, value).filter((error) => error.pointer === pointer);
    expect(errors, JSON.stringify(errorsOf(schema, value))).toHaveLength(1);
    expect(errors[0]?.en).toMatch(en);
    expect(errors[0]?.nl).toMatch(nl);
  });

  it('every required field that is left out is said to be required, once, however its schema words what it accepts', () => {
    const records: readonly [z.ZodType, object][] = [
      [Award, EXAMPLE_AWARD],
      [Specification, { ...S, components: [component()], awardingBodies: [body()] }],
      [Institution, EXAMPLE_INSTITUTION],
    ];
    const left: string[] = [];
    for (const [schema, example] of records)
      for (const [path, without] of leavingOut(example)) {
        const errors = errorsOf(schema, without).filter(({ pointer }) => pointer === path);
        if (errors.length === 0) continue;
        left.push(path);
        expect(errors, path).toHaveLength(1);
        expect(errors[0]?.en, path).toMatch(/^required: (?!.*required)/);
        expect(errors[0]?.nl, path).toMatch(/^verplicht: (?!.*verplicht)/);
      }
    for (const path of ['/awardId', '/awardedOn', '/title', '/country', '/levelling/levelledOn', '/offering/code'])
      expect(left).toContain(path);
    expect(left.length).toBeGreaterThan(25);
  });

  it('never speaks of what zod calls things', () => {
    for (const [, schema, value] of cases)
      for (const { en, nl } of errorsOf(schema, value))
        expect(`${en} ${nl}`).not.toMatch(/invalid|ongeldig|expected|undefined|received|another value|andere waarde/i);
  });
});

it('the codes shown for a long vocabulary stand in it', () => {
  for (const name of FIELD_VOCABULARIES)
    for (const code of vocabularyKind(name).likely ?? []) expect(vocabulary(name).codeOf(code)).toBe(code);
});

/** A value with one of its fields left out, for each field at any depth, with the pointer to it. */
function* leavingOut(value: object, at = ''): Generator<readonly [string, object]> {
  for (const [name, content] of Object.entries(value)) {
    if (!Array.isArray(value)) yield [`${at}/${name}`, { ...value, [name]: undefined }];
    if (typeof content !== 'object' || content === null) continue;
    for (const [path, without] of leavingOut(content, `${at}/${name}`))
      yield [path, Array.isArray(value) ? value.with(Number(name), without) : { ...value, [name]: without }];
  }
}

function body() {
  const { slug: _, kind: __, ruleProfile: ___, ...organisation } = EXAMPLE_INSTITUTION;
  return organisation;
}

function component() {
  return { unitCode: 'M1', title: { nl: 'Module' } };
}

function bodyOf(id: string): z.ZodType {
  const found = OPERATIONS.find((operation) => operation.id === id)?.body;
  if (!found) throw new Error(`no body of ${id}`);
  return found;
}
