import type { Actor } from '../record/institution-scope.ts';
import type { AddedNow, TrustedListInUse, TrustKind } from '../trust/registry/added.ts';
import type { Registry } from '../trust/registry/registry.ts';

/** Who changed what. */
export interface TrustChange {
  /** Counts up. */
  readonly change: number;
  /** UTC seconds. */
  readonly at: number;
  readonly keyId: string;
  readonly onBehalfOf: string | null;
  readonly action: 'added' | 'changed' | 'removed';
  readonly kind: TrustKind;
  readonly id: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** What was put there; null for a removal. */
  readonly body: unknown;
}

/** The operator's desk of trust; `workshop.ts` hands it over. Whoever may call is decided before. */
export interface TrustDesk {
  readonly shipped: Registry;
  /** What holds now. */
  added(): Promise<AddedNow>;
  /** All of them or none; what is there already in the same words is neither added nor changed. */
  put(
    actor: Actor,
    entries: readonly {
      readonly kind: Exclude<TrustKind, 'trusted-list'>;
      readonly id: string;
      readonly body: unknown;
    }[],
  ): Promise<{ added: number; changed: number }>;
  /** False when there is no such entry that was added by hand. */
  remove(actor: Actor, entry: { readonly kind: TrustKind; readonly id: string }): Promise<boolean>;
  /** `older`: a copy with a higher sequence number is in use, and nothing was changed. */
  putTrustedList(
    actor: Actor,
    list: TrustedListInUse,
    anchors: readonly { readonly id: string; readonly body: unknown }[],
  ): Promise<'added' | 'changed' | 'older'>;
  /** Newest first. */
  changes(page: { readonly before?: number; readonly limit: number }): Promise<TrustChange[]>;
}
