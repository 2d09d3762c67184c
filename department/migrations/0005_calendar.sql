-- The shared calendar: permanences of partners, their slots generated beforehand, RDV and rooms.

-- One line a département, locked last by whoever changes the calendar until its numbers are kept: a
-- desk that has read up to a number has missed none before it.
CREATE TABLE calendar_logs (
  departement text   NOT NULL,
  origine     uuid   NOT NULL,
  numero      bigint NOT NULL, -- the last one given
  PRIMARY KEY (departement),
  FOREIGN KEY (departement) REFERENCES networks (departement)
);

-- When each change was made: what tells a number of this log from the same number of a restored one.
CREATE TABLE calendar_marks (
  departement text        NOT NULL,
  numero      bigint      NOT NULL, -- the last one the change took
  made_at     timestamptz NOT NULL,
  PRIMARY KEY (departement, numero),
  FOREIGN KEY (departement) REFERENCES calendar_logs (departement)
);

CREATE TABLE rooms (
  departement text    NOT NULL,
  salle       uuid    NOT NULL,
  site        text    NOT NULL,
  nom         text    NOT NULL,
  genre       text    NOT NULL CHECK (genre IN ('bureau', 'cabine-visio', 'materiel')),
  active      boolean NOT NULL,
  numero      bigint  NOT NULL,
  PRIMARY KEY (departement, salle),
  FOREIGN KEY (departement, site) REFERENCES sites (departement, site)
);

CREATE INDEX rooms_by_numero ON rooms (departement, numero);

CREATE TABLE permanences (
  departement text        NOT NULL,
  permanence  uuid        NOT NULL,
  rev         integer     NOT NULL CHECK (rev >= 1),
  etat        text        NOT NULL CHECK (etat IN ('active', 'annulee')),
  saisie_par  text,                 -- the platform that entered its own; null: the coordination
  auteur      text        NOT NULL, -- a member of the coordination, or the platform
  organisme   text        NOT NULL,
  agent       text,
  contenu     jsonb       NOT NULL, -- shared/domain/permanence/schema.ts
  concerne    text[]      NOT NULL, -- every platform it ever concerned; '*' when all
  modifie_le  timestamptz NOT NULL,
  numero      bigint      NOT NULL,
  PRIMARY KEY (departement, permanence),
  FOREIGN KEY (departement) REFERENCES networks (departement)
);

CREATE INDEX permanences_by_numero ON permanences (departement, numero);
CREATE INDEX permanences_by_partner ON permanences (departement, organisme);

CREATE TABLE slots (
  departement text        NOT NULL,
  creneau     uuid        NOT NULL,
  permanence  uuid        NOT NULL,
  origine     date        NOT NULL, -- the day the recurrence gave: moves leave it alone
  jour        date        NOT NULL, -- in the network’s zone, as are debut and fin
  debut       text        NOT NULL,
  fin         text        NOT NULL,
  starts_at   timestamptz NOT NULL,
  ends_at     timestamptz NOT NULL CHECK (ends_at > starts_at),
  places      integer     NOT NULL CHECK (places >= 1),
  etat        text        NOT NULL CHECK (etat IN ('ouvert', 'retire')),
  sequence    integer     NOT NULL DEFAULT 0, -- of its iCalendar event: grows with every change of it or of its RDV
  modifie_le  timestamptz NOT NULL,
  numero      bigint      NOT NULL,
  PRIMARY KEY (departement, creneau),
  FOREIGN KEY (departement, permanence) REFERENCES permanences (departement, permanence)
);

CREATE INDEX slots_by_permanence ON slots (departement, permanence, starts_at);
CREATE INDEX slots_by_numero ON slots (departement, numero);
CREATE INDEX slots_by_start ON slots (departement, starts_at);

-- A RDV without a person: platform, slot, motive and a random reference. Erased after 30 days.
CREATE TABLE bookings (
  departement text        NOT NULL,
  reference   text        NOT NULL,
  creneau     uuid        NOT NULL,
  place       integer     NOT NULL CHECK (place >= 1),
  site        text        NOT NULL,
  motif       text        NOT NULL,
  etat        text        NOT NULL CHECK (etat IN ('prevu', 'honore', 'excuse', 'annule', 'non-venu')),
  rev         integer     NOT NULL CHECK (rev >= 1),
  a_rappeler  text        CHECK (a_rappeler IN ('deplace', 'annule')),
  modifie_le  timestamptz NOT NULL,
  numero      bigint      NOT NULL,
  PRIMARY KEY (departement, reference),
  FOREIGN KEY (departement, creneau) REFERENCES slots (departement, creneau),
  FOREIGN KEY (departement, site) REFERENCES sites (departement, site)
);

-- The guard of guards: whatever the programs do, a place has one live RDV.
CREATE UNIQUE INDEX bookings_live ON bookings (departement, creneau, place)
  WHERE etat IN ('prevu', 'honore', 'non-venu');
CREATE INDEX bookings_by_slot ON bookings (departement, creneau);
CREATE INDEX bookings_by_numero ON bookings (departement, site, numero);

