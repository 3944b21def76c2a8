import { beforeAll, describe, expect, it } from 'vitest';
import { type FuzzReport, fuzzCanonical } from '../fuzz/canonical.ts';

const DOCUMENTS = 20_000;

describe('compiled contexts and the library, on generated and changed documents', () => {
  let report: FuzzReport;
  beforeAll(async () => {
    report = await fuzzCanonical(DOCUMENTS, 20_261_122);
  }, 180_000);

  it('the same N-Quads byte for byte, or a refusal with the same code and subject: 0 different', () => {
    expect(report.differences).toEqual([]);
  });

  it('every way was taken often, so that a run in which the library answers everything does not count', () => {
    const { paths } = report;
    expect(paths.compiled).toBeGreaterThan(DOCUMENTS * 0.3);
    expect(paths['compiled-with-blank-nodes']).toBeGreaterThan(DOCUMENTS * 0.05);
    expect(paths.library).toBeGreaterThan(DOCUMENTS * 0.2);
    expect(paths.compiled + paths['compiled-with-blank-nodes'] + paths.library).toBe(DOCUMENTS);
  });

  it('documents were refused for terms, for JSON-LD that is broken and for contexts nobody pinned', () => {
    const { refused } = report;
    expect(refused.undefined_term).toBeGreaterThan(DOCUMENTS * 0.1);
    expect(refused.json_ld).toBeGreaterThan(DOCUMENTS * 0.02);
    expect(refused.context_unknown).toBeGreaterThan(0);
  });

  it('a share of them was compared with a copy of the library that nobody has touched', () => {
    expect(report.againstStock).toBeGreaterThanOrEqual(DOCUMENTS / 10);
  });
});
