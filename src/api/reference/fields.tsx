import { type JsonSchema, referenced } from '../json-schema.ts';
import { acceptedOf, kindOf, vocabularyOf } from './kind.ts';
import { Prose } from './prose.tsx';

/** Anchor of a record in the reference. */
export const recordAnchor = (name: string): string => `record-${name}`;

const RecordLink = ({ name }: { name: string }) => <a href={`#${recordAnchor(name)}`}>{name}</a>;

/** The type of a field, with a link where it has a name of its own. */
export const Kind = ({ schema }: { schema: JsonSchema }) => {
  const name = referenced(schema);
  if (name) return <RecordLink name={name} />;
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives?.some(referenced))
    return (
      <>
        {alternatives.map((alternative, index) => (
          <>
            {index > 0 ? ' or ' : ''}
            <Kind schema={alternative} />
          </>
        ))}
      </>
    );
  if (schema.type === 'array' && schema.items && kindOf(schema.items) !== 'text')
    return (
      <>
        list of <Kind schema={schema.items} />
      </>
    );
  return <>{kindOf(schema)}</>;
};

/** The object a field holds or lists, when it has no name of its own. */
const nested = (schema: JsonSchema): JsonSchema | null =>
  [schema, schema.items].find((candidate) => candidate?.properties) ?? null;

const Field = ({ name, schema, required }: { name: string; schema: JsonSchema; required: boolean }) => {
  const accepted = acceptedOf(schema);
  const vocabulary = vocabularyOf(schema);
  const inner = nested(schema);
  return (
    <li>
      <p class="head">
        <code>{name}</code>
        <span class="kind">
          <Kind schema={schema} />
        </span>
        {required ? <span class="required">required</span> : null}
      </p>
      {schema.description ? (
        <p>
          <Prose text={schema.description} />
        </p>
      ) : null}
      {accepted.length > 0 || vocabulary ? (
        <p class="accepted">
          {vocabulary ? (
            <>
              a code or URI of <a href={`#vocabulary-${vocabulary}`}>{vocabulary}</a>
              {accepted.length > 0 ? '; ' : ''}
            </>
          ) : null}
          <Prose text={accepted.join('; ')} />
        </p>
      ) : null}
      {inner ? (
        <details>
          <summary>
            {schema.items ? 'Each ' : ''}
            <code>{name}</code>
            {schema.items ? ' item' : ''}: {String(Object.keys(inner.properties ?? {}).length)} fields
          </summary>
          <FieldList schema={inner} />
        </details>
      ) : null}
    </li>
  );
};

/** Every field of an object: name, type, whether it is required, what is accepted; nested objects can be opened. */
export const FieldList = ({ schema }: { schema: JsonSchema }) => {
  const { properties, required = [] } = schema;
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (alternatives)
    return (
      <>
        {alternatives.map((alternative, index) => (
          <>
            <p class="small soft">{index === 0 ? 'Either these fields' : 'or these'}</p>
            <FieldList schema={alternative} />
          </>
        ))}
      </>
    );
  if (!properties) return null;
  return (
    <ul class="fields">
      {Object.entries(properties).map(([name, field]) => (
        <Field name={name} schema={field} required={required.includes(name)} />
      ))}
    </ul>
  );
};
