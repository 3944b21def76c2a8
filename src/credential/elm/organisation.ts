import type { z } from 'zod';
import type { Institution, LegalIdentifier, Organisation } from '../../record/institution.ts';
import { sameLegalIdentifier } from '../../record/rules/awarding-bodies.ts';
import { conceptNode } from './concept.ts';
import type { LegalIdentifierNode, LocationNode, OrganisationNode } from './model.ts';
import { identifier, node, webResource } from './node.ts';
import type { NodeIds } from './node-id.ts';

type LegalId = z.output<typeof LegalIdentifier>;

/** The node of a body; one body is one node, however its identifier is written. */
export type Organisations = (body: Organisation) => OrganisationNode;

/** The organisations of one credential. A body that is the sealer is the issuer's node, whoever wrote it out again. */
export function organisations(ids: NodeIds, issuer: Institution, issuerDid: string): Organisations {
  const known: { readonly eidas: LegalId; readonly made: OrganisationNode }[] = [
    { eidas: issuer.identifiers.eidas, made: organisationNode(ids, issuer, issuerDid) },
  ];
  return (body) => {
    const { eidas } = body.identifiers;
    const found = known.find((each) => sameLegalIdentifier(each.eidas, eidas));
    if (found) return found.made;
    const made = organisationNode(ids, body, ids('organisation', bodyKey(eidas)));
    known.push({ eidas, made });
    return made;
  };
}

const bodyKey = ({ country, notation }: LegalId): string => `${country} ${notation}`;

/** ELM 3.2 `Organisation`; `eIDASIdentifier` is what the issuer shape asks for and what a seal certificate is compared with. */
function organisationNode(ids: NodeIds, body: Organisation, id: string): OrganisationNode {
  const { eidas, vat, ror, erasmus, schac, deqar } = body.identifiers;
  const at = (...path: readonly string[]): string => ids('organisation', bodyKey(eidas), ...path);
  const numbers: readonly (readonly [scheme: string, notation: string | undefined])[] = [
    ['ROR', ror && `https://ror.org/${ror}`],
    ['Erasmus', erasmus],
    ['SCHAC', schac],
    ['DEQAR', deqar],
  ];
  return node<OrganisationNode>('Organisation', id, {
    legalName: body.legalName,
    altLabel: body.altName,
    location: [location(at, body.country, body.region)],
    eIDASIdentifier: legalIdentifier(at('eidas'), eidas),
    vatIdentifier: vat && [legalIdentifier(at('vat'), vat)],
    identifier: numbers.flatMap(([scheme, notation]) =>
      notation === undefined ? [] : [identifier(at('identifier', scheme), scheme, notation)],
    ),
    homepage: body.homepage === undefined ? undefined : [webResource(at('homepage'), body.homepage)],
  });
}

const legalIdentifier = (id: string, { notation, country }: LegalId): LegalIdentifierNode => ({
  id,
  type: 'LegalIdentifier',
  notation,
  spatial: conceptNode('country', country),
});

/** Country and, where known, region (ATU): Annex I asks for the country or region of the issuer. */
export function location(
  at: (...path: readonly string[]) => string,
  country: string,
  region: string | undefined,
): LocationNode {
  return node<LocationNode>('Location', at('location'), {
    address: [{ id: at('address'), type: 'Address', countryCode: conceptNode('country', country) }],
    spatialCode: region === undefined ? undefined : [conceptNode('atu', region)],
  });
}
