import { EDC_CONTEXTS, isKnownContext } from '../../../credential/contexts/loader.ts';
import type { Policy } from '../../../credential/policy.ts';
import { type JsonObject, listOf } from '../../../record/json.ts';
import { check } from '../../check.ts';
import type { Check } from '../../report.ts';
import type { Model } from './model.ts';

const [VC_V1] = EDC_CONTEXTS;
const VC_V2 = 'https://www.w3.org/ns/credentials/v2';
const WRAPPER = /\/contexts\/elm-vcdm2-[0-9a-f]{64}\.jsonld$/;
const BADGE = /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(?:-3\.0\.\d+)?\.json$/;

/** Contexts that only name proofs, keys, status entries and the like: they may follow what the model asks for. */
const BESIDES: ReadonlySet<string> = new Set([
  'https://w3id.org/security/data-integrity/v1',
  'https://w3id.org/security/data-integrity/v2',
  'https://w3id.org/security/suites/ed25519-2020/v1',
  'https://w3id.org/security/multikey/v1',
  'https://www.w3.org/ns/credentials/status/v1',
  'https://w3id.org/vc/status-list/2021/v1',
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
]);

/** What each model begins with: every way that is known to process to the same meaning. */
const BEGINNINGS: Readonly<Record<Model, readonly (readonly ((url: string) => boolean)[])[]>> = {
  edc: [[is(VC_V1), is(EDC_CONTEXTS[1])]],
  // The same document with an embedded proof needs the context that defines it, behind the two.
  'elm-vcdm1': [[is(VC_V1), is(EDC_CONTEXTS[1])]],
  'elm-vcdm2': [
    [is(VC_V2), (url) => WRAPPER.test(url) && isKnownContext(url)],
    [is(VC_V1), is(EDC_CONTEXTS[1])],
  ],
  'open-badge': [
    [is(VC_V2), (url) => BADGE.test(url)],
    [is(VC_V1), (url) => BADGE.test(url)],
  ],
  vcdm1: [[is(VC_V1)]],
  vcdm2: [[is(VC_V2)]],
  attestation: [],
  unknown: [],
};

function is(expected: string): (url: string) => boolean {
  return (url) => url === expected;
}

/**
 * Whether a document names the contexts its model asks for, in their order: an EDC exactly its two (ELM 3.2), ELM under
 * VCDM 2.0 `v2` and a wrapper we know, a badge `v2` and Open Badges 3.0, any other credential the W3C context first
 * (VCDM 2.0 §4.3). Other contexts may give words another meaning, so they are unknown, never wrong; those a policy lets in
 * may follow in a credential of no particular model.
 */
export function contextChecks(document: JsonObject, model: Model, policy: Policy): readonly Check[] {
  const beginnings = BEGINNINGS[model];
  if (beginnings.length === 0) return [];
  const contexts = listOf(document['@context']);
  const begun = beginnings.find((beginning) => beginning.every((fits, at) => fitsAt(fits, contexts[at])));
  if (begun === undefined) return [check('CONTEXT_ORDER', {}, { contexts: contexts.slice(0, 10).map(shown) })];
  const plain = model === 'vcdm1' || model === 'vcdm2';
  const others = contexts.slice(begun.length).filter((context) => !isExpected(context, model, plain, policy));
  return others.length === 0
    ? []
    : [check('CONTEXT_NOT_EXPECTED', { context: shown(others[0]) }, { contexts: others.slice(0, 10).map(shown) })];
}

const fitsAt = (fits: (url: string) => boolean, context: unknown): boolean =>
  typeof context === 'string' && fits(context);

/** Nothing may follow the two contexts of an EDC. A credential of no particular model may use any pinned context. */
const isExpected = (context: unknown, model: Model, plain: boolean, policy: Policy): boolean =>
  typeof context === 'string'
    ? model !== 'edc' && (plain ? isKnownContext(context) || policy.contexts.has(context) : BESIDES.has(context))
    : plain && policy.inlineContexts;

const shown = (context: unknown): string => (typeof context === 'string' ? context.slice(0, 200) : 'inline');
