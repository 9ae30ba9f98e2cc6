/**
 * Words in what was asked are found by an index where the database has pg_trgm and lets us use it, as the embedded one
 * does. Elsewhere they are found as well, by reading. Whoever adds the extension later makes the index themselves.
 */
export const findingRuns = `
CREATE INDEX run_figures_class ON operant.run_figures (class, settled_at) WHERE class IS NOT NULL;

DO $$
DECLARE
  v_schema text;
BEGIN
  BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
  EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
    RAISE NOTICE 'pg_trgm is not to be had: words in what was asked are found by reading';
  END;
  SELECT extnamespace::regnamespace::text INTO v_schema FROM pg_extension WHERE extname = 'pg_trgm';
  IF FOUND THEN
    EXECUTE format('CREATE INDEX runs_by_words ON operant.runs USING gin (asked %s.gin_trgm_ops)', v_schema);
  END IF;
END $$;
`
