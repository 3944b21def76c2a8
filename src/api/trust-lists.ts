import { z } from 'zod';
import { sha256Hex } from '../record/sha256.ts';
import { LangMap } from '../record/text.ts';
import { keptAnchor, listedAnchorIds } from '../trust/registry/added.ts';
import { readTrustedList } from '../trust/trusted-list/read-trusted-list.ts';
import { languageOf, problem } from './problem.ts';
import { answer, serviceOperation } from './route.ts';
import { TrustedListView, wireTrustedList } from './trust-wire.ts';
import { listFailureParams, SIGNATURE_NOT_CHECKED } from './trust-words.ts';

/** Largest trusted list, in bytes: the largest national list is about 10 MB. */
const LIST_LIMIT = 20_000_000;

const Loaded = z
  .object({
    ...TrustedListView.shape,
    done: z.enum(['added', 'changed']),
    schemeOperator: LangMap(500),
    passedOver: z
      .array(z.object({ service: z.string(), reason: z.string() }))
      .describe('certificates of services that were left out, and why'),
    signatureChecked: z.literal(false),
    note: z.string().describe('what that means, in the language of the reader'),
  })
  .meta({ id: 'LoadedTrustedList' });

export const trustListOperations = [
  serviceOperation({
    id: 'loadTrustedList',
    method: 'post',
    path: '/api/trust/trusted-lists',
    tag: 'Trust',
    summary: 'Load a national trusted list',
    description:
      'An ETSI TS 119 612 list of one country. Its authorities for electronic seals and timestamps become anchors, with their status over time; they take the place of those of the list that was loaded before for that country. The signature of the list is not checked: fetch it from its official address.',
    access: 'operator',
    file: {
      mediaTypes: ['application/xml', 'text/xml', 'application/vnd.etsi.tsl+xml'],
      limit: LIST_LIMIT,
      description: 'the XML of the list, in UTF-8',
    },
    responses: {
      200: { description: 'In the place of an earlier one', schema: Loaded },
      201: { description: 'The first of its country', schema: Loaded },
    },
    problems: ['TRUSTED_LIST_NOT_VALID', 'TRUSTED_LIST_OLDER'],
    async handle({ c, deps, actor, file }) {
      const text = utf8(file);
      const list = text === null ? NOT_UTF8 : await readTrustedList(text);
      if (!list.ok) return problem(c, 'TRUSTED_LIST_NOT_VALID', { params: listFailureParams(list.error) });
      const { territory, sequenceNumber, issued, nextUpdate, schemeOperator, passedOver, signatureChecked } =
        list.value;
      const { anchors } = list.value;
      const ids = listedAnchorIds(anchors);
      const inUse = {
        territory,
        sequenceNumber,
        issued,
        nextUpdate,
        anchors: anchors.length,
        sha256: await sha256Hex(file),
      };
      const bodies = anchors.map((anchor, index) => ({ id: ids[index] ?? anchor.id, body: keptAnchor(anchor) }));
      const done = await deps.trust.putTrustedList(actor, inUse, bodies);
      if (done === 'older')
        return problem(c, 'TRUSTED_LIST_OLDER', { params: { territory, sequenceNumber: String(sequenceNumber) } });
      const note = SIGNATURE_NOT_CHECKED[languageOf(c)];
      const shown = { ...wireTrustedList(inUse), done, schemeOperator, passedOver, signatureChecked, note };
      return answer(shown, done === 'added' ? 201 : 200);
    },
  }),
  serviceOperation({
    id: 'removeTrustedList',
    method: 'delete',
    path: '/api/trust/trusted-lists/{territory}',
    tag: 'Trust',
    summary: 'Remove a trusted list',
    description: 'Every anchor that came with it goes with it.',
    access: 'operator',
    responses: { 204: { description: 'Removed' } },
    problems: ['TRUST_ENTRY_UNKNOWN'],
    async handle({ c, deps, actor, params }) {
      const { territory: id = '' } = params;
      return (await deps.trust.remove(actor, { kind: 'trusted-list', id }))
        ? new Response(null, { status: 204 })
        : problem(c, 'TRUST_ENTRY_UNKNOWN', { params: { id } });
    },
  }),
];

const NOT_UTF8 = { ok: false, error: { code: 'TRUSTED_LIST_UNREADABLE', reason: 'it is not UTF-8' } } as const;

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
