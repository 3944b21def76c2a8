import { beforeAll, describe, expect, it } from 'vitest';
import type { Form } from '../../src/credential/securing.ts';
import { compose } from '../../src/issuing/compose.ts';
import { draft } from '../../src/issuing/draft.ts';
import { freePlaces } from '../../src/issuing/free-places.ts';
import { intend } from '../../src/issuing/intend.ts';
import { awardMaterial } from '../../src/issuing/issue.ts';
import { issuingKeys } from '../../src/issuing/issuing-keys.ts';
import type { IssuingDeps, SigningKey } from '../../src/issuing/ports.ts';
import { type IntendedDocument, seal } from '../../src/issuing/seal.ts';
import { viewQuery } from '../../src/issuing/view-query.ts';
import { SCENARIO_CASES } from '../../src/local/invented/awards.ts';
import { Award } from '../../src/record/award.ts';
import { grantScope, type InstitutionScope } from '../../src/record/institution-scope.ts';
import { STATUS_LIST_ENTRIES } from '../../src/record/status-list-entries.ts';
import { memoryIssuing, randomIndices } from '../bench/memory-issuing.ts';
import { makeOffice } from '../bench/office.ts';
import { TINY_PNG } from '../support/compositions.ts';

/** Steps 5 and 6: what was intended is what is signed, and what was signed is what was intended. */

const ORIGIN = 'https://sigillum.example';
const NOW = 1_790_000_000;
const FORMS: readonly Form[] = ['edc', 'vc-ecdsa', 'vc-eddsa'];

let deps: IssuingDeps;
let scope: InstitutionScope;
let keys: readonly SigningKey[];
let intents: readonly IntendedDocument[];

beforeAll(async () => {
  const invented = SCENARIO_CASES.attendance();
  const office = await makeOffice(ORIGIN, invented.institution, [invented.specification], NOW);
  deps = memoryIssuing(office, { now: () => NOW, page: TINY_PNG });
  scope = grantScope(invented.institution.slug, { keyId: 'test' });
  const award = Award.parse(invented.award);
  const candidates = randomIndices(24, STATUS_LIST_ENTRIES);
  await deps.register.openLists(scope);
  const view = await deps.register.view(scope, viewQuery(award, null, candidates));
  if (!view) throw new Error('no such institution');
  const drafted = draft(view, award, { now: NOW, uuid: deps.uuid });
  const issuing = issuingKeys(view.keys, NOW);
  if (!drafted.ok || !issuing.ok) throw new Error('the award may not be issued');
  const slots = {
    credentialId: `urn:credential:${deps.uuid()}`,
    issuedAt: NOW,
    development: true,
    places: freePlaces(view.lists, candidates),
  };
  const documents = await compose(deps, view.institution, awardMaterial(view, drafted.value), slots);
  if (!documents.ok) throw new Error(JSON.stringify(documents.error));
  keys = view.keys;
  intents = await intend(deps, scope, view.institution, issuing.value, documents.value, NOW);
});

const intent = (form: Form): IntendedDocument => {
  const found = intents.find((one) => one.form === form);
  if (!found) throw new Error(`no intent of ${form}`);
  return found;
};
/** As the record book gives it back after a crash: without the bytes. */
const stored = (form: Form): IntendedDocument => {
  const { toBeSigned: _, ...rest } = intent(form);
  return rest;
};
const sealing = (documents: readonly IntendedDocument[], using: IssuingDeps = deps, of = keys) =>
  seal(using, scope, of, documents);

/** The same signers, but what they sign is changed first. */
const signing = (change: (bytes: Uint8Array) => Uint8Array): IssuingDeps => {
  const changed = <S extends { sign(bytes: Uint8Array): Promise<Uint8Array> }>(signer: S): S => ({
    ...signer,
    sign: (bytes: Uint8Array) => signer.sign(change(bytes)),
  });
  return {
    ...deps,
    signers: {
      seal: async (...args) => changed(await deps.signers.seal(...args)),
      proof: async (...args) => changed(await deps.signers.proof(...args)),
    },
  };
};
/** The same signers, and how often they were asked. */
const counted = () => {
  let signatures = 0;
  const using = signing((bytes) => {
    signatures += 1;
    return bytes;
  });
  return { using, signatures: () => signatures };
};
const otherBytes = () => signing((bytes) => Uint8Array.from(bytes, (byte, index) => (index === 9 ? byte ^ 1 : byte)));

