import { describe, expect, it } from 'vitest';
import {
  credential,
  defining,
  presentation,
  problemsOf,
  refusedBySafeMode,
  said,
  V2,
  withExamples,
} from '../../support/data-model.ts';

const TYPE = 'https://school.example/terms#Kind';
const ID = 'https://school.example/things/1';

/** Member, the statement about its type with its section. */
const MEMBERS = [
  [
    'credentialStatus',
    'VCDM 2.0 §4.10',
    'The type property is REQUIRED. … The related normative guidance in Section 4.5 Types MUST be followed.',
  ],
  ['credentialSchema', 'VCDM 2.0 §4.11', 'Each credentialSchema MUST specify its type (for example, JsonSchema) …'],
  ['refreshService', 'VCDM 2.0 §5.4', 'Each refreshService value MUST specify its type.'],
  [
    'termsOfUse',
    'VCDM 2.0 §5.5',
    'Each termsOfUse value MUST specify its type, for example, TrustFrameworkPolicy, and MAY specify its instance id.',
  ],
  [
    'evidence',
    'VCDM 2.0 §5.6',
    'The type property is REQUIRED. … The related normative guidance in Section 4.5 Types MUST be followed.',
  ],
  [
    'confidenceMethod',
    'VCDM 2.0 §5.10',
    '… implementations MUST specify a type property in the value associated with the reserved property.',
  ],
  [
    'renderMethod',
    'VCDM 2.0 §5.10',
    '… implementations MUST specify a type property in the value associated with the reserved property.',
  ],
] as const;

describe.each(MEMBERS)('%s, %s', (member, clause, statement) => {
  it(statement, async () => {
    for (const value of [{ id: ID, type: TYPE }, { id: ID, type: [TYPE] }, [{ id: ID, type: TYPE }]]) {
      expect(await said(credential({ [member]: value }))).toEqual([]);
    }
    expect(await said(credential({ [member]: { id: ID } }))).toEqual([`TYPE_MISSING /${member}`]);
    expect(await said(credential({ [member]: [{ id: ID, type: TYPE }, { id: `${ID}2` }] }))).toEqual([
      `TYPE_MISSING /${member}/1`,
    ]);
    expect(await said(credential({ [member]: { id: ID, type: 2 } }))).toEqual([`TYPE_NOT_A_TERM /${member}/type`]);
    const [missing] = await problemsOf(credential({ [member]: { id: ID } }));
    expect(missing?.clause).toBe(clause);
  });

  it('in our words: it is one object or several, never a text, a number or nothing', async () => {
    for (const value of [ID, 7, null, true, []]) {
      expect(await said(credential({ [member]: value })), JSON.stringify(value)).toEqual([
        `VALUE_NOT_AN_OBJECT /${member}`,
      ]);
    }
    expect(await said(credential({ [member]: [{ id: ID, type: TYPE }, ID] }))).toEqual([
      `VALUE_NOT_AN_OBJECT /${member}/1`,
    ]);
  });
});

describe('VCDM 2.0 §4.10 Status', () => {
  it('credentialStatus.id: If present, the normative guidance in Section 4.4 Identifiers MUST be followed.', async () => {
    const document = (status: object) => credential({ '@context': [V2, defining('Status')], credentialStatus: status });
    expect(await said(document({ type: 'Status' }))).toEqual([]);
    expect(await refusedBySafeMode(document({ type: 'Status' }))).toBeNull();
    for (const id of [['urn:x:1', 'urn:x:2'], 'https ://school.example/status/4']) {
      expect(await said(document({ id, type: 'Status' }))).toEqual(['ID_NOT_A_URL /credentialStatus/id']);
    }
  });
});

describe('VCDM 2.0 §4.11 Data Schemas', () => {
  it('Each credentialSchema MUST specify its type (for example, JsonSchema) and an id property that MUST be a URL identifying the schema file.', async () => {
    expect(await said(credential({ credentialSchema: { type: TYPE } }))).toEqual(['ID_MISSING /credentialSchema']);
    expect(await said(credential({ credentialSchema: [{ id: 'schema', type: TYPE }] }))).toEqual([
      'ID_NOT_A_URL /credentialSchema/0/id',
    ]);
  });
});

describe('VCDM 2.0 §5.5 Terms of Use', () => {
  it('The value of the termsOfUse property MUST specify one or more terms of use policies under which the creator issued the credential or presentation.', async () => {
    const two = [{ type: TYPE }, { type: TYPE, id: ID }];
    expect(await said(credential({ termsOfUse: two }))).toEqual([]);
    expect(await said(presentation({ termsOfUse: two }), 'presentation')).toEqual([]);
    expect(await said(presentation({ termsOfUse: [{ id: ID }] }), 'presentation')).toEqual([
      'TYPE_MISSING /termsOfUse/0',
    ]);
    expect(await said(presentation({ termsOfUse: 'none' }), 'presentation')).toEqual([
      'VALUE_NOT_AN_OBJECT /termsOfUse',
    ]);
  });
});

describe('VCDM 2.0 §5.10 Reserved Extension Points', () => {
  it.each(['confidenceMethod', 'renderMethod'])(
    'The associated vocabulary URL MUST be https://www.w3.org/2018/credentials#%s.',
    async (member) => {
      const value = { [member]: { id: 'urn:x:method', type: 'Kind' } };
      const line = `<https://www.w3.org/2018/credentials#${member}> <urn:x:method> .`;
      expect(await withExamples(credential({ '@context': [V2, defining('Kind')], ...value }))).toContain(line);
      const other = { ...defining('Kind'), [member]: 'https://evil.example/#other' };
      const lines = await withExamples(credential({ '@context': [V2, other], ...value }));
      expect(lines).toContain(line);
      expect(lines).not.toContain('evil.example');
    },
  );
});

describe('VCDM 2.0 §5.6 Evidence', () => {
  it('id: If present, the normative guidance in Section 4.4 Identifiers MUST be followed.', async () => {
    expect(await said(credential({ evidence: [{ type: TYPE }, { id: ID, type: TYPE }] }))).toEqual([]);
    for (const id of ['evidence 1', '', ['urn:x:1', 'urn:x:2'], 7])
      expect(await said(credential({ evidence: { id, type: TYPE } })), JSON.stringify(id)).toEqual([
        'ID_NOT_A_URL /evidence/id',
      ]);
  });
});
