-- The room of a visio slot: a name drawn once, whose hours are those of the slot wherever it moves. It
-- is drawn when somebody first needs it, and erased 30 days after the slot.
CREATE TABLE slot_rooms (
  departement text NOT NULL,
  creneau     uuid NOT NULL,
  salle       text NOT NULL CHECK (salle ~ '^[a-z2-7]{26}$'),
  PRIMARY KEY (departement, creneau),
  UNIQUE (departement, salle),
  FOREIGN KEY (departement, creneau) REFERENCES slots (departement, creneau) ON DELETE CASCADE
);
