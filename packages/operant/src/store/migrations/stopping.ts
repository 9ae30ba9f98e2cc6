/**
 * Stop switches. Whoever pulls one waits for the intents under way, and those that come wait for it: a statement takes
 * its locks before its snapshot, so that after a stop is committed no intent is that it concerns.
 */
export const stopping = `
CREATE TABLE operant.stops (
  id                text PRIMARY KEY,
  switch            text NOT NULL CHECK (switch = 'all' OR switch ~ '^(agent|action|connector|entity):.'),
  pulled_by         text NOT NULL,
  because           text NOT NULL,
  pulled_at         timestamptz NOT NULL,
  released_by       text,
  released_because  text,
  released_at       timestamptz,
  CHECK ((released_at IS NULL) = (released_by IS NULL))
);
CREATE INDEX stops_standing ON operant.stops (switch) WHERE released_at IS NULL;

-- Runs that wait for a stop to be released.
CREATE TABLE operant.stopped_runs (run_id text PRIMARY KEY);

-- Pulls a stop. A transaction that hangs may not keep it from being pulled: then intents that are about to be committed
-- may still be. Answers whether all that were under way had ended.
CREATE FUNCTION operant.pull_stop(p_id text, p_switch text, p_by text, p_because text, p_at timestamptz) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
  v_alone boolean := true;
BEGIN
  BEGIN
    PERFORM set_config('lock_timeout', '2s', true);
    LOCK TABLE operant.stops IN ACCESS EXCLUSIVE MODE;
  EXCEPTION WHEN lock_not_available OR deadlock_detected THEN v_alone := false;
  END;
  INSERT INTO operant.stops (id, switch, pulled_by, because, pulled_at) VALUES (p_id, p_switch, p_by, p_because, p_at) ON CONFLICT (id) DO NOTHING;
  RETURN v_alone;
END $$;

-- Releases a stop and wakes every run that waits for one; null, or why not.
CREATE FUNCTION operant.release_stop(p_id text, p_by text, p_because text, p_at timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  s operant.stops;
BEGIN
  SELECT * INTO s FROM operant.stops WHERE id = p_id FOR UPDATE;
  IF NOT FOUND THEN RETURN 'no such stop'; END IF;
  IF s.released_at IS NOT NULL THEN RETURN 'released already'; END IF;
  IF lower(btrim(s.pulled_by)) = lower(btrim(p_by)) THEN RETURN 'your own stop'; END IF;
  UPDATE operant.stops SET released_by = btrim(p_by), released_because = p_because, released_at = p_at WHERE id = p_id;
  PERFORM operant.wake_stopped();
  RETURN NULL;
END $$;

-- Wakes every run that waits for a stop: each looks again at those that stand.
CREATE FUNCTION operant.wake_stopped() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  parked record;
BEGIN
  FOR parked IN DELETE FROM operant.stopped_runs RETURNING run_id LOOP
    UPDATE operant.runs SET state = 'running' WHERE id = parked.run_id AND state = 'waiting';
    IF FOUND THEN PERFORM operant.enqueue(parked.run_id); END IF;
  END LOOP;
END $$;

-- The commit of a run that rests because of stops. Their rows are shared with whoever releases one: either we see that it
-- was released, or they see that we wait. Stops pulled while the database was away are recorded. Where none stands any
-- more the run is woken in a second.
CREATE FUNCTION operant.append_stopped(p_run text, p_after integer, p_batch uuid, p_at timestamptz[], p_type text[], p_body text[],
  p_also jsonb, p_stops jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_soon timestamptz := p_at[array_upper(p_at, 1)] + interval '1 s';
  v_until timestamptz := (p_also->'waits'->>'until')::timestamptz;
  v_also jsonb := p_also;
BEGIN
  INSERT INTO operant.stops (id, switch, pulled_by, because, pulled_at)
    SELECT * FROM jsonb_to_recordset(p_stops) AS x (id text, switch text, "by" text, because text, at timestamptz) ORDER BY id
    ON CONFLICT (id) DO NOTHING;
  PERFORM FROM operant.stops WHERE id IN (SELECT x->>'id' FROM jsonb_array_elements(p_stops) AS e (x)) AND released_at IS NULL FOR SHARE;
  IF NOT FOUND THEN
    v_also := jsonb_set(p_also, '{waits,until}', to_jsonb(least(v_until, v_soon)));
  END IF;
  INSERT INTO operant.stopped_runs VALUES (p_run) ON CONFLICT DO NOTHING;
  PERFORM operant.append(p_run, p_after, p_batch, p_at, p_type, p_body, v_also);
END $$;
`
