import type { ProofFailure } from '../../credential/data-integrity/read-proof.ts';
import type { DeriveFailure } from '../../credential/data-integrity/sd-derive.ts';
import type { FieldFault } from '../../issuing/supplied/field-fault.ts';
import { accepts } from '../../record/accepts.ts';

const CREDENTIAL = '/verifiableCredential';
const POINTERS = '/options/selectivePointers';

const BASE = accepts({
  en: 'one base proof of ecdsa-sd-2023, as its issuer made it',
  nl: 'één basisbewijs van ecdsa-sd-2023, zoals de uitreiker het maakte',
});
const POINTER = accepts({
  en: 'a JSON pointer to something in the credential that can be shown by itself',
  nl: 'een JSON-pointer naar iets in het bewijs dat op zichzelf getoond kan worden',
});
const SOMETHING = accepts({
  en: 'at least one pointer, because the issuer made nothing mandatory',
  nl: 'minstens één pointer, want de uitreiker maakte niets verplicht',
});
const DOCUMENT = accepts({
  en: 'a credential with pinned contexts whose every term they define, of moderate size',
  nl: 'een bewijs met vastgelegde contexten die elke term bepalen, van gewone omvang',
});

/** Why nothing was derived: which member of the request it is about, and what would be accepted there. */
export function deriveFault(failure: DeriveFailure | ProofFailure, selectivePointers: readonly string[]): FieldFault {
  switch (failure.code) {
    case 'pointer': {
      const index = selectivePointers.indexOf(failure.pointer ?? '');
      return index < 0
        ? { pointer: `${CREDENTIAL}/proof/proofValue`, accepted: BASE }
        : { pointer: `${POINTERS}/${index}`, accepted: POINTER };
    }
    case 'nothing_selected':
      return { pointer: POINTERS, accepted: SOMETHING };
    case 'proof_missing':
    case 'proof_value':
    case 'proof_shape':
      return { pointer: `${CREDENTIAL}/proof`, accepted: BASE };
    default:
      return { pointer: CREDENTIAL, accepted: DOCUMENT };
  }
}
