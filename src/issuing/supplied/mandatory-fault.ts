import { grouped } from '../../credential/data-integrity/selective/groups.ts';
import { accepts } from '../../record/accepts.ts';
import type { JsonObject } from '../../record/json.ts';
import type { FieldFault } from './field-fault.ts';
import type { SuppliedDeps } from './ports.ts';

const POINTER = accepts({
  en: 'a JSON pointer to something in the credential that can be shown by itself',
  nl: 'een JSON-pointer naar iets in het bewijs dat op zichzelf getoond kan worden',
});
const SELECTABLE = accepts({
  en: 'a credential of which parts can be shown: without ordered lists of objects that have no id',
  nl: 'een bewijs waarvan delen getoond kunnen worden: zonder geordende lijsten van objecten zonder id',
});

/**
 * Why a document cannot get a base proof of `ecdsa-sd-2023` with these mandatory pointers (vc-di-ecdsa §3.6.2), before
 * anything is reserved: a pointer at nothing, or parts that could not be told apart. `at` is where the pointers stand in
 * the request, `whole` where the credential does.
 */
export async function mandatoryFault(
  document: JsonObject,
  mandatoryPointers: readonly string[],
  { canonicalise, loader, random }: Pick<SuppliedDeps, 'canonicalise' | 'loader' | 'random'>,
  { at, whole }: { readonly at: string; readonly whole: string },
): Promise<FieldFault | null> {
  const groups = await grouped(document, random(32), { canonicalise, loader });
  if (!groups.ok) return { pointer: whole, accepted: SELECTABLE };
  const mandatory = await groups.value.group(mandatoryPointers);
  if (mandatory.ok) return null;
  const index = mandatoryPointers.indexOf(mandatory.error.pointer ?? '');
  return index < 0 ? { pointer: whole, accepted: SELECTABLE } : { pointer: `${at}/${index}`, accepted: POINTER };
}
