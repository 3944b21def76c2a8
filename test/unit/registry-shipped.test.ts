import { expect, it } from 'vitest';
import { isPublicHostName } from '../../src/trust/host.ts';
import { Registry } from '../../src/trust/registry/registry.ts';
import { registryFault } from '../../src/trust/registry/registry-fault.ts';
import { shippedRegistry } from '../../src/trust/registry/shipped.ts';
import { registryVersion } from '../../src/trust/registry/version.ts';
import { describeWithShared, sharedText } from '../support/shared.ts';

const { institutions } = shippedRegistry;

it('nobody is confirmed, and nothing is filled in that nobody looked up', () => {
  expect(institutions.length).toBe(20);
  for (const institution of institutions)
    expect(institution, institution.id).toMatchObject({
      issuers: [],
      keys: [],
      legalIdentifiers: [],
      qualityAssurance: [],
      mandates: [],
      country: 'BEL',
    });
  expect(institutions.filter((institution) => institution.confirmed !== undefined)).toEqual([]);
  expect(institutions.flatMap(({ identifiers }) => identifiers.map(({ notation }) => notation)).sort()).toEqual([
    '008x57b05',
    '04nbhqj75',
    '05f950310',
  ]);
});

it('is sound, and every domain is a public name', async () => {
  expect(await registryFault(shippedRegistry)).toBeNull();
  for (const domain of institutions.flatMap(({ domains }) => domains)) expect(isPublicHostName(domain)).toBe(true);
});

it('has a version of its date and its content, whatever order its members are written in', async () => {
  const version = await registryVersion(shippedRegistry);
  expect(version).toMatch(/^2026-11-21-[0-9a-f]{10}$/);
  const reordered = Registry.parse(Object.fromEntries(Object.entries(shippedRegistry).reverse()));
  expect(await registryVersion(reordered)).toBe(version);
  const [first] = institutions;
  const changed = Registry.parse({ ...shippedRegistry, institutions: [{ ...first, domains: ['example.be'] }] });
  expect(await registryVersion(changed)).not.toBe(version);
});

describeWithShared('the list it was made from', () => {
  it('has the same institutions, names and domains', () => {
    const rows = sharedText('reference/flemish-institutions.md')
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .slice(2)
      .map((line) => line.split('|').map((cell) => cell.trim()));
    expect(institutions.map(({ legalName, kind, domains }) => [legalName.nl, legalName.en, kind, ...domains])).toEqual(
      rows.map(([, nl, en, kind, , domain]) => [nl, en, kind?.replace(' ', '_'), domain]),
    );
  });
});
