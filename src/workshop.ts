import type { ApiDeps, Office } from './api/index.ts';
import { tokenDigest } from './api/session.ts';
import type { TrustDesk } from './api/trust-ports.ts';
import { type Config, type Env, readConfig, type SettingFault } from './config.ts';
import { proofSigner } from './credential/data-integrity/proof-signer.ts';
import { institutionDid, verificationMethodId } from './credential/did/document.ts';
import { sealSigner } from './credential/jades/signer.ts';
import { importMasterKey, type MasterKey } from './credential/keys/master-key.ts';
import { type KeyOwner, unwrapPrivateKey, wrapPrivateKey } from './credential/keys/wrap.ts';
import { drawPage } from './credential/page/draw.ts';
import type { ProofSigner, SealSigner } from './credential/signer.ts';
import type { IssuingDeps, Signers, SigningKey } from './issuing/ports.ts';
import { publishStatus, STATUS_REFRESH, type StatusRegister } from './issuing/publish-status.ts';
import type { SuppliedDeps } from './issuing/supplied/ports.ts';
import { recognitionWorkshop } from './recognition-workshop.ts';
import { decodeBase64 } from './record/base64.ts';
import { grantScope, type InstitutionScope } from './record/institution-scope.ts';
import { randomIndices } from './record/random-indices.ts';
import * as apiKeys from './store/api-keys.ts';
import { auditAfter, checkAudit } from './store/audit.ts';
import { blobStore } from './store/blobs.ts';
import { findCredential, listCredentials, transitionsOf } from './store/credentials.ts';
import { findInstitution, institutionExists, listInstitutions, putInstitution } from './store/institutions.ts';
import { masterKeyCheck, rememberMasterKey } from './store/master-key-check.ts';
import { addVersion, findVersion, listVersions } from './store/offerings.ts';
import { rememberOrigin, unknownOrigins } from './store/origins.ts';
import { openOutboxOf, outboxDone, outboxFailed } from './store/outbox.ts';
import { institutionsBySpelling, sealsByCertificate } from './store/own-register.ts';
import { register } from './store/register.ts';
import { addSigningKey, endSigningKey, listSigningKeys } from './store/signing-keys.ts';
import {
  addPublication,
  findStatusList,
  latestPublication,
  listStatusLists,
  setIndices,
} from './store/status-lists.ts';
import { newestTrustChange, trustChanges } from './store/trust-changes.ts';
import { putTrustEntries, removeTrustEntry, trustEntries } from './store/trust-entries.ts';
import { trustMemory } from './store/trust-memory.ts';
import { putTrustedList } from './store/trusted-lists.ts';
import { suppliedWorkshop } from './supplied-workshop.ts';
import { askedOnce } from './trust/asked-once.ts';
import { openTrust } from './trust/open-trust.ts';
import { ownRegister } from './trust/own-register.ts';
import { keptAdded } from './trust/registry/kept-added.ts';
import { shippedRegistry } from './trust/registry/shipped.ts';
import { safeFetch } from './trust/safe-fetch.ts';
import type { OwnRegister, TrustSources } from './trust/sources.ts';

/** Everything the service works with, made once per isolate. */
export interface Workshop {
  readonly config: Config;
  readonly api: Omit<ApiDeps, 'afterwards'>;
  readonly statusRegister: StatusRegister;
  /** What secures credentials that others composed. */
  readonly supplied: SuppliedDeps;
}

/** Who acts when nobody asked: queue and scheduled work. */
export const systemScope = (institutionId: string): InstitutionScope => grantScope(institutionId, { keyId: 'system' });

export const now = (): number => Math.floor(Date.now() / 1000);

/** What may be logged or kept of an unexpected fault: its kind and where it rose. Its message could quote a person. */
export const faultOf = (error: unknown): { fault: string; at: string } => ({
  fault: error instanceof Error ? error.name : 'unknown',
  at: (error instanceof Error ? error.stack : undefined)?.split('\n').at(1)?.trim() ?? '',
});

const workshops = new WeakMap<Env, Promise<Workshop | SettingFault>>();

/** The workshop of this isolate, or the setting that keeps the service from working; a fault is looked at anew each time. */
export async function workshop(env: Env): Promise<Workshop | SettingFault> {
  const known = workshops.get(env);
  if (known) return known;
  const made = open(env);
  workshops.set(env, made);
  const shop = await made.catch((error: unknown) => {
    workshops.delete(env);
    throw error;
  });
  if ('setting' in shop) workshops.delete(env);
  return shop;
}

async function open(env: Env): Promise<Workshop | SettingFault> {
  const config = readConfig(env);
  if ('setting' in config) return config;
  const master = await importMasterKey(config.masterKey);
  if (!master.ok) return { setting: 'MASTER_KEY', reason: master.error.reason };
  const strangers = await unknownOrigins(env.DB, config.origin, config.formerOrigins);
  if (strangers.length > 0)
    return {
      setting: 'ORIGIN',
      reason: `documents were signed under ${strangers.join(', ')}; name it in FORMER_ORIGINS or set it back`,
    };
  if (!(await isOurMasterKey(env.DB, master.value)))
    return { setting: 'MASTER_KEY', reason: 'is not the key the signing keys in the database are encrypted with' };
  return build(env, config, master.value);
}

