import jsonld from 'jsonld';
import type { Finding } from '../../record/finding.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { CanonicalisationError, canonicalise } from '../contexts/canonicalise.ts';
import { meansSomething } from '../contexts/compiled.ts';
import { documentLoader } from '../contexts/loader.ts';
import { shareTermDefinitions } from '../contexts/shallow-contexts.ts';
import { writtenOnce } from './once.ts';
import { type DocumentKind, finding } from './rule.ts';

/**
 * LINT-SAFE-MODE: every member of the document means something under its contexts. Plain JSON-LD processing drops what it
 * does not know without a word, so that a fact would be in the JSON and not in what is signed (JSON-LD 1.1 API, safe mode
 * of jsonld). An EDC is only read; of the VCDM 2.0 form the canonical N-Quads are kept, so that
 * they are computed once.
 */
export async function safeMode(
  kind: DocumentKind,
  document: object,
): Promise<Result<readonly string[] | undefined, Finding>> {
  try {
    const once = writtenOnce(document);
    if (kind === 'vcdm2') return ok(await canonicalise.inPieces(once));
    if (await meansSomething(once)) return ok(undefined);
    await shareTermDefinitions();
    await jsonld.expand(once, { documentLoader, safe: true, base: null });
    return ok(undefined);
  } catch (cause) {
    const subject = subjectOf(cause);
    if (subject === undefined) throw cause;
    return fail(
      finding(
        'LINT-SAFE-MODE',
        '',
        {
          nl: `JSON-LD zou dit zonder melding weglaten of weigert het: ${subject}.`,
          en: `JSON-LD would drop this without a word or refuses it: ${subject}.`,
        },
        {
          nl: 'Gebruik alleen termen die de contexten van het document definiëren.',
          en: 'Use only terms that the contexts of the document define.',
        },
      ),
    );
  }
}

/** What JSON-LD complains about; undefined for an error that is not about the document. */
function subjectOf(cause: unknown): string | undefined {
  if (cause instanceof CanonicalisationError) return cause.subject ?? cause.code;
  if (!(cause instanceof Error) || !cause.name.startsWith('jsonld.')) return undefined;
  const { details } = cause as { details?: { event?: { details?: Record<string, unknown> }; code?: string } };
  const named = details?.event?.details ?? {};
  const subject = named.property ?? named.type ?? named.id ?? named.value ?? details?.code ?? cause.message;
  return typeof subject === 'string' ? subject : JSON.stringify(subject);
}
