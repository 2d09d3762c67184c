-- The rooms of calls by video: a drawn name, the hours it serves, the platform it was given to. Nobody
-- is in it; a room is erased 30 days after its hours.
CREATE TABLE salles_visio (
  departement text        NOT NULL,
  salle       text        NOT NULL CHECK (salle ~ '^[a-z2-7]{26}$'),
  site        text        NOT NULL,
  de          timestamptz NOT NULL,
  a           timestamptz NOT NULL CHECK (a > de),
  PRIMARY KEY (departement, salle),
  FOREIGN KEY (departement, site) REFERENCES sites (departement, site)
);

CREATE INDEX salles_visio_by_end ON salles_visio (departement, a);
