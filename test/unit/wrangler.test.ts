import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const settings = readFileSync(new URL('../../wrangler.toml', import.meta.url), 'utf8');

describe('the settings of the Worker', () => {
  it('keep what it fetches on the public internet', () => {
    const flags = /^compatibility_flags = (\[[^\]]*\])$/m.exec(settings)?.[1] ?? '[]';
    expect(JSON.parse(flags)).toContain('global_fetch_strictly_public');
    expect(settings).not.toContain('global_fetch_private_origin');
  });

  it('hold no secret', () => {
    expect(settings).not.toMatch(/^\s*(?:MASTER_KEY|FIRST_API_KEY)\s*=/m);
  });
});
