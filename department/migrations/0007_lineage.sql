-- What a desk’s own documents are given back for, and the deliveries it is known by.

-- A code for a letter that exists: “reprendre ce poste”.
ALTER TABLE enrolment_codes ADD COLUMN desk text CHECK (desk ~ '^[A-Z]$');

ALTER TABLE desks
  ADD COLUMN ledger_hash bytea CHECK (octet_length(ledger_hash) = 32),
  -- Deliveries known to be this desk’s, oldest first, and the last one accepted.
  ADD COLUMN lineage text[] NOT NULL DEFAULT '{}',
  ADD COLUMN last_delivery text,
  -- How many times it started again from a backup.
  ADD COLUMN rollbacks integer NOT NULL DEFAULT 0;
