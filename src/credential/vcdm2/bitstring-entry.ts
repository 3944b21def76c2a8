import { isObject, type JsonObject, listOf } from '../../record/json.ts';
import { at, type ModelProblem, problem } from './problem.ts';
import { isUrl } from './url.ts';

const TYPE = 'BitstringStatusListEntry';
/** A natural number in base 10. */
const INDEX = /^(0|[1-9]\d*)$/;

/**
 * The form of an entry that says where a status stands (Bitstring Status List 1.0 §2.1): purpose, place and list are there,
 * and what is there is of its kind. Entries of other types are not asked. What the list says is for who verifies.
 */
export function bitstringEntryProblems({ credentialStatus }: JsonObject, pointer: string): readonly ModelProblem[] {
  const here = at(pointer, 'credentialStatus');
  return listOf(credentialStatus).flatMap((entry: unknown, index) =>
    isObject(entry) && listOf(entry.type).includes(TYPE)
      ? entryProblems(entry, Array.isArray(credentialStatus) ? at(here, index) : here)
      : [],
  );
}

function entryProblems(entry: JsonObject, place: string): readonly ModelProblem[] {
  const { statusPurpose, statusListIndex, statusListCredential, statusSize, statusMessage, statusReference } = entry;
  const wrong = (field: string): ModelProblem => problem('STATUS_ENTRY_MEMBER', at(place, field), field);
  const size = statusSize ?? 1;
  const goodSize = typeof size === 'number' && Number.isInteger(size) && size > 0;
  return [
    ...(typeof statusPurpose === 'string' && statusPurpose !== '' ? [] : [wrong('statusPurpose')]),
    ...(typeof statusListIndex === 'string' && INDEX.test(statusListIndex) ? [] : [wrong('statusListIndex')]),
    ...(isUrl(statusListCredential) ? [] : [wrong('statusListCredential')]),
    ...(goodSize ? [] : [wrong('statusSize')]),
    ...(goodSize && !hasMessages(statusMessage, size) ? [wrong('statusMessage')] : []),
    ...(statusReference === undefined || (listOf(statusReference).length > 0 && listOf(statusReference).every(isUrl))
      ? []
      : [wrong('statusReference')]),
  ];
}

/** One message for each value the bits can have; of a single bit they may be left out. */
const hasMessages = (messages: unknown, size: number): boolean =>
  messages === undefined
    ? size === 1
    : Array.isArray(messages) &&
      messages.length === 2 ** size &&
      messages.every((one) => isObject(one) && typeof one.status === 'string' && typeof one.message === 'string');
