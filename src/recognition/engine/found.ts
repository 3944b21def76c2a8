import { type LangMap, textIn } from '../../record/text.ts';
import { FINDING_CODES, type FindingCode } from '../codes/index.ts';
import { CRITERIA, type Finding, type FindingResult } from './finding.ts';

const LONGEST = 200;

interface Where {
  readonly evidence?: readonly string[];
  readonly outcomes?: readonly string[];
}

/** One finding: criterion, topic, result and weight come from the code, so that no code ever means two things. */
export function found(
  code: FindingCode,
  params: Readonly<Record<string, string>> = {},
  { evidence = [], outcomes = [] }: Where = {},
): Finding {
  const { criterion, topic, result, weight } = FINDING_CODES[code];
  const capped = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shortened(value)]));
  return { code, criterion, topic, result, weight, params: capped, evidence, outcomes };
}

/** What a document calls something, quoted as it is: in Dutch where it can be, else in any language it has. */
export const titleIn = (title: LangMap | null): string => shortened(textIn(title ?? {}, 'nl')) || '…';

/** No text of a document fills a letter. A character is not cut in two. */
function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** A text of the sheet of the unit, in both languages of the service; without its full stop, since it stands in a sentence. */
export function quotedAs(name: string, text: LangMap): Readonly<Record<string, string>> {
  const [nl, en] = (['nl', 'en'] as const).map((language) => textIn(text, language).trim().replace(/\.$/, ''));
  return { [name]: nl ?? '', ...(en === nl ? {} : { [`${name}_en`]: en ?? '' }) };
}

const RESULTS: readonly FindingResult[] = ['not_met', 'unknown', 'partly', 'met', 'n/a'];
const WEIGHTS: readonly Finding['weight'][] = ['gate', 'material', 'context'];

/** By criterion; within one what is not met first. What is said twice is said once, about everything it is about. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const once = new Map<string, Finding>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.code, Object.entries(finding.params).toSorted()]);
    const said = once.get(key);
    once.set(
      key,
      said === undefined
        ? finding
        : {
            ...said,
            evidence: [...new Set([...said.evidence, ...finding.evidence])].toSorted(),
            outcomes: [...new Set([...said.outcomes, ...finding.outcomes])].toSorted(),
          },
    );
  }
  return [...once]
    .map(([key, finding]) => ({ finding, rank: rankOf(finding), key }))
    .toSorted((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1))
    .map(({ finding }) => finding);
}

const rankOf = ({ criterion, result, weight }: Finding): number =>
  CRITERIA.indexOf(criterion) * 100 + RESULTS.indexOf(result) * 10 + WEIGHTS.indexOf(weight);
