import { z } from 'zod';

/** What an API key may do. `*` is everything. */
export const ACTIONS = [
  '*',
  'institution:read',
  'institution:write',
  'offerings:read',
  'offerings:write',
  'awards:write',
  'credentials:read',
  'credentials:status',
  'vc-api:issue',
  'vc-api:status',
  'keys:read',
  'keys:write',
  'api-keys:write',
  'audit:read',
  'recognition:read',
  'recognition:intake',
  'recognition:advise',
  'recognition:decide',
  'recognition:precedents',
  'recognition:policies',
  'recognition:officers',
  'recognition:portfolio',
  'recognition:recommend',
] as const;

export const Action = z.enum(ACTIONS);
export type Action = z.output<typeof Action>;
