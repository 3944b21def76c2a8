import { type Policy, PRODUCT } from '../../credential/policy.ts';
import { type JsonObject, listOf } from '../../record/json.ts';
import { check } from '../check.ts';
import type { Examined } from '../examined.ts';
import { readFacts } from '../facts/read-facts.ts';
import type { Form } from '../form.ts';
import type { Check } from '../report.ts';
import { undefinedTerms } from '../vocabulary-terms.ts';
import { conceptChecks } from './mean/concepts.ts';
import { contextChecks } from './mean/contexts.ts';
import { MODEL_NAMES, modelOf } from './mean/model.ts';
import { structureChecks } from './mean/structure.ts';

/**
 * Forms whose signature is over bytes: what no context defines is signed as well, and only readers of JSON-LD miss it.
 * Where the signature is over the graph, safe mode has refused such a document when it was proved.
 */
const SIGNED_BYTES: ReadonlySet<Form> = new Set(['edc', 'vc+jwt', 'vc-jwt-1.1', 'sd-jwt-vc', 'open-badge-jwt']);

/** Claims of a token that may stand beside the members of a credential (VC-JOSE-COSE §3.1.3, RFC 7519). */
const TOKEN_CLAIMS: ReadonlySet<string> = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'cnf', 'vct']);

/**
 * Step 4, what the document says: the contexts of its model in their order, no word that is signed but means nothing, the
 * parts the model asks for, concepts that exist, and no contradiction among the facts. Only W3C's own musts fail; whatever
 * else is odd is for a person to weigh. Nothing is examined that was not proved.
 */
export function meanChecks(
  examined: Examined,
  document: JsonObject | null,
  policy: Policy = PRODUCT,
): readonly Check[] {
  const { form, proved, tree, claims } = examined;
  if (!proved || (tree === null && claims === null)) return [check('MEANING_NOT_EXAMINED')];
  const model = modelOf(examined);
  if (model === 'unknown') return [check('MODEL_UNKNOWN', { model: kindNamed(claims) })];
  const findings = [
    ...(document === null || tree === null ? [] : documentChecks(document, form, model, policy)),
    ...structureChecks(examined, model, policy),
    ...readFacts(examined).checks,
  ];
  return findings.length > 0 ? findings : [check('MEANING_OK', { model: MODEL_NAMES[model] })];
}

function documentChecks(
  document: JsonObject,
  form: Form,
  model: ReturnType<typeof modelOf>,
  policy: Policy,
): readonly Check[] {
  const isToken = form === 'vc+jwt' || form === 'open-badge-jwt';
  return [
    ...contextChecks(document, model, policy),
    ...(SIGNED_BYTES.has(form) ? undefinedTerms(document, isToken ? TOKEN_CLAIMS : undefined) : []).map(
      ({ term, pointer }) => check('TERM_UNDEFINED', { term }, { pointer }),
    ),
    ...conceptChecks(document),
  ];
}

const kindNamed = (claims: JsonObject | null): string => String(listOf(claims?.vct)[0] ?? 'vct').slice(0, 200);
