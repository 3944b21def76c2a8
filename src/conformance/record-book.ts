import type { OpenList } from '../issuing/ports.ts';
import type {
  StatusPurpose,
  SuppliedConflict,
  SuppliedFile,
  SuppliedRegister,
  SuppliedReservation,
} from '../issuing/supplied/ports.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import { STATUS_LIST_ENTRIES } from '../record/status-list-entries.ts';

const PURPOSES: readonly StatusPurpose[] = ['revocation', 'suspension'];

/** One list of an issuer. */
export interface KeptList {
  readonly url: string;
  readonly purpose: StatusPurpose;
  readonly size: number;
  /** The places that are set now. */
  set(): number[];
}

export interface RecordBook extends SuppliedRegister {
  list(issuer: string, listId: string): KeptList | null;
  /** Which issuer has a credential under this id; null where none has. */
  issuerOf(credentialId: string): string | null;
}

interface Kept extends SuppliedFile {
  readonly issuer: string;
  readonly slot: string | null;
  readonly idempotencyKey: string | null;
}

/**
 * The record book of a conformance run: in memory, gone with the process. It keeps the promises of the port that the
 * product's has (one place for one credential, one holder of a slot, one use of a key) and needs no database, so that a run
 * begins from nothing each time. A list of each purpose is open for every issuer from the beginning.
 */
export function recordBook(listUrl: (issuer: string, listId: string) => string): RecordBook {
  const files = new Map<string, Kept>();
  const of = ({ institutionId }: InstitutionScope) =>
    [...files.values()].filter(({ issuer }) => issuer === institutionId);
  const change = (suppliedId: string, changed: Partial<Kept>): SuppliedConflict | null => {
    const file = files.get(suppliedId);
    if (file === undefined) return 'transition_refused';
    files.set(suppliedId, { ...file, ...changed });
    return null;
  };
  const taken = (scope: InstitutionScope, listId: string, purpose: StatusPurpose): OpenList['taken'] =>
    new Set(
      of(scope).flatMap(({ places }) =>
        places.flatMap((place) => (place.listId === listId && place.purpose === purpose ? [place.index] : [])),
      ),
    );
  const conflictOf = (scope: InstitutionScope, reservation: SuppliedReservation): SuppliedConflict | null => {
    const { slot, idempotencyKey, places } = reservation;
    const others = of(scope);
    if (idempotencyKey !== null && others.some((other) => other.idempotencyKey === idempotencyKey))
      return 'idempotency_key_used';
    if (slot !== null && others.some((other) => other.slot === slot && other.validity !== 'revoked'))
      return 'slot_occupied';
    return places.some(({ listId, purpose, index }) => taken(scope, listId, purpose).has(index)) ? 'index_taken' : null;
  };
  return {
    async view(scope, { slot, idempotencyKey }) {
      const own = of(scope);
      return {
        sameKey: (idempotencyKey !== null && own.find((file) => file.idempotencyKey === idempotencyKey)) || null,
        occupant: (slot !== null && own.find((file) => file.slot === slot && file.validity !== 'revoked')) || null,
        lists: PURPOSES.map((purpose) => {
          const url = listUrl(scope.institutionId, purpose);
          return {
            listId: purpose,
            origin: new URL(url).origin,
            purpose,
            size: STATUS_LIST_ENTRIES,
            taken: taken(scope, purpose, purpose),
            url,
          };
        }),
      };
    },
    async openLists() {},
    async reserve(scope, reservation) {
      const conflict = conflictOf(scope, reservation);
      if (conflict !== null) return conflict;
      files.set(reservation.suppliedId, {
        ...reservation,
        issuer: scope.institutionId,
        progress: 'reserved',
        validity: 'active',
        proof: null,
      });
      return null;
    },
    async file(scope, suppliedId) {
      return of(scope).find((file) => file.suppliedId === suppliedId) ?? null;
    },
    async byCredentialId(scope, credentialId) {
      return of(scope).findLast((file) => file.credentialId === credentialId) ?? null;
    },
    async record(_scope, suppliedId, { proof }) {
      return change(suppliedId, { proof, progress: 'sealed' });
    },
    async changeStatus(_scope, suppliedId, { from, to }) {
      return files.get(suppliedId)?.validity === from ? change(suppliedId, { validity: to }) : 'transition_refused';
    },
    list(issuer, listId) {
      const purpose = PURPOSES.find((one) => one === listId);
      return purpose === undefined
        ? null
        : {
            url: listUrl(issuer, listId),
            purpose,
            size: STATUS_LIST_ENTRIES,
            set: () =>
              [...files.values()]
                .filter((file) => file.issuer === issuer && isSet(file, purpose))
                .flatMap(({ places }) => places.filter((place) => place.purpose === purpose).map(({ index }) => index)),
          };
    },
    issuerOf: (credentialId) =>
      [...files.values()].findLast((file) => file.credentialId === credentialId)?.issuer ?? null,
  };
}

/** What is revoked is not suspended besides; superseding does not happen here. */
const isSet = ({ validity }: SuppliedFile, purpose: StatusPurpose): boolean =>
  validity === (purpose === 'revocation' ? 'revoked' : 'suspended');
