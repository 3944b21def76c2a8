import { describe, expect, it } from 'vitest';
import { allCleanCases } from '../../../src/local/invented/awards.ts';
import { composed, twinOf } from '../../support/compositions.ts';
import { credential, HOLDER, presentation, problemsOf, said, secured, V2 } from '../../support/data-model.ts';

describe('VCDM 2.0 §1.3 Conformance', () => {
  it('A conforming issuer implementation … MUST include all required properties in the conforming documents it produces: every form this service composes', async () => {
    const cases = Object.values(allCleanCases());
    expect(cases.length).toBeGreaterThan(0);
    for (const each of cases) {
      const edc = composed(each.case);
      expect(await said(twinOf(edc))).toEqual([]);
      expect(await said(edc, 'credential', true)).toEqual([]);
    }
  });

  it('A conforming verifier implementation … MUST check that each required property satisfies the normative requirements for that property, and MUST produce errors when non-conforming documents are detected.', async () => {
    const other = { type: ['NonconformingDocument'] };
    expect(await said(other)).toEqual([
      'CONTEXT_MISSING ',
      'TYPE_REQUIRED /type',
      'ISSUER_MISSING ',
      'SUBJECT_MISSING ',
    ]);
    expect(await said(other, 'presentation')).toEqual(['CONTEXT_MISSING ', 'TYPE_REQUIRED /type']);
  });

  it('VCDM 2.0 §6.1 JSON-LD compacted document form MUST be used for all representations of the data model using the application/vc or application/vp media type.', async () => {
    const subject = (more: object) => credential({ credentialSubject: { id: HOLDER, ...more } });
    expect(await said(subject({ hours: { '@value': '3', '@type': 'https://school.example/terms#Hours' } }))).toEqual(
      [],
    );
    expect(
      await said(subject({ schema: { type: 'JsonSchema', jsonSchema: { '@id': 'x', inner: { '@type': 'x' } } } })),
    ).toEqual([]);
    const context = { course: { '@id': 'https://school.example/terms#course', '@type': '@id' } };
    expect(await said(credential({ '@context': [V2, context] }))).toEqual([]);
    for (const keyword of ['@id', '@type', '@graph', '@included', '@reverse', '@nest']) {
      expect(await said(subject({ [keyword]: 'urn:x:1' }))).toEqual([
        `KEYWORD_NOT_COMPACT /credentialSubject/${keyword}`,
      ]);
      expect(await said(subject({ course: [{ [keyword]: 'urn:x:1' }] }))).toEqual([
        `KEYWORD_NOT_COMPACT /credentialSubject/course/0/${keyword}`,
      ]);
    }
    expect(await said(credential({ type: undefined, '@type': ['VerifiableCredential'] }))).toEqual([
      'TYPE_MISSING ',
      'KEYWORD_NOT_COMPACT /@type',
    ]);
    expect(await said([credential()])).toEqual(['DOCUMENT_NOT_AN_OBJECT ']);
    expect(await said(presentation({ '@graph': [] }), 'presentation')).toEqual(['KEYWORD_NOT_COMPACT /@graph']);
  });

  it('VCDM 2.0 §6.1, in our words: a document is a JSON object', async () => {
    for (const document of [null, undefined, 7, 'text', [], [credential()], true]) {
      expect(await said(document)).toEqual(['DOCUMENT_NOT_AN_OBJECT ']);
      expect(await said(document, 'presentation')).toEqual(['DOCUMENT_NOT_AN_OBJECT ']);
    }
  });
});

describe('what is said of a problem', () => {
  it('names code, place and clause, and says in both languages what is wrong and what would be accepted', async () => {
    const found = await problemsOf(
      presentation({
        verifiableCredential: [
          { type: 7, id: 7, name: 7, issuer: 7, credentialSubject: 7, evidence: 7, relatedResource: 7 },
        ],
        holder: 7,
        termsOfUse: [{}],
      }),
      'presentation',
    );
    expect(found.length).toBeGreaterThan(8);
    for (const { code, clause, message, accepts } of found) {
      expect(code).toMatch(/^[A-Z][A-Z0-9_]+$/);
      expect(clause).toMatch(/^VCDM (?:2\.0|1\.1) §\d/);
      for (const text of [message.nl, message.en, accepts.nl, accepts.en]) expect(text).toMatch(/^[^{}]+$|"@value"/);
      expect(message.nl).not.toBe(message.en);
    }
  });

  it('a name with slashes and tildes is pointed at as RFC 6901 writes it', async () => {
    expect(
      await said(credential({ credentialSubject: { id: HOLDER, 'a/b~c': { id: 'no', title: 'x', level7: 1 } } })),
    ).toEqual(['ID_NOT_A_URL /credentialSubject/a~1b~0c/id']);
  });
});

