import { z } from 'zod';
import { parsePemChain, parsePemPrivateKey } from '../credential/certificates/pem.ts';
import { checkSealCertificate } from '../credential/certificates/seal-certificate.ts';
import { generateKey } from '../credential/keys/generate.ts';
import { publicJwkOf } from '../credential/keys/import.ts';
import type { SigningKey } from '../issuing/ports.ts';
import { certificateObstacle } from '../issuing/seal-certificate.ts';
import { accepts } from '../record/accepts.ts';
import { encodeBase64 } from '../record/base64.ts';
import { keyFailureParams } from './key-words.ts';
import type { Office } from './ports.ts';
import { problem } from './problem.ts';
import { answer, operation } from './route.ts';
import { DateTime } from './wire.ts';

const KeyId = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/,
    accepts({
      en: 'lower-case letters, digits and hyphens, at most 40',
      nl: 'kleine letters, cijfers en koppeltekens, hoogstens 40',
    }),
  )
  .meta({ description: 'fragment of the verification method; signed into documents', example: 'seal-2026' });
const Pem = z.string().max(20_000);
const ProofRole = z.enum(['proof-p256', 'proof-ed25519']);

const NewKey = z.discriminatedUnion('role', [
  z.strictObject({
    role: z.literal('seal'),
    keyId: KeyId,
    privateKey: Pem.meta({ description: 'PKCS#8 in PEM (BEGIN PRIVATE KEY)' }),
    certificateChain: Pem.meta({ description: 'PEM certificates, leaf first, without the trust anchor' }),
  }),
  z.strictObject({
    role: ProofRole,
    keyId: KeyId,
    privateKey: Pem.optional().meta({ description: 'PKCS#8 in PEM; made here when absent' }),
    development: z.boolean().default(false).describe('what it signs is marked as proving nothing'),
  }),
]);

const View = z
  .object({
    keyId: z.string(),
    role: z.enum(['seal', 'proof-p256', 'proof-ed25519']),
    algorithm: z.string(),
    state: z.enum(['active', 'retired', 'compromised']),
    development: z.boolean(),
    validFrom: DateTime,
    validUntil: DateTime.nullable(),
    compromisedSince: DateTime.nullable(),
    publicJwk: z.record(z.string(), z.unknown()),
    certificateChain: z.array(z.string()).nullable().describe('DER in base64, leaf first; seal keys only'),
  })
  .meta({ id: 'SigningKey' });

const moment = (seconds: number | null) => (seconds === null ? null : new Date(seconds * 1000).toISOString());

/** A key without anything of its private half. */
const wire = (key: SigningKey) => ({
  keyId: key.keyId,
  role: key.role,
  algorithm: key.algorithm,
  state: key.state,
  development: key.development,
  validFrom: moment(key.validFrom),
  validUntil: moment(key.validUntil),
  compromisedSince: moment(key.compromisedSince),
  publicJwk: key.publicJwk,
  certificateChain: key.certificateChain,
});

type NewSigningKey = Parameters<Office['addSigningKey']>[1];

