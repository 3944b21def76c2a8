-- Credentials that were composed elsewhere and are secured here (VC-API). The same discipline as for `credential`: the
-- intent is written before anything is signed, and the proof is added once.

CREATE TABLE supplied_credential (
  institution_id TEXT NOT NULL REFERENCES institution (institution_id),
  supplied_id TEXT NOT NULL,
  -- By which it can be referred to; NULL where it has neither an id nor a place in a list, and the request gave none.
  credential_id TEXT,
  -- What may be live only once: the credential's id. NULL where nothing has to be.
  slot TEXT,
  -- SHA-256 of the canonical JSON of the request.
  request_sha256 TEXT NOT NULL,
  idempotency_key TEXT,
  progress TEXT NOT NULL CHECK (progress IN ('reserved', 'sealed')),
  validity TEXT NOT NULL CHECK (validity IN ('active', 'suspended', 'revoked')),
  issued_at INTEGER NOT NULL,
  sealed_at INTEGER,
  development INTEGER NOT NULL CHECK (development IN (0, 1)),
  suite TEXT NOT NULL CHECK (suite IN ('eddsa-rdfc-2022', 'ecdsa-rdfc-2019', 'ecdsa-sd-2023')),
  key_id TEXT NOT NULL,
  body_sha256 TEXT NOT NULL,
  -- NULL when the body lies in the blob store under its digest.
  body TEXT,
  mandatory_pointers TEXT NOT NULL,
  digest TEXT NOT NULL,
  proof TEXT,
  -- SHA-256 of the finished credential.
  sealed_sha256 TEXT,
  PRIMARY KEY (institution_id, supplied_id),
  CHECK ((proof IS NULL) = (progress = 'reserved')),
  CHECK ((proof IS NULL) = (sealed_sha256 IS NULL)),
  FOREIGN KEY (institution_id, key_id) REFERENCES signing_key (institution_id, key_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_live_supplied ON supplied_credential (institution_id, slot)
  WHERE slot IS NOT NULL AND validity IN ('active', 'suspended');
CREATE UNIQUE INDEX one_supplied_per_key ON supplied_credential (institution_id, idempotency_key)
  WHERE idempotency_key IS NOT NULL;
CREATE INDEX supplied_by_id ON supplied_credential (institution_id, credential_id, issued_at);
CREATE INDEX supplied_body ON supplied_credential (institution_id, body_sha256) WHERE body IS NULL;

CREATE TRIGGER supplied_is_signed_once BEFORE UPDATE ON supplied_credential
WHEN (OLD.proof IS NOT NULL AND (NEW.proof IS NOT OLD.proof OR NEW.sealed_sha256 IS NOT OLD.sealed_sha256))
  OR NEW.credential_id IS NOT OLD.credential_id OR NEW.request_sha256 <> OLD.request_sha256
  OR NEW.body_sha256 <> OLD.body_sha256 OR NEW.body IS NOT OLD.body OR NEW.digest <> OLD.digest
  OR NEW.key_id <> OLD.key_id OR NEW.suite <> OLD.suite OR NEW.mandatory_pointers <> OLD.mandatory_pointers
  OR NEW.issued_at <> OLD.issued_at
BEGIN
  SELECT RAISE(ABORT, 'supplied_is_signed_once');
END;

-- Every change of state begins with an insert here, which aborts the batch unless the row is in the expected state.
CREATE TABLE supplied_transition (
  institution_id TEXT NOT NULL,
  supplied_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('progress', 'validity')),
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  FOREIGN KEY (institution_id, supplied_id) REFERENCES supplied_credential (institution_id, supplied_id)
) STRICT;
CREATE INDEX supplied_transition_of ON supplied_transition (institution_id, supplied_id, at);
CREATE TRIGGER supplied_transition_is_allowed BEFORE INSERT ON supplied_transition
BEGIN
  SELECT RAISE(ABORT, 'transition_refused') WHERE NOT EXISTS (
    SELECT 1 FROM allowed_transition
    WHERE kind = NEW.kind AND from_state = NEW.from_state AND to_state = NEW.to_state
  );
  SELECT RAISE(ABORT, 'transition_refused') WHERE NOT EXISTS (
    SELECT 1 FROM supplied_credential
    WHERE institution_id = NEW.institution_id AND supplied_id = NEW.supplied_id
      AND ((NEW.kind = 'progress' AND progress = NEW.from_state) OR (NEW.kind = 'validity' AND validity = NEW.from_state))
  );
  -- A key reported compromised while its proof was being made: the proof is not kept.
  SELECT RAISE(ABORT, 'key_compromised') WHERE NEW.kind = 'progress' AND EXISTS (
    SELECT 1 FROM supplied_credential JOIN signing_key
      ON signing_key.institution_id = supplied_credential.institution_id
      AND signing_key.key_id = supplied_credential.key_id
    WHERE supplied_credential.institution_id = NEW.institution_id
      AND supplied_credential.supplied_id = NEW.supplied_id AND signing_key.state = 'compromised'
  );
END;
CREATE TRIGGER supplied_transition_moves AFTER INSERT ON supplied_transition WHEN NEW.kind = 'validity'
BEGIN
  UPDATE supplied_credential SET validity = NEW.to_state
  WHERE institution_id = NEW.institution_id AND supplied_id = NEW.supplied_id;
END;

-- A place belongs to a credential of either kind, and one table of places keeps an index from being given twice. The rows
-- and the index come along.
CREATE TABLE status_entry_of_all (
  institution_id TEXT NOT NULL,
  list_id TEXT NOT NULL,
  idx INTEGER NOT NULL,
  credential_id TEXT,
  supplied_id TEXT,
  -- Which documents carry it: an index shared between families would link them.
  family TEXT NOT NULL CHECK (family IN ('edc', 'vcdm2')),
  PRIMARY KEY (institution_id, list_id, idx),
  CHECK ((credential_id IS NULL) <> (supplied_id IS NULL)),
  FOREIGN KEY (institution_id, list_id) REFERENCES status_list (institution_id, list_id),
  FOREIGN KEY (institution_id, credential_id) REFERENCES credential (institution_id, credential_id),
  FOREIGN KEY (institution_id, supplied_id) REFERENCES supplied_credential (institution_id, supplied_id)
) STRICT, WITHOUT ROWID;
INSERT INTO status_entry_of_all (institution_id, list_id, idx, credential_id, family)
  SELECT institution_id, list_id, idx, credential_id, family FROM status_entry;
DROP TABLE status_entry;
ALTER TABLE status_entry_of_all RENAME TO status_entry;
CREATE INDEX status_entry_of ON status_entry (institution_id, credential_id);
CREATE INDEX status_entry_of_supplied ON status_entry (institution_id, supplied_id) WHERE supplied_id IS NOT NULL;

-- Work after a commit has one more topic. The rows and the index come along.
CREATE TABLE outbox_of_all (
  institution_id TEXT NOT NULL,
  outbox_id TEXT NOT NULL,
  topic TEXT NOT NULL
    CHECK (topic IN ('seal', 'publish-status', 'letter', 'seal-decision', 'withdraw-decision', 'seal-supplied')),
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
