-- The spine: a network and its platforms, desks and their one-time codes, count documents, staff.
-- Every table carries the département in its keys: the tenant, and the distribution key on Citus.

CREATE TABLE networks (
  departement  text        NOT NULL,
  name         text        NOT NULL,
  zone         text        NOT NULL,
  sources      text[]      NOT NULL,
  installed_at timestamptz NOT NULL,
  PRIMARY KEY (departement)
);

CREATE TABLE sites (
  departement text    NOT NULL,
  site        text    NOT NULL,
  name        text    NOT NULL,
  insee       text    NOT NULL,
  rank        integer NOT NULL, -- the order of the network’s own list
  PRIMARY KEY (departement, site),
  UNIQUE (departement, rank),
  FOREIGN KEY (departement) REFERENCES networks (departement)
);

-- Letters are never given twice, even after a revocation: the records of a desk carry them.
CREATE TABLE desks (
  departement     text        NOT NULL,
  site            text        NOT NULL,
  desk            text        NOT NULL CHECK (desk ~ '^[A-Z]$'),
  enrolled_at     timestamptz NOT NULL,
  enrolled_on     date        NOT NULL, -- in the network’s zone
  last_contact_at timestamptz NOT NULL,
  program         text        NOT NULL,
  stated_epoch    bigint      NOT NULL DEFAULT 0, -- what the desk last said it had issued
  stated_rev      bigint      NOT NULL DEFAULT 0,
  received_epoch  bigint      NOT NULL DEFAULT 0, -- the highest pair among documents received
  received_rev    bigint      NOT NULL DEFAULT 0,
  PRIMARY KEY (departement, site, desk),
  FOREIGN KEY (departement, site) REFERENCES sites (departement, site)
);

CREATE TABLE enrolment_codes (
  departement text        NOT NULL,
  code_hash   bytea       NOT NULL CHECK (octet_length(code_hash) = 32),
  site        text        NOT NULL,
  issued_at   timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  used_at     timestamptz,
  PRIMARY KEY (departement, code_hash),
  FOREIGN KEY (departement, site) REFERENCES sites (departement, site)
);

CREATE TABLE desk_tokens (
  departement text        NOT NULL,
  token_hash  bytea       NOT NULL CHECK (octet_length(token_hash) = 32),
  site        text        NOT NULL,
  desk        text        NOT NULL,
  issued_at   timestamptz NOT NULL,
  revoked_at  timestamptz,
  PRIMARY KEY (departement, token_hash),
  FOREIGN KEY (departement, site, desk) REFERENCES desks (departement, site, desk)
);

-- The document kept for one (site, desk, day): the bytes exactly as received, and their hash.
CREATE TABLE day_documents (
  departement text        NOT NULL,
  site        text        NOT NULL,
  desk        text        NOT NULL,
  day         date        NOT NULL,
  epoch       bigint      NOT NULL,
  rev         bigint      NOT NULL,
  hash        bytea       NOT NULL CHECK (octet_length(hash) = 32), -- SHA-256 of body
  body        bytea       NOT NULL,
  version     bigint      NOT NULL, -- of the count documents, as the desk writes them
  provenance  text        NOT NULL CHECK (provenance IN ('mesure', 'fictif')),
  received_at timestamptz NOT NULL,
  PRIMARY KEY (departement, site, desk, day),
  FOREIGN KEY (departement, site, desk) REFERENCES desks (departement, site, desk)
);

CREATE INDEX day_documents_by_day ON day_documents (departement, day);

-- What this version of the program understood of it, cell by cell; a cell that is zero is absent.
CREATE TABLE day_counts (
  departement text    NOT NULL,
  site        text    NOT NULL,
  desk        text    NOT NULL,
  day         date    NOT NULL,
  unit        text    NOT NULL CHECK (unit IN ('visites', 'demandes', 'usagersSuivis')),
  dimension   text    NOT NULL,
  key         text    NOT NULL,
  n           integer NOT NULL CHECK (n > 0),
  PRIMARY KEY (departement, site, desk, day, unit, dimension, key),
  FOREIGN KEY (departement, site, desk, day)
    REFERENCES day_documents (departement, site, desk, day) ON DELETE CASCADE
);

CREATE INDEX day_counts_by_day ON day_counts (departement, day);

-- Same epoch and revision as the document kept, other bytes: two programs think they are one desk.
-- Kept to be shown and settled, never counted.
CREATE TABLE forked_documents (
  departement text        NOT NULL,
  site        text        NOT NULL,
  desk        text        NOT NULL,
  day         date        NOT NULL,
  epoch       bigint      NOT NULL,
  rev         bigint      NOT NULL,
  hash        bytea       NOT NULL CHECK (octet_length(hash) = 32),
  body        bytea       NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (departement, site, desk, day, epoch, rev, hash),
  FOREIGN KEY (departement, site, desk) REFERENCES desks (departement, site, desk)
);

CREATE TABLE staff (
  departement   text        NOT NULL,
  login         text        NOT NULL,
  name          text        NOT NULL,
  password_hash text        NOT NULL, -- argon2id, in its encoded form
  created_at    timestamptz NOT NULL,
  updated_at    timestamptz NOT NULL,
  PRIMARY KEY (departement, login)
);

CREATE TABLE staff_sessions (
  departement text        NOT NULL,
  token_hash  bytea       NOT NULL CHECK (octet_length(token_hash) = 32),
  login       text        NOT NULL,
  created_at  timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  PRIMARY KEY (departement, token_hash),
  FOREIGN KEY (departement, login) REFERENCES staff (departement, login) ON DELETE CASCADE
);

CREATE INDEX staff_sessions_by_expiry ON staff_sessions (departement, expires_at);
