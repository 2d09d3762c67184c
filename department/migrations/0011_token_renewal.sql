-- A desk changes its token by itself: it proposes the next one, which replaces the former at its first use.
ALTER TABLE desk_tokens
  ADD COLUMN confirmed_at timestamptz, -- first used, or given at an enrolment; null while only proposed
  ADD COLUMN is_renewal boolean NOT NULL DEFAULT false, -- proposed by the desk itself
  ADD COLUMN replaced_at timestamptz; -- another was used in its place: revoked then, and never used again
UPDATE desk_tokens SET confirmed_at = issued_at;
CREATE INDEX desk_tokens_by_desk ON desk_tokens (departement, site, desk);
