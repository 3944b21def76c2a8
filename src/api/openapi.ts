import { z } from 'zod';
import { FORMS } from '../credential/securing.ts';
import { OPERATIONS, SERVICE_OPERATIONS } from './index.ts';
import { BODY_LIMIT } from './json-body.ts';
import { type Components, describeSchema, type JsonSchema } from './json-schema.ts';
import { type ProblemCode, STATUS } from './problem.ts';
import { PROBLEM_WORDS } from './problem-words.ts';
import { PUBLIC_ADDRESSES, type PublicAddress } from './public-addresses.ts';
import {
  actionsOf,
  addressOf,
  type DescribedResponse,
  type FurtherOperation,
  type Operation,
  type ServiceOperation,
} from './route.ts';
import { Finding } from './wire.ts';

/** Version of the service; a test holds it equal to package.json. */
export const VERSION = '0.4.0';

export const PROBLEM_CODES = Object.keys(STATUS) as ProblemCode[];

/** Parameters that stand in a path, by name. */
export const PATH_PARAMETERS: Readonly<Record<string, { readonly description: string; readonly schema: JsonSchema }>> =
  {
    institution: {
      description: 'slug of the institution',
      schema: { type: 'string', examples: ['voorbeeld'] },
    },
    code: { description: 'code of the offering', schema: { type: 'string', examples: ['DATA-ETHIEK'] } },
    version: { description: 'version of the offering', schema: { type: 'string', examples: ['2025-2026'] } },
    id: {
      description: 'id of the credential',
      schema: { type: 'string', examples: ['urn:credential:7c9d1f7e-3a52-4a5b-9d0e-2f6a1f1f7c11'] },
    },
    form: {
      description:
        '`edc`: European Digital Credential with its seal; `vc-ecdsa`, `vc-eddsa`: W3C credential with a Data Integrity proof',
      schema: { type: 'string', enum: FORMS },
    },
    keyId: { description: 'id of the key', schema: { type: 'string', examples: ['proof-2026'] } },
    list: { description: 'id of the status list', schema: { type: 'string', examples: ['revocation-1'] } },
    name: { description: 'name of the context', schema: { type: 'string' } },
    trusted: {
      description: 'id of the institution in the registry',
      schema: { type: 'string', examples: ['voorbeeld-buur'] },
    },
    sha256: {
      description: 'SHA-256 of the certificate (DER), in lower-case hexadecimal',
      schema: { type: 'string' },
    },
    registry: { description: 'your name for the list of DIDs', schema: { type: 'string', examples: ['consortium'] } },
    unit: { description: 'code of the course unit', schema: { type: 'string', examples: ['BEMIDDELING-1'] } },
    academicYear: {
      description: 'academic year of its ECTS sheet',
      schema: { type: 'string', examples: ['2026-2027'] },
    },
    policy: { description: 'id of the policy', schema: { type: 'string', examples: ['rechten'] } },
    policyVersion: { description: 'version of the policy', schema: { type: 'string', examples: ['2026-09'] } },
    precedent: { description: 'id of the precedent', schema: { type: 'string', examples: ['P-2026-014'] } },
    person: {
      description: 'the member of staff, as `On-Behalf-Of` names them',
      schema: { type: 'string', examples: ['an.janssens'] },
    },
    case: { description: 'id of the case', schema: { type: 'string' } },
    evidence: { description: 'id of the evidence', schema: { type: 'string' } },
    item: { description: 'id of the portfolio item', schema: { type: 'string' } },
    territory: {
      description: 'territory of the trusted list, as the list writes it',
      schema: { type: 'string', examples: ['BE'] },
    },
  };

/** Headers every operation under `/api` understands. */
export const COMMON_HEADERS = {
  'On-Behalf-Of': {
    description: 'the person the key acts for, as a staff id or address; kept in the audit, never in a credential',
    example: 'an.janssens',
  },
  'Accept-Language': { description: '`nl` for problems and findings in Dutch; else English', example: 'nl' },
} as const;