describe('sealing', () => {
  it('signs what is at hand and what was stored alike, and every form is confirmed', async () => {
    const [fresh, again] = [await sealing(intents), await sealing(FORMS.map(stored))];
    for (const sealed of [fresh, again])
      expect(sealed.ok && sealed.value.map(({ form }) => form)).toEqual(['edc', 'vc-ecdsa', 'vc-eddsa']);
    // Ed25519 signs one text in one way.
    expect(fresh.ok && again.ok && again.value[2]).toEqual(fresh.ok && fresh.value[2]);
  });

  it.each(FORMS)('%s: a body on record that is another is never signed', async (form) => {
    const changed = { ...stored(form), body: intent(form).body.replace('"type"', '"type" ').replace('2026', '2027') };
    expect(changed.body).not.toBe(intent(form).body);
    const { using, signatures } = counted();
    await expect(sealing([changed], using)).rejects.toThrow(`the stored bytes of ${form} are not the ones intended`);
    expect(signatures()).toBe(0);
  });

  it.each(['vc-ecdsa', 'vc-eddsa'] as const)('%s: nor are other parameters', async (form) => {
    const { parameters } = intent(form);
    const changed = { ...stored(form), parameters: parameters.replace('assertionMethod', 'authentication') };
    expect(changed.parameters).not.toBe(parameters);
    const { using, signatures } = counted();
    await expect(sealing([changed], using)).rejects.toThrow('are not the ones intended');
    expect(signatures()).toBe(0);
  });

  it.each(FORMS)('%s: a signature over other bytes is not confirmed', async (form) => {
    await expect(sealing([intent(form)], otherBytes())).rejects.toThrow(`the sealed ${form} was not confirmed`);
  });

  it.each(FORMS)('%s: bytes at hand that are not those of the body are not confirmed', async (form) => {
    const { toBeSigned } = intent(form);
    const changed = { ...intent(form), toBeSigned: Uint8Array.from(toBeSigned ?? [], (byte) => byte ^ 1) };
    await expect(sealing([changed])).rejects.toThrow(`the sealed ${form} was not confirmed`);
  });

  it('a document that means the same and is written otherwise is not confirmed', async () => {
    const { body } = intent('vc-ecdsa');
    // The order of members is not signed: the digests are equal, and the text is another.
    const { id, ...rest } = JSON.parse(body) as { id: string };
    const changed = { ...intent('vc-ecdsa'), body: ` ${JSON.stringify({ ...rest, id })}` };
    await expect(sealing([changed])).rejects.toThrow('the sealed vc-ecdsa was not confirmed: another document');
  });

  it('a key on record that is not the one that signed is not confirmed', async () => {
    const other = await makeOffice(ORIGIN, SCENARIO_CASES.attendance().institution, [], NOW);
    const swapped = keys.map((key) => {
      const of = other.keys.find(({ keyId }) => keyId === key.keyId);
      return { ...key, publicJwk: of?.publicJwk ?? {}, certificateChain: of?.certificateChain ?? null };
    });
    for (const form of FORMS)
      await expect(sealing([intent(form)], deps, swapped)).rejects.toThrow(`the sealed ${form} was not confirmed`);
  });

  it('a key that was compromised meanwhile signs nothing', async () => {
    const compromised = keys.map((key) => ({ ...key, state: 'compromised' as const }));
    const { using, signatures } = counted();
    expect(await sealing(intents, using, compromised)).toMatchObject({ ok: false, error: { code: 'KEY_COMPROMISED' } });
    expect(signatures()).toBe(0);
    expect((await sealing(intents, using)).ok).toBe(true);
    expect(signatures()).toBe(3);
  });

  it('an intent under a key nobody has is a mistake of ours', async () => {
    await expect(sealing([{ ...intent('edc'), keyId: 'gone' }])).rejects.toThrow('not in the register');
  });
});
