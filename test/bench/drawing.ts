import type { Env } from '../../src/config.ts';
import { pageFacts } from '../../src/credential/page/facts.ts';
import { SCENARIO_CASES } from '../../src/local/invented/awards.ts';
import type { DraftedAward } from '../../src/record/award.ts';
import { workshop } from '../../src/workshop.ts';
import { drafted } from '../support/compositions.ts';
import { asScenario } from '../support/scenarios.ts';
import { type Measured, measure } from './measure.ts';

/**
 * The page image of one certificate: for the first learner of an offering, where nothing can have been drawn before, and
 * for the learners that follow. Both in Dutch, both with the renderer and whatever it keeps, as the Worker has them.
 */
export async function benchDrawing(env: Env, rounds: number): Promise<readonly Measured[]> {
  const shop = await workshop(env);
  if ('setting' in shop) throw new Error(`${shop.setting} ${shop.reason}`);
  const { drawPage } = shop.api.issuing;
  const scenario = asScenario(SCENARIO_CASES.environmentalMediator());
  const { institution, specification } = scenario;
  const award = drafted(scenario);
  let number = 0;
  const learner = (): DraftedAward['learner'] => {
    number += 1;
    return { ...award.learner, givenName: `Noor ${letters(number)}`, reference: `L-${number}` };
  };
  const facts = (of: typeof specification) =>
    pageFacts({
      institution,
      specification: of,
      award: { ...award, learner: learner() },
      credentialId: `urn:credential:${crypto.randomUUID()}`,
      development: true,
    });
  const fresh = () => {
    number += 1;
    const title = { nl: `Omgevingsbemiddelaar ${letters(number)}`, en: `Environmental mediator ${letters(number)}` };
    return { ...specification, code: `OB-${number}`, title };
  };
  return measure(rounds, {
    'page of the first learner of an offering': () => drawPage(facts(fresh()), 'nl'),
    'page of a further learner': () => drawPage(facts(specification), 'nl'),
  });
}

/** A number in letters: a name that is different each time and as long. */
const letters = (number: number): string =>
  number
    .toString(26)
    .padStart(4, '0')
    .replace(/[0-9a-p]/g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)));
