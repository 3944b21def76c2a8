import { ACTIONS } from '../actions.ts';
import { BODY_LIMIT } from '../json-body.ts';
import { COMMON_HEADERS } from '../openapi.ts';
import { FieldList } from './fields.tsx';

/** Who may call, and how. */
export const Authentication = () => (
  <section aria-labelledby="authentication">
    <h2 id="authentication">Authentication</h2>
    <p>
      Every call under <code>/api</code> carries an API key, except where it says that it is for anybody:
    </p>
    <pre>
      <code>Authorization: Bearer sgl_…</code>
    </pre>
    <p>
      A key belongs to one institution and may do what its actions say; the operator's keys work for every institution.
      An institution that is not yours looks exactly like one that does not exist. The first key is set with the service
      itself; further ones are <a href="#makeApiKey">made</a> and <a href="#revokeApiKey">revoked</a> here. Only a
      digest of a key is kept, so it is shown once.
    </p>
    <p>Actions:</p>
    <ul>
      {ACTIONS.map((action) => (
        <li>
          <code>{action}</code>
          {action === '*' ? ' (everything)' : ''}
        </li>
      ))}
    </ul>
  </section>
);

/** What holds for every call. */
export const Conventions = () => (
  <section aria-labelledby="conventions">
    <h2 id="conventions">Conventions</h2>
    <h3 id="bodies">Bodies</h3>
    <p>
      JSON in UTF-8 as <code>application/json</code>, at most {BODY_LIMIT.toLocaleString('en')} bytes. Unknown fields,
      repeated fields and fields of the wrong type are refused; nothing is stored of a body that is refused.
    </p>
    <h3 id="texts">Texts, dates, concepts</h3>
    <ul>
      <li>
        <strong>Text by language</strong>: an object such as{' '}
        <code>{'{"nl": "Ethiek van data", "en": "Data ethics"}'}</code>, with BCP 47 tags and at least one language.
      </li>
      <li>
        <strong>Text</strong>: not empty, well-formed Unicode, without control characters or direction overrides.
      </li>
      <li>
        <strong>Date</strong>: <code>2026-06-26</code>, a day in Europe/Brussels. <strong>Moment</strong>:{' '}
        <code>2026-06-26T10:00:00Z</code>, with its time zone.
      </li>
      <li>
        <strong>Code or URI</strong>: a concept of a controlled vocabulary, by the short code listed under{' '}
        <a href="#vocabularies">Vocabularies</a> or by its full URI.
      </li>
    </ul>
    <h3 id="headers">Headers of every call</h3>
    <FieldList
      schema={{
        properties: Object.fromEntries(
          Object.entries(COMMON_HEADERS).map(([name, { description }]) => [name, { type: 'string', description }]),
        ),
      }}
    />
    <h3 id="repeating">Repeating a call</h3>
    <p>
      Issuing is idempotent by <code>awardId</code>: the same award gives the same credential, byte for byte. With an{' '}
      <code>Idempotency-Key</code> the same holds for the key: the same body gives the same answer, another body is
      refused.
    </p>
    <h3 id="paging">Lists</h3>
    <p>
      A list answers a page and <code>next</code>. Send it back as <code>cursor</code> for the page after;{' '}
      <code>null</code> means that there is none.
    </p>
    <h3 id="methods">Methods</h3>
    <p>
      <code>HEAD</code> works where <code>GET</code> does. Another method than an address knows is answered with{' '}
      <a href="#METHOD_NOT_ALLOWED">METHOD_NOT_ALLOWED</a> and the header <code>Allow</code>.
    </p>
    <h3 id="development">Development keys</h3>
    <p>
      What development keys sign proves nothing. Such credentials have <code>development: true</code>, and say
      DEVELOPMENT on the page image and in the names of the seal.
    </p>
  </section>
);
