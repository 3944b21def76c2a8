import type { Report } from '../../src/verifying/report.ts';
import { verify } from '../../src/verifying/verify.ts';
import { makeWorld, NOW } from '../support/world.ts';

/** An institution and a verifier elsewhere, with documents of the size that is really issued. */
export async function makeMeasuredWorld() {
  const world = await makeWorld({ pages: [pageLike('nl'), pageLike('en')] });
  const { trust } = await world.trustFor();
  return {
    ...world,
    /** All eight steps by the verifier elsewhere, who has fetched keys and lists before; throws unless it is proved. */
    async verifyWhole(bytes: Uint8Array): Promise<void> {
      const { verdict, reports } = await verify(bytes, {}, { trust, now: NOW, local: false });
      if (verdict === 'failed' || !reports.every(isProved))
        throw new Error(`${verdict}: ${JSON.stringify(reports[0]?.checks)}`);
    },
  };
}

const isProved = ({ checks }: Report): boolean => checks.some(({ code }) => code === 'SIGNATURE_GOOD');

export type MeasuredWorld = Awaited<ReturnType<typeof makeMeasuredWorld>>;

/** Bytes of a page image as large as drawing makes it, which do not compress either. */
export const PAGE_BYTES = 84_000;

export function pageLike(language: 'nl' | 'en') {
  const png = new Uint8Array(PAGE_BYTES);
  for (let at = 0; at < png.length; at += 65_536) crypto.getRandomValues(png.subarray(at, at + 65_536));
  png.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return { language, png };
}
