import { Layout } from '../../desk/parts/layout.tsx';
import { OPERATIONS, SERVICE_OPERATIONS } from '../index.ts';
import { openApi, TAGS } from '../openapi.ts';
import { PUBLIC_ADDRESSES } from '../public-addresses.ts';
import type { FurtherOperation } from '../route.ts';
import { Authentication, Conventions } from './conventions.tsx';
import { FieldList, recordAnchor } from './fields.tsx';
import { AddressSection, OperationSection } from './operation.tsx';
import { Problems } from './problems.tsx';
import { Prose } from './prose.tsx';
import { VerifyWalkThrough } from './verify-walk-through.tsx';
import { Vocabularies } from './vocabularies.tsx';
import { WalkThrough } from './walk-through.tsx';

const tagAnchor = (tag: string): string => `tag-${tag.toLowerCase().replaceAll(' ', '-')}`;
const operationsOf = (tag: string, further: readonly FurtherOperation[]) =>
  [...OPERATIONS, ...SERVICE_OPERATIONS, ...further].filter((operation) => operation.tag === tag);

interface Listed {
  readonly records: readonly string[];
  readonly further: readonly FurtherOperation[];
}

const Contents = ({ records, further }: Listed) => (
  <nav class="contents" aria-label="Contents">
    <details>
      <summary>Contents</summary>
      <ul>
        <li>
          <a href="#first-credential">Issue your first credential</a>
        </li>
        <li>
          <a href="#verify-credential">Verify a credential</a>
        </li>
        <li>
          <a href="#authentication">Authentication</a>
        </li>
        <li>
          <a href="#conventions">Conventions</a>
        </li>
        {Object.keys(TAGS).map((tag) => (
          <li>
            <a href={`#${tagAnchor(tag)}`}>{tag}</a>
            <ul>
              {operationsOf(tag, further).map(({ id, summary }) => (
                <li>
                  <a href={`#${id}`}>{summary}</a>
                </li>
              ))}
            </ul>
          </li>
        ))}
        <li>
          <a href="#public">Public addresses</a>
        </li>
        <li>
          <a href="#records">Records</a>
          <ul>
            {records.map((name) => (
              <li>
                <a href={`#${recordAnchor(name)}`}>{name}</a>
              </li>
            ))}
          </ul>
        </li>
        <li>
          <a href="#problems">Problems</a>
        </li>
        <li>
          <a href="#vocabularies">Vocabularies</a>
        </li>
      </ul>
    </details>
  </nav>
);

/**
 * The reference for people, made from the same tables as the one for machines. `origin` is where this service lives,
 * `further` the operations that other rooms mount.
 */
export function docsPage(origin: string, further: readonly FurtherOperation[]) {
  const { components } = openApi(further);
  const records = Object.keys(components.schemas).toSorted();
  return (
    <Layout title="Sigillum API reference" language="en">
      <div class="with-contents">
        <Contents records={records} further={further} />
        <main id="content">
          <h1>API reference</h1>
          <p class="lead">
            One call turns a completed award into sealed documents: a European Digital Credential and a W3C credential,
            for micro-credentials and postgraduate certificates. Another call says what a document that somebody brings
            proves.
          </p>
          <p>
            The same reference for machines is <a href="/openapi.json">OpenAPI 3.1</a>. Problems and findings speak
            English and Dutch.
          </p>
          <WalkThrough origin={origin} />
          <VerifyWalkThrough origin={origin} />
          <Authentication />
          <Conventions />
          {Object.entries(TAGS).map(([tag, about]) => (
            <section aria-labelledby={tagAnchor(tag)}>
              <h2 id={tagAnchor(tag)}>{tag}</h2>
              <p>{about}</p>
              {operationsOf(tag, further).map((operation) => (
                <OperationSection operation={operation} components={components.schemas} />
              ))}
            </section>
          ))}
          <section aria-labelledby="public">
            <h2 id="public">Public addresses</h2>
            <p>What is signed into documents, and what anybody may read. No API key is needed.</p>
            {PUBLIC_ADDRESSES.map((address) => (
              <AddressSection address={address} components={components.schemas} />
            ))}
          </section>
          <section aria-labelledby="records">
            <h2 id="records">Records</h2>
            <p>Objects with a name of their own, in requests and answers.</p>
            {records.map((name) => {
              const schema = components.schemas[name] ?? {};
              return (
                <section>
                  <h3 id={recordAnchor(name)}>{name}</h3>
                  {schema.description ? (
                    <p>
                      <Prose text={schema.description} />
                    </p>
                  ) : null}
                  <FieldList schema={schema} />
                </section>
              );
            })}
          </section>
          <Problems />
          <Vocabularies />
        </main>
      </div>
    </Layout>
  );
}
