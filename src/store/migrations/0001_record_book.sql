-- The record book. Every key begins with institution_id; moments are UTC seconds; civil dates are YYYY-MM-DD.
-- JSON columns hold what was accepted at the door, so that reading parses it by the same schema again.

-- Origins under which this service has signed. A row is written once and never removed.
CREATE TABLE origin (
  origin TEXT PRIMARY KEY,
  first_used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row: a value encrypted under the master key, so that a wrong key is noticed before anything is signed.
CREATE TABLE master_key_check (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  wrapped TEXT NOT NULL
) STRICT;

CREATE TABLE institution (
  institution_id TEXT PRIMARY KEY,
  record TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- institution_id '*' is the operator of the service.
CREATE TABLE api_key (
  institution_id TEXT NOT NULL,
  key_id TEXT NOT NULL,
  name TEXT NOT NULL,
  token_sha256 TEXT NOT NULL UNIQUE,
  actions TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  revoked_at INTEGER,
  PRIMARY KEY (institution_id, key_id)
) STRICT, WITHOUT ROWID;

-- Signing keys. The private key is wrapped under the master key and bound to this row's ids.
CREATE TABLE signing_key (
  institution_id TEXT NOT NULL REFERENCES institution (institution_id),
  key_id TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('seal', 'proof-p256', 'proof-ed25519')),
  algorithm TEXT NOT NULL CHECK (algorithm IN ('ES256', 'RS256', 'Ed25519')),
  public_jwk TEXT NOT NULL,
  certificate_chain TEXT,
  wrapped_private_key TEXT NOT NULL,
  development INTEGER NOT NULL CHECK (development IN (0, 1)),
  origin TEXT NOT NULL REFERENCES origin (origin),
  state TEXT NOT NULL CHECK (state IN ('active', 'retired', 'compromised')),
  valid_from INTEGER NOT NULL,
  valid_until INTEGER,
  compromised_since INTEGER,
  PRIMARY KEY (institution_id, key_id),
  CHECK ((role = 'seal') = (certificate_chain IS NOT NULL))
) STRICT, WITHOUT ROWID;
-- At most one key of a role signs at a time.
CREATE UNIQUE INDEX one_active_key ON signing_key (institution_id, role) WHERE state = 'active';

CREATE TABLE offering (
  institution_id TEXT NOT NULL REFERENCES institution (institution_id),
  code TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (institution_id, code)
) STRICT, WITHOUT ROWID;

-- Frozen when written (ISS-4): a correction is a new version.
CREATE TABLE offering_version (
  institution_id TEXT NOT NULL,
  code TEXT NOT NULL,
  version TEXT NOT NULL,
  specification TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  profile_id TEXT NOT NULL,
  profile_version TEXT NOT NULL,
  findings TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (institution_id, code, version),
  FOREIGN KEY (institution_id, code) REFERENCES offering (institution_id, code)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER offering_version_is_frozen BEFORE UPDATE ON offering_version
BEGIN
  SELECT RAISE(ABORT, 'offering_version_is_frozen');
END;

CREATE TABLE award (
  institution_id TEXT NOT NULL,
  award_id TEXT NOT NULL,
  body_sha256 TEXT NOT NULL,
  award TEXT NOT NULL,
  offering_code TEXT NOT NULL,
  offering_version TEXT NOT NULL,
  learner_reference TEXT NOT NULL,
  profile_id TEXT NOT NULL,
  profile_version TEXT NOT NULL,
  findings TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (institution_id, award_id),
  FOREIGN KEY (institution_id, offering_code, offering_version)
    REFERENCES offering_version (institution_id, code, version)
) STRICT, WITHOUT ROWID;

-- Identity of a piece of learning: the same in a module's own credential and as a part of a composite.
CREATE TABLE achievement (
  institution_id TEXT NOT NULL,
  learner_reference TEXT NOT NULL,
  unit TEXT NOT NULL,
  achievement_id TEXT NOT NULL,
  PRIMARY KEY (institution_id, learner_reference, unit)
) STRICT, WITHOUT ROWID;
-- An identity is of one piece of learning of one person, also when the registrar chose it.
CREATE UNIQUE INDEX one_achievement ON achievement (institution_id, achievement_id);

-- The row refers to its subject by kind and id, because decisions are sealed by the same steps as awards.
CREATE TABLE credential (
  institution_id TEXT NOT NULL REFERENCES institution (institution_id),
  credential_id TEXT NOT NULL,
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('award', 'decision')),
  subject_id TEXT NOT NULL,
  -- What may be live only once (ISS-3): learner, offering and attempt, or the credential that is replaced.
  slot TEXT NOT NULL,
  progress TEXT NOT NULL,
  validity TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  sealed_at INTEGER,
  replaces TEXT,
  superseded_by TEXT,
  development INTEGER NOT NULL CHECK (development IN (0, 1)),
  PRIMARY KEY (institution_id, credential_id),
  UNIQUE (institution_id, subject_kind, subject_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_live_credential ON credential (institution_id, slot) WHERE validity IN ('active', 'suspended');
CREATE INDEX credential_by_slot ON credential (institution_id, slot);
CREATE INDEX credential_by_time ON credential (institution_id, issued_at, credential_id);

CREATE TABLE allowed_transition (
  kind TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  PRIMARY KEY (kind, from_state, to_state)
) STRICT, WITHOUT ROWID;
INSERT INTO allowed_transition VALUES
  ('progress', 'drafted', 'reserved'),
  ('progress', 'reserved', 'sealed'),
  ('progress', 'sealed', 'offered'),
  ('progress', 'offered', 'collected'),
  ('validity', 'active', 'suspended'),
  ('validity', 'active', 'revoked'),
  ('validity', 'active', 'superseded'),
  ('validity', 'suspended', 'active'),
  ('validity', 'suspended', 'revoked'),
  ('validity', 'suspended', 'superseded');

-- Every change of state begins with an insert here. The trigger aborts the whole batch unless the row is in the
-- expected state: a conditional UPDATE that matches nothing would let the rest of the batch through.
CREATE TABLE transition (
  institution_id TEXT NOT NULL,
  credential_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  reason TEXT,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL
) STRICT;
CREATE INDEX transition_of ON transition (institution_id, credential_id, at);
CREATE TRIGGER transition_is_allowed BEFORE INSERT ON transition
BEGIN
  SELECT RAISE(ABORT, 'transition_refused') WHERE NOT EXISTS (
    SELECT 1 FROM allowed_transition
    WHERE kind = NEW.kind AND from_state = NEW.from_state AND to_state = NEW.to_state
  );
  SELECT RAISE(ABORT, 'transition_refused') WHERE NOT EXISTS (
    SELECT 1 FROM credential
    WHERE institution_id = NEW.institution_id AND credential_id = NEW.credential_id
      AND ((NEW.kind = 'progress' AND progress = NEW.from_state) OR (NEW.kind = 'validity' AND validity = NEW.from_state))
  );
END;
CREATE TRIGGER transition_moves AFTER INSERT ON transition
BEGIN
  UPDATE credential SET progress = NEW.to_state
  WHERE NEW.kind = 'progress' AND institution_id = NEW.institution_id AND credential_id = NEW.credential_id;
  UPDATE credential SET validity = NEW.to_state
  WHERE NEW.kind = 'validity' AND institution_id = NEW.institution_id AND credential_id = NEW.credential_id;
END;

-- One credential, many documents. The intent (body, parameters, digest) is written before anything is signed; the
-- signature is added once and never changed.
CREATE TABLE document (
  institution_id TEXT NOT NULL,
  credential_id TEXT NOT NULL,
  form TEXT NOT NULL,
  instance INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  key_id TEXT NOT NULL,
  body_sha256 TEXT NOT NULL,
  -- NULL when the body lies in the blob store under its digest.
  body TEXT,
  parameters TEXT NOT NULL,
  digest TEXT NOT NULL,
  signing_time INTEGER NOT NULL,
  signature TEXT,
  -- SHA-256 of the finished document.
  sealed_sha256 TEXT,
  PRIMARY KEY (institution_id, credential_id, form, instance),
  CHECK ((signature IS NULL) = (sealed_sha256 IS NULL)),
  FOREIGN KEY (institution_id, credential_id) REFERENCES credential (institution_id, credential_id),
  FOREIGN KEY (institution_id, key_id) REFERENCES signing_key (institution_id, key_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_body ON document (institution_id, body_sha256) WHERE body IS NULL;
CREATE TRIGGER document_is_signed_once BEFORE UPDATE ON document
WHEN OLD.signature IS NOT NULL OR NEW.body_sha256 <> OLD.body_sha256 OR NEW.body IS NOT OLD.body
  OR NEW.parameters <> OLD.parameters OR NEW.digest <> OLD.digest OR NEW.key_id <> OLD.key_id
  OR NEW.signing_time <> OLD.signing_time
BEGIN
  SELECT RAISE(ABORT, 'document_is_signed_once');
END;
-- A key reported compromised while its signature was being made: the signature is not kept.
CREATE TRIGGER sealed_with_sound_keys BEFORE INSERT ON transition WHEN NEW.kind = 'progress' AND NEW.to_state = 'sealed'
BEGIN
  SELECT RAISE(ABORT, 'key_compromised') WHERE EXISTS (
    SELECT 1 FROM document JOIN signing_key
      ON signing_key.institution_id = document.institution_id AND signing_key.key_id = document.key_id
    WHERE document.institution_id = NEW.institution_id AND document.credential_id = NEW.credential_id
      AND signing_key.state = 'compromised'
  );
END;

CREATE TABLE status_list (
  institution_id TEXT NOT NULL REFERENCES institution (institution_id),
  list_id TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('revocation', 'suspension')),
  size INTEGER NOT NULL CHECK (size >= 131072),
  origin TEXT NOT NULL REFERENCES origin (origin),
  open INTEGER NOT NULL CHECK (open IN (0, 1)),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (institution_id, list_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_open_list ON status_list (institution_id, purpose) WHERE open = 1;

CREATE TABLE status_entry (
  institution_id TEXT NOT NULL,
  list_id TEXT NOT NULL,
  idx INTEGER NOT NULL,
  credential_id TEXT NOT NULL,
  -- Which documents carry it: an index shared between families would link them.
  family TEXT NOT NULL CHECK (family IN ('edc', 'vcdm2')),
  PRIMARY KEY (institution_id, list_id, idx),
  FOREIGN KEY (institution_id, list_id) REFERENCES status_list (institution_id, list_id),
  FOREIGN KEY (institution_id, credential_id) REFERENCES credential (institution_id, credential_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX status_entry_of ON status_entry (institution_id, credential_id);

-- Signed lists as they were served; a later one has a higher sequence.
CREATE TABLE status_publication (
  institution_id TEXT NOT NULL,
  list_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  credential TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  PRIMARY KEY (institution_id, list_id, sequence),
  FOREIGN KEY (institution_id, list_id) REFERENCES status_list (institution_id, list_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency (
  institution_id TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  body_sha256 TEXT NOT NULL,
  award_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (institution_id, idempotency_key)
) STRICT, WITHOUT ROWID;

-- Work that has to happen after a commit; consumers are idempotent.
CREATE TABLE outbox (
  institution_id TEXT NOT NULL,
  outbox_id TEXT NOT NULL,
  topic TEXT NOT NULL CHECK (topic IN ('seal', 'publish-status')),
  subject_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  done_at INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  last_error TEXT,
  PRIMARY KEY (institution_id, outbox_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_open ON outbox (created_at) WHERE done_at IS NULL;

-- Append-only; who did what to which object, without personal data. The chain hash is filled by one chainer afterwards.
CREATE TABLE audit (
  institution_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  key_id TEXT NOT NULL,
  on_behalf_of TEXT,
  action TEXT NOT NULL,
  object_kind TEXT NOT NULL,
  object_id TEXT NOT NULL,
  detail TEXT NOT NULL,
  chain_sha256 TEXT,
  PRIMARY KEY (institution_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER audit_is_append_only BEFORE DELETE ON audit
BEGIN
  SELECT RAISE(ABORT, 'audit_is_append_only');
END;
CREATE TRIGGER audit_is_chained_once BEFORE UPDATE ON audit
WHEN OLD.chain_sha256 IS NOT NULL OR NEW.institution_id <> OLD.institution_id OR NEW.seq <> OLD.seq
  OR NEW.at <> OLD.at OR NEW.key_id <> OLD.key_id OR NEW.action <> OLD.action
  OR NEW.object_kind <> OLD.object_kind OR NEW.object_id <> OLD.object_id OR NEW.detail <> OLD.detail
  OR NEW.on_behalf_of IS NOT OLD.on_behalf_of
BEGIN
  SELECT RAISE(ABORT, 'audit_is_append_only');
END;
