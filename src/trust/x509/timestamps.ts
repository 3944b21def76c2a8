import type { TrustAnchor } from './path-report.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What timestamps prove. Times in UTC seconds; `claimedTime` and `authority` are quoted from a token nobody vouches for. */
export type TrustedTime =
  | { readonly state: 'trusted'; readonly time: number; readonly authority: string; readonly anchor: TrustAnchor }
  | {
      readonly state: 'not-trusted';
      readonly reason: string;
      readonly claimedTime: number | null;
      readonly authority: string | null;
    };

export async function trustedTimeOf(
  _tokens: readonly Bytes[],
  _covered: Bytes,
  _anchors: readonly TrustAnchor[],
  _now: number,
  _further: readonly Bytes[] = [],
): Promise<TrustedTime> {
  return { state: 'not-trusted', reason: 'not written yet', claimedTime: null, authority: null };
}
