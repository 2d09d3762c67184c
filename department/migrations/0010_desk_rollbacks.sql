-- How many of the times a desk started again from a backup the coordination has looked at, who did last.
ALTER TABLE desks
  ADD COLUMN rollbacks_seen integer NOT NULL DEFAULT 0,
  ADD COLUMN rollbacks_seen_at timestamptz,
  ADD COLUMN rollbacks_seen_by text;
