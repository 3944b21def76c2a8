import { z } from 'zod';

/** What Cloudflare binds to the Worker: see wrangler.toml. */
export interface Env {
  readonly DB: D1Database;
  readonly BLOBS: R2Bucket;
  readonly ISSUING: Queue;
  readonly ORIGIN: string;
  readonly FORMER_ORIGINS?: string;
  readonly MASTER_KEY?: string;
  readonly FIRST_API_KEY?: string;
}

const Origin = z.string().refine((value) => {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  const local = url.hostname === 'localhost' || url.hostname === '127.0.0.1';
  return url.origin === value && (url.protocol === 'https:' || (url.protocol === 'http:' && local));
}, 'an https origin without a path or a trailing slash (http only for localhost)');

const Settings = z.object({
  ORIGIN: Origin,
  FORMER_ORIGINS: z
    .string()
    .default('')
    .transform((text) => text.split(/\s+/).filter(Boolean))
    .pipe(z.array(Origin)),
  MASTER_KEY: z.string('is missing').regex(/^[A-Za-z0-9_-]{43}$/, 'must be 32 bytes in base64url (43 characters)'),
  FIRST_API_KEY: z
    .string()
    .regex(/^sgl_[A-Za-z0-9_-]{32,}$/, 'must be sgl_ and at least 32 letters, digits, - or _')
    .optional(),
});

export interface Config {
  readonly origin: string;
  readonly formerOrigins: readonly string[];
  readonly masterKey: string;
  readonly firstApiKey: string | null;
}

/** A setting that is missing or wrong: the service signs nothing until it is right. Never holds a value. */
export interface SettingFault {
  readonly setting: string;
  readonly reason: string;
}

/** The Worker's settings, or the first one that is not right, by name. */
export function readConfig(env: Env): Config | SettingFault {
  const parsed = Settings.safeParse(env);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { setting: String(issue?.path[0] ?? 'settings'), reason: issue?.message ?? 'is not right' };
  }
  return {
    origin: parsed.data.ORIGIN,
    formerOrigins: parsed.data.FORMER_ORIGINS,
    masterKey: parsed.data.MASTER_KEY,
    firstApiKey: parsed.data.FIRST_API_KEY ?? null,
  };
}
