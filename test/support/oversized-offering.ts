import { environmentalMediator, type SpecificationInput } from '../../src/local/invented/offerings.ts';

/** An offering every rule is content with, of which each document has more values than a reader of proofs accepts. */
export function tooManyValues(): SpecificationInput {
  const base = environmentalMediator();
  const [form] = base.assessments ?? [];
  if (!form) throw new Error('the mediator is assessed');
  const published = '2025-11-03';
  return {
    ...base,
    code: 'TOO-MANY-VALUES',
    ects: '9',
    components: Array.from({ length: 60 }, (_, index) => ({
      unitCode: `M-${index}`,
      title: { nl: `Onderdeel ${index}`, en: `Part ${index}` },
      academicYear: '2025-2026',
      hours: 4,
    })),
    learningOutcomes: Array.from({ length: 100 }, (_, index) => ({
      id: `E${index}`,
      title: { nl: `Kan stap ${index} uitvoeren.`, en: `Can carry out step ${index}.` },
      skillType: 'skill',
      reusabilityLevel: 'cross-sector',
    })),
    assessments: Array.from({ length: 20 }, (_, index) => ({
      id: `A${index}`,
      type: form.type,
      title: { nl: `Toets ${index}`, en: `Assessment ${index}` },
      publishedAt: published,
    })),
  };
}
