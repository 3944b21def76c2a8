import { beforeAll, describe, expect, it } from 'vitest';
import type { Evidence, Learning } from '../../../src/recognition/evidence/evidence.ts';
import { evidenceOf } from '../../../src/recognition/evidence/evidence-of.ts';
import { type Contents, contentsOf } from '../../support/world/contents.ts';
import { FORMS, type FormInWorld, type FormName, formNames } from '../../support/world/forms.ts';
import { INDEX, type Look, makeWorld, type World } from '../../support/world.ts';

const NOOR = { givenName: 'Noor', familyName: 'Peeters', birthDate: '1991-03-14', formerNames: [] };
const ABOUT = { id: 'e1', applicant: NOOR, confirmed: false, supersededBy: null };

let world: World;
let contents: Contents;
let reference: Learning;
beforeAll(async () => {
  world = await makeWorld();
  const made = contentsOf(world);
  // As this service issues: one credential id in every form. The badge keeps its own, as those of others do.
  contents = { ...made, flat: [{ ...made.flat[0], jti: made.edc.id }, made.flat[1]] };
  reference = only(await evidenceFrom('EDC (ES256, iat)'));
});

async function seen(file: string | Uint8Array, look: Look = {}): Promise<Evidence> {
  const [report] = (await world.look(file, look)).reports;
  if (report === undefined) throw new Error('nothing was read');
  return evidenceOf(report, ABOUT);
}

async function evidenceFrom(name: FormName, look: Look = {}): Promise<Evidence> {
  const { make, asked }: FormInWorld = FORMS[name];
  return seen(await make(world, contents), asked === undefined ? look : { ...look, expected: asked });
}

function only({ learnings }: Evidence): Learning {
  expect(learnings).toHaveLength(1);
  return learnings[0] as Learning;
}

describe('forms of one award', () => {
  it.each(formNames)('%s is the same learning as the EDC, by at least one key', async (name) => {
    const learning = only(await evidenceFrom(name));
    expect(learning.keys.filter((key) => reference.keys.includes(key))).not.toEqual([]);
  });

  it.each(formNames.filter((name) => !['openBadge', 'attestation'].includes(FORMS[name].column)))(
    '%s is the same learning, part for part, with the same credits',
    async (name) => {
      const shape = ({ id, ects, parts }: Learning): unknown => [id, ects, parts.map(shape)];
      expect(shape(only(await evidenceFrom(name)))).toEqual(shape(reference));
      expect(reference.ects).toBe(900);
      expect(reference.parts.map(({ ects }) => ects)).toEqual([200, 200, 200, 200, 100]);
    },
  );

  it('has an id that somebody proved to hold the key of', async () => {
    expect((await evidenceFrom('SD-JWT VC with ld and key binding')).holder).toEqual({ result: 'key' });
    expect((await evidenceFrom('SD-JWT VC with ld, not presented')).holder).toEqual({ result: 'same' });
  });

  it('names whom we trust behind it, with the DID and the number that its seal stands for', async () => {
    const { issuer } = await evidenceFrom('EDC (ES256, iat)');
    expect(issuer?.name.nl).toBe('Universiteit Scheldeland');
    expect(issuer?.ids).toEqual(expect.arrayContaining(['did:web:sigillum.example:i:scheldeland', 'NTRBE-0999000101']));
  });

  it('is quoted by no legal identifier that only the document gives: outside a seal nobody compares it', async () => {
    const { issuer } = await evidenceFrom('VCDM 2.0, ecdsa-rdfc-2019');
    expect(issuer?.ids).toContain('did:web:sigillum.example:i:scheldeland');
    expect(issuer?.ids.filter((id) => id.startsWith('NTR'))).toEqual([]);
  });
});

describe('what was not proved', () => {
  it('gives no title and no learning when credits were changed after sealing', async () => {
    const sealed = await world.seal(contents.edc);
    const tampered = sealed.replaceAll(String.raw`\"9\"`, String.raw`\"19\"`);
    expect(tampered).not.toBe(sealed);
    const evidence = await seen(tampered);
    expect(evidence.verdict).toBe('failed');
    expect([evidence.title, evidence.learnings, evidence.issuer]).toEqual([null, [], null]);
    expect(evidence.checks.some(({ step, outcome }) => step === 'prove' && outcome === 'failed')).toBe(true);
  });

  it('gives nothing when a statement under a proof was changed', async () => {
    const text = await world.secured(contents.vcdm2);
    const evidence = await seen(text.replaceAll('Omgevingsbemiddelaar', 'Omgevingsrechter'));
    expect([evidence.verdict, evidence.title, evidence.learnings]).toEqual(['failed', null, []]);
  });

  it('gives nothing when an unsigned document says it is ours', async () => {
    const evidence = await seen(JSON.stringify(contents.edc));
    expect([evidence.title, evidence.learnings, evidence.issuer]).toEqual([null, [], null]);
  });
});

describe('what was proved and does not hold', () => {
  it('keeps its learning when it is revoked, beside the check that says so', async () => {
    const evidence = await evidenceFrom('EDC (ES256, iat)', { set: { 'edc-1': [INDEX['edc-1']] } });
    expect(evidence.verdict).toBe('failed');
    expect(evidence.checks).toContainEqual(
      expect.objectContaining({ step: 'status', outcome: 'failed', code: 'STATUS_REVOKED' }),
    );
    expect(evidence.learnings).toHaveLength(1);
  });

  it('has nobody to trust behind it among strangers', async () => {
    const evidence = await evidenceFrom('EDC (ES256, iat)', { strangers: true });
    expect(evidence.issuer).toBeNull();
    expect(evidence.verdict).toBe('indeterminate');
  });
});
