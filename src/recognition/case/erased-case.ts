import type { CaseRecord } from './case.ts';

/**
 * What is left of a case once it is erased: which unit, which policy, when, how it ended. Everything a person wrote and
 * everything that says who somebody was is gone. Dates of an appeal stay, its texts do not.
 */
export const erasedCase = (record: CaseRecord, learnerDigest: string, now: number): CaseRecord => ({
  ...record,
  version: record.version + 1,
  applicant: null,
  learnerReference: learnerDigest,
  application: withoutMotivation(record.application),
  infoRequest: null,
  inadmissible: null,
  confirmedHolders: [],
  declarations: [],
  advices: [],
  openedFindings: [],
  conditionsMet: record.conditionsMet && { on: record.conditionsMet.on, by: '', note: '' },
  appeal: record.appeal && withoutTexts(record.appeal),
  earlierAppeals: record.earlierAppeals.map(withoutTexts),
  reconsiderations: record.reconsiderations.map(({ at }) => ({ reason: '', by: '', at })),
  withdrawal: record.withdrawal && { reason: null, by: '', at: record.withdrawal.at },
  erasedAt: now,
});

const withoutMotivation = ({ motivation: _, ...application }: CaseRecord['application']): CaseRecord['application'] =>
  application;

const withoutTexts = (appeal: NonNullable<CaseRecord['appeal']>): NonNullable<CaseRecord['appeal']> => ({
  ...appeal,
  grounds: '',
  lateReason: null,
  internal: appeal.internal && { ...appeal.internal, reasons: {}, body: '', by: '' },
});
