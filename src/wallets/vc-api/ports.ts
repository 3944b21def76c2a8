import type { Context } from 'hono';
import type { z } from 'zod';
import type { FieldFault } from '../../issuing/supplied/field-fault.ts';
import type { SuppliedDeps } from '../../issuing/supplied/ports.ts';
import type { SuppliedRefusalCode } from '../../issuing/supplied/refusal.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { PageLanguage } from '../../record/text.ts';
import type { VerifyDeps } from '../../verifying/pipeline.ts';

/** What a key must hold to issue, and to change a status. */
export type VcApiAction = 'vc-api:issue' | 'vc-api:status';

/** What the routes themselves can find wrong, beside what the use cases refuse. */
export type VcApiProblemCode =
  | SuppliedRefusalCode
  | 'METHOD_NOT_ALLOWED'
  | 'HEADER_NOT_VALID'
  | 'VC_REQUEST_NOT_VALID'
  | 'VC_NOT_DERIVED';

export interface VcApiProblem {
  readonly params?: Readonly<Record<string, string>>;
  readonly path?: string;
  readonly errors?: readonly FieldFault[];
}

/** How the service speaks HTTP: the same bodies, problems and sessions as at every other address. */
export interface VcApiHttp {
  /** A strict JSON body that fits the schema, and as it came; or the problem (400 where fields are wrong). */
  body<T extends z.ZodType>(c: Context, schema: T): Promise<{ value: z.output<T>; json: unknown } | Response>;
  problem(c: Context, code: VcApiProblemCode, detail?: VcApiProblem): Response;
  language(c: Context): PageLanguage;
  /** The institution whose key holds this action; or the problem. Asked where the policy wants an API key. */
  authorise(c: Context, action: VcApiAction): Promise<InstitutionScope | Response>;
  /** Whom everybody acts for where the policy wants no key; the product has none. */
  readonly everybody: InstitutionScope | null;
}

/** What the routes of the VC-API work with. */
export interface VcApiDeps {
  readonly http: VcApiHttp;
  /** Policy, contexts, issuer, record book. */
  readonly issuing: SuppliedDeps;
  /** What the same verification as at `/api/verify` asks; opened for each request. */
  verifying(): Promise<VerifyDeps>;
}
