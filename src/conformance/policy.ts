import { contexts as citizenship } from '@digitalbazaar/citizenship-context';
import { type Policy, PRODUCT } from '../credential/policy.ts';

const CITIZENSHIP: readonly string[] = [
  'https://w3id.org/citizenship/v1',
  'https://w3id.org/citizenship/v2',
  'https://w3id.org/citizenship/v3',
  'https://w3id.org/citizenship/v4rc1',
];

/** VCDM 2.0 §B.2 names it for examples: every word means something under one vocabulary, so it is nothing for a product. */
const EXAMPLES_V2 = 'https://www.w3.org/ns/credentials/examples/v2';
const EXAMPLES = { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } };

/** What the public suites rely on. Part of the conformance worker only: nothing the product is made of imports this room. */
export const CONFORMANCE: Policy = {
  ...PRODUCT,
  contexts: new Map([
    [EXAMPLES_V2, EXAMPLES],
    ...CITIZENSHIP.map((url): [string, object] => {
      const document = citizenship.get(url);
      if (document === undefined) throw new Error(`the package of ${url} no longer has it`);
      return [url, document];
    }),
  ]),
  inlineContexts: true,
  didKeyIssuers: true,
  issuerIsNotController: 'warning',
  issuesVcdm11: true,
  authorisation: 'none',
  issuerLeftOut: 'refused',
  repeatedIds: true,
  asksBeyondW3c: false,
};
