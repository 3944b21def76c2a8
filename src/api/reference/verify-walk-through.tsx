import { MAX_UPLOAD } from '../upload.ts';

/** How an admissions office or its program asks for a report, and how to read it. `origin` is where this service lives. */
export const VerifyWalkThrough = ({ origin }: { origin: string }) => (
  <section aria-labelledby="verify-credential">
    <h2 id="verify-credential">Verify a credential</h2>
    <p>
      Nobody needs a key, and nothing is kept. People use <a href="/verify">the page</a>; programs send the file as it
      is (at most {MAX_UPLOAD.toLocaleString('en')} bytes). What it is, is recognised by its content: a European Digital
      Credential, a W3C credential in JSON or as a JWT, an SD-JWT, an Open Badge 3.0, a presentation, or a PDF, PNG,
      SVG, ZIP or JSON list with any of them inside.
    </p>
    <pre>
      <code>{`export SIGILLUM=${origin}
curl --data-binary @credential.json "$SIGILLUM/api/verify"
curl --data-binary @diploma.pdf "$SIGILLUM/api/verify?lang=nl"
curl -F file=@one.json -F file=@two.pdf "$SIGILLUM/api/verify"`}</code>
    </pre>
    <p>
      To decide in a script, read <code>verdict</code>, and <code>code</code> of the checks behind it:
    </p>
    <pre>
      <code>{`curl -s --data-binary @credential.json "$SIGILLUM/api/verify" | jq '.verdict,
  (.reports[] | {verdict, issuer: .issuer.asTrusted.name,
    open: [.checks[] | select(.outcome == "failed" or .outcome == "unknown") | {code, message}]})'`}</code>
    </pre>
    <dl class="facts">
      <dt>
        <code>passed</code>
      </dt>
      <dd>Everything that could be checked is in order.</dd>
      <dt>
        <code>failed</code>
      </dt>
      <dd>Something is wrong: changed after signing, revoked, expired, no mandate. Do not use it as it is.</dd>
      <dt>
        <code>indeterminate</code>
      </dt>
      <dd>
        Nothing is wrong, but something that should be known is not: nobody vouches for the issuer, the status list does
        not answer, the signature is of a kind we do not read. A person decides; it is never the same as{' '}
        <code>passed</code>.
      </dd>
      <dt>
        <code>422</code>
      </dt>
      <dd>
        No credential could be read in the file. The problem <a href="#NOT_A_CREDENTIAL">NOT_A_CREDENTIAL</a> carries
        the same report.
      </dd>
    </dl>
    <ul>
      <li>
        <code>issuer.asTrusted</code> is what the registry says of the party that signed: show that name.{' '}
        <code>issuer.asClaimed</code> is what the document says of itself: quote it at most.
      </li>
      <li>
        <code>facts</code> (title, ECTS, level, outcomes, …) are there only when the bytes they come from were proved.
      </li>
      <li>
        Whose the credential is, is for a person to see: compare name and birth date with whoever brings it. For a
        presentation, send what you asked to be signed as <code>challenge</code> and <code>domain</code> in the query.
      </li>
      <li>
        Verify again on the day you decide: a credential can be revoked in between. The exact fields are in{' '}
        <a href="#verify">the operation</a>.
      </li>
    </ul>
  </section>
);
