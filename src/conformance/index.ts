import { z } from 'zod';
import { grantScope } from '../record/institution-scope.ts';
import { randomIndices } from '../record/random-indices.ts';
import { conformanceApp } from './app.ts';
import { issuersOf } from './issuers.ts';

/** What the runner (`src/local/conformance-run.ts`) binds; no deployment has these. */
const Bindings = z.object({ ORIGIN: z.string(), CONFORMANCE_ISSUERS: z.string() });
type Bindings = z.output<typeof Bindings>;

const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));

function appOf(bindings: Bindings): ReturnType<typeof conformanceApp> {
  const { ORIGIN: origin, CONFORMANCE_ISSUERS: keys } = Bindings.parse(bindings);
  return conformanceApp({
    origin,
    issuers: issuersOf(keys, origin),
    now: () => Math.floor(Date.now() / 1000),
    uuid: () => crypto.randomUUID(),
    random: randomBytes,
    indices: randomIndices(randomBytes),
    scope: (name) => grantScope(name, { keyId: 'conformance' }),
  });
}

let app: ReturnType<typeof conformanceApp> | undefined;

/** One for the isolate, since the record book lives as long as it does. */
function kept(bindings: Bindings): ReturnType<typeof conformanceApp> {
  app ??= appOf(bindings);
  return app;
}

/** The Worker of conformance runs: the VC-API of the product under another policy, and nothing else of it. */
export default {
  fetch: (request, bindings) => kept(bindings).fetch(request),
} satisfies ExportedHandler<Bindings>;
