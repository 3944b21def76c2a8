import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyCompact } from '../../src/credential/jose/compact.ts';
import { checkKeyBinding } from '../../src/credential/sd-jwt-vc/key-binding.ts';
import { parseSdJwtVc, processDisclosures } from '../../src/credential/sd-jwt-vc/read.ts';
import { makeTokenParty, NOW, type TokenParty } from '../unit/jose-fixture.ts';
import { AUDIENCE, bindKey, disclose, NONCE, plainClaims, sdJwt } from '../unit/sd-jwt-vc-fixture.ts';

let issuer: TokenParty;
let plain: string;
let bound: string;
beforeAll(async () => {
  issuer = await makeTokenParty();
  const holder = await makeTokenParty();
  const inner = await disclose(['s1', 'locality', 'Gent']);
  const outer = await disclose(['s2', 'address', { _sd: [inner.digest] }]);
  const element = await disclose(['s3', 'rekenen']);
  const payload = { ...plainClaims(), _sd: [outer.digest], outcomes: [{ '...': element.digest }] };
  plain = await sdJwt(issuer, payload, [inner, outer, element]);
  const withKey = await sdJwt(issuer, { ...payload, cnf: { jwk: holder.jwk } }, [inner, outer, element]);
  bound = await bindKey(withKey, holder);
});

async function accepted(text: string, asked: object): Promise<boolean> {
  const claimed = parseSdJwtVc(text);
  if (!claimed.ok || !(await verifyCompact(claimed.value.jws, issuer.key)).ok) return false;
  const processed = await processDisclosures(claimed.value);
  if (!processed.ok) return false;
  return (await checkKeyBinding(claimed.value, processed.value, { now: NOW, ...asked })).ok;
}

const CHARACTERS = fc.constantFrom(...'ABCabcxyz019-_.~+/= \n');

describe('a presentation of which one character is another', () => {
  it.each([
    ['without key binding', () => plain, {}],
    ['with key binding', () => bound, { nonce: NONCE, audience: AUDIENCE }],
    ['with key binding that nobody asked for', () => bound, {}],
  ])('%s is refused', async (_, textOf, asked) => {
    const text = textOf();
    expect(await accepted(text, asked)).toBe(true);
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), CHARACTERS, async (at, character) => {
        fc.pre(text[at] !== character);
        expect(await accepted(text.slice(0, at) + character + text.slice(at + 1), asked)).toBe(false);
      }),
      { numRuns: 1_000, seed: 9 },
    );
  });

  it('or one more, or one less', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bound.length), CHARACTERS, fc.boolean(), async (at, character, more) => {
        const changed = bound.slice(0, at) + (more ? character : '') + bound.slice(more ? at : at + 1);
        fc.pre(changed !== bound);
        expect(await accepted(changed, { nonce: NONCE, audience: AUDIENCE })).toBe(false);
      }),
      { numRuns: 1_000, seed: 10 },
    );
  });

  it('or all but its disclosures: what is left out stays hidden, what is left in stays bound', async () => {
    const parts = plain.split('~').slice(1, -1);
    for (let chosen = 0; chosen < 2 ** parts.length; chosen++) {
      const kept = parts.filter((_, index) => (chosen >> index) & 1);
      const text = [plain.split('~')[0], ...kept, ''].join('~');
      const innerWithoutOuter = kept.includes(parts[0] ?? '') && !kept.includes(parts[1] ?? '');
      expect(await accepted(text, {})).toBe(!innerWithoutOuter);
    }
  });
});
