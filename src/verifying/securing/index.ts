import { ok, type Result } from '../../record/result.ts';
import { check } from '../check.ts';
import type { Found } from '../read/read-input.ts';
import type { Check } from '../report.ts';
import type { Claimed } from './claimed.ts';
import { claimDataIntegrity } from './data-integrity.ts';
import { claimEdc } from './edc.ts';
import { claimSdJwt } from './sd-jwt.ts';
import { claimUnsecured } from './unsecured.ts';
import { claimVcJwt } from './vc-jwt.ts';

/** What a credential claims, by the reader of its securing: exactly one for each. A presentation is none. */
export async function claim({ kind, form, text, json }: Found): Promise<Result<Claimed, Check>> {
  switch (kind) {
    case 'edc':
      return ok(await claimEdc(json ?? text));
    case 'token':
      return claimVcJwt(text);
    case 'sd-jwt':
      return claimSdJwt(text);
    case 'json-credential':
      if (json === null) break;
      return ok(json.proof === undefined ? claimUnsecured(form, json) : claimDataIntegrity(form, json));
    case 'presentation':
    case 'presentation-token':
      break;
  }
  return { ok: false, error: check('NOT_A_CREDENTIAL') };
}
