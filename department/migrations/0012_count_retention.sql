-- Lets go of a département’s count documents of before a day. A year that holds no other département’s
-- is dropped whole, which costs nothing; what is left is deleted. Sums by month stay. Gives how many.
CREATE FUNCTION drop_counts_before(of_departement text, day date) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  year integer;
  is_shared boolean;
  n bigint;
  total bigint := 0;
BEGIN
  -- One server process at a time.
  PERFORM pg_advisory_xact_lock(4849002);
  FOR year IN
    SELECT substring(inhrelid::regclass::text FROM '_(\d{4})$')::integer FROM pg_inherits
    WHERE inhparent = 'count_documents'::regclass AND inhrelid::regclass::text ~ '_\d{4}$'
    ORDER BY 1
  LOOP
    CONTINUE WHEN make_date(year + 1, 1, 1) > day;
    EXECUTE format('SELECT EXISTS (SELECT FROM count_documents_%s WHERE departement <> $1)', year)
      INTO is_shared USING of_departement;
    CONTINUE WHEN is_shared;
    EXECUTE format('SELECT count(*) FROM count_documents_%s', year) INTO n;
    total := total + n;
    EXECUTE format('DROP TABLE IF EXISTS count_cells_%s', year);
    EXECUTE format('ALTER TABLE count_documents DETACH PARTITION count_documents_%s', year);
    EXECUTE format('DROP TABLE count_documents_%s', year);
  END LOOP;
  WITH gone AS (
    DELETE FROM count_documents WHERE departement = of_departement AND period < day RETURNING 1
  ) SELECT count(*) INTO n FROM gone;
  RETURN total + n;
END $$;