export const signingKeyOperations = [
  operation({
    id: 'addSigningKey',
    method: 'post',
    path: '/keys',
    tag: 'Signing keys',
    summary: 'Import or make a signing key',
    description:
      'It signs for its role from now on; the key before it is retired and stays published. Private keys are encrypted at once and never shown again. See keys/README.md.',
    action: 'keys:write',
    body: NewKey,
    example: { role: 'proof-p256', keyId: 'proof-2026' },
    responses: { 201: { description: 'In use', schema: View } },
    problems: ['KEY_NOT_VALID', 'KEY_EXISTS', 'SEAL_CERTIFICATE_MISMATCH'],
    async handle({ c, deps, scope, body }) {
      const invalid = (path: string, failure: Parameters<typeof keyFailureParams>[0]) =>
        problem(c, 'KEY_NOT_VALID', { params: keyFailureParams(failure), path });
      let key: NewSigningKey;
      if (body.role === 'seal') {
        const pkcs8 = parsePemPrivateKey(body.privateKey);
        if (!pkcs8.ok) return invalid('/privateKey', pkcs8.error);
        const chain = parsePemChain(body.certificateChain);
        if (!chain.ok) return invalid('/certificateChain', chain.error);
        const checked = await checkSealCertificate(chain.value, pkcs8.value, deps.issuing.now());
        if (!checked.ok)
          return invalid(checked.error.code.startsWith('KEY_') ? '/privateKey' : '/certificateChain', checked.error);
        const institution = await deps.office.institution(scope);
        if (!institution) return problem(c, 'INSTITUTION_UNKNOWN', { params: { institution: scope.institutionId } });
        const { leaf, algorithm, development } = checked.value;
        const mismatch = certificateObstacle(institution, leaf);
        if (mismatch) return problem(c, mismatch.code, { ...mismatch, path: '/certificateChain' });
        const publicJwk = await publicJwkOf(algorithm, pkcs8.value);
        if (!publicJwk) return invalid('/privateKey', { code: 'KEY_UNREADABLE' });
        key = {
          keyId: body.keyId,
          role: 'seal',
          algorithm,
          publicJwk,
          certificateChain: chain.value.map(encodeBase64),
          development,
          validUntil: leaf.notAfter,
          pkcs8: pkcs8.value,
        };
      } else {
        const algorithm = body.role === 'proof-p256' ? 'ES256' : 'Ed25519';
        const common = {
          keyId: body.keyId,
          role: body.role,
          algorithm,
          certificateChain: null,
          development: body.development,
          validUntil: null,
        } as const;
        if (body.privateKey === undefined) key = { ...common, ...(await generateKey(algorithm)) };
        else {
          const pkcs8 = parsePemPrivateKey(body.privateKey);
          if (!pkcs8.ok) return invalid('/privateKey', pkcs8.error);
          const publicJwk = await publicJwkOf(algorithm, pkcs8.value);
          if (!publicJwk) return invalid('/privateKey', { code: 'KEY_UNREADABLE' });
          key = { ...common, publicJwk, pkcs8: pkcs8.value };
        }
      }
      if (await deps.office.addSigningKey(scope, key))
        return problem(c, 'KEY_EXISTS', { params: { keyId: key.keyId } });
      const stored = (await deps.office.signingKeys(scope.institutionId)).find(({ keyId }) => keyId === key.keyId);
      return answer(stored ? wire(stored) : { keyId: key.keyId }, 201);
    },
  }),
  operation({
    id: 'listSigningKeys',
    method: 'get',
    path: '/keys',
    tag: 'Signing keys',
    summary: 'List signing keys',
    action: 'keys:read',
    responses: { 200: { description: 'All keys, also retired ones', schema: z.object({ keys: z.array(View) }) } },
    problems: [],
    async handle({ deps, scope }) {
      return answer({ keys: (await deps.office.signingKeys(scope.institutionId)).map(wire) });
    },
  }),
  operation({
    id: 'retireSigningKey',
    method: 'post',
    path: '/keys/{keyId}/retire',
    tag: 'Signing keys',
    summary: 'Retire a signing key',
    description: 'It signs no more; everything it signed stays valid and it stays published.',
    action: 'keys:write',
    responses: { 204: { description: 'Retired' } },
    problems: ['KEY_UNKNOWN'],
    async handle({ c, deps, scope, params }) {
      const { keyId = '' } = params;
      return (await deps.office.endSigningKey(scope, keyId, { state: 'retired' }))
        ? new Response(null, { status: 204 })
        : problem(c, 'KEY_UNKNOWN', { params: { keyId } });
    },
  }),
  operation({
    id: 'reportCompromise',
    method: 'post',
    path: '/keys/{keyId}/compromise',
    tag: 'Signing keys',
    summary: 'Report a signing key as compromised',
    description:
      'It is published as revoked since the given moment. This cannot be undone; see keys/README.md for what comes next.',
    action: 'keys:write',
    body: z.strictObject({ since: z.iso.datetime({ offset: true }).describe('since when it may have been misused') }),
    example: { since: '2026-06-26T10:00:00Z' },
    responses: { 204: { description: 'Reported' } },
    problems: ['KEY_UNKNOWN'],
    async handle({ c, deps, scope, params, body }) {
      const { keyId = '' } = params;
      const since = Math.floor(Date.parse(body.since) / 1000);
      return (await deps.office.endSigningKey(scope, keyId, { state: 'compromised', since }))
        ? new Response(null, { status: 204 })
        : problem(c, 'KEY_UNKNOWN', { params: { keyId } });
    },
  }),
];
