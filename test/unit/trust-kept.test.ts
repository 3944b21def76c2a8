import { describe, expect, it } from 'vitest';
import { keptBeside } from '../../src/trust/kept.ts';

const NOW = 1_795_000_000;
const always = () => true;

/** Asks for one result after another; counts how often it was made. */
function asking(kept = keptBeside({}, 'v1')) {
  const made: string[] = [];
  const ask = (key: readonly (string | null)[], answer: string, now = NOW, worth = (_: string) => true) =>
    kept(
      key,
      now,
      async () => {
        made.push(answer);
        return answer;
      },
      worth,
    );
  return { ask, made };
}

describe('what is kept for a minute', () => {
  it('is made once, and anew after a minute', async () => {
    const { ask, made } = asking();
    expect(await ask(['list', 'a'], 'first')).toBe('first');
    expect(await ask(['list', 'a'], 'second', NOW + 60)).toBe('first');
    expect(await ask(['list', 'a'], 'third', NOW + 61)).toBe('third');
    expect(made).toEqual(['first', 'third']);
  });

  it('is never a failure: the next one who asks has it tried again', async () => {
    const { ask, made } = asking();
    const good = (answer: string) => answer !== 'failed';
    expect(await ask(['list', 'a'], 'failed', NOW, good)).toBe('failed');
    expect(await ask(['list', 'a'], 'proved', NOW + 1, good)).toBe('proved');
    expect(await ask(['list', 'a'], 'failed', NOW + 2, good)).toBe('proved');
    expect(made).toEqual(['failed', 'proved']);
    // A failure does not leave an old result behind either.
    expect(await ask(['list', 'a'], 'failed', NOW + 90, good)).toBe('failed');
    expect(await ask(['list', 'a'], 'again', NOW + 30, good)).toBe('again');
  });

  it('is found under its own parts only, however they are cut up', async () => {
    const { ask } = asking();
    const keys = [['a b', 'c'], ['a', 'b c'], ['a b c'], ['a', 'b', 'c'], ['a","b', 'c'], [null, 'a'], ['null', 'a']];
    for (const key of keys) await ask(key, JSON.stringify(key));
    for (const key of keys) expect(await ask(key, 'other')).toBe(JSON.stringify(key));
  });

  it('belongs to one version of the registry', async () => {
    const memory = {};
    const one = asking(keptBeside(memory, 'v1'));
    const other = asking(keptBeside(memory, 'v1 a'));
    await one.ask(['a', 'b'], 'one');
    expect(await other.ask(['b'], 'other')).toBe('other');
    expect(await keptBeside(memory, 'v1')(['a', 'b'], NOW, async () => 'anew', always)).toBe('one');
  });
});
