import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalise } from '../../../src/credential/contexts/canonicalise.ts';
import { secureDocument } from '../../../src/credential/data-integrity/rdfc-sign.ts';
import { credential, NOW } from '../../support/proving-institution.ts';
import { type Json, proofByHand } from '../../support/signed-by-hand.ts';
import {
  options,
  outcome,
  type Party,
  party,
  proofOf,
  secured,
  signedWith,
  VC_V1,
  without,
  withProof,
} from './parties.ts';

let issuer: Party;
let document: Json;
beforeAll(async () => {
  issuer = await party('Ed25519');
  document = await secured(issuer);
});

/** A document whose proof says this beside the usual, rightly signed. */
const saying = async (more: Json): Promise<string> =>
  outcome(await signedWith(issuer, { ...options(issuer), ...more }), issuer);

describe('Data Integrity 1.0 §2.1 Proofs', () => {
  it('"When expressing a data integrity proof on an object, a proof property MUST be used."', async () => {
    expect(document).toHaveProperty('proof');
    expect(await outcome(document, issuer)).toBe('read');
    expect(await outcome({ ...without(document, 'proof'), proofs: document.proof }, issuer)).toBe('proof_missing');
  });

  it('"If present, its value MUST be either a single object, or an unordered set of objects"', async () => {
    const other = await signedWith(issuer, { ...options(issuer), nonce: 'another' });
    expect(await outcome({ ...document, proof: [document.proof, other.proof] }, issuer)).toBe('read');
    expect(await outcome({ ...document, proof: [other.proof, document.proof] }, issuer)).toBe('read');
    for (const proof of [null, 'a proof', 7, true, [[document.proof]], [document.proof, null], [document.proof, 'x']]) {
      expect(await outcome({ ...document, proof }, issuer)).toBe('proof_shape');
    }
    expect(await outcome({ ...document, proof: [] }, issuer)).toBe('proof_missing');
  });

  it('id: "An optional identifier for the proof, which MUST be a URL"', async () => {
    expect(await saying({ id: 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0b01' })).toBe('read');
    expect(await saying({ id: 'https://elsewhere.example/proofs/7' })).toBe('read');
    for (const id of ['seven', '_:b0', '', '#7', 7, null, {}])
      expect(await outcome(withProof(document, { id }), issuer)).toBe('proof_shape');
  });

  it('"The specific type of proof MUST be specified as a string that maps to a URL."', async () => {
    expect(await canonicalise({ '@context': document['@context'], type: proofOf(document).type })).toContain(
      '<https://w3id.org/security#DataIntegrityProof>',
    );
    for (const type of ['UnknownProofType', '', 7, null, ['DataIntegrityProof', 'DataIntegrityProof']])
      expect(await outcome(withProof(document, { type }), issuer)).toBe('unsupported');
    expect(await outcome({ ...document, proof: without(proofOf(document), 'type') }, issuer)).toBe('unsupported');
  });

  it('proofPurpose: "The reason the proof was created MUST be specified as a string that maps to a URL"', async () => {
    const { proofPurpose } = proofOf(document);
    expect(
      await canonicalise({ '@context': document['@context'], type: 'DataIntegrityProof', proofPurpose }),
    ).toContain('<https://w3id.org/security#proofPurpose> <https://w3id.org/security#assertionMethod>');
    expect(await outcome(await signedWith(issuer, without(options(issuer), 'proofPurpose')), issuer)).toBe('purpose');
    for (const other of ['invalidPurpose', '', 7, null, ['assertionMethod']])
      expect(await outcome(withProof(document, { proofPurpose: other }), issuer)).toBe('purpose');
  });

  it('verificationMethod: "If included, the value MUST be a string that maps to a [URL]."', async () => {
    expect(URL.canParse(String(proofOf(document).verificationMethod))).toBe(true);
    expect(await outcome(await signedWith(issuer, without(options(issuer), 'verificationMethod')), issuer)).toBe(
      'proof_shape',
    );
    for (const verificationMethod of [7, null, {}, [proofOf(document).verificationMethod]])
      expect(await outcome(withProof(document, { verificationMethod }), issuer)).toBe('proof_shape');
    for (const verificationMethod of ['#Ed25519', 'did:key:invalidVm', 'no url', ''])
      expect(await outcome(withProof(document, { verificationMethod }), issuer)).toBe('issuer_key_mismatch');
  });

  it('"If the proof type is DataIntegrityProof, cryptosuite MUST be specified; otherwise, cryptosuite MAY be specified."', async () => {
    expect(proofOf(document).cryptosuite).toBe('eddsa-rdfc-2022');
    expect(await outcome(await signedWith(issuer, without(options(issuer), 'cryptosuite')), issuer)).toBe(
      'proof_shape',
    );
  });

  it('cryptosuite: "If specified, its value MUST be a string."', async () => {
    for (const cryptosuite of [7, null, {}, ['eddsa-rdfc-2022']])
      expect(await outcome(withProof(document, { cryptosuite }), issuer)).toBe('proof_shape');
  });

  it('"The date and time the proof was created is OPTIONAL and, if included, MUST be specified as an [XMLSCHEMA11-2] dateTimeStamp string, either in Universal Coordinated Time (UTC), denoted by a Z at the end of the value, or with a time zone offset relative to UTC."', async () => {
    const undated = await secureDocument(credential(), issuer.signer, { created: null });
    expect(undated.proof).not.toHaveProperty('created');
    expect(await outcome(undated, issuer)).toBe('read');
    expect(proofOf(document).created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    for (const created of ['2026-11-21T12:00:00Z', '2026-11-21T13:00:00+01:00', '2026-11-21T06:30:00.125-05:30'])
      expect(await saying({ created })).toBe('read');
    for (const created of ['invalidDate', '2026-11-21', '2026-02-30T12:00:00Z', '2026-11-21 12:00:00Z'])
      expect(await saying({ created })).toBe('proof_shape');
    for (const created of [7, null, ['2026-11-21T12:00:00Z']])
      expect(await outcome(withProof(document, { created }), issuer)).toBe('proof_shape');
  });

  it('expires: "If present, it MUST be an [XMLSCHEMA11-2] dateTimeStamp string, either in Universal Coordinated Time (UTC), denoted by a Z at the end of the value, or with a time zone offset relative to UTC."', async () => {
    const dated = await secureDocument(credential(), issuer.signer, { created: NOW, expires: NOW + 3600 });
    expect(dated.proof).toMatchObject({ expires: '2026-11-21T13:00:00Z' });
    expect(await outcome(dated, issuer)).toBe('read');
    expect(await saying({ expires: '2026-11-21T14:00:00+01:00' })).toBe('read');
    expect(await saying({ expires: '2026-11-20T12:00:00Z' })).toBe('proof_expired');
    for (const expires of ['soon', '2026-11-31T12:00:00Z', '2027-01-01'])
      expect(await saying({ expires })).toBe('proof_shape');
  });

  it('VCDM 2.0 §5.8: "Time values that are incorrectly serialized without an offset MUST be interpreted as UTC." A processor MAY consume them (§2.1); they are refused instead (DIVERGENCES), and never taken for local time', async () => {
    expect(await saying({ created: '2026-11-21T12:00:00' })).toBe('proof_shape');
    expect(await saying({ expires: '2036-11-21T12:00:00' })).toBe('proof_shape');
  });

  it('domain: "If specified, the associated value MUST be either a string, or an unordered set of strings."', async () => {
    expect(await saying({ domain: 'domain.example' })).toBe('read');
    expect(await saying({ domain: ['domain.example', 'https://domain.example:8443'] })).toBe('read');
    for (const domain of [7, null, {}, ['domain.example', 7]])
      expect(await outcome(withProof(document, { domain }), issuer)).toBe('proof_shape');
  });

  it('challenge: "A string value that SHOULD be included in a proof if a domain is specified."', async () => {
    expect(await saying({ domain: 'domain.example', challenge: '1235abcd6789' })).toBe('read');
    for (const challenge of [7, {}, ['1235abcd6789']])
      expect(await outcome(withProof(document, { challenge }), issuer)).toBe('proof_shape');
  });

  it('nonce: "An OPTIONAL string value supplied by the proof creator."', async () => {
    expect(await saying({ nonce: 'something new' })).toBe('read');
    for (const nonce of [7, null, {}, ['x']])
      expect(await outcome(withProof(document, { nonce }), issuer)).toBe('proof_shape');
  });

  it('proofValue: "The value MUST use a header and encoding as described in Section 2.4 Multibase of the Controlled Identifiers v1.0 specification to express the binary data."', async () => {
    const { proofValue } = proofOf(document);
    expect(proofValue).toMatch(/^z[1-9A-HJ-NP-Za-km-z]{87,88}$/);
    for (const value of [proofValue.slice(1), `u${proofValue.slice(1)}`, `${proofValue}0`, 'z', '', null, 7])
      expect(await outcome(withProof(document, { proofValue: value }), issuer)).toBe('proof_value');
    expect(await outcome({ ...document, proof: without(proofOf(document), 'proofValue') }, issuer)).toBe('proof_value');
  });

  it('previousProof: "If present, it MUST be a string value or an unordered list of string values. Each value identifies another data integrity proof, all of which MUST also verify for the current proof to be considered verified."', async () => {
    const id = 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0b01';
    const body = credential();
    const first = await proofByHand(body, { ...options(issuer), id }, issuer.signer.sign);
    const chained = async (previousProof: unknown) =>
      proofByHand({ ...body, proof: [first] }, { ...options(issuer), previousProof }, issuer.signer.sign);
    for (const previousProof of [id, [id]]) {
      const second = await chained(previousProof);
      expect(await outcome({ ...body, proof: [first, second] }, issuer)).toBe('read');
      const broken = { ...first, created: '2026-11-21T11:00:00Z' };
      expect(await outcome({ ...body, proof: [broken, second] }, issuer)).toBe('signature');
    }
    for (const previousProof of [7, null, {}, [7], [], 'urn:uuid:unknown', [id, 'urn:uuid:unknown']])
      expect(await outcome({ ...body, proof: [first, { ...first, id: 'urn:x:2', previousProof }] }, issuer)).toBe(
        'proof_shape',
      );
  });
});

describe('Data Integrity 1.0 §2.4 Contexts and Vocabularies', () => {
  it('§2.4.2: "When an application is securing a document, if an @context property is not provided in the document or the Data Integrity terms used in the document are not mapped by existing values in the @context property, implementations SHOULD inject or append an @context property with a value of https://w3id.org/security/data-integrity/v2"', async () => {
    const older: Json = {
      '@context': [VC_V1],
      type: ['VerifiableCredential'],
      issuer: 'did:web:sigillum.example',
      issuanceDate: '2026-11-21T00:00:00Z',
      credentialSubject: { id: 'did:example:learner' },
    };
    const appended = await secured(issuer, older);
    expect(appended['@context']).toEqual([VC_V1, 'https://w3id.org/security/data-integrity/v2']);
    expect(await outcome(appended, issuer)).toBe('read');
    expect(await secured(issuer, without(appended, 'proof'))).toEqual(appended);
    expect((await secured(issuer))['@context']).toEqual(credential()['@context']);
    await expect(
      secureDocument({ ...older, proof: {} }, issuer.signer, { created: NOW, existing: 'keep' }),
    ).rejects.toThrow(TypeError);
  });

  it('§2.4.3: "Implementations that use JSON-LD processing, such as RDF Dataset Canonicalization [RDF-CANON], MUST throw an error, which SHOULD be DATA_LOSS_DETECTION_ERROR, when data is dropped by a JSON-LD processor, such as when an undefined term is detected in an input document."', async () => {
    const subject = credential().credentialSubject;
    for (const [what, change] of [
      ['term', { credentialSubject: { ...subject, undefinedTerm: 'IfDroppedWillVerify' } }],
      ['type', { type: ['VerifiableCredential', 'UndefinedType'] }],
    ] as const) {
      await expect(secured(issuer, { ...credential(), ...change }), what).rejects.toMatchObject({
        code: 'undefined_term',
      });
      expect(await outcome({ ...document, ...change }, issuer), what).toBe('undefined_term');
    }
  });
});

describe('Data Integrity 1.0 §3.1 DataIntegrityProof', () => {
  it('"The type property MUST contain the string DataIntegrityProof."', async () => {
    expect(proofOf(document).type).toBe('DataIntegrityProof');
    expect(await outcome(withProof(document, { type: 'dataIntegrityProof' }), issuer)).toBe('unsupported');
  });

  it('"The value of the cryptosuite property MUST be a string that identifies the cryptographic suite. If the processing environment supports string subtypes, the subtype of the cryptosuite value MUST be the https://w3id.org/security#cryptosuiteString subtype."', async () => {
    const { type, cryptosuite } = proofOf(document);
    expect(await canonicalise({ '@context': document['@context'], type, cryptosuite })).toContain(
      '<https://w3id.org/security#cryptosuite> "eddsa-rdfc-2022"^^<https://w3id.org/security#cryptosuiteString>',
    );
    for (const unknown of ['UnknownCryptosuite', '', 'eddsa-rdfc-2022 ', 'EDDSA-RDFC-2022'])
      expect(await outcome(withProof(document, { cryptosuite: unknown }), issuer)).toBe('unsupported');
  });

  it('"The proofValue property MUST be used, as specified in Section 2.1 Proofs."', async () => {
    const { proofValue, ...rest } = proofOf(document);
    expect(await outcome({ ...document, proof: { ...rest, jws: proofValue } }, issuer)).toBe('proof_shape');
    expect(await outcome({ ...document, proof: rest }, issuer)).toBe('proof_value');
  });
});
