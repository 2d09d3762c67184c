-- Who may do what at the département, what was done, and what the office enters by hand.

ALTER TABLE staff
  ADD COLUMN role text NOT NULL DEFAULT 'coordination'
    CHECK (role IN ('coordination', 'financeur', 'administrateur')),
  ADD COLUMN closed_at timestamptz; -- an account closed keeps its name on what it did

-- One line an administrative act, written before the act: one without an outcome was cut short.
CREATE TABLE admin_acts (
  departement text        NOT NULL,
  id          uuid        NOT NULL,
  at          timestamptz NOT NULL,
  author      text        NOT NULL,
  role        text, -- null: from the command line of the server
  act         text        NOT NULL,
  subject     text,
  outcome     text CHECK (outcome IN ('fait', 'refuse')),
  PRIMARY KEY (departement, id)
);

CREATE INDEX admin_acts_by_time ON admin_acts (departement, at DESC);

-- What a platform costs a year, in whole euros, as the office enters it.
CREATE TABLE budgets (
  departement text        NOT NULL,
  site        text        NOT NULL,
  year        integer     NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  euros       integer     NOT NULL CHECK (euros > 0),
  source      text        NOT NULL,
  entered_by  text        NOT NULL,
  entered_at  timestamptz NOT NULL,
  PRIMARY KEY (departement, site, year),
  FOREIGN KEY (departement, site) REFERENCES sites (departement, site)
);

-- Null: shipped with the program.
ALTER TABLE declared_years
  ADD COLUMN entered_by text,
  ADD COLUMN entered_at timestamptz;

-- Years of the program’s own list that the office took off: they do not come back at the next start.
CREATE TABLE withdrawn_years (
  departement  text        NOT NULL,
  year         integer     NOT NULL,
  withdrawn_by text        NOT NULL,
  withdrawn_at timestamptz NOT NULL,
  PRIMARY KEY (departement, year),
  FOREIGN KEY (departement) REFERENCES networks (departement)
);

-- A desk in two places, once the office has dealt with it.
ALTER TABLE forked_documents
  ADD COLUMN settled_at timestamptz,
  ADD COLUMN settled_by text;