/** What people read before the operations of a tag. */
export const TAGS: Readonly<Record<string, string>> = {
  Offerings: 'What is offered, as specifications that are frozen version by version.',
  Awards: 'What a learner completed: one call turns it into sealed documents.',
  Credentials: 'What was issued, its documents and its status.',
  Institution: 'Who issues: names, identifiers, quality assurance, mandates.',
  'Signing keys': 'What seals and proves. Private keys are never shown.',
  'API keys': 'Who may call, and for what.',
  Audit: 'Who did what, linked so that a missing row shows.',
  'Recognition rules': 'What an exemption is decided by: course units, policies, precedents, and who has which role.',
  Recognition:
    'From verified evidence to a reasoned decision on an exemption. The service computes findings; persons decide, named by `On-Behalf-Of`.',
  Applicants: 'What an applicant does with the session of their link: their own case and nothing else.',
  Verification: 'What anybody brings, judged on the spot and not kept.',
  'VC-API':
    'The W3C VC-API (VCALM): credentials that you compose are secured in the name of your institution, and whatever follows the W3C data model is verified.',
  Trust: 'Whom this service trusts when it verifies, for all institutions together. The operator decides.',
};

/** Every problem an operation can answer with: its own, and those on the way to it. */
export function problemsOf(operation: Operation | ServiceOperation | FurtherOperation): ProblemCode[] {
  const notValid = 'needs' in operation ? 'VC_REQUEST_NOT_VALID' : 'BODY_NOT_VALID';
  const codes = new Set<ProblemCode>([
    ...sessionProblems(operation),
    ...(operation.query ? (['QUERY_NOT_VALID'] as const) : []),
    ...(operation.file ? (['BODY_MISSING', 'BODY_TOO_LARGE', 'BODY_TYPE'] as const) : []),
    ...(operation.upload ? (['BODY_MISSING', 'BODY_TOO_LARGE', 'BODY_MALFORMED'] as const) : []),
    ...(operation.body ? (['BODY_MISSING', 'BODY_TOO_LARGE', 'BODY_TYPE', 'BODY_MALFORMED', notValid] as const) : []),
    ...operation.problems,
    'INTERNAL',
    'NOT_READY',
  ]);
  return [...codes].toSorted((one, other) => STATUS[one] - STATUS[other]);
}

const SERVICE_SESSION: Readonly<Record<ServiceOperation['access'], readonly ProblemCode[]>> = {
  operator: ['AUTHENTICATION_REQUIRED', 'OPERATOR_ONLY', 'HEADER_NOT_VALID'],
  applicant: ['SESSION_NEEDED'],
  anybody: [],
};

function sessionProblems(operation: Operation | ServiceOperation | FurtherOperation): readonly ProblemCode[] {
  if ('needs' in operation)
    return operation.needs === null
      ? []
      : ['AUTHENTICATION_REQUIRED', 'ACTION_NOT_ALLOWED', 'INSTITUTION_KEY_NEEDED', 'HEADER_NOT_VALID'];
  if ('action' in operation)
    return [
      'AUTHENTICATION_REQUIRED',
      'ACTION_NOT_ALLOWED',
      'INSTITUTION_UNKNOWN',
      'HEADER_NOT_VALID',
      'SLUG_NOT_VALID',
    ];
  return SERVICE_SESSION[operation.access];
}

const SERVICE_NEEDS: Readonly<Record<ServiceOperation['access'], string>> = {
  operator: 'Needs the key of the operator.',
  applicant: 'Needs the session of an applicant.',
  anybody: 'For anybody; needs no key.',
};

