import type { Context } from 'hono';
import type { CaseRefusal } from '../../recognition/case/refusal.ts';
import { problem } from '../problem.ts';

/** A refusal of a use case as the problem of its code. */
export const refused = (c: Context, { code, ...detail }: CaseRefusal): Response => problem(c, code, detail);
