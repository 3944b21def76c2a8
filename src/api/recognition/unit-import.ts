import type { Context } from 'hono';
import { z } from 'zod';
import { readUnitTable, unitTableTemplate } from '../../recognition/export/unit-table.ts';
import { accepts } from '../../record/accepts.ts';
import { TargetUnit, unitId } from '../../record/recognition/unit.ts';
import { PageLanguage } from '../../record/text.ts';
import { fieldErrors, parseIn, pointerOf } from '../json-body.ts';
import { type FieldError, languageOf, problem } from '../problem.ts';
import { answer, operation } from '../route.ts';
import { EXAMPLE_UNIT } from './examples.ts';

/** Bytes of one import. */
const IMPORT_LIMIT = 10_000_000;
const MOST_UNITS = 2000;
/** Enough to mend a file by. */
const MOST_ERRORS = 200;

const ONCE = accepts({ en: 'each code and academic year once', nl: 'elke code met academiejaar één keer' });
const NOT_FROZEN = accepts({
  en: 'a unit that no case names yet',
  nl: 'een opleidingsonderdeel dat nog geen dossier noemt',
});
const FEWER = accepts({ en: `at most ${MOST_UNITS} units`, nl: `hoogstens ${MOST_UNITS} opleidingsonderdelen` });

const Units = z.strictObject({ units: z.array(TargetUnit).min(1).max(MOST_UNITS) });

const Imported = z
  .object({
    dryRun: z.boolean(),
    units: z.array(
      z.object({
        code: z.string(),
        academicYear: z.string(),
        done: z.enum(['created', 'changed', 'same']).describe('what became of it, or would'),
      }),
    ),
  })
  .meta({ id: 'UnitImport' });

/** A unit to bring in, and where it stands in what was sent. */
interface Incoming {
  readonly unit: TargetUnit;
  readonly json: unknown;
  readonly pointer: string;
}

export const unitImportOperations = [
  operation({
    id: 'readUnitTemplate',
    method: 'get',
    path: '/recognition/units/template',
    tag: 'Recognition rules',
    summary: 'Take an empty table of course units',
    description:
      'With every column there is and two lines that show how it is filled in: one for each learning outcome. What holds for the whole unit is needed on its first line only.',
    action: 'recognition:read',
    query: z.strictObject({ lang: PageLanguage.default('nl').describe('of the column names; both are read') }),
    responses: { 200: { description: 'A table in UTF-8, with semicolons', mediaTypes: ['text/csv'] } },
    problems: [],
    async handle({ query }) {
      return new Response(unitTableTemplate(query.lang), {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'cache-control': 'no-store',
          'content-disposition': 'attachment; filename="units.csv"',
        },
      });
    },
  }),
  operation({
    id: 'importUnits',
    method: 'post',
    path: '/recognition/units/import',
    tag: 'Recognition rules',
    summary: 'Bring in the course units of an academic year',
    description:
      'As JSON, or as a table with one line for each learning outcome (`readUnitTemplate` gives an empty one). All of them or none: `errors` says for each unit, or for each line and column of a table, what is accepted.',
    action: 'recognition:policies',
    query: z.strictObject({
      dryRun: z.enum(['true', 'false']).default('false').describe('`true`: only say what would become of each'),
    }),
    body: Units,
    example: { units: [EXAMPLE_UNIT] },
    limit: IMPORT_LIMIT,
    file: {
      mediaTypes: ['text/csv'],
      limit: IMPORT_LIMIT,
      description: 'JSON, or a table in UTF-8 with semicolons or commas',
    },
    responses: { 200: { description: 'What became of each', schema: Imported } },
    problems: ['UNIT_TABLE_NOT_VALID', 'UNIT_FROZEN'],
    async handle({ c, deps, scope, query, body, json, file }) {
      const incoming = file ? fromTable(c, file) : fromJson(c, body.units, json);
      if (incoming instanceof Response) return incoming;
      const { book, now } = deps.recognition;
      const dryRun = query.dryRun === 'true';
      const done = await book.putUnits(scope, incoming, now(), { dryRun });
      const frozen = incoming.filter((_, index) => done[index] === 'frozen');
      if (frozen.length > 0)
        return problem(c, 'UNIT_FROZEN', {
          params: { unit: frozen.map(({ unit }) => unitId(unit)).join(', ') },
          errors: frozen.map(({ pointer }) => ({ pointer, accepted: NOT_FROZEN })),
        });
      return answer({
        dryRun,
        units: incoming.map(({ unit: { code, academicYear } }, index) => ({ code, academicYear, done: done[index] })),
      });
    },
  }),
];

function fromJson(c: Context, units: readonly TargetUnit[], json: unknown): readonly Incoming[] | Response {
  const sent = (json as { readonly units: readonly unknown[] }).units;
  const incoming = units.map((unit, index) => ({ unit, json: sent[index], pointer: `/units/${index}` }));
  const errors = twice(incoming);
  return errors.length === 0
    ? incoming
    : problem(c, 'BODY_NOT_VALID', { params: { count: String(errors.length) }, errors });
}

const twice = (incoming: readonly Incoming[]): FieldError[] =>
  incoming
    .filter(({ unit }, index) => incoming.findIndex((other) => unitId(other.unit) === unitId(unit)) !== index)
    .map(({ pointer }) => ({ pointer, accepted: ONCE }));

/** Line and column of a table as a pointer: `/12/ects`. */
const pointerTo = ({ line, column }: { readonly line: number; readonly column: string | null }): string =>
  pointerOf([line, ...(column === null ? [] : [column])]);

function fromTable(c: Context, bytes: Uint8Array): readonly Incoming[] | Response {
  const refuse = (errors: readonly FieldError[]) =>
    problem(c, 'UNIT_TABLE_NOT_VALID', { errors: errors.slice(0, MOST_ERRORS) });
  const rows = readUnitTable(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  if (!rows.ok) return refuse(rows.error.map((fault) => ({ pointer: pointerTo(fault), accepted: fault.accepted })));
  if (rows.value.length > MOST_UNITS) return refuse([{ pointer: '', accepted: FEWER }]);
  const language = languageOf(c);
  const incoming: Incoming[] = [];
  const errors: FieldError[] = [];
  for (const row of rows.value) {
    const read = parseIn(TargetUnit, row.unit, language);
    if (read.success) {
      incoming.push({ unit: read.data, json: row.unit, pointer: pointerTo({ line: row.line, column: null }) });
      continue;
    }
    for (const { pointer, accepted } of fieldErrors(read.error, language))
      errors.push({ pointer: pointerTo(row.place(pathOf(pointer))), accepted });
  }
  return errors.length === 0 ? incoming : refuse(errors);
}

/** The path a JSON pointer goes; a segment of digits is a place in a list. */
const pathOf = (pointer: string): PropertyKey[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
