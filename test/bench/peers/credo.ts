import 'reflect-metadata';
import { EventEmitter } from 'node:events';
import {
  Agent,
  InjectionSymbols,
  JsonTransformer,
  Kms,
  StorageVersionRecord,
  W3cCredential,
  W3cCredentialService,
  W3cCredentialsModule,
  W3cV2Credential,
  W3cV2CredentialService,
} from '@credo-ts/core';
import { documentLoader } from '../../../src/credential/contexts/loader.ts';
import { badge1, badge2 } from './badge.ts';
import type { Comparison } from './comparison.ts';

const PEER = '@credo-ts/core';
const ED25519 = { name: 'Ed25519' };

/** Keys of the agent in WebCrypto, imported once: Credo's own key services are native modules. */
class WebCryptoKeys {
  readonly backend = 'webcrypto';
  readonly #pairs = new Map<string, CryptoKeyPair>();
  readonly #imported = new Map<string, Promise<CryptoKey>>();

  isOperationSupported(_context: object, { operation }: { operation: string }): boolean {
    return ['createKey', 'sign', 'verify'].includes(operation);
  }
  async createKey(_context: object, { keyId = crypto.randomUUID() }: { keyId?: string }) {
    const pair = (await crypto.subtle.generateKey(ED25519, true, ['sign', 'verify'])) as CryptoKeyPair;
    this.#pairs.set(keyId, pair);
    return { keyId, publicJwk: await this.getPublicKey(_context, keyId) };
  }
  async getPublicKey(_context: object, keyId: string): Promise<object | null> {
    const pair = this.#pairs.get(keyId);
    if (!pair) return null;
    const { kty, crv, x } = (await crypto.subtle.exportKey('jwk', pair.publicKey)) as JsonWebKey;
    return { kty, crv, x, kid: keyId };
  }
  async sign(_context: object, { keyId, data }: { keyId: string; data: Uint8Array<ArrayBuffer> }) {
    const pair = this.#pairs.get(keyId);
    if (!pair) throw new Error(`no key ${keyId}`);
    return { signature: new Uint8Array(await crypto.subtle.sign(ED25519, pair.privateKey, data)) };
  }
  async verify(
    _context: object,
    asked: { key: { publicJwk: JsonWebKey }; data: Uint8Array<ArrayBuffer>; signature: Uint8Array<ArrayBuffer> },
  ) {
    const { publicJwk } = asked.key;
    const { kty, crv, x = '' } = publicJwk;
    const known = this.#imported.get(x) ?? crypto.subtle.importKey('jwk', { kty, crv, x }, ED25519, false, ['verify']);
    this.#imported.set(x, known);
    const verified = await crypto.subtle.verify(ED25519, await known, asked.signature, asked.data);
    return verified ? { verified, publicJwk } : { verified };
  }
}

interface Stored {
  readonly id: string;
  readonly type: string;
  getTags(): Record<string, unknown>;
  replaceTags(tags: object): void;
}

/** Records of the agent in memory: what DIDs it made. */
class MemoryStorage {
  readonly supportsCursorPagination = false;
  readonly #records = new Map<string, Stored>();

