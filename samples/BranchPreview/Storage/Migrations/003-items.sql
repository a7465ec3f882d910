-- The rows of all plain resources. Their kind says what is in the value.
CREATE TABLE items (id TEXT PRIMARY KEY, kind TEXT NOT NULL, owner_id TEXT NOT NULL, label TEXT NOT NULL, value TEXT NOT NULL, version BIGINT NOT NULL, changed_at BIGINT NOT NULL);
CREATE INDEX items_of_owner ON items (kind, owner_id, id);
