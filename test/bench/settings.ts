import { type InventedCase, SCENARIO_CASES } from '../../src/local/invented/awards.ts';
import { TINY_PNG } from '../support/compositions.ts';
import { pageLike } from './measured-world.ts';
import { makeOffice } from './office.ts';
import type { Bindings } from './service.ts';

const ORIGIN = 'https://sigillum.example';

/** What a service of the bench is started with. */
export interface Setting {
  readonly size: string;
  readonly invented: InventedCase;
  readonly bindings: Bindings;
}

/** A small award with a page of one pixel, and scenario 1 with pages as large as they are drawn. */
export async function settings(): Promise<readonly [small: Setting, full: Setting]> {
  const now = Math.floor(Date.now() / 1000);
  const setting = async (size: string, invented: InventedCase, page: Uint8Array): Promise<Setting> => {
    const office = await makeOffice(ORIGIN, invented.institution, [invented.specification], now);
    return { size, invented, bindings: { OFFICE: office, PAGE: Buffer.from(page).toString('base64') } };
  };
  return [
    await setting('small award', SCENARIO_CASES.attendance(), TINY_PNG),
    await setting('two page images', SCENARIO_CASES.environmentalMediator(), pageLike('nl').png),
  ];
}
