import type { RecognitionBook } from '../../recognition/ports.ts';
import { findCaseFile } from './case-file.ts';
import { openCase, stepCase } from './case-step.ts';
import { elapsedCases, erasableCases, listCases, logLedgerReading, logReading } from './cases.ts';
import { decidedCases, findDecision, standingDecisions } from './decisions.ts';
import { eraseCase } from './erase.ts';
import { ledgerOf } from './ledger.ts';
import { findSession, putChallenge, putLink, redeemLink, useChallenge } from './links.ts';
import { findOfficer, listOfficers, putOfficer, removeOfficer } from './officers.ts';
import { findPolicy, listPolicies, putPolicy } from './policies.ts';
import { endPrecedent, listPrecedents, putPrecedent } from './precedents.ts';
import { findUnit, listUnits, putUnit, putUnits } from './units.ts';

/** The record book of recognition in D1. What each entry promises stands with the port. */
export const recognitionBook = (db: D1Database): RecognitionBook => ({
  putUnit: (...asked) => putUnit(db, ...asked),
  putUnits: (...asked) => putUnits(db, ...asked),
  unit: (...asked) => findUnit(db, ...asked),
  units: (...asked) => listUnits(db, ...asked),
  putPolicy: (...asked) => putPolicy(db, ...asked),
  policy: (...asked) => findPolicy(db, ...asked),
  policies: (...asked) => listPolicies(db, ...asked),
  putPrecedent: (...asked) => putPrecedent(db, ...asked),
  endPrecedent: (...asked) => endPrecedent(db, ...asked),
  precedents: (...asked) => listPrecedents(db, ...asked),
  putOfficer: (...asked) => putOfficer(db, ...asked),
  removeOfficer: (...asked) => removeOfficer(db, ...asked),
  officer: (...asked) => findOfficer(db, ...asked),
  officers: (...asked) => listOfficers(db, ...asked),
  openCase: (...asked) => openCase(db, ...asked),
  step: (...asked) => stepCase(db, ...asked),
  file: (...asked) => findCaseFile(db, ...asked),
  cases: (...asked) => listCases(db, ...asked),
  logReading: (...asked) => logReading(db, ...asked),
  logLedgerReading: (...asked) => logLedgerReading(db, ...asked),
  decision: (...asked) => findDecision(db, ...asked),
  ledger: (...asked) => ledgerOf(db, ...asked),
  putLink: (...asked) => putLink(db, ...asked),
  redeemLink: (...asked) => redeemLink(db, ...asked),
  putChallenge: (...asked) => putChallenge(db, ...asked),
  useChallenge: (...asked) => useChallenge(db, ...asked),
  session: (...asked) => findSession(db, ...asked),
  decided: (...asked) => decidedCases(db, ...asked),
  standing: (...asked) => standingDecisions(db, ...asked),
  elapsed: (...asked) => elapsedCases(db, ...asked),
  erasable: (...asked) => erasableCases(db, ...asked),
  erase: (...asked) => eraseCase(db, ...asked),
});
