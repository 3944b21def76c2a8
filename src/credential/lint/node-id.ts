import type { Finding } from '../../record/finding.ts';
import { finding, type LintRule } from './rule.ts';
import { type Place, pointer } from './walk.ts';

/** An absolute IRI without characters that RDF would refuse. */
const ABSOLUTE = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i;

/**
 * LINT-NODE-ID: every node has an id that is an absolute IRI, and one id stands for one content. In RDF two nodes with the
 * same id are one, with the members of both: two images under one id break `sh:maxCount`, two labels `sh:uniqueLang`, and a
 * reader sees facts nobody wrote.
 */
export const nodeId: LintRule = ({ places }) => {
  const known = new Map<string, Place>();
  const findings: Finding[] = [];
  for (const place of places) {
    const { id, type } = place.value;
    if (id === undefined && type === undefined) continue;
    if (typeof id !== 'string' || !ABSOLUTE.test(id)) {
      findings.push(notAnId(place));
      continue;
    }
    const first = known.get(id);
    if (!first) known.set(id, place);
    else if (!equal(first.value, place.value)) findings.push(twoContents(first, place));
  }
  return findings;
};

/** Whether two JSON values say the same. The order of members says nothing. */
function equal(one: unknown, other: unknown): boolean {
  return one === other || sorted(one) === sorted(other);
}

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );

const notAnId = (place: Place): Finding =>
  finding(
    'LINT-NODE-ID',
    pointer(place, 'id'),
    { nl: 'Een knoop zonder absolute IRI als id.', en: 'A node without an absolute IRI as id.' },
    { nl: 'Geef de knoop een id.', en: 'Give the node an id.' },
  );

const twoContents = (first: Place, second: Place): Finding =>
  finding(
    'LINT-NODE-ID',
    pointer(second, 'id'),
    {
      nl: `Dezelfde id als ${pointer(first) || '/'}, met een andere inhoud.`,
      en: `The same id as ${pointer(first) || '/'}, with other content.`,
    },
    { nl: 'Geef wat verschilt een eigen id.', en: 'Give what differs an id of its own.' },
  );
