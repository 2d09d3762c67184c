-- What was published before this tool counted: in tables of their own, so that no sum of received
-- counts can reach them. An accueil is the unit of the source, not a visite nor a demande.

CREATE TABLE declared_years (
  departement text    NOT NULL,
  year        integer NOT NULL,
  accueils    integer NOT NULL CHECK (accueils >= 0),
  qualifier   text    CHECK (qualifier IN ('plus de', 'environ')), -- the source’s own words, if any
  sources     text[]  NOT NULL CHECK (cardinality(sources) > 0),
  PRIMARY KEY (departement, year),
  FOREIGN KEY (departement) REFERENCES networks (departement)
);

-- The platforms a source names; the others published nothing of their own.
CREATE TABLE declared_sites (
  departement text    NOT NULL,
  year        integer NOT NULL,
  site        text    NOT NULL,
  accueils    integer NOT NULL CHECK (accueils >= 0),
  qualifier   text    CHECK (qualifier IN ('plus de', 'environ')),
  PRIMARY KEY (departement, year, site),
  FOREIGN KEY (departement, year) REFERENCES declared_years (departement, year) ON DELETE CASCADE,
  FOREIGN KEY (departement, site) REFERENCES sites (departement, site)
);

-- The share of each thème, in percent, as printed.
CREATE TABLE declared_themes (
  departement text    NOT NULL,
  year        integer NOT NULL,
  theme       text    NOT NULL,
  percent     integer NOT NULL CHECK (percent BETWEEN 0 AND 100),
  PRIMARY KEY (departement, year, theme),
  FOREIGN KEY (departement, year) REFERENCES declared_years (departement, year) ON DELETE CASCADE
);
