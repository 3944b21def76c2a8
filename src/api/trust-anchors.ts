import { z } from 'zod';
import { decodeBase64 } from '../record/base64.ts';
import { LangMap } from '../record/text.ts';
import { keptAnchor } from '../trust/registry/added.ts';
import { anchorFromDer, anchorFromPem } from '../trust/x509/anchor.ts';
import { problem } from './problem.ts';
import { answer, serviceOperation } from './route.ts';
import { EXAMPLE_ANCHOR } from './trust-examples.ts';
import { ANCHOR_USES, AnchorView, wireAnchor } from './trust-wire.ts';
import { anchorFailureParams } from './trust-words.ts';

const NewAnchor = z
  .strictObject({
    certificate: z.string().max(100_000).describe('one certificate, in PEM or as base64 of its DER'),
    use: z.enum(ANCHOR_USES).describe('`seal`: for seals; `timestamp`: for times only; `any`: for both'),
    name: LangMap(300).optional().describe('the name to show; without it, the certificate’s own'),
    development: z.boolean().default(false).describe('for trials: what it vouches for proves nothing'),
  })
  .meta({ id: 'NewTrustAnchor' });

export const trustAnchorOperations = [
  serviceOperation({
    id: 'addTrustAnchor',
    method: 'post',
    path: '/api/trust/anchors',
    tag: 'Trust',
    summary: 'Vouch for a certificate',
    description:
      'Seals whose certificates lead to it are taken for what their certificates say. The certificate is of a certification authority, or signed by itself. An anchor that has expired still stands behind what was sealed before.',
    access: 'operator',
    body: NewAnchor,
    example: EXAMPLE_ANCHOR,
    responses: {
      200: { description: 'Changed, or as it was', schema: AnchorView },
      201: { description: 'Added', schema: AnchorView },
    },
    problems: ['ANCHOR_NOT_VALID'],
    async handle({ c, deps, actor, body }) {
      const { certificate, use, name, development } = body;
      const wish = { use, source: development ? 'development' : 'operator', ...(name ? { name } : {}) } as const;
      const der = certificate.includes('-----') ? null : decodeBase64(certificate.replaceAll(/\s/g, ''));
      const anchor = await (der === null ? anchorFromPem(certificate, wish) : anchorFromDer(der, wish));
      if (!anchor.ok)
        return problem(c, 'ANCHOR_NOT_VALID', { params: anchorFailureParams(anchor.error), path: '/certificate' });
      const { id } = anchor.value;
      const { added } = await deps.trust.put(actor, [{ kind: 'anchor', id, body: keptAnchor(anchor.value) }]);
      return answer(wireAnchor(anchor.value), added ? 201 : 200);
    },
  }),
  serviceOperation({
    id: 'removeTrustAnchor',
    method: 'delete',
    path: '/api/trust/anchors/{sha256}',
    tag: 'Trust',
    summary: 'No longer vouch for a certificate',
    description: 'What came with a trusted list stays for as long as the list does.',
    access: 'operator',
    responses: { 204: { description: 'Removed' } },
    problems: ['TRUST_ENTRY_UNKNOWN'],
    async handle({ c, deps, actor, params }) {
      const { sha256: id = '' } = params;
      return (await deps.trust.remove(actor, { kind: 'anchor', id }))
        ? new Response(null, { status: 204 })
        : problem(c, 'TRUST_ENTRY_UNKNOWN', { params: { id } });
    },
  }),
];
