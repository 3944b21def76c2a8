import type { FindingCode } from '../../codes/index.ts';
import type { Evidence, HolderStanding } from '../../evidence/evidence.ts';
import { type Judged, judgedTogether } from '../standing.ts';
import { aboutPiece, isProved, quoting } from './verification.ts';

const UNCERTAIN: Readonly<Record<Extract<HolderStanding, { result: 'unknown' }>['because'], FindingCode>> = {
  spelling: 'HOLDER_SPELLING',
  'other-name': 'HOLDER_OTHER_NAME',
  'no-birth-date': 'HOLDER_NO_BIRTH_DATE',
  'not-described': 'HOLDER_NOT_DESCRIBED',
};

/**
 * Whose it is. A presentation that did not prove its holder sets the piece aside, and so does another birth date; a
 * difference in the name never does: a person looks. Names and dates of what was not proved are not compared.
 */
export function identificationOf(evidence: Evidence): Judged {
  const checks = evidence.checks.filter(({ step }) => step === 'holder');
  const failed = checks.filter(({ outcome }) => outcome === 'failed');
  if (failed.length > 0)
    return { standing: 'aside', findings: failed.map((check) => quoting(evidence, 'HOLDER_NOT_PROVED', check)) };
  if (!isProved(evidence)) return { standing: 'good', findings: [] };
  const noted = checks
    .filter(({ outcome }) => outcome === 'unknown')
    .map((check) => quoting(evidence, 'HOLDER_KEY_OPEN', check));
  return judgedTogether([{ standing: 'good', findings: noted }, holderOf(evidence)]);
}

function holderOf(evidence: Evidence): Judged {
  const { holder } = evidence;
  switch (holder.result) {
    case 'key':
      return { standing: 'good', findings: [aboutPiece(evidence, 'HOLDER_BY_KEY')] };
    case 'confirmed':
      return { standing: 'good', findings: [aboutPiece(evidence, 'HOLDER_CONFIRMED')] };
    case 'same':
      return { standing: 'good', findings: [aboutPiece(evidence, 'HOLDER_SAME')] };
    case 'different-birth-date':
      return { standing: 'aside', findings: [aboutPiece(evidence, 'HOLDER_OTHER_PERSON')] };
    case 'unknown':
      return { standing: 'identity', findings: [aboutPiece(evidence, UNCERTAIN[holder.because])] };
  }
}
