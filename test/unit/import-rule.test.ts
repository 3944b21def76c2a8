import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { breaches } from '../support/import-rule.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = globSync('{src,contexts,keys}/**/*.{ts,tsx}', { cwd: root }).map((path) => path.replaceAll('\\', '/'));
const rulesOf = (path: string, source: string) => breaches(path, source).map(({ rule }) => rule);

describe('the import rule', () => {
  it('every room imports only what it may know', () => {
    expect(files.length).toBeGreaterThan(150);
    expect(files.flatMap((path) => breaches(path, readFileSync(`${root}/${path}`, 'utf8')))).toEqual([]);
  });

  it.each([
    ['src/record/award.ts', "import { x } from '../credential/signer.ts';"],
    ['src/record/award.ts', "import type { X } from '../issuing/ports.ts';"],
    ['src/credential/elm/compose.ts', "import { x } from '../../trust/registry.ts';"],
    ['src/credential/elm/compose.ts', "export { x } from '../../issuing/issue.ts';"],
    ['src/credential/elm/compose.ts', "export * from '../../store/audit.ts';"],
    ['src/trust/registry.ts', "import { x } from '../issuing/issue.ts';"],
    ['src/issuing/issue.ts', "import { x } from '../verifying/pipeline.ts';"],
    ['src/verifying/pipeline.ts', "import { x } from '../issuing/issue.ts';"],
    ['src/issuing/issue.ts', "import { x } from '../store/register.ts';"],
    ['src/issuing/issue.ts', "import { x } from '../api/problem.ts';"],
    ['src/recognition/engine.ts', "import { x } from '../issuing/issue.ts';"],
    ['src/api/awards.ts', "import { x } from '../store/credentials.ts';"],
    ['src/api/awards.ts', "import { x } from '../workshop.ts';"],
    ['src/api/awards.ts', "import { x } from '../wallets/oid4vci/offer.ts';"],
    ['src/desk/console/page.tsx', "import { x } from '../../api/route.ts';"],
    ['src/wallets/oid4vci/offer.ts', "import { x } from '../../store/audit.ts';"],
    ['src/cli.ts', "import { x } from './store/audit.ts';"],
    ['src/app.ts', "import { x } from './local/start.ts';"],
    ['src/app.ts', "import { x } from './conformance/policy.ts';"],
    ['src/wallets/vc-api/routes.ts', "import { x } from '../../conformance/policy.ts';"],
    ['src/conformance/app.ts', "import { x } from '../workshop.ts';"],
    ['src/api/awards.ts', "const x = await import('../local/start.ts');"],
    ['src/api/awards.ts', "import '../local/start.ts';"],
    ['src/api/awards.ts', "import {\n  a,\n  b,\n} from '../store/audit.ts';"],
    ['src/api/awards.ts', "const x = require('../store/audit.ts');"],
    ['src/credential/page/draw.ts', "import { x } from '../../../test/support/service.ts';"],
    ['keys/development-authority.ts', "import { x } from '../src/issuing/issue.ts';"],
    ['contexts/elm-context.ts', "import { x } from '../src/credential/signer.ts';"],
    ['src/trust/registry/shipped.ts', "import { x } from '../../../keys/development-authority.ts';"],
    ['src/verifying/pipeline.ts', "import x from '../../keys/trust/registry.json' with { type: 'json' };"],
  ])('%s may not: %s', (path, source) => {
    expect(rulesOf(path, source)).toEqual(['room']);
  });

  it.each([
    ['src/record/award.ts', "import { z } from 'zod';\nimport { x } from './names.ts';"],
    ['src/credential/contexts/loader.ts', "import { x } from '../../../contexts/wrappers.ts';"],
    [
      'src/store/register.ts',
      "import type { X } from '../issuing/ports.ts';\nimport { type Y } from '../api/ports.ts';",
    ],
    ['src/app.ts', "import { x } from './api/index.ts';\nimport { y } from './workshop.ts';"],
    [
      'src/local/start.ts',
      "import { x } from '../store/audit.ts';\nimport { y } from '../../keys/development-authority.ts';",
    ],
    ['src/api/awards.ts', "// import { x } from '../store/audit.ts';\n/* import '../local/x.ts' */"],
    ['keys/development-authority.ts', "import { x } from '../src/credential/certificates/pem.ts';"],
    ['src/trust/registry/shipped.ts', "import x from '../../../keys/trust/registry.json' with { type: 'json' };"],
  ])('%s may: %s', (path, source) => {
    expect(rulesOf(path, source)).toEqual([]);
  });

  it('the record book knows the types of other rooms and nothing that runs', () => {
    expect(rulesOf('src/store/register.ts', "import { issue } from '../issuing/issue.ts';")).toEqual(['type-only']);
    expect(rulesOf('src/store/register.ts', "import { type X, issue } from '../issuing/issue.ts';")).toEqual([
      'type-only',
    ]);
  });

  it('a room nobody named is a breach until the rule names it', () => {
    expect(rulesOf('src/helpers/text.ts', "import { x } from '../record/award.ts';")).toEqual(['unknown-room']);
    expect(rulesOf('src/app.ts', "import { x } from './helpers/text.ts';")).toEqual(['unknown-room']);
  });
});

