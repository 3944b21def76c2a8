-- Whom this deployment trusts beside itself, and what it fetched from them. All of it is public and the same for every
-- institution, so no key begins with institution_id. Moments are UTC seconds.

-- Who changed what, one row a change; a trusted list with hundreds of anchors is one change.
CREATE TABLE trust_change (
  change_id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  key_id TEXT NOT NULL,
  on_behalf_of TEXT,
  action TEXT NOT NULL CHECK (action IN ('added', 'changed', 'removed')),
  kind TEXT NOT NULL CHECK (kind IN ('institution', 'anchor', 'did-registry', 'trusted-list')),
  id TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX trust_change_of ON trust_change (kind, id, change_id);
CREATE TRIGGER trust_change_is_kept BEFORE UPDATE ON trust_change
BEGIN
  SELECT RAISE(ABORT, 'trust_change_is_kept');
END;
CREATE TRIGGER trust_change_stays BEFORE DELETE ON trust_change
BEGIN
  SELECT RAISE(ABORT, 'trust_change_is_kept');
END;

-- What an operator added. A change ends the row and adds another, so that every earlier state can be told.
CREATE TABLE trust_entry (
  entry_id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('institution', 'anchor', 'did-registry', 'trusted-list')),
  -- Territory of the trusted list an anchor came with; empty for what was added by hand.
  list TEXT NOT NULL,
  id TEXT NOT NULL,
  body TEXT NOT NULL,
  body_sha256 TEXT NOT NULL,
  added_in INTEGER NOT NULL REFERENCES trust_change (change_id),
  ended_in INTEGER REFERENCES trust_change (change_id)
) STRICT;
CREATE UNIQUE INDEX one_trust_entry ON trust_entry (kind, list, id) WHERE ended_in IS NULL;
CREATE INDEX trust_entry_of ON trust_entry (added_in);
CREATE TRIGGER trust_entry_ends_once BEFORE UPDATE ON trust_entry
WHEN OLD.ended_in IS NOT NULL OR NEW.kind <> OLD.kind OR NEW.list <> OLD.list OR NEW.id <> OLD.id
  OR NEW.body <> OLD.body OR NEW.body_sha256 <> OLD.body_sha256 OR NEW.added_in <> OLD.added_in
BEGIN
  SELECT RAISE(ABORT, 'trust_entry_is_kept');
END;
CREATE TRIGGER trust_entry_stays BEFORE DELETE ON trust_entry
BEGIN
  SELECT RAISE(ABORT, 'trust_entry_is_kept');
END;
-- ETSI TS 119 612 §5.3.2: the sequence number of a list rises. An older copy does not take the place of a newer one.
CREATE TRIGGER trusted_list_rises BEFORE INSERT ON trust_entry WHEN NEW.kind = 'trusted-list'
BEGIN
  SELECT RAISE(ABORT, 'trusted_list_older') WHERE EXISTS (
    SELECT 1 FROM trust_entry
    WHERE kind = 'trusted-list' AND id = NEW.id AND ended_in = NEW.added_in
      AND json_extract(body, '$.sequenceNumber') > json_extract(NEW.body, '$.sequenceNumber')
  );
END;

-- The newest version ever seen of what is fetched: an older one is refused. Never removed, because it is a protection.
CREATE TABLE trust_memory (
  url TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  digest TEXT NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Copies of what was fetched, for as long as their publisher says. Losing them costs a fetch.
CREATE TABLE trust_cache (
  url TEXT PRIMARY KEY,
  text TEXT NOT NULL CHECK (length(text) <= 524288),
  media_type TEXT NOT NULL,
  fetched_at INTEGER NOT NULL,
  fresh_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX trust_cache_stale ON trust_cache (fresh_until);

-- A seal certificate is looked up by the digest of its DER, which SQLite cannot compute: the service fills it in.
ALTER TABLE signing_key ADD COLUMN leaf_sha256 TEXT;
CREATE INDEX seal_by_certificate ON signing_key (leaf_sha256) WHERE leaf_sha256 IS NOT NULL;
CREATE INDEX seal_without_digest ON signing_key (institution_id, key_id) WHERE role = 'seal' AND leaf_sha256 IS NULL;

-- An institution by its legal identifier, as far as spelling goes: in capitals, without spaces and punctuation.
CREATE INDEX institution_by_eidas ON institution (
  upper(replace(replace(replace(replace(replace(json_extract(record, '$.identifiers.eidas.notation'),
    ' ', ''), '.', ''), '/', ''), ':', ''), '-', ''))
);
CREATE INDEX institution_by_vat ON institution (
  upper(replace(replace(replace(replace(replace(json_extract(record, '$.identifiers.vat.notation'),
    ' ', ''), '.', ''), '/', ''), ':', ''), '-', ''))
);
