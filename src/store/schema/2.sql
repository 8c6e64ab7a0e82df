-- The store, version 2: customers that are watched, their hits and events, and what people decided.
CREATE TABLE customer (
    id         TEXT PRIMARY KEY,
    data       TEXT NOT NULL,              -- the query, as JSON
    added_at   TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    screened   INTEGER NOT NULL DEFAULT 0  -- 0: new or changed since the last run
) WITHOUT ROWID;
CREATE INDEX customer_new ON customer(id) WHERE screened = 0;
-- up to which version of a list all customers are screened, and with what
CREATE TABLE watch_state (
    list      TEXT PRIMARY KEY,
    version   INTEGER NOT NULL,
    knowledge TEXT NOT NULL,
    program   TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE watch_hit (
    customer TEXT NOT NULL,
    list     TEXT NOT NULL,
    record   TEXT NOT NULL,
    hit      TEXT NOT NULL,
    score    INTEGER NOT NULL,
    silent   INTEGER NOT NULL,
    found_at TEXT NOT NULL,
    facts    TEXT NOT NULL,                -- of the record, as JSON
    query    TEXT NOT NULL,                -- the facts of the customer, as JSON
    PRIMARY KEY (customer, list, record)
) WITHOUT ROWID;
CREATE INDEX watch_hit_record ON watch_hit(list, record);
CREATE INDEX watch_hit_hit ON watch_hit(hit);
CREATE TABLE event (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    body      TEXT NOT NULL,
    delivered INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX event_due ON event(id) WHERE delivered = 0;
-- The last decision on a hit counts; earlier ones stay.
CREATE TABLE decision (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    hit      TEXT NOT NULL,
    verdict  TEXT NOT NULL CHECK (verdict IN ('true', 'false', 'unsure')),
    reason   TEXT NOT NULL,
    by       TEXT NOT NULL,
    at       TEXT NOT NULL,
    subject  TEXT NOT NULL,
    list     TEXT NOT NULL,
    record   TEXT NOT NULL,
    query    TEXT NOT NULL,                -- the facts of the subject it was decided on, as JSON
    facts    TEXT NOT NULL,                -- those of the record
    entry    INTEGER NOT NULL,             -- in the audit log
    hash     TEXT NOT NULL
);
CREATE INDEX decision_hit ON decision(hit, id);
CREATE TRIGGER decision_is_kept BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are kept'); END;
CREATE TRIGGER decision_is_fixed BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are not changed'); END;
