"""What the SQLite file holds."""

from __future__ import annotations

from typing import Final

#: A term that so many turns have is common.
COMMON: Final = 2_000

TABLES: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;

-- Every file that was looked at: how it looked then ('' where it was changing), a hash of what it
-- and the facts about it held, and why it could not be read, if so.
CREATE TABLE file (path TEXT PRIMARY KEY, state TEXT, digest TEXT, error TEXT) WITHOUT ROWID;

CREATE TABLE transcript (
  id INTEGER PRIMARY KEY AUTOINCREMENT, slug TEXT UNIQUE, path TEXT UNIQUE,
  turns INTEGER, characters INTEGER, duration_ms INTEGER, estimated INTEGER,
  about TEXT, people TEXT, report TEXT
);
CREATE TABLE person (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE);
-- A way to call a person: as written, folded, and as typed by sound ('' where it has none).
CREATE TABLE called (person INTEGER, transcript INTEGER, name TEXT, key TEXT, sound TEXT);
CREATE INDEX called_transcript ON called (transcript);
CREATE INDEX called_key ON called (key);
CREATE INDEX called_person ON called (person);
CREATE INDEX called_joined ON called (replace(key, ' ', ''));
CREATE INDEX called_sound ON called (sound);
-- The terms of each key, by which those are found who have a word or two characters in their name.
CREATE TABLE key_term (term TEXT, key TEXT, PRIMARY KEY (term, key)) WITHOUT ROWID;

CREATE TABLE turn (
  id INTEGER PRIMARY KEY AUTOINCREMENT, transcript INTEGER, number INTEGER, person INTEGER,
  label TEXT, start_ms INTEGER, end_ms INTEGER, estimated INTEGER,
  sentences INTEGER, -- at most so many
  lines TEXT, text TEXT
);
CREATE UNIQUE INDEX turn_number ON turn (transcript, number);
-- rowid is turn.id. It is contentless: to take a turn out, its terms are made once more.
-- Terms are made by gtcpanel.text.tokens and only need to be told apart by the spaces.
-- `tags` are who speaks (p and the person's id), and the commonest characters.
CREATE VIRTUAL TABLE term USING fts5 (words, tags, content='', tokenize='ascii');

CREATE TABLE voice (
  id INTEGER PRIMARY KEY, transcript INTEGER, person INTEGER, turns INTEGER, characters INTEGER,
  words INTEGER, questions INTEGER, duration_ms INTEGER, first INTEGER, last INTEGER,
  sentences INTEGER -- at most so many
);
CREATE INDEX voice_transcript ON voice (transcript);
-- What a voice says and how often: JSON, deflated.
CREATE TABLE bag (voice INTEGER PRIMARY KEY, words BLOB);
CREATE TABLE part (
  transcript INTEGER, first INTEGER, last INTEGER, start_ms INTEGER, end_ms INTEGER, keywords TEXT
);
CREATE INDEX part_transcript ON part (transcript);

-- How many turns have a common term, counted when the whole index was made.
CREATE TABLE common (term TEXT PRIMARY KEY, turns INTEGER) WITHOUT ROWID;

-- The vocabulary, from which a misspelt query is put right.
CREATE TABLE latin (word TEXT PRIMARY KEY, stem TEXT) WITHOUT ROWID;
CREATE INDEX latin_stem ON latin (stem);
CREATE TABLE gram (gram TEXT PRIMARY KEY, last TEXT) WITHOUT ROWID;
CREATE INDEX gram_last ON gram (last);
CREATE TABLE gram_sound (sound TEXT, gram TEXT, PRIMARY KEY (sound, gram)) WITHOUT ROWID;
CREATE TABLE word (word TEXT PRIMARY KEY, initials TEXT) WITHOUT ROWID;
CREATE INDEX word_initials ON word (initials);
CREATE TABLE reading (character TEXT PRIMARY KEY, sounds TEXT) WITHOUT ROWID;

-- Terms that mean the same, both ways, by the stems of their words; transcript is NULL for a
-- glossary's.
CREATE TABLE pair (key TEXT, other TEXT, transcript INTEGER);
CREATE INDEX pair_key ON pair (key);
CREATE INDEX pair_transcript ON pair (transcript);
"""