describe('whatever it is given', () => {
  const nested = (levels: number): unknown => {
    let value: unknown = { id: HOLDER };
    for (let level = 0; level < levels; level += 1) value = { id: HOLDER, next: value };
    return value;
  };

  it('a document beyond the limits is refused as a whole, before any rule walks it', async () => {
    const loop: Record<string, unknown> = { ...credential() };
    loop.credentialSubject = { id: HOLDER, of: loop };
    const large = [
      credential({ credentialSubject: nested(100_000) }),
      credential({ credentialSubject: Array.from({ length: 1_001 }, () => ({ id: HOLDER })) }),
      credential({ credentialSubject: Object.fromEntries(Array.from({ length: 6_000 }, (_, at) => [`m${at}`, at])) }),
      presentation({ verifiableCredential: Array.from({ length: 900 }, () => secured()) }),
      loop,
    ];
    for (const document of large) {
      const started = performance.now();
      const kind = document.verifiableCredential === undefined ? 'credential' : 'presentation';
      expect(await said(document, kind)).toEqual(['DOCUMENT_TOO_LARGE ']);
      expect(performance.now() - started).toBeLessThan(1_000);
    }
    expect(await said(credential({ credentialSubject: nested(60) }))).toEqual([]);
  });

  it('reports at most fifty problems, and never throws', async () => {
    const many = credential({ evidence: Array.from({ length: 900 }, () => ({})) });
    expect(await said(many)).toHaveLength(50);
    const odd: readonly unknown[] = [
      null,
      7,
      '',
      [],
      {},
      [[]],
      { id: {} },
      JSON.parse('{"__proto__":{"id":7}}'),
      '\ud800',
    ];
    const members = Object.keys(
      credential({
        name: 1,
        validFrom: 1,
        relatedResource: 1,
        evidence: 1,
        proof: 1,
        holder: 1,
        verifiableCredential: 1,
      }),
    );
    for (const member of members) {
      for (const value of odd) {
        for (const kind of ['credential', 'presentation'] as const) {
          for (const older of [false, true])
            await expect(said(credential({ [member]: value }), kind, older)).resolves.toBeDefined();
        }
      }
    }
  });

  it('long texts cost no more than their length', async () => {
    const long = 'a-'.repeat(200_000);
    const started = performance.now();
    await said(
      credential({
        id: long,
        type: ['VerifiableCredential', long],
        validFrom: long,
        name: { '@value': long, '@language': long },
      }),
    );
    await said(
      credential({
        relatedResource: {
          id: `urn:x:${long}`,
          digestSRI: `sha256-${long}`,
          digestMultibase: `z${long}`,
          mediaType: long,
        },
      }),
    );
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('VCDM 1.1', () => {
  const V1 = 'https://www.w3.org/2018/credentials/v1';
  const older = (changes: Readonly<Record<string, unknown>> = {}) =>
    credential({ '@context': [V1], issuanceDate: '2021-09-20T08:00:00Z', ...changes });
  const TYPE = 'https://school.example/terms#Kind';

  it('is accepted only where it is asked for', async () => {
    expect(await said(older(), 'credential', true)).toEqual([]);
    expect(await said(older())).toEqual(['VCDM11_CONTEXT /@context/0']);
    expect(
      await said(presentation({ verifiableCredential: [{ ...older(), proof: {} }] }), 'presentation', true),
    ).toEqual([]);
    expect(await said(presentation({ '@context': [V1] }), 'presentation', true)).toEqual([]);
    expect(await said(credential(), 'credential', true)).toEqual([]);
  });

  it('§4.6 A credential MUST have an issuanceDate property. The value of the issuanceDate property MUST be a string value of an [XMLSCHEMA11-2] combined date-time string', async () => {
    expect(await said(older({ issuanceDate: undefined }), 'credential', true)).toEqual(['ISSUANCE_DATE_MISSING ']);
    for (const date of ['yesterday', '2021-09-20', 7, null]) {
      expect(await said(older({ issuanceDate: date }), 'credential', true)).toEqual([
        'DATE_NOT_A_TIME_STAMP /issuanceDate',
      ]);
    }
  });

  it('§4.8 the value of the expirationDate property MUST be a string value of an [XMLSCHEMA11-2] date-time', async () => {
    expect(await said(older({ expirationDate: '2031-09-20T08:00:00Z' }), 'credential', true)).toEqual([]);
    expect(await said(older({ expirationDate: 'never' }), 'credential', true)).toEqual([
      'DATE_NOT_A_TIME_STAMP /expirationDate',
    ]);
  });

  it('§4.9, §5.4, §5.5 a status, a schema and a refresh service MUST have an id and a type', async () => {
    for (const member of ['credentialStatus', 'credentialSchema', 'refreshService']) {
      expect(await said(older({ [member]: { id: 'urn:x:1', type: TYPE } }), 'credential', true)).toEqual([]);
      expect(await said(older({ [member]: { type: TYPE } }), 'credential', true)).toEqual([`ID_MISSING /${member}`]);
      expect(await said(older({ [member]: { id: 'urn:x:1' } }), 'credential', true)).toEqual([
        `TYPE_MISSING /${member}`,
      ]);
    }
  });

  it('what both models ask is said with the clause of the older one', async () => {
    const found = await problemsOf(older({ issuer: 'academy', type: ['Course'], id: 'x' }), 'credential', true);
    expect(found.map(({ code, clause }) => `${code} ${clause}`)).toEqual([
      'ID_NOT_A_URL VCDM 1.1 §4.2',
      'TYPE_REQUIRED VCDM 1.1 §4.3',
      'ISSUER_NOT_A_URL VCDM 1.1 §4.5',
    ]);
  });
});
