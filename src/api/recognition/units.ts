import { z } from 'zod';
import { AcademicYear } from '../../record/names.ts';
import { TargetUnit, unitId } from '../../record/recognition/unit.ts';
import { problem } from '../problem.ts';
import { answer, CURSOR, decodeCursor, encodeCursor, operation, pageQuery } from '../route.ts';
import { EXAMPLE_UNIT } from './examples.ts';
import { unitImportOperations } from './unit-import.ts';
import { wireUnit } from './wire-rules.ts';

/** Course units of the institution, as the ECTS sheets of an academic year describe them. */
export const unitOperations = [
  ...unitImportOperations,
  operation({
    id: 'putUnit',
    method: 'put',
    path: '/recognition/units/{unit}/{academicYear}',
    tag: 'Recognition rules',
    summary: 'Add or change a course unit of one academic year',
    description:
      'As soon as a case names it, the sheet of that year is frozen: a decision names the sheet it rests on.',
    action: 'recognition:policies',
    body: TargetUnit,
    example: EXAMPLE_UNIT,
    responses: {
      200: { description: 'Changed, or as it was', schema: TargetUnit },
      201: { description: 'Added', schema: TargetUnit },
    },
    problems: ['ADDRESS_MISMATCH', 'UNIT_FROZEN'],
    async handle({ c, deps, scope, params, body, json }) {
      for (const [field, expected = ''] of [
        ['code', params.unit],
        ['academicYear', params.academicYear],
      ] as const)
        if (body[field] !== expected)
          return problem(c, 'ADDRESS_MISMATCH', { params: { field, expected }, path: `/${field}` });
      const { book, now } = deps.recognition;
      const done = await book.putUnit(scope, body, json, now());
      if (done === 'frozen') return problem(c, 'UNIT_FROZEN', { params: { unit: unitId(body) } });
      return answer(wireUnit(body), done === 'created' ? 201 : 200);
    },
  }),
  operation({
    id: 'listUnits',
    method: 'get',
    path: '/recognition/units',
    tag: 'Recognition rules',
    summary: 'List course units',
    action: 'recognition:read',
    query: z.strictObject({ ...pageQuery, academicYear: AcademicYear.optional().describe('only of this year') }),
    responses: {
      200: { description: 'A page', schema: z.object({ units: z.array(TargetUnit), next: z.string().nullable() }) },
    },
    problems: [],
    async handle({ c, deps, scope, query }) {
      const after = query.cursor ? decodeCursor(query.cursor, z.tuple([z.string(), z.string()])) : undefined;
      if (after === null) return problem(c, 'QUERY_NOT_VALID', { errors: [{ pointer: '/cursor', accepted: CURSOR }] });
      const rows = await deps.recognition.book.units(scope, {
        limit: query.limit + 1,
        ...(query.academicYear ? { academicYear: query.academicYear } : {}),
        ...(after ? { after: { code: after[0], academicYear: after[1] } } : {}),
      });
      const page = rows.slice(0, query.limit);
      const last = page.at(-1);
      return answer({
        units: page.map(wireUnit),
        next: rows.length > page.length && last ? encodeCursor([last.code, last.academicYear]) : null,
      });
    },
  }),
  operation({
    id: 'readUnit',
    method: 'get',
    path: '/recognition/units/{unit}/{academicYear}',
    tag: 'Recognition rules',
    summary: 'Read a course unit of one academic year',
    action: 'recognition:read',
    responses: { 200: { description: 'The unit', schema: TargetUnit } },
    problems: ['UNIT_UNKNOWN'],
    async handle({ c, deps, scope, params }) {
      const { unit: code = '', academicYear = '' } = params;
      const unit = await deps.recognition.book.unit(scope, code, academicYear);
      return unit ? answer(wireUnit(unit)) : problem(c, 'UNIT_UNKNOWN', { params: { unit: code, academicYear } });
    },
  }),
];
