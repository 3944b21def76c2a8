import type { QualityAssuranceRecord } from '../../../record/institution.ts';
import type { JsonObject } from '../../../record/json.ts';
import { listOf } from '../../../record/json.ts';
import { textIn } from '../../../record/text.ts';
import { type AssuredAward, type Coverage, covers } from '../../../trust/accreditation.ts';
import { check } from '../../check.ts';
import type { Tree } from '../../examined.ts';
import type { AssuranceFact, Fact } from '../../facts/fact.ts';
import type { Check } from '../../report.ts';
import { type Award, type AwardingBody, nameOf } from './awarding-body.ts';

/** Records about a body as a whole; the others speak of one programme and count only where the document cites them. */
const ABOUT_THE_INSTITUTION: readonly string[] = ['institutional-quality-assurance', 'institutional-license'];

/** Claims about learning; an entitlement is a decision, and no quality assurance speaks of it. */
const ASSURED: readonly Fact['kind'][] = ['achievement', 'activity', 'assessment'];

/**
 * Quality assurance on the award date, for every awarding body that trust knows: with a joint award the good name of one
 * must not cover the others. The registry's records decide. What the document itself says counts only as a pointer to one
 * of them: a record about a programme is used when the document cites its report, within the document's own limits too.
 */
export function assuranceChecks({ fact, bodies, whole }: Award, tree: Tree | null): readonly Check[] {
  if (!whole || !ASSURED.includes(fact.kind)) return [];
  const known = bodies.filter(({ party }) => party !== null);
  if (known.length === 0) return [];
  const { awardedOn } = fact;
  if (awardedOn === null) return [check('AWARD_DATE_UNKNOWN', {}, { path: fact.path })];
  return known.map((body) => assuranceOf(body, fact, awardedOn, tree));
}

interface Examination {
  readonly record: QualityAssuranceRecord;
  readonly coverage: Coverage;
}

function assuranceOf(body: AwardingBody, fact: Fact, awardedOn: string, tree: Tree | null): Check {
  const award: AssuredAward = {
    awardDate: awardedOn,
    eqf: fact.eqf,
    iscedF: fact.iscedF,
    qualificationIds: fact.specification.map(({ notation }) => notation),
    country: body.party?.country ?? body.claimed.country,
    profile: profilesOf(tree),
  };
  const examined = (body.party?.qualityAssurance ?? []).flatMap((record) => examine(record, award, fact));
  const named = { name: nameOf(body), date: awardedOn };
  const good = examined.find(({ coverage }) => coverage.covered);
  const evidence = {
    path: fact.path,
    body: body.party?.id ?? null,
    registryVersion: body.party?.registryVersion ?? null,
  };
  if (good) return check('QA_AT_AWARD_OK', { date: awardedOn }, { ...evidence, record: recordEvidence(good) });
  const claimed = fact.qualityAssurance.map(({ title, report, from, to }) => ({
    title: textIn(title, 'nl'),
    report,
    from,
    to,
  }));
  if (examined.length > 0)
    return check('QA_NOT_COVERING', named, { ...evidence, records: examined.map(recordEvidence), claimed });
  return claimed.length > 0 ? check('QA_CLAIMED', named, { ...evidence, claimed }) : check('QA_UNKNOWN', {}, evidence);
}

function examine(
  record: QualityAssuranceRecord,
  award: AssuredAward,
  { qualityAssurance }: Fact,
): readonly Examination[] {
  const { validFrom, validTo, limitEqf, limitIscedF, type } = record;
  const coverage = covers(
    {
      from: validFrom,
      to: validTo ?? null,
      ...(limitEqf === undefined ? {} : { limitEqf }),
      ...(limitIscedF === undefined ? {} : { limitIscedF }),
    },
    award,
  );
  if (ABOUT_THE_INSTITUTION.includes(type)) return [{ record, coverage }];
  const name = record.report ?? record.id;
  const stated = qualityAssurance.filter((one) => citationsOf(one).includes(name));
  if (stated.length === 0) return [];
  const missed = new Set([...coverage.missed, ...stated.flatMap((one) => covers(one, award).missed)]);
  return [{ record, coverage: { covered: missed.size === 0, missed: [...missed] } }];
}

/** The DEQAR permalink, which the Commission takes as the identifier of an accreditation, or whatever else names it. */
const citationsOf = ({ report, identifiers }: AssuranceFact): readonly string[] => [
  ...(report === null ? [] : [report]),
  ...identifiers.map(({ notation }) => notation),
];

const profilesOf = (tree: Tree | null): readonly string[] =>
  tree === null
    ? []
    : listOf(tree.root.credentialProfiles).flatMap((one) => {
        const id = typeof one === 'string' ? one : tree.node(one)?.id;
        return typeof id === 'string' ? [id] : [];
      });

const recordEvidence = ({ record, coverage }: Examination): JsonObject => ({
  id: record.id,
  type: record.type,
  title: textIn(record.title, 'nl'),
  report: record.report ?? null,
  from: record.validFrom,
  to: record.validTo ?? null,
  ...(coverage.covered ? {} : { missed: coverage.missed }),
});
