import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PinnedKey, RegisteredInstitution } from '../../src/trust/registry/registry.ts';
import { readTrustFile } from '../../src/trust/registry/trust-file.ts';

const readme = readFileSync(new URL('../../keys/trust/README.md', import.meta.url), 'utf8');

it('the example in the README is a trust file, as soon as a real certificate stands in it', async () => {
  const example = /```json\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  expect(await readTrustFile(example)).toMatchObject({
    error: { code: 'TRUST_FILE_ANCHOR', at: 'anchors.0.certificate' },
  });
  const { anchors: _, ...withoutAnchors } = JSON.parse(example) as Record<string, unknown>;
  expect(await readTrustFile(JSON.stringify(withoutAnchors))).toMatchObject({
    ok: true,
    value: { registry: { institutions: [{ id: 'kuleuven' }] } },
  });
});

it('the README says what each field does', () => {
  const described = /\| field \|[\s\S]*?\n\n/.exec(readme)?.[0] ?? '';
  const plain = ['kind', 'country', 'association', 'homepage'];
  for (const field of Object.keys(RegisteredInstitution.shape).filter((name) => !plain.includes(name)))
    expect(described).toContain(`\`${field}`);
  for (const field of Object.keys(PinnedKey.shape).filter(
    (name) => name.startsWith('valid') || name.startsWith('revoked'),
  ))
    expect(described).toContain(field);
});
