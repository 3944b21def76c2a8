import { readCertificate } from '../credential/certificates/certificate.ts';
import { nameOf } from '../credential/certificates/name-in-words.ts';
import { institutionDid, institutionUrl, verificationMethodId } from '../credential/did/document.ts';
import { statusListUrl } from '../credential/status-list/url.ts';
import type { SigningKey } from '../issuing/ports.ts';
import type { Institution } from '../record/institution.ts';
import type { PublicStatusList } from './ports.ts';
import type { PublicInstitution } from './public-addresses.ts';

const moment = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
const momentOrNull = (seconds: number | null): string | null => (seconds === null ? null : moment(seconds));

/** Registers an institution's identifiers come from, in the order they are shown. */
const REGISTERS = [
  ['eidas', 'eIDAS'],
  ['vat', 'VAT'],
  ['ror', 'ROR'],
  ['erasmus', 'Erasmus'],
  ['schac', 'SCHAC'],
  ['deqar', 'DEQAR'],
] as const;

/** What the page and the JSON of an institution show: nothing that its credentials and its DID document do not say. */
export function publicInstitution(
  {
    institution,
    keys,
    lists,
  }: { institution: Institution; keys: readonly SigningKey[]; lists: readonly PublicStatusList[] },
  origin: string,
): PublicInstitution {
  const { slug, legalName, altName, homepage, country, identifiers } = institution;
  const did = institutionDid(origin, slug);
  return {
    id: did,
    url: institutionUrl(origin, slug),
    didDocument: `${institutionUrl(origin, slug)}/did.json`,
    legalName,
    ...(altName ? { altName } : {}),
    ...(homepage ? { homepage } : {}),
    country,
    identifiers: REGISTERS.flatMap(([name, scheme]) => {
      const identifier = identifiers[name];
      if (identifier === undefined) return [];
      return [{ scheme, notation: typeof identifier === 'string' ? identifier : identifier.notation }];
    }),
    development: keys.some(({ state, development }) => state === 'active' && development),
    keys: keys.map((key) => publicKey(did, key)),
    statusLists: lists.map(({ listId, purpose, origin: signedUnder }) => ({
      url: statusListUrl(signedUnder, slug, listId),
      purpose,
    })),
  };
}

const publicKey = (did: string, key: SigningKey): PublicInstitution['keys'][number] => ({
  id: verificationMethodId(did, key.keyId),
  role: key.role,
  algorithm: key.algorithm,
  state: key.state,
  development: key.development,
  validFrom: moment(key.validFrom),
  validUntil: momentOrNull(key.validUntil),
  compromisedSince: momentOrNull(key.compromisedSince),
  certificate: certificateOf(key),
});

function certificateOf({ certificateChain }: SigningKey): PublicInstitution['keys'][number]['certificate'] {
  const [leaf] = certificateChain ?? [];
  const read = leaf === undefined ? null : readCertificate(Uint8Array.fromBase64(leaf));
  if (!read?.ok) return null;
  const { subject, issuer, notBefore, notAfter } = read.value;
  return {
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    validFrom: moment(notBefore),
    validUntil: moment(notAfter),
  };
}
