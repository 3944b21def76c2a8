import type { ProcessedSdJwtVc } from '../../credential/sd-jwt-vc/read.ts';
import { isObject, type JsonObject, listOf } from '../../record/json.ts';
import type { KeptBack } from '../examined.ts';

/** Members of a credential that say from when and until when it holds (VCDM 1.1 §4.6, VCDM 2.0 §4.9, ELM). */
const PERIOD = [
  ['validFrom', 'issuanceDate'],
  ['validUntil', 'expirationDate'],
] as const;
/** Members that say where its status is: `credentialStatus`, and the lookup identifiers of an EDC. */
const STATUSES = ['credentialStatus', 'identifier'] as const;

/**
 * Whether the holder of an SD-JWT VC kept something back that decides about the credential in `ld`. RFC 9901 §9.7 wants
 * `nbf`, `exp` and `status` always visible; an issuer that lets `ld` be disclosed member by member may not have thought of what
 * stands in there. Its root with a digest left may lack a date or its status, unless that is shown (a name cannot be shown
 * and withheld as well); a status entry or identifier with a digest left may be one of these places. What is kept back
 * of the person or the learning decides nothing. A decoy digest (RFC 9901 §4.2.5) looks like something kept back.
 *
 * Nodes are asked for by id, as the reader of the document does: a member of the root may stand at another place that
 * has the root's id. Null where there is no `ld`, or nothing of the kind.
 */
export function keptBackOf({ payload, ld, incomplete }: Pick<ProcessedSdJwtVc, 'payload' | 'ld' | 'incomplete'>) {
  if (ld === null) return null;
  const places = STATUSES.flatMap((name) => listOf(ld[name]));
  const statusIds = new Set(places.map(idOf).filter((id) => id !== null));
  const inLd = incomplete.filter((pointer) => pointer === '/ld' || pointer.startsWith('/ld/'));
  const nodes = inLd.map((pointer) => at(payload, pointer));
  const root = nodes.some((node) => node === ld || (idOf(ld) !== null && idOf(node) === idOf(ld)));
  const kept: KeptBack = {
    period: root && PERIOD.some((names) => names.every((name) => ld[name] === undefined)),
    status:
      (root && ld.credentialStatus === undefined) ||
      inLd.some((pointer) =>
        STATUSES.some((name) => pointer === `/ld/${name}` || pointer.startsWith(`/ld/${name}/`)),
      ) ||
      nodes.some((node) => statusIds.has(idOf(node) ?? '')),
  };
  return kept.period || kept.status ? kept : null;
}

function idOf(node: unknown): string | null {
  const id = isObject(node) ? node.id : node;
  return typeof id === 'string' ? id : null;
}

/** What a JSON pointer (RFC 6901) leads to. */
const at = (payload: JsonObject, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (value, step) => (isObject(value) || Array.isArray(value) ? Object(value)[step] : undefined),
      payload,
    );