describe('what only one place may do', () => {
  it.each([
    'const answer = await fetch(url);',
    'const answer = await globalThis.fetch(url);',
    "const answer = await self['fetch'](url);",
    'const get = fetch;',
    'run({ fetcher: fetch, now });',
    ['const text = `$', '{await fetch(url)}`;'].join(''),
  ])('fetch outside safe-fetch: %s', (source) => {
    expect(rulesOf('src/api/awards.ts', source)).toEqual(['fetch']);
    expect(rulesOf('src/trust/registry.ts', source)).toEqual(['fetch']);
    expect(rulesOf('src/trust/safe-fetch.ts', source)).toEqual([]);
    expect(rulesOf('src/local/demo.ts', source)).toEqual([]);
  });

  it.each([
    'export default { fetch: (request) => app.fetch(request) };',
    'const prefetch = refetch(1);',
    "throw new Error('never fetch(anything)'); // fetch(url)",
  ])('which is none: %s', (source) => {
    expect(rulesOf('src/index.ts', source)).toEqual([]);
  });

  it.each([
    'Date.now()',
    'new Date()',
    'new Date( )',
    'new Date;',
    'Date()',
    'performance.now()',
    'const clock = Date.now;',
  ])('the clock outside the edges: %s', (source) => {
    for (const path of [
      'src/issuing/issue.ts',
      'src/credential/elm/compose.ts',
      'src/api/route.ts',
      'src/background.ts',
    ])
      expect(rulesOf(path, source)).toEqual(['clock']);
    for (const path of ['src/index.ts', 'src/cli.ts', 'src/workshop.ts', 'src/store/audit.ts', 'src/local/start.ts'])
      expect(rulesOf(path, source)).toEqual([]);
  });

  it('a date made from a value reads no clock', () => {
    const source =
      "const a = new Date(seconds * 1000);\nconst b = Date.parse('2026-01-01');\nconst c = Date.UTC(2026);";
    expect(rulesOf('src/issuing/issue.ts', source)).toEqual([]);
  });

  it.each(['const page = raw(text);', '<div dangerouslySetInnerHTML={{ __html: text }} />'])(
    'markup from text: %s',
    (source) => {
      expect(rulesOf('src/desk/console/page.tsx', source)).toEqual(['markup']);
    },
  );

  it('a scope is granted by the session and for the Worker’s own work, nowhere else', () => {
    const source = 'const scope = grantScope(institution, { keyId });';
    expect(rulesOf('src/api/awards.ts', source)).toEqual(['scope']);
    expect(rulesOf('src/store/register.ts', source)).toEqual(['scope']);
    for (const path of ['src/api/session.ts', 'src/workshop.ts']) expect(rulesOf(path, source)).toEqual([]);
  });
});
