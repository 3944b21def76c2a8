import type { CheckCode } from '../../../verifying/codes/index.ts';
import { FORM_NAMES, FORMS } from '../../../verifying/form.ts';
import type { Step } from '../../../verifying/report.ts';
import type { FindingCode } from '../../codes/index.ts';
import type { Evidence, StatedCheck } from '../../evidence/evidence.ts';
import type { Finding } from '../finding.ts';
import { found, titleIn } from '../found.ts';
import type { RecommendationInput } from '../recommendation.ts';
import type { Judged } from '../standing.ts';

type Policy = Pick<RecommendationInput, 'policy'>;

/** What a piece of evidence is called: by its content where that was proved, else by its form. */
function pieceTitle(evidence: Evidence): string {
  const { title, form } = evidence;
  if (title !== null && isProved(evidence)) return titleIn(title);
  const known = FORMS.find((one) => one === form);
  return known === undefined ? titleIn({ nl: form }) : FORM_NAMES[known];
}

/** The same as findings quote it; a file in which nothing could be read has no form either. */
const calling = (evidence: Evidence): Readonly<Record<string, string>> =>
  evidence.form === 'unreadable' && !isProved(evidence)
    ? { title: 'Bestand', title_en: 'File' }
    : { title: pieceTitle(evidence) };

/** A finding that quotes what verification said. */
export const quoting = (evidence: Evidence, code: FindingCode, { code: check, params }: StatedCheck): Finding =>
  found(code, { ...params, ...calling(evidence), check }, { evidence: [evidence.id] });

export const aboutPiece = (
  evidence: Evidence,
  code: FindingCode,
  params: Readonly<Record<string, string>> = {},
): Finding => found(code, { ...calling(evidence), ...params }, { evidence: [evidence.id] });

const checksOf = ({ checks }: Evidence, steps: readonly Step[], outcome: StatedCheck['outcome']) =>
  checks.filter((check) => steps.includes(check.step) && check.outcome === outcome);

/** Whether a signature over this content was found good: only then may anything be read from it. */
export const isProved = (evidence: Evidence): boolean => checksOf(evidence, ['prove'], 'passed').length > 0;

const CHANGED: readonly CheckCode[] = ['SEAL_BROKEN', 'SIGNATURE_BROKEN'];

/**
 * Whether the document is what its issuer made: format, issuer, signature and meaning, as verification found them. Anything
 * that failed sets the piece aside; anything open, or that nobody looked at, leaves it to an assessor. Who the issuer is
 * belongs to quality assurance.
 */
export function authenticityOf(evidence: Evidence): Judged {
  const failed = checksOf(evidence, ['read', 'admit', 'prove', 'mean'], 'failed');
  if (failed.length > 0)
    return {
      standing: 'aside',
      findings: failed.map((check) =>
        quoting(evidence, CHANGED.includes(check.code) ? 'SEAL_BROKEN' : 'NOT_AUTHENTIC', check),
      ),
    };
  const unproved = checksOf(evidence, ['read', 'prove'], 'unknown');
  const unclear = checksOf(evidence, ['mean'], 'unknown');
  const findings = [
    ...unproved.map((check) => quoting(evidence, 'AUTHENTICITY_OPEN', check)),
    ...(unproved.length === 0 && !isProved(evidence) ? [aboutPiece(evidence, 'AUTHENTICITY_OPEN')] : []),
    ...unclear.map((check) => quoting(evidence, 'CONTENT_OPEN', check)),
    ...(isProved(evidence) && unclear.length === 0 && checksOf(evidence, ['mean'], 'passed').length === 0
      ? [aboutPiece(evidence, 'CONTENT_OPEN')]
      : []),
  ];
  return findings.length > 0
    ? { standing: 'open', findings }
    : { standing: 'good', findings: [aboutPiece(evidence, 'AUTHENTIC')] };
}

/** Keys and certificates that were no good at the time of signing: then nothing shows who signed. */
function failedTiming(evidence: Evidence, check: StatedCheck): Finding {
  if (check.code === 'EXPIRED' || check.code === 'NOT_YET_VALID')
    return aboutPiece(evidence, check.code, { date: check.params.date ?? '…' });
  return quoting(evidence, 'NOT_AUTHENTIC', check);
}

function failedStatus(evidence: Evidence, check: StatedCheck): Finding {
  if (check.code === 'STATUS_SUSPENDED') return aboutPiece(evidence, 'SUSPENDED');
  return aboutPiece(evidence, 'REVOKED');
}

/** What replaced it counts more than how it ended: there is nothing wrong with the learner. */
const superseded = (evidence: Evidence): readonly Finding[] =>
  evidence.supersededBy === null ? [] : [aboutPiece(evidence, 'SUPERSEDED', { by: evidence.supersededBy })];

/**
 * Whether it still stands: in its period of validity, signed with keys that were good, neither revoked nor suspended nor
 * replaced. What could not be asked is unknown, never good; a document that names no place to ask is so too, unless the
 * policy accepts it.
 */
export function statusOf(evidence: Evidence, { policy }: Policy): Judged {
  const replaced = superseded(evidence);
  const ended = [
    ...checksOf(evidence, ['timing'], 'failed').map((check) => failedTiming(evidence, check)),
    ...(replaced.length > 0
      ? replaced
      : checksOf(evidence, ['status'], 'failed').map((check) => failedStatus(evidence, check))),
  ];
  if (ended.length > 0) return { standing: 'aside', findings: ended };
  const findings = [...openTiming(evidence), ...openStatus(evidence)];
  const noted = notOffered(evidence) ? [notOfferedFinding(evidence, policy.statusNotOffered)] : [];
  const open = findings.length > 0 || noted.some(({ weight }) => weight === 'material');
  if (open) return { standing: 'open', findings: [...findings, ...noted] };
  return { standing: 'good', findings: noted.length > 0 ? noted : [aboutPiece(evidence, 'IN_FORCE')] };
}

function openTiming(evidence: Evidence): readonly Finding[] {
  const unknown = checksOf(evidence, ['timing'], 'unknown');
  if (unknown.length > 0) return unknown.map((check) => quoting(evidence, 'VALIDITY_OPEN', check));
  return checksOf(evidence, ['timing'], 'passed').length > 0 ? [] : [aboutPiece(evidence, 'VALIDITY_OPEN')];
}

function openStatus(evidence: Evidence): readonly Finding[] {
  const unknown = checksOf(evidence, ['status'], 'unknown');
  if (unknown.length > 0)
    return unknown.map((check) =>
      // Its own words already say what this check would.
      check.code === 'STATUS_UNKNOWN'
        ? aboutPiece(evidence, 'STATUS_UNKNOWN')
        : quoting(evidence, 'STATUS_UNKNOWN', check),
    );
  const answered = checksOf(evidence, ['status'], 'passed').length > 0 || notOffered(evidence);
  return answered ? [] : [aboutPiece(evidence, 'STATUS_UNKNOWN')];
}

const notOffered = ({ checks }: Evidence): boolean => checks.some(({ code }) => code === 'STATUS_NOT_OFFERED');

const notOfferedFinding = (evidence: Evidence, rule: Policy['policy']['statusNotOffered']): Finding =>
  aboutPiece(evidence, rule === 'accept' ? 'STATUS_NOT_OFFERED_ACCEPTED' : 'STATUS_NOT_OFFERED');

/** Whether a newer credential is known to exist. */
export const hasSuccessor = (evidence: Evidence): boolean =>
  isProved(evidence) &&
  (evidence.supersededBy !== null || evidence.checks.some(({ code }) => code === 'STATUS_REFRESH'));
