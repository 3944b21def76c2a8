import type { PathReport, PresentedChain, TrustAnchor } from './path-report.ts';

export async function validatePath(
  _chain: PresentedChain,
  _anchors: readonly TrustAnchor[],
  _now: number,
): Promise<PathReport> {
  return {
    outcome: 'not-anchored',
    code: null,
    reason: 'path validation is not written yet',
    leaf: null,
    anchor: null,
    qualification: null,
    revocation: { state: 'unknown', source: null, reason: 'path validation is not written yet' },
  };
}
