import { expect, it } from 'vitest';
import { asVcdm2 } from '../../src/credential/elm/vcdm2.ts';
import { composed, everyCase, ORIGIN, SCENARIO_CASES } from '../support/compositions.ts';
import { claimedShapes, graphOf, STATUS_SUBCLASS, violations } from '../support/shacl.ts';
import { describeWithShared } from '../support/shared.ts';

const REVOCATION = { purpose: 'revocation', listUrl: `${ORIGIN}/i/x/status/1`, index: 7 } as const;
const SUSPENSION = { purpose: 'suspension', listUrl: `${ORIGIN}/i/x/status/2`, index: 8 } as const;

describeWithShared('the VCDM 2.0 form conforms to the official ELM 3.2 shapes', () => {
  it.each(everyCase())('$name, with one status entry and the subclass triple', async ({ case: input }) => {
    const document = asVcdm2(composed(input), { origin: ORIGIN, statuses: [REVOCATION] });
    const graph = await graphOf(document, STATUS_SUBCLASS);
    expect(await violations(graph)).toEqual([]);
    for (const shapes of claimedShapes(document)) expect(await violations(graph, shapes)).toEqual([]);
  });

  it('and the two allowances are needed: the shapes know neither the W3C class nor a second entry', async () => {
    const edc = composed(SCENARIO_CASES.attendance());
    const one = asVcdm2(edc, { origin: ORIGIN, statuses: [REVOCATION] });
    expect(await violations(await graphOf(one))).toEqual(['credentialStatus ClassConstraintComponent']);
    const both = asVcdm2(edc, { origin: ORIGIN, statuses: [REVOCATION, SUSPENSION] });
    expect(await violations(await graphOf(both, STATUS_SUBCLASS))).toEqual([
      'credentialStatus MaxCountConstraintComponent',
    ]);
  });
});
