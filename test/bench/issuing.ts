import { issueSealLeaf, makeDevelopmentAuthority } from '../../keys/development-authority.ts';
import type { Env } from '../../src/config.ts';
import { secure } from '../../src/credential/data-integrity/secure.ts';
import { jades } from '../../src/credential/jades/index.ts';
import { readSeal } from '../../src/credential/jades/read.ts';
import { sealSigner } from '../../src/credential/jades/signer.ts';
import { generateKey } from '../../src/credential/keys/generate.ts';
import { lint } from '../../src/credential/lint/index.ts';
import { pageFacts } from '../../src/credential/page/facts.ts';
import { encodeBitstring } from '../../src/credential/status-list/bitstring.ts';
import { composeStatusList } from '../../src/credential/status-list/compose.ts';
import { compose } from '../../src/issuing/compose.ts';
import { draft } from '../../src/issuing/draft.ts';
import { awardMaterial, issue } from '../../src/issuing/issue.ts';
import type { IssuingDeps, IssuingView, Reservation } from '../../src/issuing/ports.ts';
import { assembled, seal } from '../../src/issuing/seal.ts';
import { SCENARIO_CASES } from '../../src/local/invented/awards.ts';
import { Award } from '../../src/record/award.ts';
import { Institution } from '../../src/record/institution.ts';
import { Specification } from '../../src/record/offering.ts';
import { systemScope, workshop } from '../../src/workshop.ts';
import { type Measured, measure } from './measure.ts';

/** What one run reports: microseconds for one operation, the lowest round. */
export interface BenchReport {
  readonly stages: readonly Measured[];
  readonly batches: { readonly count: number; readonly milliseconds: number };
  readonly bytes: Readonly<Record<string, number>>;
}

const {
  institution: institutionInput,
  specification: specificationInput,
  award: awardInput,
} = SCENARIO_CASES.environmentalMediator();
const institution = Institution.parse(institutionInput);
const specification = Specification.parse(specificationInput);
const scope = systemScope(institution.slug);

/** Puts the institution, its keys and its offering into the record book, as the API would. */
async function provision(env: Env): Promise<void> {
  const shop = await workshop(env);
  if ('setting' in shop) throw new Error(`${shop.setting} ${shop.reason}`);
  const { office, issuing } = shop.api;
  await office.putInstitution(scope, institutionInput);
  const period = { validFrom: issuing.now() - 3600, validTo: issuing.now() + 86_400 };
  const leaf = await issueSealLeaf(await makeDevelopmentAuthority(period), {
    organisation: institution.slug,
    country: 'BE',
    organizationIdentifier: institution.identifiers.eidas.notation,
    algorithm: 'ES256',
    ...period,
  });
  const common = { development: true, validUntil: null };
  await office.addSigningKey(scope, {
    ...common,
    keyId: 'seal',
    role: 'seal',
    algorithm: 'ES256',
    publicJwk: {},
    certificateChain: [leaf.certificateDer.toBase64()],
    pkcs8: leaf.pkcs8,
  });
  for (const [role, algorithm] of [
    ['proof-p256', 'ES256'],
    ['proof-ed25519', 'Ed25519'],
  ] as const)
    await office.addSigningKey(scope, {
      ...common,
      ...(await generateKey(algorithm)),
      keyId: role,
      role,
      algorithm,
      certificateChain: null,
    });
  await office.addVersion(
    scope,
    {
      input: specificationInput,
      specification,
      sha256: '0'.repeat(64),
      profile: { id: 'vl-2025', version: 'bench' },
      findings: [],
    },
    true,
  );
}

