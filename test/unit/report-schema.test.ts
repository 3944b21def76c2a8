import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { VerificationReport } from '../../src/api/report-schema.ts';
import type { PageLanguage } from '../../src/record/text.ts';
import type { Verification } from '../../src/verifying/report.ts';
import { type SpokenVerification, spoken } from '../../src/verifying/spoken.ts';
import { describeWithShared, sharedText } from '../support/shared.ts';
import { undescribed } from '../support/undescribed.ts';
import { reportSamples } from '../support/verify-pages.ts';
import { makeWorld, type World } from '../support/world.ts';

/** Readonly all the way down, because the schema makes values that may be changed. */
type Fixed<T> = T extends (infer Item)[]
  ? readonly Fixed<Item>[]
  : T extends object
    ? { readonly [Name in keyof T]: Fixed<T[Name]> }
    : T;
type Described = Fixed<z.output<typeof VerificationReport>>;

/** These two compile only while schema and types say the same of every field. */
const asDescribed = (verification: SpokenVerification): Described => verification;
const asTyped = (verification: Described): SpokenVerification => verification;

/** As it goes over the wire. */
function wire({ verdict, unreadable, reports, ignored }: Verification, language: PageLanguage): unknown {
  const said = spoken({ verdict, unreadable, reports, ignored }, language);
  return JSON.parse(JSON.stringify(asTyped(asDescribed(said))));
}

describe('the report as the reference describes it', () => {
  let world: World;
  let samples: Readonly<Record<string, Verification>>;
  beforeAll(async () => {
    world = await makeWorld();
    samples = await reportSamples(world);
  });

  it('is the report as the verifier has it: every kind of answer, nothing undescribed', async () => {
    const more = {
      'SD-JWT': await world.look(await world.sdJwt()),
      JWT: await world.look(await world.token({ typ: 'vc+jwt' }, world.vcdm2Document)),
      unsecured: await world.look(JSON.stringify(world.vcdm2Document)),
    };
    for (const [name, verification] of Object.entries({ ...samples, ...more }))
      for (const language of ['nl', 'en'] as const)
        expect(undescribed(VerificationReport, wire(verification, language)), name).toEqual([]);
  });

  it('would notice a field that is not described, and one that is missing', () => {
    const answer = wire(samples.passed as Verification, 'en') as { reports: [{ facts: [object]; holder?: object }] };
    Object.assign(answer.reports[0].facts[0], { surplus: 1 });
    delete answer.reports[0].holder;
    expect(undescribed(VerificationReport, answer)).toHaveLength(2);
  });

  describeWithShared('of the official samples', () => {
    it('too', async () => {
      for (const name of ['MC-Annex1-signed', 'CertOfPart-signed', 'MC-Annex1-unsigned', 'CertOfPart-unsigned']) {
        const verification = await world.look(sharedText(`elm/Sample-${name}.jsonld`));
        expect(undescribed(VerificationReport, wire(verification, 'en')), name).toEqual([]);
      }
    });
  });
});