  async save(_context: object, record: Stored): Promise<void> {
    this.#records.set(record.id, record);
  }
  update = this.save;
  async getById(_context: object, _type: object, id: string): Promise<Stored> {
    const found = this.#records.get(id);
    if (!found) throw new Error(`no record ${id}`);
    return found;
  }
  async findByQuery(_context: object, { type }: { type: string }, query: Record<string, unknown>): Promise<Stored[]> {
    return [...this.#records.values()].filter((record) => record.type === type && fits(record.getTags(), query));
  }
}

/** The part of Credo's query language that its own DID registrar and resolver speak. */
function fits(tags: Record<string, unknown>, { $or, ...query }: Record<string, unknown>): boolean {
  const wanted = Object.entries(query).filter(([, value]) => value !== undefined);
  const any = ($or as Record<string, unknown>[] | undefined) ?? [{}];
  return (
    wanted.every(([name, value]) => JSON.stringify(tags[name]) === JSON.stringify(value)) &&
    any.some((one) => Object.keys(one).length === 0 || fits(tags, one))
  );
}

/** Credo's credential services by an agent without network, disk or native modules, with a did:key of Ed25519. */
export async function credo(): Promise<readonly Comparison[]> {
  const storage = new MemoryStorage();
  const keys = new WebCryptoKeys();
  const agent = new Agent({
    config: {},
    dependencies: { FileSystem: NoFiles, EventEmitterClass: EventEmitter, fetch: noNetwork, WebSocketClass: class {} },
    modules: {
      inMemory: {
        register(registered: Agent['dependencyManager']) {
          registered.registerInstance(InjectionSymbols.StorageService, storage);
          registered
            .resolve<{ registerBackend(keys: object): void }>(Kms.KeyManagementModuleConfig)
            .registerBackend(keys);
        },
        async onInitializeContext() {},
        async onProvisionContext(context: object) {
          const storageVersion = StorageVersionRecord.frameworkStorageVersion;
          await storage.save(context, new StorageVersionRecord({ storageVersion }) as unknown as Stored);
        },
      },
      w3cCredentials: new W3cCredentialsModule({ documentLoader: () => load }),
    },
  });
  await storage.save(
    agent.context,
    new StorageVersionRecord({ storageVersion: StorageVersionRecord.frameworkStorageVersion }) as unknown as Stored,
  );
  await agent.initialize();
  const { didState } = await agent.dids.create({
    method: 'key',
    options: { createKey: { type: { kty: 'OKP', crv: 'Ed25519' } } },
  });
  const { did } = didState;
  if (did === undefined) throw new Error(didState.reason ?? didState.state);
  const verificationMethod = `${did}#${did.slice('did:key:'.length)}`;
  return [
    ...(await jsonLd(agent, did, verificationMethod)),
    ...(await jwt(agent, did, verificationMethod)),
    {
      peer: PEER,
      what: 'eddsa-rdfc-2022 or ecdsa-rdfc-2019',
      run: null,
      reason: 'has neither suite: its JSON-LD is Ed25519Signature2020 over VCDM 1.1',
      against: 'issue, eddsa-rdfc-2022',
    },
  ];
}

async function jsonLd(agent: Agent, did: string, verificationMethod: string): Promise<readonly Comparison[]> {
  const service = agent.dependencyManager.resolve<InstanceType<typeof W3cCredentialService>>(W3cCredentialService);
  const credential = JsonTransformer.fromJSON(badge1(did), W3cCredential);
  const issue = () =>
    service.signCredential(agent.context, {
      format: 'ldp_vc',
      credential,
      proofType: 'Ed25519Signature2020',
      verificationMethod,
    });
  const issued = await issue();
  return [
    {
      peer: PEER,
      what: 'issue, VCDM 1.1, Ed25519Signature2020',
      run: issue,
      against: 'issue, VCDM 1.1, eddsa-rdfc-2022',
    },
    {
      peer: PEER,
      what: 'verify, VCDM 1.1, Ed25519Signature2020',
      async run() {
        const { isValid, error } = await service.verifyCredential(agent.context, { credential: issued });
        if (!isValid) throw error ?? new Error('not verified');
      },
      against: 'verify, eddsa-rdfc-2022',
    },
  ];
}

async function jwt(agent: Agent, did: string, verificationMethod: string): Promise<readonly Comparison[]> {
  const service = agent.dependencyManager.resolve<InstanceType<typeof W3cV2CredentialService>>(W3cV2CredentialService);
  const credential = JsonTransformer.fromJSON(badge2(did), W3cV2Credential);
  const issue = () =>
    service.signCredential(agent.context, { format: 'vc+jwt', alg: 'EdDSA', credential, verificationMethod });
  const issued = await issue();
  return [
    { peer: PEER, what: 'issue, vc+jwt', run: issue, against: 'issue, vc+jwt' },
    {
      peer: PEER,
      what: 'verify, vc+jwt',
      async run() {
        const { isValid, error } = await service.verifyCredential(agent.context, { credential: issued });
        if (!isValid) throw error ?? new Error('not verified');
      },
      against: 'verify, vc+jwt',
    },
  ];
}

class NoFiles {
  readonly dataPath = 'none';
  readonly cachePath = 'none';
  readonly tempPath = 'none';
}
async function noNetwork(): Promise<never> {
  throw new Error('there is no network here');
}

/** Our pinned contexts, and a did:key as the document Credo's suites ask for. */
async function load(url: string): Promise<object> {
  if (!url.startsWith('did:key:')) return documentLoader(url);
  const [did = ''] = url.split('#');
  const multibase = did.slice('did:key:'.length);
  const method = {
    id: `${did}#${multibase}`,
    type: 'Ed25519VerificationKey2020',
    controller: did,
    publicKeyMultibase: multibase,
  };
  const context = ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/suites/ed25519-2020/v1'];
  const document = url.includes('#')
    ? { '@context': context, ...method }
    : { '@context': context, id: did, verificationMethod: [method], assertionMethod: [method.id] };
  return { document, documentUrl: url, contextUrl: null };
}
