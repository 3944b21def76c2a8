import { asElmDateTime } from '../../record/civil-date.ts';
import type { Learner } from '../../record/learner.ts';
import type { PageLanguage } from '../../record/text.ts';
import type { PersonNode } from './model.ts';
import { identifier, node } from './node.ts';
import type { NodeIds } from './node-id.ts';

/**
 * ELM 3.2 `Person`: names and birth date, nothing else (ISS-7). The shapes allow one value per name, so each stands under
 * one language tag, that of the credential. The institution's reference appears only where the learner chose it in place
 * of a birth date; the e-mail address never does.
 */
export function personNode(
  ids: NodeIds,
  learner: Pick<Learner, 'givenName' | 'familyName' | 'birthDate' | 'reference' | 'discloseReference'>,
  language: PageLanguage,
  claim: PersonNode['hasClaim'][0],
): PersonNode {
  return node<PersonNode>('Person', ids('credentialSubject'), {
    givenName: { [language]: learner.givenName },
    familyName: { [language]: learner.familyName },
    fullName: { [language]: `${learner.givenName} ${learner.familyName}` },
    dateOfBirth: learner.birthDate && asElmDateTime(learner.birthDate),
    identifier: learner.discloseReference
      ? [identifier(ids('credentialSubject', 'reference'), 'Learner reference', learner.reference)]
      : undefined,
    hasClaim: [claim],
  });
}
