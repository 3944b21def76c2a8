import { textIn } from '../../../record/text.ts';
import type { CheckCode } from '../../../verifying/codes/index.ts';
import type { Evidence, Learning, StatedCheck } from '../../evidence/evidence.ts';
import { found } from '../found.ts';
import type { RecommendationInput } from '../recommendation.ts';
import { type Judged, judgedTogether } from '../standing.ts';
import { aboutPiece, isProved, quoting } from './verification.ts';

type Policy = RecommendationInput['policy'];

const GOOD: Judged = { standing: 'good', findings: [] };
const UNKNOWN_ISSUER: readonly CheckCode[] = ['ISSUER_UNKNOWN', 'ISSUER_UNCONFIRMED'];
const ABOUT_QUALITY: readonly CheckCode[] = ['AWARD_DATE_UNKNOWN', 'QA_NOT_COVERING', 'QA_CLAIMED', 'QA_UNKNOWN'];

/**
 * Who awarded it, and whether quality assurance held on the award date: that date decides, not that of the seal, because old
 * awards are sealed again. A learner's own statement is set aside. A missing mandate or an awarding body nobody knows makes
 * the issuer unknown, never the learner wrong. Verification has asked the registry; what a document says of itself counts
 * only for the name of the agency.
 */
export function qualityAssuranceOf(evidence: Evidence, policy: Policy): Judged {
  if (evidence.checks.some(({ code }) => code === 'SELF_ISSUED'))
    return { standing: 'aside', findings: [aboutPiece(evidence, 'SELF_ISSUED')] };
  const issuer = issuerOf(evidence, policy);
  return isProved(evidence)
    ? judgedTogether([issuer, awardingBodyOf(evidence, policy), assuranceOf(evidence, policy)])
    : issuer;
}

const unknownIn = ({ checks }: Evidence, step: StatedCheck['step']): readonly StatedCheck[] =>
  checks.filter((check) => check.step === step && check.outcome === 'unknown');

function issuerOf(evidence: Evidence, { qa }: Policy): Judged {
  const open = unknownIn(evidence, 'admit');
  if (open.length > 0)
    return {
      standing: 'open',
      findings: open.map((check) =>
        UNKNOWN_ISSUER.includes(check.code)
          ? aboutPiece(evidence, 'ISSUER_UNKNOWN')
          : quoting(evidence, 'ISSUER_OPEN', check),
      ),
    };
  const { issuer } = evidence;
  if (issuer?.confirmed)
    return {
      standing: 'good',
      findings: [found('ISSUER_KNOWN', { name: textIn(issuer.name, 'nl') }, { evidence: [evidence.id] })],
    };
  return qa.issuerRecognised === 'required'
    ? { standing: 'open', findings: [aboutPiece(evidence, 'ISSUER_UNKNOWN')] }
    : { standing: 'good', findings: [aboutPiece(evidence, 'ISSUER_UNKNOWN_NOTED')] };
}

/** Who awarded it where that is not who signed. */
function awardingBodyOf(evidence: Evidence, { qa }: Policy): Judged {
  const failed = evidence.checks.filter(({ step, outcome }) => step === 'authority' && outcome === 'failed');
  const open = unknownIn(evidence, 'authority').filter(({ code }) => !ABOUT_QUALITY.includes(code));
  const required = qa.issuerRecognised === 'required';
  return judgedTogether([
    ...failed.map((check): Judged => {
      const code = check.code === 'MANDATE_MISSING' ? 'MANDATE_MISSING' : 'AWARDING_BODY_OPEN';
      return { standing: 'open', findings: [quoting(evidence, code, check)] };
    }),
    ...open.map(
      (check): Judged => ({
        standing: required ? 'open' : 'good',
        findings: [quoting(evidence, required ? 'AWARDING_BODY_OPEN' : 'AWARDING_BODY_NOTED', check)],
      }),
    ),
  ]);
}

function assuranceOf(evidence: Evidence, { qa }: Policy): Judged {
  if (qa.externalQaAtAward === 'off') return GOOD;
  const required = qa.externalQaAtAward === 'required';
  const standing = required ? 'open' : 'good';
  const missing = unknownIn(evidence, 'authority').filter(({ code }) => ABOUT_QUALITY.includes(code));
  const shown = evidence.checks.filter(({ code }) => code === 'QA_AT_AWARD_OK');
  const code = required ? 'QA_NOT_SHOWN' : 'QA_NOT_SHOWN_NOTED';
  if (missing.length > 0) return { standing, findings: missing.map((check) => quoting(evidence, code, check)) };
  if (shown.length === 0) return { standing, findings: [aboutPiece(evidence, code)] };
  const findings = shown.map(({ params }) =>
    found('QA_AT_AWARD_OK', { date: params.date ?? '…' }, { evidence: [evidence.id] }),
  );
  const { acceptedAgencies } = qa;
  if (acceptedAgencies === undefined || evidence.learnings.every((one) => isByOneOf(one, acceptedAgencies)))
    return { standing: 'good', findings };
  const accepted = acceptedAgencies.toSorted().join(', ');
  return {
    standing,
    findings: [...findings, aboutPiece(evidence, required ? 'QA_AGENCY_OPEN' : 'QA_AGENCY_NOTED', { accepted })],
  };
}

const isByOneOf = ({ qualityAssurance }: Learning, accepted: readonly string[]): boolean => {
  const names = new Set(accepted.map(plain));
  return qualityAssurance.some(({ agency }) =>
    Object.values(agency?.name ?? {}).some((name) => names.has(plain(name))),
  );
};

const plain = (name: string): string => name.normalize('NFC').trim().toLowerCase();
