import type { JsonObject } from '../../record/json.ts';
import type { Result } from '../../record/result.ts';
import type { SelectiveContexts, SelectiveFailure } from './sd-sign.ts';

export interface DeriveFailure extends Omit<SelectiveFailure, 'code'> {
  readonly code:
    | SelectiveFailure['code']
    /** No base proof to derive from, or several. */
    | 'proof_missing'
    | 'proof_value'
    /** Neither the issuer nor the holder points at anything. */
    | 'nothing_selected';
}

export interface DeriveOptions extends SelectiveContexts {
  /** The id of the base proof, where there are several. */
  readonly proofId?: string;
}

export declare function derive(
  secured: JsonObject,
  selectivePointers: readonly string[],
  options: DeriveOptions,
): Promise<Result<JsonObject, DeriveFailure>>;
