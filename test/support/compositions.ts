import { type Composition, composeElm } from '../../src/credential/elm/compose.ts';
import type { ElmCredential } from '../../src/credential/elm/model.ts';
import { uuidV5 } from '../../src/credential/elm/node-id.ts';
import { asVcdm2, type Vcdm2Credential } from '../../src/credential/elm/vcdm2.ts';
import { allCleanCases, FURTHER_CASES, type InventedCase, SCENARIO_CASES } from '../../src/local/invented/awards.ts';
import type { DraftedAward } from '../../src/record/award.ts';
import { asScenario, type Scenario } from './scenarios.ts';

export const ORIGIN = 'https://sigillum.example';
export const ISSUED_AT = Date.UTC(2026, 8, 20, 9, 30, 15) / 1000;

/** A valid PNG of one transparent pixel: these tests ask where a page image goes, not what is drawn on it. */
export const TINY_PNG = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
);

const NAMESPACE = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

/** Fixes the identities of an award as drafting does, but by name, so that a test sees the same document every time. */
export function drafted({ award }: Scenario): DraftedAward {
  const idOf = (name: string): string => `urn:uuid:${uuidV5(NAMESPACE, `${award.awardId}/${name}`)}`;
  return {
    ...award,
    achievementId: award.achievementId ?? idOf('award'),
    components: award.components.map((component) => ({
      ...component,
      achievementId: component.achievementId ?? idOf(component.unitCode),
    })),
  };
}

/** What is handed to the composer for an invented case. */
export function compositionOf(input: InventedCase, more: Partial<Composition> = {}): Composition {
  const scenario = asScenario(input);
  const { institution, specification, award } = scenario;
  return {
    credentialId: `urn:credential:${uuidV5(NAMESPACE, award.awardId)}`,
    issuerDid: `did:web:sigillum.example:i:${institution.slug}`,
    issuer: institution,
    specification,
    award: drafted(scenario),
    issuedAt: ISSUED_AT,
    pages: specification.languages.map((language) => ({ language, png: TINY_PNG })),
    edcStatuses: [
      { purpose: 'revocation', listUrl: `${ORIGIN}/i/${institution.slug}/status/edc-1`, index: 54321 },
      { purpose: 'suspension', listUrl: `${ORIGIN}/i/${institution.slug}/status/edc-2`, index: 12345 },
    ],
    ...more,
  };
}

export const composed = (input: InventedCase, more?: Partial<Composition>): ElmCredential =>
  composeElm(compositionOf(input, more));

/** The VCDM 2.0 form with both of its status entries. */
export const twinOf = (edc: ElmCredential): Vcdm2Credential =>
  asVcdm2(edc, {
    origin: ORIGIN,
    statuses: [
      { purpose: 'revocation', listUrl: `${ORIGIN}/i/x/status/r-1`, index: 17 },
      { purpose: 'suspension', listUrl: `${ORIGIN}/i/x/status/s-1`, index: 99_001 },
    ],
  });

/** A document as any JSON, to be broken by a test: no two places share an object. */
// biome-ignore lint/suspicious/noExplicitAny: a test breaks documents in ways their types forbid
export const loose = (document: object): any => JSON.parse(JSON.stringify(document));

/** Further awards, for what the clean cases do not have: every optional member, and the rarer pass bases. */
export const RARE_CASES = {
  everythingOptional: () =>
    varied({
      specification: {
        validForMonths: 60,
        homepage: 'https://www.scheldeland.example/mediator',
        supervision: { supervised: true, identityVerified: false },
      },
      award: {
        replaces: 'urn:credential:0b4be6a6-6b3f-4d38-9f38-1f2f2dd4b0aa',
        note: { nl: 'Afwijkend traject.' },
        mark: { value: '85', scale: '0-100', released: true },
      },
    }),
  unsupervisedVerified: () => varied({ specification: { supervision: { supervised: false, identityVerified: true } } }),
  deliberated: () => varied({ award: { passBasis: 'deliberated' } }),
  referenceInsteadOfBirthDate: () => {
    const { birthDate: _, ...learner } = FURTHER_CASES.joint().award.learner;
    return varied({ award: { learner: { ...learner, discloseReference: true } } });
  },
  onePage: () => varied({ specification: { languages: ['en'] } }),
} as const satisfies Record<string, () => InventedCase>;

function varied({
  specification,
  award,
}: {
  specification?: Partial<InventedCase['specification']>;
  award?: Partial<InventedCase['award']>;
}): InventedCase {
  const base = SCENARIO_CASES.environmentalMediator();
  return {
    institution: base.institution,
    specification: { ...base.specification, ...specification },
    award: { ...base.award, ...award },
  };
}

export const everyCase = (): { readonly name: string; readonly case: InventedCase }[] => [
  ...allCleanCases(),
  ...Object.entries(RARE_CASES).map(([name, make]) => ({ name, case: make() })),
];

export { FURTHER_CASES, SCENARIO_CASES };
