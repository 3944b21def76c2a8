import type { z } from 'zod';
import { type Components, describeSchema, type JsonSchema, referenced } from '../json-schema.ts';
import { needs, PATH_PARAMETERS, problemsOf } from '../openapi.ts';
import { type ProblemCode, STATUS } from '../problem.ts';
import { PROBLEM_WORDS } from '../problem-words.ts';
import type { PublicAddress } from '../public-addresses.ts';
import { addressOf, type FurtherOperation, type Operation, type ServiceOperation } from '../route.ts';
import { FieldList, Kind } from './fields.tsx';
import { Prose } from './prose.tsx';

/** Problems as links to their words; `title` says what each is about. */
export const ProblemLinks = ({ codes }: { codes: readonly ProblemCode[] }) => (
  <ul class="chips">
    {codes.map((code) => (
      <li>
        <a href={`#${code}`} title={PROBLEM_WORDS[code].en.title}>
          {String(STATUS[code])} {code}
        </a>
      </li>
    ))}
  </ul>
);

/** Fields that stand in the path, the query or a header, as one object. */
const Parameters = ({ title, fields }: { title: string; fields: Readonly<Record<string, JsonSchema>> }) =>
  Object.keys(fields).length === 0 ? null : (
    <>
      <h4>{title}</h4>
      <FieldList schema={{ properties: fields }} />
    </>
  );

const pathFields = (path: string): Record<string, JsonSchema> =>
  Object.fromEntries(
    [...path.matchAll(/\{(\w+)\}/g)]
      .map(
        ([, name = '']) =>
          [name, { ...PATH_PARAMETERS[name]?.schema, description: PATH_PARAMETERS[name]?.description }] as const,
      )
      .filter(([name]) => name !== 'institution'),
  );

/** Names of fields as one line. */
const Names = ({ says, names }: { says: string; names: readonly string[] }) =>
  names.length === 0 ? null : (
    <p class="small">
      <span class="soft">{says}:</span>{' '}
      {names.map((name, index) => (
        <>
          {index > 0 ? ', ' : ''}
          <code>{name}</code>
        </>
      ))}
    </p>
  );

/** What a body is: its fields, or the names of them where it is a record that has its own section. */
const Content = ({ schema, components }: { schema: JsonSchema; components: Components }) => {
  const name = referenced(schema);
  if (!name) return <FieldList schema={schema} />;
  const { properties = {}, required = [] } = components[name] ?? {};
  return (
    <>
      <p>
        A JSON object: <Kind schema={schema} />.
      </p>
      <Names says="Required" names={required} />
      <Names says="Also" names={Object.keys(properties).filter((field) => !required.includes(field))} />
    </>
  );
};

const describe = (schema: z.ZodType, components: Components): JsonSchema => describeSchema(schema, components);

/** An operation of the API: how to call it, what it takes, what it answers, what can go wrong. */
export const OperationSection = ({
  operation,
  components,
}: {
  operation: Operation | ServiceOperation | FurtherOperation;
  components: Components;
}) => {
  const { id, method, path, summary, description, body, query, headers = {}, responses, example } = operation;
  const file = 'file' in operation ? operation.file : undefined;
  const upload = 'upload' in operation ? operation.upload : undefined;
  const requestBody = body ? describe(body, components) : null;
  return (
    <section>
      <h3 id={id}>
        <span class={`method ${method}`}>{method.toUpperCase()}</span>
        {summary}
      </h3>
      <p class="address">
        <code>{addressOf(operation)}</code>
      </p>
      {description ? (
        <p>
          <Prose text={description} />
        </p>
      ) : null}
      <p class="small soft">
        <Prose text={needs(operation)} />
      </p>
      <Parameters title="In the address" fields={pathFields(path)} />
      <Parameters title="Query" fields={query ? (describe(query, components).properties ?? {}) : {}} />
      <Parameters
        title="Headers"
        fields={Object.fromEntries(
          Object.entries(headers).map(([name, header]) => [name, { type: 'string', description: header.description }]),
        )}
      />
      {requestBody ? (
        <>
          <h4>Body</h4>
          <Content schema={requestBody} components={components} />
        </>
      ) : null}
      {file ? (
        <>
          <h4>Body</h4>
          <p>
            <Prose
              text={`A file, ${file.description}, as ${file.mediaTypes.map((type) => `\`${type}\``).join(' or ')}; at most ${file.limit.toLocaleString('en')} bytes.`}
            />
          </p>
        </>
      ) : null}
      {upload ? (
        <>
          <h4>Body</h4>
          <p>
            <Prose text={`${upload.description}; at most ${upload.limit.toLocaleString('en')} bytes.`} />
          </p>
          <p>As a form:</p>
          <FieldList schema={describe(upload.form, components)} />
        </>
      ) : null}
      {example ? (
        <details>
          <summary>Example body: {summary.toLowerCase()}</summary>
          <pre>
            <code>{JSON.stringify(example, null, 2)}</code>
          </pre>
        </details>
      ) : null}
      <h4>Answers</h4>
      <ul class="answers">
        {Object.entries(responses).map(([status, response]) => (
          <li>
            <span class="status">{status}</span> {response.description}
            {response.schema ? <Answer schema={describe(response.schema, components)} /> : null}
            {response.mediaTypes ? (
              <span class="soft">
                {' '}
                (<Prose text={response.mediaTypes.map((type) => `\`${type}\``).join(', ')} />)
              </span>
            ) : null}
            {Object.entries(response.headers ?? {}).map(([name, says]) => (
              <p class="small soft">
                Header <code>{name}</code>: <Prose text={says} />
              </p>
            ))}
          </li>
        ))}
      </ul>
      <h4>Problems</h4>
      <ProblemLinks codes={problemsOf(operation)} />
    </section>
  );
};

const Answer = ({ schema }: { schema: JsonSchema }) =>
  referenced(schema) ? (
    <>
      : <Kind schema={schema} />
    </>
  ) : (
    <details>
      <summary>Fields of the answer</summary>
      <FieldList schema={schema} />
    </details>
  );

/** An address anybody may read. */
export const AddressSection = ({ address, components }: { address: PublicAddress; components: Components }) => (
  <section>
    <h3 id={address.id}>
      <span class="method get">GET</span>
      {address.summary}
    </h3>
    <p class="address">
      <code>{address.path}</code>
    </p>
    {address.description ? (
      <p>
        <Prose text={address.description} />
      </p>
    ) : null}
    <ul class="answers">
      {Object.entries(address.answers).map(([type, schema]) => (
        <li>
          <span class="status">200</span> <code>{type}</code>
          {schema ? <Answer schema={describe(schema, components)} /> : null}
        </li>
      ))}
    </ul>
    {address.problems.length > 0 ? <ProblemLinks codes={address.problems} /> : null}
    {address.form ? <FormSection path={address.path} form={address.form} components={components} /> : null}
  </section>
);

const FormSection = ({
  path,
  form,
  components,
}: {
  path: string;
  form: NonNullable<PublicAddress['form']>;
  components: Components;
}) => (
  <>
    <h3 id={form.id}>
      <span class="method post">POST</span>
      {form.summary}
    </h3>
    <p class="address">
      <code>{path}</code>
    </p>
    <p>
      <Prose text={form.description} />
    </p>
    <FieldList schema={describe(form.fields, components)} />
    <ul class="answers">
      {Object.entries(form.answers).map(([status, says]) => (
        <li>
          <span class="status">{status}</span> {says}
        </li>
      ))}
    </ul>
  </>
);
