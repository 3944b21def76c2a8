import type { ResourceDigests } from './digests.ts';

export interface ModelDeps {
  readonly digests: ResourceDigests;
  /** Whether a document whose first context is that of VCDM 1.1 is judged by VCDM 1.1; otherwise it is refused. */
  readonly vcdm11?: boolean;
}
