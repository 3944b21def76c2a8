import { describe, expect, it } from 'vitest';
import { canonicalise } from '../../src/credential/contexts/canonicalise.ts';
import { lint } from '../../src/credential/lint/index.ts';
import { safeMode } from '../../src/credential/lint/safe-mode.ts';
import { composed, everyCase, loose, SCENARIO_CASES, twinOf } from '../support/compositions.ts';

const mediator = () => composed(SCENARIO_CASES.environmentalMediator());

describe('lint', () => {
  it.each(everyCase())('passes both forms of $name', async ({ case: input }) => {
    const edc = composed(input);
    for (const [kind, document] of [['edc', edc] as const, ['vcdm2', twinOf(edc)] as const]) {
      const result = await lint(kind, document);
      expect(result.ok ? [] : result.error).toEqual([]);
    }
  });

  it('keeps the JSON text that is signed, and the canonical graph of the VCDM 2.0 form', async () => {
    const edc = mediator();
    const [one, two] = [await lint('edc', edc), await lint('vcdm2', twinOf(edc))];
    if (!one.ok || !two.ok) throw new Error('a clean document was refused');
    expect(one.value.body).toBe(JSON.stringify(edc));
    expect(one.value.canonical).toBeUndefined();
    expect(two.value.canonical?.join('')).toBe(await canonicalise(JSON.parse(two.value.body) as object));
  });

  it('reports every finding at once, in two languages, as errors about the document', async () => {
    const document = loose(mediator());
    document.credentialSubject.hasClaim[0].specifiedBy.volumeOfLearning = 'P60M';
    delete document.credentialSubject.dateOfBirth;
    delete document.validFrom;
    const result = await lint('edc', document);
    if (result.ok) throw new Error('a broken document passed');
    expect(result.error.map(({ id }) => id).sort()).toEqual(['LINT-ANNEX-I', 'LINT-CARDINALITY', 'LINT-DURATION']);
    for (const { severity, subject, message, remedy } of result.error) {
      expect([severity, subject]).toEqual(['error', 'document']);
      for (const words of [message, remedy]) for (const text of [words.nl, words.en]) expect(text).toMatch(/\p{L}{3}/u);
    }
  });
});

describe('LINT-SAFE-MODE', () => {
  const refused = async (kind: 'edc' | 'vcdm2', document: object): Promise<string> => {
    const result = await lint(kind, document);
    if (result.ok || result.error.length !== 1) throw new Error('not exactly one finding');
    return `${result.error[0]?.id} ${result.error[0]?.message.en}`;
  };

  it('refuses a language JSON-LD does not know how to keep', async () => {
    for (const kind of ['edc', 'vcdm2'] as const) {
      const document = loose(kind === 'edc' ? mediator() : twinOf(mediator()));
      document.displayParameter.title = { nl: 'Titel', 'not a tag': 'Title' };
      expect(await refused(kind, document)).toMatch(/^LINT-SAFE-MODE/);
    }
  });

  it('refuses a context that is not pinned', async () => {
    const document = {
      ...mediator(),
      '@context': ['https://www.w3.org/2018/credentials/v1', 'https://evil.example/c'],
    };
    expect(await refused('edc', document)).toMatch(/^LINT-SAFE-MODE/);
  });

  it('refuses ELM terms that no context defines', async () => {
    const document = { ...mediator(), '@context': ['https://www.w3.org/2018/credentials/v1'] };
    expect(await refused('edc', document)).toMatch(/^LINT-SAFE-MODE/);
  });

  it('names the member that would be dropped', async () => {
    for (const [kind, document] of [['edc', mediator()] as const, ['vcdm2', twinOf(mediator())] as const]) {
      const result = await safeMode(kind, { ...document, favouriteColour: 'blue' });
      expect(result.ok ? '' : result.error.message.en).toContain('favouriteColour');
    }
  });
});
