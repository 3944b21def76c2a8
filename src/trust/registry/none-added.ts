import type { AddedTrust } from '../sources.ts';

/** Nothing beside the shipped registry. */
export const noneAdded: AddedTrust = {
  version: 'none',
  registry: { asOf: '2000-01-01', institutions: [], didRegistries: [] },
  anchors: [],
};
