import { pathOf } from '../../src/credential/contexts/canonicalise.ts';
import { asVcdm2 } from '../../src/credential/elm/vcdm2.ts';
import { encodeBitstring } from '../../src/credential/status-list/bitstring.ts';
import { composeStatusList } from '../../src/credential/status-list/compose.ts';
import { STATUS_LIST_ENTRIES } from '../../src/record/status-list-entries.ts';
import { composed, everyCase, ORIGIN, twinOf } from '../support/compositions.ts';
import { composedDecision, everyExemption } from '../support/recognition/decision-compositions.ts';
import { foreignCredential } from './credentials.ts';

/** How many documents of a kind take which way to N-Quads. */
export interface Share {
  readonly kind: string;
  readonly documents: number;
  /** In one pass by compiled contexts, every node named. */
  readonly compiled: number;
  /** In one pass, then labelled by the library. */
  readonly withBlankNodes: number;
  readonly library: number;
  /** Whether we issue documents of this kind, all of which should be compiled. */
  readonly own: boolean;
}

/** The way of every kind of document we issue, and of a stranger's for comparison. */
export async function fastPathShares(): Promise<readonly Share[]> {
  const awards = everyCase().map((one) => composed(one.case));
  const decisions = everyExemption().map(({ decision }) => composedDecision(decision));
  const list = composeStatusList({
    listUrl: `${ORIGIN}/i/scheldeland/status/revocation-1`,
    issuerDid: 'did:web:sigillum.example:i:scheldeland',
    purpose: 'revocation',
    encodedList: await encodeBitstring(STATUS_LIST_ENTRIES, [17]),
    validFrom: Date.UTC(2026, 8, 20) / 1000,
    validUntil: Date.UTC(2026, 8, 21) / 1000,
    ttl: 300_000,
  });
  return [
    await shareOf('awards, VCDM 2.0', awards.map(twinOf), true),
    await shareOf('awards, EDC', awards, true),
    await shareOf(
      'decisions, VCDM 2.0',
      decisions.map((one) => asVcdm2(one, { origin: ORIGIN, statuses: [] })),
      true,
    ),
    await shareOf('decisions, EDC', decisions, true),
    await shareOf('status lists', [list], true),
    await shareOf("a stranger's Open Badge", [foreignCredential()], false),
  ];
}

async function shareOf(kind: string, documents: readonly object[], own: boolean): Promise<Share> {
  const paths = await Promise.all(documents.map((document) => pathOf(document)));
  const count = (path: (typeof paths)[number]): number => paths.filter((one) => one === path).length;
  return {
    kind,
    documents: documents.length,
    compiled: count('compiled'),
    withBlankNodes: count('compiled-with-blank-nodes'),
    library: count('library'),
    own,
  };
}
