import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalise } from '../../../src/credential/contexts/canonicalise.ts';
import { documentLoader } from '../../../src/credential/contexts/loader.ts';
import { typeUrl } from '../../../src/wallets/vc-api/problem-types.ts';
import { credential } from '../../support/proving-institution.ts';
import type { Json } from '../../support/signed-by-hand.ts';
import { outcome, type Party, party, secured } from './parties.ts';

const DI_V2 = 'https://w3id.org/security/data-integrity/v2';
const UNKNOWN = 'https://unknown.example/context/v1';

let issuer: Party;
let document: Json;
let contexts: readonly string[];
beforeAll(async () => {
  issuer = await party('Ed25519');
  document = await secured(issuer);
  contexts = document['@context'] as readonly string[];
});

describe('Data Integrity 1.0 §2.4 Contexts and Vocabularies', () => {
  it('"Implementations that perform JSON-LD processing MUST treat the following JSON-LD context URLs as already resolved, where the resolved document matches the corresponding hash values below"', async () => {
    const resolved = await documentLoader(DI_V2);
    expect(
      createHash('sha256')
        .update(JSON.stringify(resolved.document, null, 2))
        .digest('hex'),
    ).toBe('67f21e6e33a6c14e5ccfd2fc7865f7474fb71a04af7e94136cb399dfac8ae8f4');
    expect(await documentLoader('https://w3id.org/security/multikey/v1')).toMatchObject({
      document: { '@context': { Multikey: { '@id': 'https://w3id.org/security#Multikey' } } },
    });
    for (const url of [UNKNOWN, `${DI_V2}/`, `${DI_V2}#`])
      await expect(documentLoader(url)).rejects.toMatchObject({ code: 'context_unknown' });
  });

  it('§2.4.1: "Applications MUST use the algorithm in Section 4.6 Context Validation, or one that achieves equivalent protections, to validate contexts in a conforming secured document."', async () => {
    expect(await outcome(document, issuer)).toBe('read');
    const subject = document.credentialSubject as Json;
    const under = (context: unknown): Json => ({ ...document, '@context': context });
    expect(await outcome(under([...contexts, UNKNOWN]), issuer)).toBe('context_unknown');
    for (const inline of [{}, { other: 'https://x.example/#other' }, { '@vocab': 'https://x.example/#' }])
      expect(await outcome(under([...contexts, inline]), issuer)).toBe('context_not_allowed');
    for (const none of [[], undefined, null, {}, '']) expect(await outcome(under(none), issuer)).not.toBe('read');
    // "… any subtree … contains an @context property", were it the same.
    for (const nested of [{ other: 'https://x.example/#other' }, contexts, UNKNOWN])
      expect(await outcome({ ...document, credentialSubject: { ...subject, '@context': nested } }, issuer)).toBe(
        'context_not_allowed',
      );
  });

  it('§2.4.3: "When deserializing to RDF, implementations MUST ensure that the base URL is set to null."', async () => {
    const subject = credential().credentialSubject as Json;
    const about = (id: string): Json => ({ ...credential(), credentialSubject: { ...subject, id } });
    expect(await canonicalise(about('https://x.example/a'))).toContain('<https://x.example/a>');
    for (const relative of ['a', '/a', '#a', '?a', '//x.example/a']) {
      await expect(secured(issuer, about(relative)), relative).rejects.toMatchObject({ code: 'undefined_term' });
      expect(await outcome({ ...document, credentialSubject: { ...subject, id: relative } }, issuer), relative).toBe(
        'undefined_term',
      );
    }
  });
});

describe('Data Integrity 1.0 §4.7 Processing Errors', () => {
  it('"The type value of the error object MUST be a URL that starts with the value https://w3id.org/security# and ends with the value in the section listed below."', () => {
    for (const name of [
      'PROOF_VERIFICATION_ERROR',
      'PROOF_TRANSFORMATION_ERROR',
      'INVALID_DOMAIN_ERROR',
      'INVALID_CHALLENGE_ERROR',
    ] as const)
      expect(typeUrl(name)).toBe(`https://w3id.org/security#${name}`);
  });
});
