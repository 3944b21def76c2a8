import type { ModelProblem } from '../../credential/vcdm2/problems.ts';
import { isObject, type JsonObject, listOf } from '../../record/json.ts';
import type { PageLanguage } from '../../record/text.ts';
import { check } from '../../verifying/check.ts';
import type { HolderBinding } from '../../verifying/checks/holder.ts';
import { decideCredential, type Findings } from './decide-credential.ts';
import { checkDetails, modelDetail } from './problem-details.ts';
import { typeUrl, type W3cProblem } from './problem-types.ts';
import type { PresentationResult, ProblemDetails, VerifyPresentationRequest } from './z-verify.ts';

/** What the proof of a presentation is for. */
const PURPOSE = 'authentication';

export interface PresentationFindings {
  readonly problems: readonly ModelProblem[];
  /** Whether the presenter signed, and for us; null where nobody did. */
  readonly binding: HolderBinding | null;
  /** One for each credential in it, as it was sent, and for what could not be read. */
  readonly presented: readonly { readonly sent: string; readonly verification: Findings }[];
}

/**
 * The result of `/presentations/verify` (VCALM): verified only where every rule of the data model holds, whoever presents
 * it signed it and, where a challenge or domain was asked for, signed that, and every credential in it is verified by itself. A
 * presentation that nobody signed (`presentation`) is verified by its credentials alone, unless a signature was asked for.
 * Whether whoever presents a credential is who it is about, VCALM leaves to the caller.
 */
export function decidePresentation(
  { verifiablePresentation, presentation, options = {} }: VerifyPresentationRequest,
  { problems, binding, presented }: PresentationFindings,
  language: PageLanguage,
): PresentationResult {
  const { expectedProofPurpose = PURPOSE, ...others } = options;
  const { challenge, domain } = options;
  const otherPurpose = expectedProofPurpose === PURPOSE ? [] : [check('PROOF_PURPOSE')];
  const sent = verifiablePresentation ?? presentation;
  const asked = challenge !== undefined || domain !== undefined;
  const fault = bindingFault(binding, presentation === undefined || asked, language);
  const credentialResults = presented.map(({ sent: text, verification }) =>
    decideCredential({ verifiableCredential: asSent(text), options: others }, { problems: [], verification }, language),
  );
  const warnings = credentialResults.flatMap((result) => result.warnings ?? []);
  const holder = isObject(sent) ? sent.holder : undefined;
  const good = fault === null && binding !== null;
  const because = binding?.state === 'failed' ? binding.because : undefined;
  return {
    verified:
      problems.length === 0 &&
      fault === null &&
      otherPurpose.length === 0 &&
      credentialResults.every(({ verified }) => verified),
    ...(options.returnPresentation === true ? { presentation: sent } : {}),
    ...(options.returnProblemDetails === false
      ? {}
      : {
          problemDetails: [
            ...problems.map((problem) => modelDetail(problem, language)),
            ...(fault === null ? [] : [fault]),
            ...checkDetails(otherPurpose, language),
            ...credentialResults.flatMap(({ problemDetails = [] }) => problemDetails),
          ],
          ...(warnings.length === 0 ? {} : { warnings }),
        }),
    ...(options.returnResults === false
      ? {}
      : {
          results: {
            ...(challenge === undefined ? {} : { challenge: { verified: good, input: challenge } }),
            ...(domain === undefined ? {} : { domain: { verified: good, input: domain } }),
            ...(holder === undefined ? {} : { holder: { verified: good, input: holder } }),
            proof: (isObject(sent) ? listOf(sent.proof) : []).map((input) => ({
              verified: good && because === undefined,
              input,
            })),
            credentialResults,
          },
        }),
  };
}

/** A credential as it stood in the presentation: an object, or the token of an envelope. */
const asSent = (text: string): JsonObject | string => (text.startsWith('{') ? (JSON.parse(text) as JsonObject) : text);

const WORDS: Readonly<
  Record<'unsigned' | 'challenge' | 'audience' | 'failed' | 'unknown', Record<PageLanguage, string>>
> = {
  unsigned: { en: 'Nobody signed this presentation.', nl: 'Niemand tekende deze presentatie.' },
  challenge: { en: 'The presenter signed another challenge.', nl: 'De toner tekende een andere challenge.' },
  audience: { en: 'The presenter signed for another domain.', nl: 'De toner tekende voor een ander domain.' },
  failed: { en: 'The signature of the presenter is not good', nl: 'De handtekening van de toner klopt niet' },
  unknown: {
    en: 'The signature of the presenter could not be checked, and what is not known does not count as verified',
    nl: 'De handtekening van de toner kon niet nagegaan worden, en wat niet geweten is, geldt niet als nagegaan',
  },
};

/** Why the presenter's signature does not stand; null where it does, or where none is needed. */
function bindingFault(binding: HolderBinding | null, needed: boolean, language: PageLanguage): ProblemDetails | null {
  const fault = (title: W3cProblem, code: string, detail: string): ProblemDetails => ({
    type: typeUrl(title),
    title,
    detail,
    code,
  });
  if (binding === null)
    return needed ? fault('CRYPTOGRAPHIC_SECURITY_ERROR', 'HOLDER_KEY_NOT_SHOWN', WORDS.unsigned[language]) : null;
  switch (binding.state) {
    case 'bound':
    // Where only one of challenge and domain was asked for, that one was compared.
    case 'challenge-not-expected':
      return null;
    case 'failed':
      if (binding.because === 'challenge')
        return fault('INVALID_CHALLENGE_ERROR', 'HOLDER_CHALLENGE_MISMATCH', WORDS.challenge[language]);
      if (binding.because === 'audience')
        return fault('INVALID_DOMAIN_ERROR', 'HOLDER_AUDIENCE_MISMATCH', WORDS.audience[language]);
      return fault('CRYPTOGRAPHIC_SECURITY_ERROR', 'HOLDER_BINDING', `${WORDS.failed[language]}: ${binding.reason}.`);
    case 'unknown':
      return fault('PROOF_VERIFICATION_ERROR', 'HOLDER_NOT_CHECKED', `${WORDS.unknown[language]}: ${binding.reason}.`);
    default:
      return fault('CRYPTOGRAPHIC_SECURITY_ERROR', 'HOLDER_KEY_NOT_SHOWN', WORDS.unsigned[language]);
  }
}
