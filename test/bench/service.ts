import { secure } from '../../src/credential/data-integrity/secure.ts';
import { institutionDid } from '../../src/credential/did/document.ts';
import type { IssuingDeps } from '../../src/issuing/ports.ts';
import { warmUp } from '../../src/issuing/warm-up.ts';
import { grantScope, type InstitutionScope } from '../../src/record/institution-scope.ts';
import type { Trust } from '../../src/trust/trust.ts';
import { verify } from '../../src/verifying/verify.ts';
import { memoryIssuing } from './memory-issuing.ts';
import { memoryTrust } from './memory-trust.ts';
import type { Office } from './office.ts';
import { makeStock, type Stock } from './stock.ts';
import { documentsOf, issueNext, stockForms } from './whole-issue.ts';

export interface Bindings {
  readonly OFFICE: Office;
  /** The page image of every certificate, base64. */
  readonly PAGE: string;
}

const now = (): number => Math.floor(Date.now() / 1000);
/** Bodies kept at once: a long run must not be about memory. */
const MOST_BODIES = 64;

/** What one isolate keeps between requests; each part is made when a request first needs it, as in the product. */
interface Opened {
  readonly did: string;
  readonly scope: InstitutionScope;
  readonly issuing: IssuingDeps;
  trust?: Promise<Trust>;
  stock?: Promise<Stock>;
  three?: Promise<() => Promise<unknown>>;
}

let kept: Opened | undefined;

/**
 * The use cases of issuing and verifying behind plain addresses, over a record book in memory, and beside them the library
 * path. `/issue` takes an award and answers with one of its three documents; `/secure` takes a credential as the VC-API
 * does; `/verify` answers with the whole report; `/stock/…` is the same by `@digitalbazaar/vc`,
 * and `/stock/three` what the libraries need for three documents like those of an issue.
 */
async function answer(request: Request, { OFFICE, PAGE }: Bindings): Promise<string> {
  const json = async (): Promise<Record<string, unknown>> => JSON.parse(await request.text());
  const slug = OFFICE.institution.slug;
  kept ??= {
    did: institutionDid(OFFICE.origin, slug),
    scope: grantScope(slug, { keyId: 'bench' }),
    issuing: memoryIssuing(OFFICE, { now, page: Uint8Array.fromBase64(PAGE), mostBodies: MOST_BODIES }),
  };
  const { scope, issuing } = kept;
  switch (new URL(request.url).pathname) {
    case '/issue': {
      const file = await issueNext(issuing, scope, await json());
      const [, secured = ''] = await documentsOf(issuing, scope, file);
      return secured;
    }
    case '/secure': {
      const key = OFFICE.keys.find(({ role }) => role === 'proof-p256');
      if (!key) throw new Error('an office without a proof key');
      return secure(await request.text(), [await issuing.signers.proof(scope, key, OFFICE.origin)], now());
    }
    case '/verify': {
      kept.trust ??= memoryTrust(OFFICE, now());
      const trust = await kept.trust;
      const verification = await verify(await request.bytes(), {}, { trust, now: now(), local: true });
      if (verification.verdict === 'failed') throw new Error(JSON.stringify(verification.reports[0]?.checks));
      return JSON.stringify(verification);
    }
    case '/stock/issue': {
      kept.stock ??= makeStock(kept.did, now());
      return JSON.stringify(await (await kept.stock).issue(await json(), 'ecdsa'));
    }
    case '/stock/three': {
      // The documents are composed once: the libraries secure and read back, they judge no award.
      kept.three ??= json()
        .then((award) => issueNext(issuing, scope, award))
        .then((file) => documentsOf(issuing, scope, file))
        .then(stockForms);
      await (await kept.three)();
      return '{"verified":true}';
    }
    case '/stock/verify': {
      kept.stock ??= makeStock(kept.did, now());
      await (await kept.stock).verify(await json());
      return '{"verified":true}';
    }
    default:
      return 'nothing';
  }
}

// As src/index.ts does: the first request must not pay for what every request needs.
await warmUp();

// biome-ignore lint/style/noDefaultExport: the entry of a Worker
export default {
  async fetch(request, env) {
    try {
      return new Response(await answer(request, env));
    } catch (error) {
      return new Response(String(error), { status: 500 });
    }
  },
} satisfies ExportedHandler<Bindings>;