/** Who may call an operation, in a sentence with Markdown code. */
export function needs(operation: Operation | ServiceOperation | FurtherOperation): string {
  if ('needs' in operation)
    return operation.needs === null
      ? SERVICE_NEEDS.anybody
      : `Needs the key of an institution with the action \`${operation.needs}\`.`;
  if ('action' in operation)
    return `Needs the action ${actionsOf(operation)
      .map((action) => `\`${action}\``)
      .join(' or ')}.`;
  return SERVICE_NEEDS[operation.access];
}

const FieldError = z
  .object({
    pointer: z.string().describe('JSON pointer into the body or the query'),
    accepted: z.string().describe('what would be accepted there'),
  })
  .meta({ id: 'FieldError' });

const Problem = z
  .object({
    type: z.string().describe('where the reference explains it').meta({ example: '/docs#RULES_NOT_MET' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(PROBLEM_CODES as [ProblemCode, ...ProblemCode[]]).describe('stable; decide by this, not by the words'),
    pointer: z.string().optional().describe('JSON pointer to the one field that is the cause'),
    params: z.record(z.string(), z.string()).optional().describe('what the words name: ids, states, limits'),
    errors: z.array(FieldError).optional(),
    findings: z.array(Finding).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' });

const parametersOf = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);

function pathParameters(path: string): object[] {
  return parametersOf(path).map((name) => {
    const known = PATH_PARAMETERS[name];
    if (!known) throw new Error(`no description of the path parameter ${name}`);
    return { name, in: 'path', required: true, ...known };
  });
}

function queryParameters(query: z.ZodType, components: Components): object[] {
  const { properties = {}, required = [] } = describeSchema(query, components);
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description ? { description } : {}),
    schema,
  }));
}

function answer({ description, schema, mediaTypes, headers }: DescribedResponse, components: Components): object {
  const types = mediaTypes ?? (schema ? ['application/json'] : []);
  const described = schema ? describeSchema(schema, components) : {};
  return {
    description,
    ...(headers
      ? {
          headers: Object.fromEntries(
            Object.entries(headers).map(([name, says]) => [name, { description: says, schema: { type: 'string' } }]),
          ),
        }
      : {}),
    ...(types.length > 0 ? { content: Object.fromEntries(types.map((type) => [type, { schema: described }])) } : {}),
  };
}

/** Problems by HTTP status, each with the codes it can carry. */
function problemAnswers(codes: readonly ProblemCode[]): Record<string, object> {
  const byStatus = Map.groupBy(codes, (code) => STATUS[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      String(status),
      {
        description: group.map((code) => `${code}: ${PROBLEM_WORDS[code].en.title}`).join('. '),
        content: {
          'application/problem+json': {
            schema: {
              allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: group } } }],
            },
            examples: Object.fromEntries(group.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
          },
        },
      },
    ]),
  );
}

function describeOperation(operation: Operation | ServiceOperation | FurtherOperation, components: Components): object {
  const { id, tag, summary, description, body, query, headers = {} } = operation;
  const { file, upload } = operation;
  const access =
    'access' in operation ? operation.access : 'needs' in operation && operation.needs === null ? 'anybody' : 'key';
  const { 'On-Behalf-Of': person, ...others } = COMMON_HEADERS;
  const common = access === 'key' || access === 'operator' ? { 'On-Behalf-Of': person, ...others } : others;
  const headerParameters = Object.entries({ ...headers, ...common }).map(([name, header]) => ({
    name,
    in: 'header',
    required: false,
    description: header.description,
    schema: { type: 'string' },
    example: header.example,
  }));
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: [description, needs(operation)].filter(Boolean).join(' '),
    ...(access === 'anybody' ? { security: [] } : access === 'applicant' ? { security: [{ applicant: [] }] } : {}),
    parameters: [
      ...pathParameters(addressOf(operation)),
      ...(query ? queryParameters(query, components) : []),
      ...headerParameters,
    ],
    ...(body || file
      ? {
          requestBody: {
            required: true,
            ...(file ? { description: `${file.description}; at most ${file.limit} bytes` } : {}),
            content: {
              ...(body
                ? {
                    'application/json': {
                      schema: describeSchema(body, components),
                      ...(operation.example ? { example: operation.example } : {}),
                    },
                  }
                : {}),
              ...Object.fromEntries((file?.mediaTypes ?? []).map((type) => [type, {}])),
            },
          },
        }
      : {}),
    ...(upload
      ? {
          requestBody: {
            required: true,
            description: `${upload.description}; at most ${upload.limit} bytes`,
            content: { '*/*': {}, 'multipart/form-data': { schema: describeSchema(upload.form, components) } },
          },
        }
      : {}),
    responses: merged(
      Object.fromEntries(
        Object.entries(operation.responses).map(([status, response]) => [status, answer(response, components)]),
      ),
      problemAnswers(problemsOf(operation)),
    ),
  };
}

/** What an address answers to GET, and to the form that is sent to it where it takes one. */
function describeAddress(address: PublicAddress, components: Components): Record<string, object> {
  const content = Object.entries(address.answers).map(
    ([type, schema]) => [type, { schema: schema ? describeSchema(schema, components) : {} }] as const,
  );
  const common = { tags: ['Public'], security: [], parameters: pathParameters(address.path) };
  const { form } = address;
  return {
    get: {
      operationId: address.id,
      ...common,
      summary: address.summary,
      ...(address.description ? { description: address.description } : {}),
      responses: {
        200: { description: 'For anybody', content: Object.fromEntries(content) },
        ...problemAnswers(address.problems),
      },
    },
    ...(form
      ? {
          post: {
            operationId: form.id,
            ...common,
            summary: form.summary,
            description: form.description,
            requestBody: {
              required: true,
              content: { 'multipart/form-data': { schema: describeSchema(form.fields, components) } },
            },
            responses: Object.fromEntries(
              Object.entries(form.answers).map(([status, description]) => [
                status,
                { description, content: { 'text/html': {} } },
              ]),
            ),
          },
        }
      : {}),
  };
}

interface Response {
  readonly description?: string;
  readonly content?: object;
}

/** An answer and the problems of one status are told apart by their content type. */
const merged = (answers: Record<string, Response>, problems: Record<string, Response>): Record<string, Response> => ({
  ...answers,
  ...Object.fromEntries(
    Object.entries(problems).map(([status, problem]) => {
      const same = answers[status];
      return [
        status,
        same === undefined
          ? problem
          : {
              description: `${same.description}. Or: ${problem.description}`,
              content: { ...same.content, ...problem.content },
            },
      ];
    }),
  ),
});

function describeService(further: readonly FurtherOperation[]): OpenApi {
  const components: Components = {};
  describeSchema(Problem, components);
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of [...OPERATIONS, ...SERVICE_OPERATIONS, ...further]) {
    const path = addressOf(operation);
    paths[path] = { ...paths[path], [operation.method]: describeOperation(operation, components) };
  }
  for (const address of PUBLIC_ADDRESSES) paths[address.path] = describeAddress(address, components);
  return {
    openapi: '3.1.1',
    info: {
      title: 'Sigillum',
      version: VERSION,
      summary: 'Issues and verifies European Digital Credentials for micro-credentials and postgraduate certificates',
      description: `Send a completed award, get sealed documents; send a document, get a report on what it proves. Bodies are JSON of at most ${BODY_LIMIT} bytes; unknown fields are refused. Civil dates are YYYY-MM-DD and mean Europe/Brussels.`,
      license: { name: 'Apache License 2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ apiKey: [] }],
    tags: [...Object.entries(TAGS), ['Public', 'What is signed into documents, and what anybody may read.']].map(
      ([name, description]) => ({ name, description }),
    ),
    paths,
    components: {
      schemas: components,
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: `Authorization: Bearer sgl_…`' },
        applicant: {
          type: 'http',
          scheme: 'bearer',
          description: 'The session an applicant got for their link: `Authorization: Bearer sgs_…`',
        },
      },
      examples: Object.fromEntries(
        PROBLEM_CODES.map((code) => [
          code,
          {
            summary: PROBLEM_WORDS[code].en.title,
            value: {
              type: `/docs#${code}`,
              status: STATUS[code],
              code,
              title: PROBLEM_WORDS[code].en.title,
              detail: PROBLEM_WORDS[code].en.detail,
            },
          },
        ]),
      ),
    },
  };
}

export interface OpenApi {
  readonly openapi: string;
  readonly info: object;
  readonly servers: readonly object[];
  readonly security: readonly object[];
  readonly tags: readonly object[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly components: {
    readonly schemas: Components;
    readonly securitySchemes: object;
    readonly examples: object;
  };
}

const made = new WeakMap<readonly FurtherOperation[], OpenApi>();

/**
 * The OpenAPI 3.1 document of the whole service, made from the tables of operations once per isolate; `further` are those
 * that other rooms mount.
 */
export function openApi(further: readonly FurtherOperation[]): OpenApi {
  const known = made.get(further) ?? describeService(further);
  made.set(further, known);
  return known;
}
