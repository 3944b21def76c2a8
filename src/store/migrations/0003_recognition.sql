-- Recognition: units, policies and precedents, cases with what belongs to them, decisions, and the ledger of credit.
-- What others write (unit, policy, precedent, officer) is kept as it was accepted; what the service made (case, evidence,
-- mapping, recommendation, decision) as plain JSON. Columns that are generated are read from that JSON, so that there is
-- one truth. Moments are UTC seconds; civil dates are YYYY-MM-DD; credit is in hundredths of an ECTS credit.

-- The sheet of a course unit in one academic year: frozen as soon as a case names it.
CREATE TABLE recognition_unit (
  institution_id TEXT NOT NULL REFERENCES institution (institution_id),
  code TEXT NOT NULL,
  academic_year TEXT NOT NULL,
  record TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (institution_id, code, academic_year)
) STRICT, WITHOUT ROWID;

-- A version is frozen when written.
CREATE TABLE recognition_policy (
  institution_id TEXT NOT NULL REFERENCES institution (institution_id),
  policy_id TEXT NOT NULL,
  version TEXT NOT NULL,
  record TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (institution_id, policy_id, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER policy_is_frozen BEFORE UPDATE ON recognition_policy
BEGIN
  SELECT RAISE(ABORT, 'policy_is_frozen');
END;
CREATE TRIGGER policy_stays BEFORE DELETE ON recognition_policy
BEGIN
  SELECT RAISE(ABORT, 'policy_is_frozen');
END;

CREATE TABLE recognition_precedent (
  institution_id TEXT NOT NULL REFERENCES institution (institution_id),
  precedent_id TEXT NOT NULL,
  record TEXT NOT NULL,
  unit_code TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.target.unitCode')) STORED,
  -- Last day of one that was ended before its time.
  ended_on TEXT,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (institution_id, precedent_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX precedent_of_unit ON recognition_precedent (institution_id, unit_code);

CREATE TABLE recognition_officer (
  institution_id TEXT NOT NULL REFERENCES institution (institution_id),
  person TEXT NOT NULL,
  record TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (institution_id, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE recognition_case (
  institution_id TEXT NOT NULL REFERENCES institution (institution_id),
  case_id TEXT NOT NULL,
  -- Digest of institution and reference: it stays when the file is erased, so that no credit counts twice afterwards.
  learner_key TEXT NOT NULL,
  record TEXT NOT NULL,
  state TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.state')) STORED,
  version INTEGER NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.version')) STORED,
  unit_code TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.unit.code')) STORED,
  academic_year TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.unit.academicYear')) STORED,
  policy_id TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.policy.id')) STORED,
  policy_version TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.policy.version')) STORED,
  programme TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.programme')) STORED,
  opened_at INTEGER NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.openedAt')) STORED,
  decision_id TEXT GENERATED ALWAYS AS (json_extract(record, '$.decisionId')) STORED,
  answer_by TEXT GENERATED ALWAYS AS (json_extract(record, '$.answerBy')) STORED,
  erase_from TEXT GENERATED ALWAYS AS (json_extract(record, '$.eraseFrom')) STORED,
  erased_at INTEGER GENERATED ALWAYS AS (json_extract(record, '$.erasedAt')) STORED,
  -- Last day of the term that runs now; the day after it the case moves on by itself.
  next_due TEXT,
  PRIMARY KEY (institution_id, case_id),
  CHECK (erased_at IS NULL OR json_extract(record, '$.applicant') IS NULL),
  FOREIGN KEY (institution_id, unit_code, academic_year)
    REFERENCES recognition_unit (institution_id, code, academic_year),
  FOREIGN KEY (institution_id, policy_id, policy_version)
    REFERENCES recognition_policy (institution_id, policy_id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_by_time ON recognition_case (institution_id, opened_at, case_id);
CREATE INDEX case_by_state ON recognition_case (institution_id, state, opened_at, case_id);
CREATE INDEX case_of_unit ON recognition_case (institution_id, unit_code, academic_year);
CREATE INDEX case_of_policy ON recognition_case (institution_id, policy_id, policy_version);
CREATE INDEX case_of_learner ON recognition_case (institution_id, learner_key);
CREATE INDEX case_due ON recognition_case (next_due) WHERE next_due IS NOT NULL;
CREATE INDEX case_erasable ON recognition_case (erase_from) WHERE erase_from IS NOT NULL AND erased_at IS NULL;

CREATE TRIGGER unit_is_frozen BEFORE UPDATE ON recognition_unit
WHEN EXISTS (
  SELECT 1 FROM recognition_case
  WHERE institution_id = OLD.institution_id AND unit_code = OLD.code AND academic_year = OLD.academic_year
)
BEGIN
  SELECT RAISE(ABORT, 'unit_is_frozen');
END;

CREATE TABLE allowed_case_step (
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  PRIMARY KEY (from_state, to_state)
) STRICT, WITHOUT ROWID;
INSERT INTO allowed_case_step VALUES
  ('draft', 'submitted'), ('draft', 'withdrawn'),
  ('submitted', 'intake'), ('submitted', 'withdrawn'),
  ('intake', 'info_requested'), ('intake', 'inadmissible_proposed'), ('intake', 'verified'), ('intake', 'withdrawn'),
  ('info_requested', 'submitted'), ('info_requested', 'intake'), ('info_requested', 'withdrawn'),
  ('inadmissible_proposed', 'intake'), ('inadmissible_proposed', 'decided'), ('inadmissible_proposed', 'withdrawn'),
  ('verified', 'in_advice'), ('verified', 'in_committee'), ('verified', 'info_requested'), ('verified', 'withdrawn'),
  ('in_advice', 'in_committee'), ('in_advice', 'info_requested'), ('in_advice', 'withdrawn'),
  ('in_committee', 'decided'), ('in_committee', 'in_advice'), ('in_committee', 'info_requested'),
  ('in_committee', 'withdrawn'),
  ('decided', 'appeal_open'), ('decided', 'in_committee'), ('decided', 'withdrawn'),
  ('appeal_open', 'internal_appeal'), ('appeal_open', 'in_committee'), ('appeal_open', 'closed'),
  ('appeal_open', 'withdrawn'),
  ('internal_appeal', 'external_window'), ('internal_appeal', 'in_committee'), ('internal_appeal', 'withdrawn'),
  ('external_window', 'raad'), ('external_window', 'in_committee'), ('external_window', 'closed'),
  ('external_window', 'withdrawn'),
  ('raad', 'in_committee'), ('raad', 'closed'), ('raad', 'withdrawn'),
  ('closed', 'internal_appeal'), ('closed', 'raad'), ('closed', 'in_committee');

-- Every change of a case begins with an insert here, also one that moves nothing. The trigger aborts the whole batch
-- unless the case stands in the expected state and version.
CREATE TABLE case_transition (
  institution_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  -- The version the case gets by it.
  version INTEGER NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (institution_id, case_id, version),
  FOREIGN KEY (institution_id, case_id) REFERENCES recognition_case (institution_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER case_step_is_allowed BEFORE INSERT ON case_transition
BEGIN
  SELECT RAISE(ABORT, 'case_step_refused') WHERE NEW.from_state <> NEW.to_state AND NOT EXISTS (
    SELECT 1 FROM allowed_case_step WHERE from_state = NEW.from_state AND to_state = NEW.to_state
  );
  SELECT RAISE(ABORT, 'case_moved') WHERE NOT EXISTS (
    SELECT 1 FROM recognition_case
    WHERE institution_id = NEW.institution_id AND case_id = NEW.case_id
      AND state = NEW.from_state AND version = NEW.version - 1
  );
END;
CREATE TRIGGER case_transition_is_kept BEFORE UPDATE ON case_transition
BEGIN
  SELECT RAISE(ABORT, 'case_transition_is_kept');
END;
CREATE TRIGGER case_transition_stays BEFORE DELETE ON case_transition
BEGIN
  SELECT RAISE(ABORT, 'case_transition_is_kept');
END;

-- No case changes without its transition, none passes to another unit, policy or learner, and an erased one is done.
CREATE TRIGGER case_changes_by_transition BEFORE UPDATE ON recognition_case
WHEN NEW.version <> OLD.version + 1 OR NOT EXISTS (
  SELECT 1 FROM case_transition
  WHERE institution_id = NEW.institution_id AND case_id = NEW.case_id AND version = NEW.version
    AND from_state = OLD.state AND to_state = NEW.state
)
BEGIN
  SELECT RAISE(ABORT, 'case_changes_by_transition');
END;
CREATE TRIGGER case_keeps_its_subject BEFORE UPDATE ON recognition_case
WHEN NEW.case_id <> OLD.case_id OR NEW.learner_key <> OLD.learner_key OR NEW.unit_code <> OLD.unit_code
  OR NEW.academic_year <> OLD.academic_year OR NEW.policy_id <> OLD.policy_id
  OR NEW.policy_version <> OLD.policy_version OR NEW.programme <> OLD.programme OR NEW.opened_at <> OLD.opened_at
BEGIN
  SELECT RAISE(ABORT, 'case_keeps_its_subject');
END;
CREATE TRIGGER case_is_erased BEFORE UPDATE ON recognition_case WHEN OLD.erased_at IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'case_is_erased');
END;

-- Documents of a case. A later verification replaces what was found, never the document. Erasure empties name and
-- findings; the digest stays.
CREATE TABLE case_evidence (
  institution_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  evidence_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  within TEXT,
  name TEXT,
  size INTEGER NOT NULL,
  added_by TEXT NOT NULL CHECK (added_by IN ('applicant', 'officer')),
  added_at INTEGER NOT NULL,
  -- The order in which pieces came, also within one second.
  position INTEGER NOT NULL,
  evidence TEXT,
  PRIMARY KEY (institution_id, case_id, evidence_id),
  FOREIGN KEY (institution_id, case_id) REFERENCES recognition_case (institution_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_copy_of_a_document ON case_evidence (institution_id, case_id, sha256, COALESCE(within, ''));
CREATE INDEX evidence_by_digest ON case_evidence (institution_id, sha256);
CREATE TRIGGER evidence_is_kept BEFORE UPDATE ON case_evidence
WHEN NEW.evidence_id <> OLD.evidence_id OR NEW.sha256 <> OLD.sha256 OR NEW.within IS NOT OLD.within
  OR NEW.size <> OLD.size OR NEW.added_by <> OLD.added_by OR NEW.added_at <> OLD.added_at OR NEW.position <> OLD.position
  OR ((NEW.evidence IS NULL OR NEW.name IS NOT OLD.name) AND NOT EXISTS (
    SELECT 1 FROM recognition_case
    WHERE institution_id = OLD.institution_id AND case_id = OLD.case_id AND erased_at IS NOT NULL
  ))
BEGIN
  SELECT RAISE(ABORT, 'evidence_is_kept');
END;
CREATE TRIGGER evidence_stays BEFORE DELETE ON case_evidence
BEGIN
  SELECT RAISE(ABORT, 'evidence_is_kept');
END;

-- What of the findings is longer than one value of D1 may be: the pieces after the first, in order.
CREATE TABLE case_evidence_piece (
  institution_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  evidence_id TEXT NOT NULL,
  piece INTEGER NOT NULL CHECK (piece > 0),
  text TEXT NOT NULL,
  PRIMARY KEY (institution_id, case_id, evidence_id, piece),
  FOREIGN KEY (institution_id, case_id, evidence_id)
    REFERENCES case_evidence (institution_id, case_id, evidence_id)
) STRICT, WITHOUT ROWID;

-- What an applicant brings that is no credential; the documents lie in a store of their own.
CREATE TABLE case_portfolio (
  institution_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  item_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  name TEXT,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  added_by TEXT NOT NULL CHECK (added_by IN ('applicant', 'officer')),
  added_at INTEGER NOT NULL,
  PRIMARY KEY (institution_id, case_id, item_id),
  FOREIGN KEY (institution_id, case_id) REFERENCES recognition_case (institution_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_copy_in_a_portfolio ON case_portfolio (institution_id, case_id, sha256);
CREATE INDEX portfolio_by_digest ON case_portfolio (institution_id, sha256);

-- Judgements, only added: the latest of an outcome and its sources stands. `sources` is the sorted JSON array of the
-- learning they name.
CREATE TABLE case_mapping (
  institution_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  target_outcome_id TEXT NOT NULL,
  sources TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (institution_id, case_id, seq),
  FOREIGN KEY (institution_id, case_id) REFERENCES recognition_case (institution_id, case_id)
) STRICT, WITHOUT ROWID;
-- Erasure takes the note out, and nothing else.
CREATE TRIGGER mapping_is_kept BEFORE UPDATE ON case_mapping
WHEN NEW.seq <> OLD.seq OR NEW.target_outcome_id <> OLD.target_outcome_id OR NEW.sources <> OLD.sources
  OR NEW.record <> json_remove(OLD.record, '$.note') OR NOT EXISTS (
    SELECT 1 FROM recognition_case
    WHERE institution_id = OLD.institution_id AND case_id = OLD.case_id AND erased_at IS NOT NULL
  )
BEGIN
  SELECT RAISE(ABORT, 'mapping_is_kept');
END;
CREATE TRIGGER mapping_stays BEFORE DELETE ON case_mapping
BEGIN
  SELECT RAISE(ABORT, 'mapping_is_kept');
END;

-- What the engine recommended, by what it was asked: a decision names its input. The one with the highest `seq` is the
-- one before the committee.
CREATE TABLE case_recommendation (
  institution_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  input_hash TEXT NOT NULL,
  engine_version TEXT NOT NULL,
  seq INTEGER NOT NULL,
  record TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (institution_id, case_id, input_hash, engine_version),
  FOREIGN KEY (institution_id, case_id) REFERENCES recognition_case (institution_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER recommendation_is_kept BEFORE UPDATE ON case_recommendation
WHEN NEW.input_hash <> OLD.input_hash OR NEW.engine_version <> OLD.engine_version OR NEW.record <> OLD.record
BEGIN
  SELECT RAISE(ABORT, 'recommendation_is_kept');
END;
CREATE TRIGGER recommendation_goes_by_erasure BEFORE DELETE ON case_recommendation
WHEN NOT EXISTS (
  SELECT 1 FROM recognition_case
  WHERE institution_id = OLD.institution_id AND case_id = OLD.case_id AND erased_at IS NOT NULL
)
BEGIN
  SELECT RAISE(ABORT, 'recommendation_is_kept');
END;

-- Decisions. Statistics and exports read what stays: outcome, dates, unit, programme, policy, credit.
CREATE TABLE recognition_decision (
  institution_id TEXT NOT NULL,
  decision_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  record TEXT NOT NULL,
  decided_at INTEGER NOT NULL,
  erased_at INTEGER,
  PRIMARY KEY (institution_id, decision_id),
  CHECK (json_extract(record, '$.decisionId') = decision_id AND json_extract(record, '$.decidedAt') = decided_at),
  FOREIGN KEY (institution_id, case_id) REFERENCES recognition_case (institution_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_by_time ON recognition_decision (institution_id, decided_at, decision_id);
CREATE INDEX decision_of_case ON recognition_decision (institution_id, case_id);
-- A decision is never changed. The one thing that may happen to it is erasure, once, with its case: persons, texts and
-- names of documents go, the reference becomes a digest, and everything else is letter for letter what it was.
CREATE TRIGGER decision_is_frozen BEFORE UPDATE ON recognition_decision
WHEN OLD.erased_at IS NOT NULL OR NEW.erased_at IS NULL OR NEW.decision_id <> OLD.decision_id
  OR NEW.case_id <> OLD.case_id OR NEW.decided_at <> OLD.decided_at OR NOT EXISTS (
    SELECT 1 FROM recognition_case
    WHERE institution_id = OLD.institution_id AND case_id = OLD.case_id AND erased_at IS NOT NULL
  )
  OR NEW.record <> json_set(
    json_remove(OLD.record, '$.applicant.birthDate', '$.deviationReason', '$.competenceAssessment'),
    '$.applicant.reference', json_extract(NEW.record, '$.applicant.reference'),
    '$.applicant.givenName', '', '$.applicant.familyName', '',
    '$.conditions', json('[]'),
    '$.evidence', json((
      SELECT json_group_array(json_set(value, '$.title', json('{}'), '$.awardingBodies', json('[]'), '$.credentialId', NULL))
      FROM json_each(OLD.record, '$.evidence'))),
    '$.credits', json((
      SELECT json_group_array(json_set(value, '$.title', json('{}'))) FROM json_each(OLD.record, '$.credits'))),
    '$.findings', json('[]'), '$.motivation', json('{}'), '$.outcomeReasons', json('[]'),
    '$.decidedBy.member', '', '$.decidedBy.person', '')
BEGIN
  SELECT RAISE(ABORT, 'decision_is_frozen');
END;
CREATE TRIGGER decision_stays BEFORE DELETE ON recognition_decision
BEGIN
  SELECT RAISE(ABORT, 'decision_is_frozen');
END;

-- Digests of the four documents of a letter; the first that was made is the letter.
CREATE TABLE case_letter (
  institution_id TEXT NOT NULL,
  decision_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  files TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (institution_id, decision_id),
  FOREIGN KEY (institution_id, decision_id) REFERENCES recognition_decision (institution_id, decision_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX letter_of_case ON case_letter (institution_id, case_id);
CREATE TRIGGER letter_is_kept BEFORE UPDATE ON case_letter
BEGIN
  SELECT RAISE(ABORT, 'letter_is_kept');
END;
CREATE TRIGGER letter_stays BEFORE DELETE ON case_letter
BEGIN
  SELECT RAISE(ABORT, 'letter_is_kept');
END;
-- Where a letter lies, so that a document of the blob store is known to be one.
CREATE TABLE letter_file (
  institution_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  decision_id TEXT NOT NULL,
  PRIMARY KEY (institution_id, sha256, decision_id),
  FOREIGN KEY (institution_id, decision_id) REFERENCES case_letter (institution_id, decision_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER letter_files AFTER INSERT ON case_letter
BEGIN
  INSERT OR IGNORE INTO letter_file (institution_id, sha256, decision_id)
  SELECT NEW.institution_id, value, NEW.decision_id FROM json_each(NEW.files);
END;

-- Documents that a case refers to which is not erased; any other may be deleted from its store.
CREATE VIEW file_in_use AS
  SELECT file.institution_id, 'evidence' AS store, file.sha256 FROM case_evidence AS file
    JOIN recognition_case AS held ON held.institution_id = file.institution_id AND held.case_id = file.case_id
    WHERE held.erased_at IS NULL
  UNION ALL
  SELECT file.institution_id, 'evidence', file.sha256 FROM letter_file AS file
    JOIN case_letter AS letter
      ON letter.institution_id = file.institution_id AND letter.decision_id = file.decision_id
    JOIN recognition_case AS held ON held.institution_id = letter.institution_id AND held.case_id = letter.case_id
    WHERE held.erased_at IS NULL
  UNION ALL
  SELECT file.institution_id, 'portfolio', file.sha256 FROM case_portfolio AS file
    JOIN recognition_case AS held ON held.institution_id = file.institution_id AND held.case_id = file.case_id
    WHERE held.erased_at IS NULL;

-- The ledger. The learner is named by digest, so that erasing a file does not set credit free.
CREATE TABLE allocation (
  institution_id TEXT NOT NULL,
  learner_key TEXT NOT NULL,
  allocation_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  decision_id TEXT,
  learning TEXT NOT NULL,
  target_unit TEXT NOT NULL,
  programme TEXT NOT NULL,
  across_programmes TEXT NOT NULL CHECK (across_programmes IN ('allow', 'warn', 'deny')),
  ects INTEGER NOT NULL CHECK (ects > 0),
  state TEXT NOT NULL CHECK (state IN ('reserved', 'committed', 'released')),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (institution_id, learner_key, allocation_id),
  FOREIGN KEY (institution_id, case_id) REFERENCES recognition_case (institution_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX allocation_of_case ON allocation (institution_id, case_id);
-- An allocation can be released, once; nothing else of it changes.
CREATE TRIGGER allocation_is_kept BEFORE UPDATE ON allocation
WHEN OLD.state = 'released' OR NEW.state <> 'released' OR NEW.institution_id <> OLD.institution_id
  OR NEW.learner_key <> OLD.learner_key OR NEW.allocation_id <> OLD.allocation_id OR NEW.case_id <> OLD.case_id
  OR NEW.decision_id IS NOT OLD.decision_id OR NEW.learning <> OLD.learning OR NEW.target_unit <> OLD.target_unit
  OR NEW.programme <> OLD.programme OR NEW.across_programmes <> OLD.across_programmes OR NEW.ects <> OLD.ects
  OR NEW.created_at <> OLD.created_at
BEGIN
  SELECT RAISE(ABORT, 'allocation_is_kept');
END;
CREATE TRIGGER allocation_stays BEFORE DELETE ON allocation
BEGIN
  SELECT RAISE(ABORT, 'allocation_is_kept');
END;

-- Which ledger the allocations of a step were computed from. What is free depends on figures and parts that only some
-- cases know, so that sums under names alone do not show it when credit was given back in between: a step that uses credit
-- says which ledger it knew, and the trigger aborts its batch unless the learner's ledger is still the same. Its version is
-- how many allocations came and how many of them were released; none goes, none comes back, so it only grows.
CREATE TABLE ledger_reading (
  institution_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  -- The version the case gets by the step.
  case_version INTEGER NOT NULL,
  ledger_version INTEGER NOT NULL,
  PRIMARY KEY (institution_id, case_id, case_version),
  FOREIGN KEY (institution_id, case_id, case_version) REFERENCES case_transition (institution_id, case_id, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER ledger_has_not_moved BEFORE INSERT ON ledger_reading
WHEN NEW.ledger_version <> (
  SELECT COUNT(*) + COUNT(CASE WHEN counted.state = 'released' THEN 1 END)
  FROM recognition_case AS held
  JOIN allocation AS counted ON counted.institution_id = held.institution_id AND counted.learner_key = held.learner_key
  WHERE held.institution_id = NEW.institution_id AND held.case_id = NEW.case_id
)
BEGIN
  SELECT RAISE(ABORT, 'ledger_moved');
END;
CREATE TRIGGER ledger_reading_is_kept BEFORE UPDATE ON ledger_reading
BEGIN
  SELECT RAISE(ABORT, 'ledger_reading_is_kept');
END;
CREATE TRIGGER ledger_reading_stays BEFORE DELETE ON ledger_reading
BEGIN
  SELECT RAISE(ABORT, 'ledger_reading_is_kept');
END;
-- No credit is used by a step that does not say which ledger it knew, and none of another learner.
CREATE TRIGGER allocation_has_its_ledger BEFORE INSERT ON allocation
WHEN NOT EXISTS (
  SELECT 1 FROM recognition_case AS held
  JOIN ledger_reading AS reading ON reading.institution_id = held.institution_id AND reading.case_id = held.case_id
    AND reading.case_version = held.version
  WHERE held.institution_id = NEW.institution_id AND held.case_id = NEW.case_id AND held.learner_key = NEW.learner_key
)
BEGIN
  SELECT RAISE(ABORT, 'allocation_has_its_ledger');
END;

-- Under which names an allocation counts. The key is the index the trigger needs: one learner, one name.
CREATE TABLE allocation_key (
  institution_id TEXT NOT NULL,
  learner_key TEXT NOT NULL,
  name TEXT NOT NULL,
  allocation_id TEXT NOT NULL,
  -- NULL where nobody states what was earned.
  earned INTEGER CHECK (earned >= 0),
  ects INTEGER NOT NULL CHECK (ects > 0),
  PRIMARY KEY (institution_id, learner_key, name, allocation_id),
  FOREIGN KEY (institution_id, learner_key, allocation_id)
    REFERENCES allocation (institution_id, learner_key, allocation_id)
) STRICT, WITHOUT ROWID;
-- No credit is counted twice: what live allocations of the same programme take under a name, and what those of every
-- programme take when the new one may not share across programmes, stays within the most that was earned under it.
CREATE TRIGGER credit_is_used_once BEFORE INSERT ON allocation_key
BEGIN
  SELECT RAISE(ABORT, 'credit_used') FROM (
    SELECT COALESCE(SUM(taken.ects), 0) AS used, MAX(taken.earned) AS earned
    FROM allocation AS mine
    JOIN allocation AS live ON live.institution_id = mine.institution_id AND live.learner_key = mine.learner_key
      AND live.state <> 'released' AND live.programme = mine.programme
    JOIN allocation_key AS taken ON taken.institution_id = live.institution_id
      AND taken.learner_key = live.learner_key AND taken.name = NEW.name AND taken.allocation_id = live.allocation_id
    WHERE mine.institution_id = NEW.institution_id AND mine.learner_key = NEW.learner_key
      AND mine.allocation_id = NEW.allocation_id
  )
  WHERE used + NEW.ects > MAX(COALESCE(earned, NEW.earned), COALESCE(NEW.earned, earned));
  SELECT RAISE(ABORT, 'credit_used') FROM (
    SELECT COALESCE(SUM(taken.ects), 0) AS used, MAX(taken.earned) AS earned
    FROM allocation AS mine
    JOIN allocation AS live ON live.institution_id = mine.institution_id AND live.learner_key = mine.learner_key
      AND live.state <> 'released' AND mine.across_programmes = 'deny'
    JOIN allocation_key AS taken ON taken.institution_id = live.institution_id
      AND taken.learner_key = live.learner_key AND taken.name = NEW.name AND taken.allocation_id = live.allocation_id
    WHERE mine.institution_id = NEW.institution_id AND mine.learner_key = NEW.learner_key
      AND mine.allocation_id = NEW.allocation_id
  )
  WHERE used + NEW.ects > MAX(COALESCE(earned, NEW.earned), COALESCE(NEW.earned, earned));
END;
CREATE TRIGGER allocation_key_is_kept BEFORE UPDATE ON allocation_key
BEGIN
  SELECT RAISE(ABORT, 'allocation_is_kept');
END;
CREATE TRIGGER allocation_key_stays BEFORE DELETE ON allocation_key
BEGIN
  SELECT RAISE(ABORT, 'allocation_is_kept');
END;

-- The applicant's way in: a link is used once, for a session. Only digests of their secrets are kept.
CREATE TABLE case_link (
  institution_id TEXT NOT NULL,
  digest TEXT NOT NULL UNIQUE,
  case_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  PRIMARY KEY (institution_id, digest),
  FOREIGN KEY (institution_id, case_id) REFERENCES recognition_case (institution_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_of_case ON case_link (institution_id, case_id);
CREATE TABLE case_session (
  institution_id TEXT NOT NULL,
  digest TEXT NOT NULL UNIQUE,
  link_digest TEXT NOT NULL,
  case_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (institution_id, digest),
  FOREIGN KEY (institution_id, link_digest) REFERENCES case_link (institution_id, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_of_case ON case_session (institution_id, case_id);
CREATE INDEX session_of_link ON case_session (institution_id, link_digest);
CREATE TRIGGER link_is_live BEFORE INSERT ON case_session
WHEN NOT EXISTS (
  SELECT 1 FROM case_link
  WHERE institution_id = NEW.institution_id AND digest = NEW.link_digest AND case_id = NEW.case_id
    AND used_at IS NULL AND expires_at > NEW.created_at
)
BEGIN
  SELECT RAISE(ABORT, 'link_not_valid');
END;

-- What a wallet was asked to sign for one case; used up once.
CREATE TABLE case_challenge (
  institution_id TEXT NOT NULL,
  digest TEXT NOT NULL,
  case_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  PRIMARY KEY (institution_id, digest),
  FOREIGN KEY (institution_id, case_id) REFERENCES recognition_case (institution_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX challenge_of_case ON case_challenge (institution_id, case_id);

-- Work after a commit has three more topics. The rows and the index come along.
CREATE TABLE outbox_of_all (
  institution_id TEXT NOT NULL,
  outbox_id TEXT NOT NULL,
  topic TEXT NOT NULL CHECK (topic IN ('seal', 'publish-status', 'letter', 'seal-decision', 'withdraw-decision')),
  subject_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  done_at INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  last_error TEXT,
  PRIMARY KEY (institution_id, outbox_id)
) STRICT, WITHOUT ROWID;
INSERT INTO outbox_of_all SELECT * FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_of_all RENAME TO outbox;
CREATE INDEX outbox_open ON outbox (created_at) WHERE done_at IS NULL;

-- A replacement is asked for by the credential alone: whoever brings one does not say which institution here issued it.
CREATE INDEX superseded_credential ON credential (credential_id) WHERE superseded_by IS NOT NULL;
