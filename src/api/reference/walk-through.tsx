import { EXAMPLE_AWARD, EXAMPLE_INSTITUTION, EXAMPLE_OFFICE_KEY, EXAMPLE_SPECIFICATION } from '../examples.ts';

const json = (value: unknown): string => JSON.stringify(value, null, 2);
const { slug } = EXAMPLE_INSTITUTION;

const Shell = ({ children }: { children: string }) => (
  <pre>
    <code>{children}</code>
  </pre>
);

const File = ({ name, value }: { name: string; value: unknown }) => (
  <details>
    <summary>
      <code>{name}</code>
    </summary>
    <Shell>{json(value)}</Shell>
  </details>
);

/** From an API key to a sealed document, with commands that can be pasted. */
export const WalkThrough = ({ origin }: { origin: string }) => (
  <section aria-labelledby="first-credential">
    <h2 id="first-credential">Issue your first credential</h2>
    <p>
      The commands use curl 7.82 or later. Put your own values into the first three lines; the rest can be pasted as it
      is.
    </p>
    <Shell>{`export SIGILLUM=${origin}
export KEY='sgl_…'   # your API key
export INSTITUTION=${slug}
export API="$SIGILLUM/api/institutions/$INSTITUTION"`}</Shell>

    <p>
      On your own machine, <code>npm start</code> made two invented institutions with development keys and printed an
      API key for each: use one of them as <code>INSTITUTION</code> and begin with step 2. To make an institution of
      your own there, take the operator's key: it stands in <code>.sigillum/secrets.env</code> as{' '}
      <code>FIRST_API_KEY</code>.
    </p>

    <h3 id="step-institution">1. See whether the institution is there</h3>
    <Shell>{`curl -H "Authorization: Bearer $KEY" "$API"`}</Shell>
    <p>
      A 404 means that it does not exist yet, or that your key belongs to another one. Only the operator of the service
      creates it, and at once makes it an API key of its own, with the actions it needs and no others:
    </p>
    <File name="institution.json" value={EXAMPLE_INSTITUTION} />
    <File name="api-key.json" value={EXAMPLE_OFFICE_KEY} />
    <Shell>{`curl -X PUT --json @institution.json -H "Authorization: Bearer $KEY" "$API"
curl --json @api-key.json -H "Authorization: Bearer $KEY" "$API/api-keys"

export KEY='sgl_…'   # "token" of the answer; it is shown only now`}</Shell>
    <p>
      From here on nothing needs the operator's key. The institution signs with three keys: two that are made here for
      the W3C proofs, and the seal that a trust service provider issued.
    </p>
    <Shell>{`curl --json '{"role": "proof-p256", "keyId": "proof-2026"}' \\
  -H "Authorization: Bearer $KEY" "$API/keys"
curl --json '{"role": "proof-ed25519", "keyId": "proof-2026-eddsa"}' \\
  -H "Authorization: Bearer $KEY" "$API/keys"

jq -n --rawfile key seal-key.pem --rawfile chain seal-chain.pem \\
  '{role: "seal", keyId: "seal-2026", privateKey: $key, certificateChain: $chain}' |
  curl --json @- -H "Authorization: Bearer $KEY" "$API/keys"`}</Shell>

    <h3 id="step-check">2. Let the rules look at an offering</h3>
    <File name="specification.json" value={EXAMPLE_SPECIFICATION} />
    <Shell>{`curl --json @specification.json -H "Authorization: Bearer $KEY" "$API/offerings/check"`}</Shell>
    <p>
      Nothing is stored. Each finding names its rule, points at the field and says what would satisfy it. Add{' '}
      <code>-H "Accept-Language: nl"</code> for Dutch.
    </p>

    <h3 id="step-freeze">3. Freeze its first version</h3>
    <Shell>{`curl --json @specification.json -H "Authorization: Bearer $KEY" "$API/offerings"`}</Shell>
    <p>A version never changes after this: credentials cite it. A correction is a new version.</p>

    <h3 id="step-issue">4. Issue</h3>
    <File name="award.json" value={EXAMPLE_AWARD} />
    <Shell>{`curl --json @award.json -H "Authorization: Bearer $KEY" "$API/awards"`}</Shell>
    <p>
      The answer comes when all documents are sealed: 201 with the credential. Sending the same award again gives the
      same credential, so a lost connection costs nothing: repeat the call.
    </p>

    <h3 id="step-download">5. Fetch the documents</h3>
    <Shell>{`export CREDENTIAL='urn:credential:…'   # "id" of the answer
curl -OJ -H "Authorization: Bearer $KEY" "$API/credentials/$CREDENTIAL/documents/edc"
curl -OJ -H "Authorization: Bearer $KEY" "$API/credentials/$CREDENTIAL/documents/vc-ecdsa"`}</Shell>

    <h3 id="step-revoke">6. Take one back, when you have to</h3>
    <Shell>{`curl --json '{"action": "revoke", "reason": "clerical_error"}' \\
  -H "Authorization: Bearer $KEY" "$API/credentials/$CREDENTIAL/status"`}</Shell>
    <p>
      Verifiers see it within five minutes. To replace a credential with a corrected one, send a new award with{' '}
      <code>replaces</code>.
    </p>
  </section>
);