const CHECK_OWNER = { institutionId: '*', keyId: 'master-key-check' };

/** Whether the stored keys are wrapped with this master key; before the first one is stored, every key is right. */
async function isOurMasterKey(db: D1Database, master: MasterKey): Promise<boolean> {
  const wrapped = await masterKeyCheck(db);
  return wrapped === null || (await unwrapPrivateKey(master, CHECK_OWNER, wrapped)).ok;
}

/** A private key for the register. The first one ever wrapped decides which master key is the right one. */
async function wrap(db: D1Database, master: MasterKey, owner: KeyOwner, pkcs8: Uint8Array): Promise<string> {
  if ((await masterKeyCheck(db)) === null)
    await rememberMasterKey(db, await wrapPrivateKey(master, CHECK_OWNER, new TextEncoder().encode('sigillum')));
  if (!(await isOurMasterKey(db, master))) throw new Error('another master key was used first');
  return wrapPrivateKey(master, owner, pkcs8);
}

async function build(env: Env, config: Config, master: MasterKey): Promise<Workshop> {
  const { DB: db, BLOBS: bucket } = env;
  const { origin } = config;
  const blobs = blobStore(bucket);
  const signers = keptSigners(master);
  const issuing: IssuingDeps = {
    origin,
    now,
    uuid: () => crypto.randomUUID(),
    indices: placesAtRandom,
    register: register(db, origin, now),
    blobs,
    signers,
    async drawPage(facts, language) {
      // The engine and its fonts are large: only a Worker that draws loads them.
      const { pageRenderer } = await import('./credential/page/renderer.workerd.ts');
      return drawPage(facts, language, await pageRenderer());
    },
    async enqueue(scope, credentialId) {
      await env.ISSUING.send({ institutionId: scope.institutionId, credentialId });
    },
  };
  const statusRegister: StatusRegister = {
    list: (institutionId, listId) => findStatusList(db, institutionId, listId),
    latest: (institutionId, listId) => latestPublication(db, institutionId, listId),
    async setIndices(institutionId, listId) {
      const list = await findStatusList(db, institutionId, listId);
      return list ? setIndices(db, institutionId, list) : [];
    },
    keys: (institutionId) => listSigningKeys(db, institutionId),
    add: (institutionId, listId, previous, credential, at) =>
      addPublication(db, institutionId, listId, previous, credential, at),
  };
  const office: Office = {
    apiKeyByToken: (digest) => apiKeys.findApiKey(db, digest, now()),
    addApiKey: (scope, key) => apiKeys.addApiKey(db, scope, key, now()),
    apiKeys: (scope) => apiKeys.listApiKeys(db, scope),
    revokeApiKey: (scope, keyId) => apiKeys.revokeApiKey(db, scope, keyId, now()),
    institutionExists: (slug) => institutionExists(db, slug),
    institutions: () => listInstitutions(db),
    async publicRecord(slug) {
      const [institution, keys, lists] = await Promise.all([
        findInstitution(db, systemScope(slug)),
        listSigningKeys(db, slug),
        listStatusLists(db, slug),
      ]);
      return institution && { institution, keys, lists };
    },
    institution: (scope) => findInstitution(db, scope),
    putInstitution: (scope, input) => putInstitution(db, scope, input, now()),
    addVersion: (scope, version, asNew) => addVersion(db, scope, version, asNew, now()),
    versions: (scope, page) => listVersions(db, scope, page),
    version: (scope, code, version) => findVersion(db, scope, code, version),
    credentials: (scope, filter, page) => listCredentials(db, scope, filter, page),
    credential: (scope, credentialId) => findCredential(db, scope, credentialId),
    transitions: (scope, credentialId) => transitionsOf(db, scope, credentialId),
    body: (scope, sha256) => blobs.get(scope, sha256),
    signingKeys: (institutionId) => listSigningKeys(db, institutionId),
    async addSigningKey(scope, { pkcs8, ...key }) {
      const owner = { institutionId: scope.institutionId, keyId: key.keyId };
      const wrappedPrivateKey = await wrap(db, master, owner, pkcs8);
      return addSigningKey(db, scope, { ...key, wrappedPrivateKey, origin, validFrom: now() }, now());
    },
    endSigningKey: (scope, keyId, end) => endSigningKey(db, scope, keyId, end, now()),
    audit: (scope, after, limit) => auditAfter(db, scope, after, limit),
    checkAudit: (scope) => checkAudit(db, scope),
    async statusList(institutionId, listId) {
      const latest = await latestPublication(db, institutionId, listId);
      if (latest && latest.publishedAt > now() - 2 * STATUS_REFRESH) return latest;
      const credential = await publishStatus({ now, signers }, statusRegister, systemScope(institutionId), listId);
      return credential === null ? latest : { credential, publishedAt: now() };
    },
    async publishStatusOf(scope, credentialId) {
      for (const row of await openOutboxOf(db, scope, credentialId)) {
        // The change is committed; a list that cannot be published now is published by the sweeper.
        const published = await publishStatus({ now, signers }, statusRegister, scope, row.subjectId).catch(nothing);
        if (published === null) await outboxFailed(db, row, 'not published with the request');
        else await outboxDone(db, row, now());
      }
    },
  };
  await rememberOrigin(db, origin, now());
  const firstKeyDigest = config.firstApiKey === null ? null : await tokenDigest(config.firstApiKey);
  const added = keptAdded({ newest: () => newestTrustChange(db), load: () => trustEntries(db), now });
  const memory = trustMemory(db);
  const sources = (): TrustSources => ({
    shipped: shippedRegistry,
    added: added.added,
    own: registerOf(db, config, office),
    memory,
    fetch: safeFetch,
  });
  const verifying = { openTrust: () => openTrust(sources()), now };
  return {
    config,
    statusRegister,
    supplied: suppliedWorkshop({ db, origin, now, indices: placesAtRandom, signers, blobs, office }),
    api: {
      origin,
      originAt: originAt(config),
      firstKeyDigest,
      office,
      issuing,
      recognition: recognitionWorkshop(env, { origin, issuing, office, verifying }),
      trust: trustDesk(db, added),
      verifying,
    },
  };
}

