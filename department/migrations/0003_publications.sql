-- What the coordination publishes for its desks: démarches put right or added, places of the directory.

-- One line a département, locked by whoever publishes until its numbers are kept: a desk that has
-- read up to a number has missed none before it. A sequence would give them out of order.
CREATE TABLE publication_logs (
  departement text   NOT NULL,
  origine     uuid   NOT NULL,
  numero      bigint NOT NULL, -- the last one given
  PRIMARY KEY (departement),
  FOREIGN KEY (departement) REFERENCES networks (departement)
);

CREATE TABLE publication_imports (
  departement text        NOT NULL,
  import      uuid        NOT NULL,
  fichier     text        NOT NULL,
  auteur      text        NOT NULL,
  importe_le  timestamptz NOT NULL,
  ajouts      integer     NOT NULL CHECK (ajouts >= 0),
  changements integer     NOT NULL CHECK (changements >= 0),
  annule_le   timestamptz,
  PRIMARY KEY (departement, import),
  FOREIGN KEY (departement) REFERENCES networks (departement)
);

-- Every word ever said, never changed: what stands is the last one on each thing.
CREATE TABLE publications (
  departement text        NOT NULL,
  numero      bigint      NOT NULL,
  objet       text        NOT NULL CHECK (objet IN ('demarche', 'lieu')),
  id          text        NOT NULL,
  contenu     jsonb,                -- null: taken off
  motif       text,
  auteur      text        NOT NULL, -- as it was called that day
  publie_le   timestamptz NOT NULL,
  import      uuid,
  PRIMARY KEY (departement, numero),
  FOREIGN KEY (departement) REFERENCES networks (departement),
  FOREIGN KEY (departement, import) REFERENCES publication_imports (departement, import)
);

CREATE INDEX publications_by_thing ON publications (departement, objet, id, numero DESC);
CREATE INDEX publications_by_import ON publications (departement, import) WHERE import IS NOT NULL;
