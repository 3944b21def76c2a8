import { z } from 'zod';
import { acceptedIn, accepts } from '../record/accepts.ts';
import { Text } from '../record/text.ts';
import { ACTIONS, Action } from './actions.ts';
import type { ApiKey } from './ports.ts';
import { languageOf, problem } from './problem.ts';
import { answer, operation } from './route.ts';
import { newToken, tokenDigest } from './session.ts';
import { DateTime } from './wire.ts';

const NewApiKey = z.strictObject({
  name: Text(100).describe('what it is for; shown in the list'),
  actions: z.array(Action).min(1).max(ACTIONS.length).describe('what it may do; `*` is everything'),
  expiresAt: z.iso.datetime({ offset: true }).optional().describe('never when absent'),
});
const View = z
  .object({
    keyId: z.string(),
    name: z.string(),
    actions: z.array(z.string()),
    createdAt: DateTime,
    expiresAt: DateTime.nullable(),
    revokedAt: DateTime.nullable(),
  })
  .meta({ id: 'ApiKey' });

const Made = z
  .object({
    keyId: z.string(),
    name: z.string(),
    actions: z.array(Action),
    token: z.string().describe('shown here and never again'),
  })
  .meta({ id: 'NewApiKey' });

const moment = (seconds: number | null) => (seconds === null ? null : new Date(seconds * 1000).toISOString());
const wire = (key: ApiKey) => ({
  keyId: key.keyId,
  name: key.name,
  actions: key.actions,
  createdAt: moment(key.createdAt),
  expiresAt: moment(key.expiresAt),
  revokedAt: moment(key.revokedAt),
});

export const apiKeyOperations = [
  operation({
    id: 'makeApiKey',
    method: 'post',
    path: '/api-keys',
    tag: 'API keys',
    summary: 'Make an API key',
    description: 'The token is in this answer and nowhere else: only its digest is kept.',
    action: 'api-keys:write',
    body: NewApiKey,
    example: { name: 'Student system', actions: ['awards:write', 'credentials:read'] },
    responses: { 201: { description: 'Made', schema: Made } },
    problems: ['ACTION_NOT_ALLOWED'],
    async handle({ c, deps, scope, may, keyExpiresAt, body }) {
      // A key can pass on only what it holds itself, and no longer than it holds it.
      const expiresAt = body.expiresAt ? Math.floor(Date.parse(body.expiresAt) / 1000) : null;
      if (keyExpiresAt !== null && (expiresAt === null || expiresAt > keyExpiresAt)) {
        const end = moment(keyExpiresAt);
        const accepted = acceptedIn(
          accepts({
            en: `at the latest ${end}, when your own key ends`,
            nl: `ten laatste ${end}, wanneer uw eigen sleutel eindigt`,
          }),
          languageOf(c),
        );
        return problem(c, 'BODY_NOT_VALID', { params: { count: '1' }, errors: [{ pointer: '/expiresAt', accepted }] });
      }
      const beyond = body.actions.find((action) => !may(action));
      if (beyond) return problem(c, 'ACTION_NOT_ALLOWED', { params: { action: beyond }, path: '/actions' });
      const token = newToken();
      const keyId = `key-${deps.issuing.uuid().slice(0, 8)}`;
      await deps.office.addApiKey(scope, {
        keyId,
        name: body.name,
        actions: body.actions,
        tokenSha256: await tokenDigest(token),
        expiresAt,
      });
      return answer({ keyId, name: body.name, actions: body.actions, token }, 201);
    },
  }),
  operation({
    id: 'listApiKeys',
    method: 'get',
    path: '/api-keys',
    tag: 'API keys',
    summary: 'List API keys',
    action: 'api-keys:write',
    responses: { 200: { description: 'All keys, never their tokens', schema: z.object({ apiKeys: z.array(View) }) } },
    problems: [],
    async handle({ deps, scope }) {
      return answer({ apiKeys: (await deps.office.apiKeys(scope)).map(wire) });
    },
  }),
  operation({
    id: 'revokeApiKey',
    method: 'delete',
    path: '/api-keys/{keyId}',
    tag: 'API keys',
    summary: 'Revoke an API key at once',
    action: 'api-keys:write',
    responses: { 204: { description: 'Revoked' } },
    problems: ['API_KEY_UNKNOWN'],
    async handle({ c, deps, scope, params }) {
      const { keyId = '' } = params;
      return (await deps.office.revokeApiKey(scope, keyId))
        ? new Response(null, { status: 204 })
        : problem(c, 'API_KEY_UNKNOWN', { params: { keyId } });
    },
  }),
];
