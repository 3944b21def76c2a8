import { describe, expect, it } from 'vitest';
import type { DraftedAward } from '../../src/record/award.ts';
import { formatEcts } from '../../src/record/ects.ts';
import type { Specification } from '../../src/record/offering.ts';
import { periodOf } from '../../src/record/period.ts';
import { meanChecks } from '../../src/verifying/checks/mean.ts';
import type { Fact } from '../../src/verifying/facts/fact.ts';
import { FORM_TABLE, type FormColumn } from '../../src/verifying/facts/form-table.ts';
import { readFacts } from '../../src/verifying/facts/read-facts.ts';
import type { Form } from '../../src/verifying/form.ts';
import { composed, compositionOf, everyCase, loose, twinOf } from '../support/compositions.ts';
import { examinedOf } from '../support/examined.ts';

/** What issuing makes today, each as the verifier gets it after proving. */
const FORMS: readonly { column: FormColumn; form: Form; of: (edc: ReturnType<typeof composed>) => object }[] = [
  { column: 'edc', form: 'edc', of: (edc) => loose(edc) },
  { column: 'elmVcdm2', form: 'vcdm2-di', of: (edc) => loose(twinOf(edc)) },
  { column: 'elmVcdm2', form: 'vc+jwt', of: (edc) => loose(twinOf(edc)) },
];

const factOf = (document: object, form: Form): Fact => {
  const { facts } = readFacts(examinedOf(document, form));
  expect(facts).toHaveLength(1);
  return facts[0] as Fact;
};

describe.each(everyCase())('facts of $name', ({ case: input }) => {
  const edc = composed(input);
  const { award, specification } = compositionOf(input);

  it.each(FORMS)('are equal in $form and EDC for every fact both have a place for', ({ column, form, of }) => {
    const reference = factOf(loose(edc), 'edc');
    const fact = factOf(of(edc), form);
    for (const member of Object.keys(FORM_TABLE) as (keyof Fact)[]) {
      if (FORM_TABLE[member].edc === null || FORM_TABLE[member][column] === null) continue;
      expect(fact[member], member).toEqual(reference[member]);
    }
  });

  it.each(FORMS)('are those of the award, as $form', ({ form, of }) => {
    const fact = factOf(of(edc), form);
    expect(fact).toMatchObject(expectedOf(award, specification));
  });

  it.each(FORMS)('come from a document whose meaning is in order, as $form', ({ form, of }) => {
    const document = of(edc);
    expect(meanChecks(examinedOf(document, form), document as never).map(({ code }) => code)).toEqual(['MEANING_OK']);
  });

  it('name the learner', () => {
    const { subject } = readFacts(examinedOf(loose(edc), 'edc'));
    expect(Object.values(subject.familyName ?? {})).toEqual([award.learner.familyName]);
    expect(Object.values(subject.givenName ?? {})).toEqual([award.learner.givenName]);
    expect(subject.birth?.dates ?? []).toEqual(award.learner.birthDate ? [award.learner.birthDate] : []);
  });
});

/** What an award says, in the words of a fact: written down once more, without the reader. */
function expectedOf(award: DraftedAward, specification: Specification): object {
  const attended = specification.offerType === 'aanwezigheidsattest';
  const { start, end } = periodOf(specification, award);
  return {
    kind: attended ? 'activity' : 'achievement',
    identity: { id: award.achievementId, source: 'named' },
    title: specification.title,
    description: specification.description ?? null,
    awardedOn: award.awardedOn,
    specification: [
      { notation: `${specification.code}/${specification.version}`, scheme: 'Offering code/version', country: null },
    ],
    ects:
      attended || specification.ects === undefined || award.passBasis !== 'credit'
        ? null
        : formatEcts(specification.ects),
    hours: specification.hours ?? null,
    eqf: attended ? null : (specification.eqf ?? null),
    iscedF: attended ? [] : specification.iscedF,
    outcomes: attended
      ? []
      : specification.learningOutcomes.map(({ title, esco }) => ({ title, esco: esco.map(({ uri }) => uri) })),
    grade: attended ? null : gradeOf(award),
    entryRequirement: attended ? null : (specification.prerequisites ?? null),
    partialQualification: attended ? null : specification.stackableInto.length > 0,
    period: start === undefined && end === undefined ? null : { from: start ?? null, to: end ?? null },
    languages: specification.languageOfInstruction,
    modes: specification.mode.map((code) => ({ code })),
    parts: award.components.length === 0 ? [] : partsOf(award, specification),
  };
}

function gradeOf({ mark }: DraftedAward): object | null {
  if (!mark?.released) return null;
  const text = mark.scale === 'letter' ? mark.value : `${mark.value}/${mark.scale.slice(2)}`;
  return { nl: text, en: text };
}

function partsOf(award: DraftedAward, specification: Specification): readonly object[] {
  const byUnit = new Map(award.components.map((component) => [component.unitCode, component]));
  const attended = specification.offerType === 'aanwezigheidsattest';
  return specification.components.flatMap(({ unitCode, title, ects, hours }) => {
    const part = byUnit.get(unitCode);
    if (part === undefined) return [];
    return [
      {
        identity: { id: part.achievementId, source: 'named' },
        title,
        ects: attended || ects === undefined ? null : formatEcts(ects),
        hours: hours ?? null,
        awardedOn: award.awardedOn,
      },
    ];
  });
}

describe('the table form × fact', () => {
  it('has a place for every fact in every form with an ELM document, and none that a form cannot have', () => {
    for (const row of Object.values(FORM_TABLE)) {
      expect(row.edc).not.toBeNull();
      expect(row.elmVcdm2).toBe(row.edc);
      expect(row.attestationWithLd).toBe(`ld: ${row.edc}`);
    }
  });
});
