import { describe, expect, it } from 'vitest';
import { CHECK_CODES } from '../../src/verifying/codes/index.ts';
import { claimedIssuer, readFacts } from '../../src/verifying/facts/read-facts.ts';
import { composed, loose, SCENARIO_CASES, twinOf } from '../support/compositions.ts';
import { examinedOf } from '../support/examined.ts';
import type { Loose } from '../support/rewriting.ts';

/** A name that looks like another's is only ever quoted, with a warning; who issued is told by id and registry. */
const named = (legalName: Record<string, unknown>): Loose => {
  const document = loose(twinOf(composed(SCENARIO_CASES.environmentalMediator())));
  // The issuer is an awarding body too, written out in both places.
  document.issuer = { ...document.issuer, id: 'did:web:imitation.example', legalName };
  return document;
};

describe('an issuer name that imitates another', () => {
  it.each([
    ['a Cyrillic letter in a Latin word', '\u041AU Leuven'],
    ['a Greek omicron', 'H\u03BFgeschool'],
    ['a direction override', '\u202EneveL UK'],
    ['a zero-width space', 'KU\u200BLeuven'],
    ['a soft hyphen', 'KU Leu\u00ADven'],
  ])('(%s) is quoted as it is and marked, before and after it is proved', (_, name) => {
    const document = named({ nl: 'Hogeschool Scheldeland', en: name });
    for (const issuer of [claimedIssuer(document), readFacts(examinedOf(document, 'vcdm2-di')).issuer]) {
      expect(issuer).toMatchObject({ id: 'did:web:imitation.example', misleadingName: true });
      expect(issuer.name?.en).toBe(name);
    }
  });

  it('is marked in a document nobody can read by node, too', () => {
    const document = { ...named({ nl: '\u041AU Leuven' }), 'urn:odd': 'x' };
    expect(claimedIssuer(document)).toMatchObject({ misleadingName: true });
  });

  it('makes nobody false: there are bodies with such names', () => {
    expect(CHECK_CODES.ISSUER_NAME_MISLEADING.outcome).toBe('unknown');
  });

  it.each([
    ['Université de Liège'],
    ['Universite\u0301 de Lie\u0300ge'],
    ['Софийски университет (Sofia University)'],
    ['北京大学 Peking University'],
  ])('is not suspected in %j', (name) => {
    expect(claimedIssuer(named({ fr: name })).misleadingName).toBeUndefined();
  });
});
