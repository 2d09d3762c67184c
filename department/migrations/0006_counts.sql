-- Count documents of both kinds in one table, cut by year, and roll-ups by month kept as they come.

-- The document kept for one (site, desk, kind, period): the bytes exactly as received, their hash.
-- `period` is the day itself, or the first day of the month.
CREATE TABLE count_documents (
  departement text        NOT NULL,
  site        text        NOT NULL,
  desk        text        NOT NULL,
  kind        text        NOT NULL CHECK (kind IN ('jour', 'mois')),
  period      date        NOT NULL,
  epoch       bigint      NOT NULL,
  rev         bigint      NOT NULL,
  hash        bytea       NOT NULL CHECK (octet_length(hash) = 32), -- SHA-256 of body
  body        bytea       NOT NULL,
  version     bigint      NOT NULL, -- of the count documents, as the desk writes them
  read_by     integer     NOT NULL, -- version of the count documents that understood its cells
  provenance  text        NOT NULL CHECK (provenance IN ('mesure', 'fictif')),
  received_at timestamptz NOT NULL,
  PRIMARY KEY (departement, site, desk, kind, period),
  FOREIGN KEY (departement, site, desk) REFERENCES desks (departement, site, desk)
) PARTITION BY RANGE (period);

CREATE INDEX count_documents_by_period ON count_documents (departement, kind, period);

-- What this version of the program understood of it, cell by cell; a cell that is zero is absent.
CREATE TABLE count_cells (
  departement text    NOT NULL,
  site        text    NOT NULL,
  desk        text    NOT NULL,
  kind        text    NOT NULL,
  period      date    NOT NULL,
  unit        text    NOT NULL,
  dimension   text    NOT NULL,
  key         text    NOT NULL,
  n           integer NOT NULL CHECK (n > 0),
  PRIMARY KEY (departement, site, desk, kind, period, unit, dimension, key),
  FOREIGN KEY (departement, site, desk, kind, period)
    REFERENCES count_documents (departement, site, desk, kind, period) ON DELETE CASCADE
) PARTITION BY RANGE (period);

CREATE INDEX count_cells_by_period ON count_cells (departement, kind, period, unit, dimension);

-- One partition a year, so that a year is dropped, backed up or vacuumed alone; other years (an old
-- log imported) in the default ones. The program adds the year to come before it begins.
CREATE TABLE count_documents_other PARTITION OF count_documents DEFAULT;
CREATE TABLE count_cells_other PARTITION OF count_cells DEFAULT;

CREATE FUNCTION add_count_year(year integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Rows of that year already in the default partition stay there.
  IF EXISTS (SELECT 1 FROM count_documents_other
      WHERE period >= make_date(year, 1, 1) AND period < make_date(year + 1, 1, 1)) THEN RETURN;
  END IF;
  EXECUTE format('CREATE TABLE IF NOT EXISTS count_documents_%s PARTITION OF count_documents
    FOR VALUES FROM (%L) TO (%L)', year, make_date(year, 1, 1), make_date(year + 1, 1, 1));
  EXECUTE format('CREATE TABLE IF NOT EXISTS count_cells_%s PARTITION OF count_cells
    FOR VALUES FROM (%L) TO (%L)', year, make_date(year, 1, 1), make_date(year + 1, 1, 1));
END $$;

SELECT add_count_year(year) FROM generate_series(2024, 2030) AS year;

-- Sums over the desks of a site and the days of a month, of the cells of both kinds, brought up to
-- date in the transaction that replaces them. They outlive the days they add up (retention).
CREATE TABLE month_counts (
  departement text    NOT NULL,
  month       date    NOT NULL,
  site        text    NOT NULL,
  unit        text    NOT NULL,
  dimension   text    NOT NULL,
  key         text    NOT NULL,
  n           bigint  NOT NULL,
  PRIMARY KEY (departement, month, site, unit, dimension, key),
  FOREIGN KEY (departement, site) REFERENCES sites (departement, site)
);

-- What was received for a month of a site, and whether some of it is a demonstration’s.
CREATE TABLE month_receptions (
  departement   text        NOT NULL,
  month         date        NOT NULL,
  site          text        NOT NULL,
  provenance    text        NOT NULL CHECK (provenance IN ('mesure', 'fictif')),
  last_received timestamptz NOT NULL,
  PRIMARY KEY (departement, month, site, provenance),
  FOREIGN KEY (departement, site) REFERENCES sites (departement, site)
);

INSERT INTO count_documents
SELECT departement, site, desk, 'jour', day, epoch, rev, hash, body, version,
  -- Version 1 of these tables counted no collective session: to be read again from the bytes.
  1, provenance, received_at
FROM day_documents;

INSERT INTO count_cells
SELECT departement, site, desk, 'jour', day, unit, dimension, key, n FROM day_counts;

INSERT INTO month_counts
SELECT departement, date_trunc('month', period)::date, site, unit, dimension, key, sum(n)
FROM count_cells GROUP BY 1, 2, 3, 4, 5, 6;

INSERT INTO month_receptions
SELECT departement, date_trunc('month', period)::date, site, provenance, max(received_at)
FROM count_documents GROUP BY 1, 2, 3, 4;

DROP TABLE day_counts;
DROP TABLE day_documents;

ALTER TABLE forked_documents ADD COLUMN kind text NOT NULL DEFAULT 'jour'
  CHECK (kind IN ('jour', 'mois'));
ALTER TABLE forked_documents ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE forked_documents RENAME COLUMN day TO period;
ALTER TABLE forked_documents DROP CONSTRAINT forked_documents_pkey;
ALTER TABLE forked_documents
  ADD PRIMARY KEY (departement, site, desk, kind, period, epoch, rev, hash);

-- Grows with every document applied: tells a published figure kept in memory that it is out of date.
ALTER TABLE desks ADD COLUMN applied bigint NOT NULL DEFAULT 0;