-- What was done of what desks asked: a request arrives as often as its answer is lost.
CREATE TABLE calendar_requests (
  departement text        NOT NULL,
  demande     uuid        NOT NULL,
  site        text        NOT NULL,
  empreinte   bytea       NOT NULL CHECK (octet_length(empreinte) = 32), -- of the request itself
  reference   text,
  done_at     timestamptz NOT NULL,
  PRIMARY KEY (departement, demande)
);

CREATE INDEX calendar_requests_by_age ON calendar_requests (departement, done_at);

-- Rooms are taken by fives of minutes: two uses of one cannot be written, and no range is compared.
CREATE TABLE room_uses (
  departement text        NOT NULL,
  salle       uuid        NOT NULL,
  de          timestamptz NOT NULL,
  permanence  uuid,
  reference   text,
  PRIMARY KEY (departement, salle, de),
  CHECK ((permanence IS NULL) <> (reference IS NULL)),
  FOREIGN KEY (departement, salle) REFERENCES rooms (departement, salle)
);

CREATE INDEX room_uses_by_permanence ON room_uses (departement, permanence) WHERE permanence IS NOT NULL;
CREATE INDEX room_uses_by_booking ON room_uses (departement, reference) WHERE reference IS NOT NULL;

CREATE TABLE school_holidays (
  departement text    NOT NULL,
  vacances    uuid    NOT NULL,
  nom         text    NOT NULL,
  du          date    NOT NULL,
  au          date    NOT NULL CHECK (au >= du),
  retirees    boolean NOT NULL,
  numero      bigint  NOT NULL,
  PRIMARY KEY (departement, vacances),
  FOREIGN KEY (departement) REFERENCES networks (departement)
);

-- Links given to partners and platforms. The link is signed and never kept: only its hash is.
CREATE TABLE partner_links (
  departement text        NOT NULL,
  lien        uuid        NOT NULL,
  jeton_hash  bytea       NOT NULL CHECK (octet_length(jeton_hash) = 32),
  organisme   text,                 -- null: a platform’s planning
  agent       text,                 -- null: the whole body
  site        text,
  auteur      text        NOT NULL,
  cree_le     timestamptz NOT NULL,
  expire_le   timestamptz NOT NULL,
  revoque_le  timestamptz,
  PRIMARY KEY (departement, lien),
  CHECK ((organisme IS NULL) <> (site IS NULL)),
  FOREIGN KEY (departement) REFERENCES networks (departement),
  FOREIGN KEY (departement, site) REFERENCES sites (departement, site)
);

-- The secret links are signed with. Changing it ends every link at once.
CREATE TABLE partner_keys (
  departement text  NOT NULL,
  cle         bytea NOT NULL CHECK (octet_length(cle) = 32),
  PRIMARY KEY (departement),
  FOREIGN KEY (departement) REFERENCES networks (departement)
);

CREATE TABLE partner_absences (
  departement text        NOT NULL,
  absence     uuid        NOT NULL,
  lien        uuid        NOT NULL,
  du          date        NOT NULL,
  au          date        NOT NULL CHECK (au >= du),
  note        text,
  declaree_le timestamptz NOT NULL,
  traitee_le  timestamptz,
  traitee_par text,
  PRIMARY KEY (departement, absence),
  FOREIGN KEY (departement, lien) REFERENCES partner_links (departement, lien)
);

-- By road, one way, from a platform to a partner’s nearest office.
CREATE TABLE road_distances (
  departement text         NOT NULL,
  site        text         NOT NULL,
  organisme   text         NOT NULL,
  km          numeric(6,1) NOT NULL CHECK (km >= 0),
  estimee     boolean      NOT NULL, -- computed from coordinates, not read on a map
  source      text         NOT NULL,
  auteur      text         NOT NULL,
  modifie_le  timestamptz  NOT NULL,
  PRIMARY KEY (departement, site, organisme),
  FOREIGN KEY (departement, site) REFERENCES sites (departement, site)
);

-- What is left of RDV once erased: how many, and the kilometres of those held by visio.
CREATE TABLE rdv_counts (
  departement   text         NOT NULL,
  mois          text         NOT NULL CHECK (mois ~ '^\d{4}-\d{2}$'),
  site          text         NOT NULL,
  organisme     text         NOT NULL,
  genre         text         NOT NULL CHECK (genre IN ('visio', 'plateforme')),
  honores       integer      NOT NULL DEFAULT 0,
  non_venus     integer      NOT NULL DEFAULT 0,
  excuses       integer      NOT NULL DEFAULT 0,
  annules       integer      NOT NULL DEFAULT 0,
  sans_suite    integer      NOT NULL DEFAULT 0, -- past, and nobody said whether they came
  km            numeric(9,1) NOT NULL DEFAULT 0, -- there and back, of visio RDV held
  km_estimes    integer      NOT NULL DEFAULT 0, -- RDV held whose distance was an estimate
  sans_distance integer      NOT NULL DEFAULT 0, -- RDV held whose distance nobody had given
  PRIMARY KEY (departement, mois, site, organisme, genre),
  FOREIGN KEY (departement, site) REFERENCES sites (departement, site)
);
