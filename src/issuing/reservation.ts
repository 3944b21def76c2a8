import type { Intent } from '../credential/securing.ts';
import { sha256Hex } from '../record/sha256.ts';
import { encodeUtf8 } from '../record/utf8.ts';
import type { Slots } from './compose.ts';
import type { CredentialFile, Reservation, SigningKey } from './ports.ts';
import type { Drafted } from './seven-steps.ts';
import { subjectId } from './subject.ts';

/** Bodies above this many UTF-16 units lie in the blob store. */
const ROW_LIMIT = 16_384;

/** What step 3 writes, from what steps 1, 2 and 4 made. */
export async function reservationOf(
  { subject, slot, replaces, achievements, idempotency }: Drafted,
  slots: Slots,
  intents: readonly Intent[],
): Promise<Reservation> {
  const digests = new Map<string, string>();
  for (const { body } of intents) if (!digests.has(body)) digests.set(body, await sha256Hex(encodeUtf8(body)));
  return {
    credentialId: slots.credentialId,
    slot,
    issuedAt: slots.issuedAt,
    development: slots.development,
    replaces,
    subject,
    achievements,
    places: slots.places,
    intents: intents.map((intent) => ({
      ...intent,
      bodySha256: digests.get(intent.body)!,
      inBlobStore: intent.body.length > ROW_LIMIT,
    })),
    idempotency,
  };
}

/** The file as `reserve` wrote it, without reading it back. */
export function reservedFile(reservation: Reservation, keys: readonly SigningKey[]): CredentialFile {
  return {
    credential: {
      credentialId: reservation.credentialId,
      subjectKind: reservation.subject.kind,
      subjectId: subjectId(reservation.subject),
      progress: 'reserved',
      validity: 'active',
      issuedAt: reservation.issuedAt,
      sealedAt: null,
      replaces: reservation.replaces,
      supersededBy: null,
      development: reservation.development,
    },
    subject: reservation.subject,
    documents: reservation.intents.map((intent) => ({
      form: intent.form,
      mediaType: intent.mediaType,
      keyId: intent.keyId,
      bodySha256: intent.bodySha256,
      body: intent.inBlobStore ? null : intent.body,
      parameters: intent.parameters,
      digest: intent.digest,
      signingTime: intent.signingTime,
      signature: null,
      sealedSha256: null,
    })),
    keys,
    places: reservation.places,
    validityReason: null,
  };
}