/** What one verification reads of ourselves instead of fetching it. */
const registerOf = (db: D1Database, { origin, formerOrigins }: Config, office: Office): OwnRegister =>
  ownRegister(
    [origin, ...formerOrigins],
    askedOnce({
      institution: (slug) => findInstitution(db, systemScope(slug)),
      institutionsBySpelling: (spellings) => institutionsBySpelling(db, spellings),
      keys: (slug) => listSigningKeys(db, slug),
      sealsByCertificate: (sha256) => sealsByCertificate(db, sha256),
      statusList: async (slug, listId) => (await office.statusList(slug, listId))?.credential ?? null,
    }),
  );

/** What the operator adds; the isolate that changed something knows it at once. */
function trustDesk(db: D1Database, kept: ReturnType<typeof keptAdded>): TrustDesk {
  const change = async <T>(done: Promise<T>): Promise<T> => {
    try {
      return await done;
    } finally {
      kept.forget();
    }
  };
  return {
    shipped: shippedRegistry,
    added: kept.added,
    put: (actor, entries) => change(putTrustEntries(db, actor, entries, now())),
    remove: (actor, entry) => change(removeTrustEntry(db, actor, entry, now())),
    putTrustedList: (actor, list, anchors) => change(putTrustedList(db, actor, list, anchors, now())),
    changes: (page) => trustChanges(db, page),
  };
}

/**
 * Which of the configured origins a request came to: a DID document speaks in the name of the address it lies under.
 * Another host, such as the Worker's own in a test, counts as the present one; nothing is ever named after a request.
 */
const originAt =
  ({ origin, formerOrigins }: Config) =>
  (url: string): string =>
    formerOrigins.find((former) => new URL(former).host === new URL(url).host) ?? origin;

const nothing = (): null => null;

const placesAtRandom = randomIndices((count) => crypto.getRandomValues(new Uint8Array(count)));

/** Signers by key: each private key is unwrapped and imported once per isolate. */
function keptSigners(master: MasterKey): Signers {
  const kept = new Map<string, Promise<SealSigner | ProofSigner>>();
  const unwrap = async (scope: InstitutionScope, { keyId, wrappedPrivateKey }: SigningKey): Promise<Uint8Array> => {
    const opened = await unwrapPrivateKey(master, { institutionId: scope.institutionId, keyId }, wrappedPrivateKey);
    if (!opened.ok) throw new Error(`signing key ${keyId}: ${opened.error.code}`);
    return opened.value;
  };
  const once = <S extends SealSigner | ProofSigner>(
    scope: InstitutionScope,
    key: SigningKey,
    origin: string,
    make: () => Promise<S>,
  ) => {
    const name = `${scope.institutionId}/${key.keyId} ${origin}`;
    const known = kept.get(name) as Promise<S> | undefined;
    if (known) return known;
    const made = make();
    kept.set(name, made);
    made.catch(() => kept.delete(name));
    return made;
  };
  return {
    seal: (scope, key) =>
      once(scope, key, '', async () => {
        if (key.role !== 'seal' || key.algorithm === 'Ed25519') throw new Error(`${key.keyId} does not seal`);
        return sealSigner({
          keyId: key.keyId,
          algorithm: key.algorithm,
          pkcs8: await unwrap(scope, key),
          certificateChain: (key.certificateChain ?? []).flatMap((der) => decodeBase64(der) ?? []),
        });
      }),
    proof: (scope, key, origin) =>
      once(scope, key, origin, async () => {
        if (key.role === 'seal' || key.algorithm === 'RS256') throw new Error(`${key.keyId} makes no proofs`);
        return proofSigner({
          keyId: key.keyId,
          algorithm: key.algorithm,
          pkcs8: await unwrap(scope, key),
          verificationMethod: verificationMethodId(institutionDid(origin, scope.institutionId), key.keyId),
        });
      }),
  };
}
