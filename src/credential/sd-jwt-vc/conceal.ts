import { encodeBase64Url } from '../../record/base64.ts';
import { isObject, type JsonObject } from '../../record/json.ts';
import { fail, ok, type Result } from '../../record/result.ts';

/** A payload with digests where values stood, and the disclosures of those values. */
export interface Concealed {
  readonly payload: JsonObject;
  /** In base64url, in the order of the paths. */
  readonly disclosures: readonly string[];
}

type Step = string | number;
type Members = Record<string, unknown>;

const SALT_BYTES = 16;
const PATH = /^[^.[\]]+(?:\[\d{1,6}\])*(?:\.[^.[\]]+(?:\[\d{1,6}\])*)*$/;

/**
 * Makes members and elements selectively disclosable (RFC 9901 §4.2): each path (`credentialSubject.address.street`,
 * `phoneNumbers[0]`) leads to one value, whose place takes the SHA-256 digest of its disclosure. Where a path leads into what
 * another one conceals, the inner value is concealed first. Digests of one object are sorted, so that they do not tell the
 * order of its members (§4.2.4.1). `random` gives so many random bytes.
 *
 * A path that is none, that leads nowhere or that stands twice is refused with that path; so is a payload that has `_sd`,
 * `_sd_alg` or `...` already. Which claims have to stay visible is not decided here.
 */
export async function conceal(
  payload: JsonObject,
  paths: readonly string[],
  random: (bytes: number) => Uint8Array,
): Promise<Result<Concealed, { readonly path: string; readonly reason: string }>> {
  if (paths.length === 0) return ok({ payload, disclosures: [] });
  if (holdsReserved(payload)) return fail({ path: '', reason: 'the document has _sd, _sd_alg or ... already' });
  const copy = structuredClone(payload) as Members;
  const disclosures = new Map<string, string>();
  const ways = paths.map((path) => ({ path, steps: stepsOf(path) }));
  for (const { path, steps } of ways.toSorted((one, other) => (other.steps?.length ?? 0) - (one.steps?.length ?? 0))) {
    const refuse = (reason: string) => fail({ path, reason });
    if (steps === null) return refuse('no path such as credentialSubject.name or evidence[0]');
    if (disclosures.has(path)) return refuse('named twice');
    const holder = steps.slice(0, -1).reduce<unknown>(into, copy);
    const last = steps.at(-1) ?? '';
    if (!hasPlace(holder, last)) return refuse('leads to nothing in the document');
    const disclosure = disclosureOf(last, into(holder, last), encodeBase64Url(random(SALT_BYTES)));
    const digest = await digestOf(disclosure);
    if (Array.isArray(holder)) holder[Number(last)] = { '...': digest };
    else moveToDigests(holder as Members, String(last), digest);
    disclosures.set(path, disclosure);
  }
  return ok({
    payload: { ...copy, _sd_alg: 'sha-256' },
    disclosures: paths.flatMap((path) => disclosures.get(path) ?? []),
  });
}

function stepsOf(path: string): readonly Step[] | null {
  if (!PATH.test(path)) return null;
  return path.split('.').flatMap((part) => {
    const [name = '', ...positions] = part.split('[');
    return [name, ...positions.map((position) => Number.parseInt(position, 10))];
  });
}

const into = (value: unknown, step: Step): unknown =>
  hasPlace(value, step) ? (value as Record<Step, unknown>)[step] : undefined;

function hasPlace(value: unknown, step: Step): boolean {
  if (typeof step === 'number') return Array.isArray(value) && step < value.length;
  return isObject(value) && Object.hasOwn(value, step);
}

const disclosureOf = (last: Step, value: unknown, salt: string): string =>
  encodeBase64Url(
    new TextEncoder().encode(JSON.stringify(typeof last === 'number' ? [salt, value] : [salt, last, value])),
  );

const digestOf = async (disclosure: string): Promise<string> =>
  encodeBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(disclosure))));

function moveToDigests(holder: Members, name: string, digest: string): void {
  delete holder[name];
  const digests = Array.isArray(holder._sd) ? (holder._sd as string[]) : [];
  holder._sd = [...digests, digest].sort();
}

function holdsReserved(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsReserved);
  if (!isObject(value)) return false;
  return Object.entries(value).some(
    ([name, member]) => name === '_sd' || name === '_sd_alg' || name === '...' || holdsReserved(member),
  );
}
