import type { Policy } from '../../../credential/policy.ts';
import { isObject, type JsonObject, listOf } from '../../../record/json.ts';
import { check } from '../../check.ts';
import type { Examined, Tree } from '../../examined.ts';
import { kindOf } from '../../facts/elm.ts';
import { along, nodesOf, textOf, typesOf } from '../../facts/reading.ts';
import type { Check } from '../../report.ts';
import type { Model } from './model.ts';

/**
 * The parts a credential has to have. What W3C asks of every credential fails when it is missing (VCDM 2.0 §4: type,
 * issuer, credentialSubject); what ELM 3.2, Open Badges or the attestation ask besides is unknown: the issuer signed it so,
 * and what is there still stands. Reads by node, so that a member counts wherever it is written.
 */
export function structureChecks(examined: Examined, model: Model, policy: Policy): readonly Check[] {
  const { tree, claims } = examined;
  const findings =
    tree === null ? [] : [...credentialChecks(examined, tree, policy), ...modelChecks(examined, tree, model)];
  return model === 'attestation' && claims !== null ? [...findings, ...incomplete(missingClaims(claims))] : findings;
}

const missing = (field: string): Check => check('STRUCTURE_MISSING', { field }, { field });
const wrong = (field: string): Check => check('STRUCTURE_WRONG', { field }, { field });
const incomplete = (fields: readonly string[]): readonly Check[] =>
  fields.map((field) => check('STRUCTURE_INCOMPLETE', { field }, { field }));

function credentialChecks({ issuerId }: Examined, tree: Tree, { asksBeyondW3c }: Policy): readonly Check[] {
  const { root } = tree;
  const findings: Check[] = [];
  if (!typesOf(root).includes('VerifiableCredential')) findings.push(missing('type'));
  const issuers = listOf(root.issuer);
  // A token may name its issuer in `iss` alone (VC-JWT 1.1 §6.3.1, SD-JWT VCLD).
  if (issuers.length === 0 && issuerId === null) findings.push(missing('issuer'));
  if (nodesOf(tree, issuers).length > 1 || issuers.some((one) => typeof one !== 'string' && !isObject(one))) {
    findings.push(wrong('issuer'));
  }
  const subjects = listOf(root.credentialSubject);
  // That a subject has an id is a claim to the W3C, and says nothing to whoever reads a credential.
  const claims = (node: JsonObject) => Object.keys(node).filter((key) => !asksBeyondW3c || key !== 'id');
  const described = nodesOf(tree, subjects).filter((node) => claims(node).length > 0);
  if (subjects.length === 0) findings.push(missing('credentialSubject'));
  else if (described.length === 0) findings.push(wrong('credentialSubject'));
  else if (described.length > 1 && asksBeyondW3c)
    findings.push(check('SUBJECT_SEVERAL', {}, { subjects: described.length }));
  return findings;
}

function modelChecks(examined: Examined, tree: Tree, model: Model): readonly Check[] {
  const { root } = tree;
  const subjects = nodesOf(tree, root.credentialSubject);
  switch (model) {
    case 'edc':
    case 'elm-vcdm1':
    case 'elm-vcdm2':
      return incomplete([
        // In a token the claims beside the document tell its dates (SD-JWT VCLD).
        ...(examined.form === 'sd-jwt-vc' ? [] : ['issued', 'validFrom'].filter((field) => root[field] === undefined)),
        ...(examined.form === 'edc' && along(tree, [root], 'issuer', 'eIDASIdentifier').length === 0
          ? ['issuer.eIDASIdentifier']
          : []),
        ...missingInClaims(tree, along(tree, subjects, 'hasClaim')),
      ]);
    case 'open-badge': {
      const achievements = along(tree, subjects, 'achievement');
      if (achievements.length === 0) return incomplete(['credentialSubject.achievement']);
      return incomplete(
        achievements.every(({ name }) => textOf(name) !== null) ? [] : ['credentialSubject.achievement.name'],
      );
    }
    case 'vcdm1':
      return incomplete(examined.form === 'vcdm1-di' && root.issuanceDate === undefined ? ['issuanceDate'] : []);
    default:
      return [];
  }
}

/** ELM 3.2: at least one claim, each of a known class, with a title and an awarding body. */
function missingInClaims(tree: Tree, claims: readonly JsonObject[]): readonly string[] {
  if (claims.length === 0) return ['credentialSubject.hasClaim'];
  const at = 'credentialSubject.hasClaim';
  return [
    ...(claims.every((claim) => kindOf(claim) !== null) ? [] : [`${at}.type`]),
    ...(claims.every(({ title }) => textOf(title) !== null) ? [] : [`${at}.title`]),
    ...(claims.every((claim) => along(tree, [claim], 'awardedBy', 'awardingBody').length > 0)
      ? []
      : [`${at}.awardedBy`]),
  ];
}

/** What the attestation always shows; the other mandatory claims may stay undisclosed. */
const missingClaims = (claims: JsonObject): readonly string[] =>
  ['issuing_authority', 'issuing_country', 'date_of_issuance', 'achievement_title', 'language_of_classes'].filter(
    (name) => listOf(claims[name]).length === 0,
  );