/** One issue, stage by stage. */
export async function benchIssuing(env: Env, rounds: number): Promise<BenchReport> {
  await provision(env);
  const shop = await workshop(env);
  if ('setting' in shop) throw new Error(shop.setting);
  const real = shop.api.issuing;

  // One view of the record book and one set of pages, so that neither D1 nor drawing is in the stages.
  const award = Award.parse(awardInput);
  await real.register.openLists(scope);
  const view = await real.register.view(scope, {
    awardId: 'none',
    offering: award.offering,
    learnerReference: 'none',
    slot: 'none',
    replaces: null,
    idempotencyKey: null,
    candidates: real.indices(24, 131_072),
  });
  if (!view) throw new Error('no institution');
  const drafted = draft(view, award, { now: real.now(), uuid: real.uuid });
  if (!drafted.ok) throw new Error(JSON.stringify(drafted.error));
  const slots = {
    credentialId: `urn:credential:${real.uuid()}`,
    issuedAt: real.now(),
    development: true,
    places: [
      { listId: 'revocation-1', origin: real.origin, purpose: 'revocation', index: 12_345, family: 'edc' },
      { listId: 'suspension-1', origin: real.origin, purpose: 'suspension', index: 23_456, family: 'edc' },
      { listId: 'revocation-1', origin: real.origin, purpose: 'revocation', index: 99_321, family: 'vcdm2' },
      { listId: 'suspension-1', origin: real.origin, purpose: 'suspension', index: 54_321, family: 'vcdm2' },
    ] as const,
  };
  const material = awardMaterial(view, drafted.value);
  const facts = pageFacts({ institution, specification, award: drafted.value.award, ...slots });
  const drawn = { nl: await real.drawPage(facts, 'nl'), en: await real.drawPage(facts, 'en') };
  const dry: IssuingDeps = {
    ...real,
    drawPage: async (_, language) => drawn[language],
    register: memoryRegister(view),
    blobs: { put: async () => {}, get: async () => null },
  };
  const documents = await compose(dry, institution, material, slots);
  if (!documents.ok) throw new Error(JSON.stringify(documents.error));
  const { edc, vcdm2 } = documents.value;

  // The finished files once, for the bare cost: hash and sign their bytes (ES256), hash and verify them.
  let kept: Reservation | undefined;
  const witness: IssuingDeps = { ...dry, register: memoryRegister(view, (reservation) => (kept = reservation)) };
  let awardNumber = 0;
  const issueOnce = async (deps: IssuingDeps) => {
    awardNumber += 1;
    const body = {
      ...awardInput,
      awardId: `bench-${awardNumber}`,
      learner: { ...awardInput.learner, reference: `L-${awardNumber}` },
    };
    const issued = await issue(deps, scope, { award: Award.parse(body), body, idempotencyKey: null, later: false });
    if (!issued.ok) throw new Error(JSON.stringify(issued.error));
    return issued.value;
  };
  await issueOnce(witness);
  if (!kept) throw new Error('nothing was reserved');
  const intents = kept.intents;
  const sealed = await seal(real, scope, view.keys, intents);
  if (!sealed.ok) throw new Error(sealed.error.code);
  const files = intents.map((intent) => {
    const signature = sealed.value.find(({ form }) => form === intent.form)?.signature ?? '';
    return { form: intent.form, bytes: new TextEncoder().encode(assembled({ ...intent, signature })) };
  });
  const pair = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const es256 = { name: 'ECDSA', hash: 'SHA-256' };

  const period = { validFrom: real.now() - 3600, validTo: real.now() + 86_400 };
  const rsaLeaf = await issueSealLeaf(await makeDevelopmentAuthority(period), {
    organisation: 'RSA',
    country: 'BE',
    organizationIdentifier: institution.identifiers.eidas.notation,
    algorithm: 'RS256',
    ...period,
  });
  const rsa = await sealSigner({
    keyId: 'rsa',
    algorithm: 'RS256',
    pkcs8: rsaLeaf.pkcs8,
    certificateChain: [rsaLeaf.certificateDer],
  });

  const revoked = real.indices(1_311, 131_072);
  const stages = await measure(rounds, {
    'bare: hash, sign, verify each form once (ES256)': async () => {
      for (const { bytes } of files) {
        const signature = await crypto.subtle.sign(es256, pair.privateKey, bytes);
        if (!(await crypto.subtle.verify(es256, pair.publicKey, signature, bytes))) throw new Error('not verified');
      }
    },
    'full issue without D1 and drawing': () => issueOnce(dry),
    '1 draft: rules': () => draft(view, award, { now: real.now(), uuid: real.uuid }),
    '2 compose and lint both forms': () => compose(dry, institution, material, slots),
    '  of which lint EDC': () => lint('edc', edc.document),
    '  of which lint VCDM 2.0 (with canonical graph)': () => lint('vcdm2', vcdm2.document),
    '5-6 seal and confirm three forms': () => seal(real, scope, view.keys, intents),
    'seal RS256 (sign, assemble, read)': async () => {
      const intent = await jades.intend('edc', edc.body, rsa, slots.issuedAt, { signingTime: 'iat' });
      const text = jades.assemble(intent.body, intent.parameters, await rsa.sign(intent.toBeSigned));
      if (!(await readSeal(text)).ok) throw new Error('not read');
    },
    'seal ES256 (sign, assemble, read)': async () => {
      const signer = await real.signers.seal(scope, view.keys.find(({ role }) => role === 'seal')!);
      const intent = await jades.intend('edc', edc.body, signer, slots.issuedAt, { signingTime: 'iat' });
      const text = jades.assemble(intent.body, intent.parameters, await signer.sign(intent.toBeSigned));
      if (!(await readSeal(text)).ok) throw new Error('not read');
    },
    'status list of 131,072: encode and sign': async () => {
      const signer = await real.signers.proof(scope, view.keys.find(({ role }) => role === 'proof-p256')!, real.origin);
      const list = composeStatusList({
        listUrl: 'http://localhost:8787/i/scheldeland/status/revocation-1',
        issuerDid: 'did:web:localhost%3A8787:i:scheldeland',
        purpose: 'revocation',
        encodedList: await encodeBitstring(131_072, revoked),
        validFrom: slots.issuedAt,
      });
      await secure(JSON.stringify(list), [signer], slots.issuedAt);
    },
    'drawing: two pages': async () => {
      await real.drawPage(facts, 'nl');
      await real.drawPage(facts, 'en');
    },
  });

  // D1 and R2 apart: the same issue against the real record book, with the batches counted.
  let batches = 0;
  let spent = 0;
  const counted: IssuingDeps = {
    ...dry,
    blobs: real.blobs,
    register: Object.fromEntries(
      Object.entries(real.register).map(([name, method]) => [
        name,
        async (...parameters: unknown[]) => {
          const before = performance.now();
          const result = await (method as (...all: unknown[]) => Promise<unknown>)(...parameters);
          spent += performance.now() - before;
          batches += 1;
          return result;
        },
      ]),
    ) as unknown as IssuingDeps['register'],
  };
  const issues = 40;
  for (let index = 0; index < issues; index += 1) await issueOnce(counted);

  return {
    stages,
    batches: { count: batches / issues, milliseconds: spent / issues },
    bytes: {
      ...Object.fromEntries(files.map(({ form, bytes }) => [form, bytes.length])),
      'canonical N-Quads': new TextEncoder().encode(vcdm2.canonical).length,
      'page nl': drawn.nl.length,
      'page en': drawn.en.length,
    },
  };
}

/** A record book that says yes and keeps nothing. */
function memoryRegister(
  view: IssuingView,
  onReserve: (reservation: Reservation) => void = () => {},
): IssuingDeps['register'] {
  return {
    view: async () => view,
    decisionView: async () => null,
    reserve: async (_, reservation) => {
      onReserve(reservation);
      return null;
    },
    record: async () => null,
    rememberIdempotencyKey: async () => {},
    credential: async () => null,
    credentialOfDecision: async () => null,
    openLists: async () => {},
    changeStatus: async () => null,
  };
}
