-- The store, version 1. An entity row is what a list said of one entity from version `since` until
-- before version `until` (9223372036854775807: it still says so). So a version of a list costs what
-- changed, a comparison of two is a look-up, and a list can be read as it was.
CREATE TABLE list (
    id      INTEGER PRIMARY KEY,
    name    TEXT NOT NULL UNIQUE,
    title   TEXT NOT NULL,
    format  TEXT NOT NULL,
    current INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE version (
    id          INTEGER PRIMARY KEY,
    list        INTEGER NOT NULL REFERENCES list(id),
    imported_at TEXT NOT NULL,
    list_date   TEXT NOT NULL,
    files       TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    records     INTEGER NOT NULL,
    names       INTEGER NOT NULL,
    entities    INTEGER NOT NULL,
    added       INTEGER NOT NULL,
    changed     INTEGER NOT NULL,
    removed     INTEGER NOT NULL,
    base        INTEGER NOT NULL,
    index_sha   TEXT NOT NULL,
    knowledge   TEXT NOT NULL
);
CREATE INDEX version_list ON version(list, id);
CREATE TABLE entity (
    key    INTEGER PRIMARY KEY,
    list   INTEGER NOT NULL,
    id     TEXT NOT NULL,
    schema TEXT NOT NULL,
    hash   INTEGER NOT NULL,
    since  INTEGER NOT NULL,
    until  INTEGER NOT NULL,
    names  INTEGER NOT NULL,
    target INTEGER NOT NULL,
    data   BLOB NOT NULL
);
CREATE UNIQUE INDEX entity_id ON entity(id, list, until);
CREATE INDEX entity_closed ON entity(list, until) WHERE until < 9223372036854775807;
CREATE INDEX entity_since ON entity(list, since) WHERE since > 0;
-- which entities speak of which: the two ends of edges, the subject of a sanction, the holder of a document
CREATE TABLE reference (
    target TEXT NOT NULL,
    key    INTEGER NOT NULL,
    PRIMARY KEY (target, key)
) WITHOUT ROWID;
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
