/**
 * Limits of outside systems that hold over all workers. Times are the database's own: clocks of workers differ. Written
 * only for systems that have limits.
 */
export const systemLimits = `
CREATE TABLE operant.system_limits (
  system  text PRIMARY KEY,
  -- of its calls, the number of the last that was given a time
  last    bigint NOT NULL DEFAULT 0,
  -- until when those are asked to come back who could not wait for their turn
  behind  timestamptz NOT NULL DEFAULT '-infinity'
);

-- When calls may begin that were given a time: as many of them as a limit counts.
CREATE TABLE operant.system_calls (
  system  text NOT NULL,
  number  bigint NOT NULL,
  at      timestamptz NOT NULL,
  PRIMARY KEY (system, number)
);

-- How many calls of a system each worker may have under way, until it says so again.
CREATE TABLE operant.system_places (
  system  text NOT NULL,
  worker  text NOT NULL,
  held    integer NOT NULL,
  wanted  integer NOT NULL,
  until   timestamptz NOT NULL,
  PRIMARY KEY (system, worker)
);

CREATE FUNCTION operant.lock_system(p_system text) RETURNS operant.system_limits LANGUAGE plpgsql AS $$
DECLARE
  v_row operant.system_limits;
BEGIN
  -- Forgotten in a crash of the server, this is a moment in which a limit may be passed once: it need not wait for the disk.
  PERFORM set_config('synchronous_commit', 'off', true);
  INSERT INTO operant.system_limits (system) VALUES (p_system) ON CONFLICT DO NOTHING;
  SELECT * INTO v_row FROM operant.system_limits WHERE system = p_system FOR UPDATE;
  RETURN v_row;
END $$;

-- Gives each of those who wait a time for as many calls as it wants, in order: the milliseconds until then. Who would wait
-- longer than its patience gets none, and a negative number: after how many milliseconds it may come back. They are asked
-- to come back one after the other, for all at once would wait again.
CREATE FUNCTION operant.take_calls(p_system text, p_second integer, p_minute integer, p_calls integer[], p_patience float8[])
RETURNS float8[] LANGUAGE plpgsql AS $$
DECLARE
  v_row operant.system_limits := operant.lock_system(p_system);
  v_now timestamptz := clock_timestamp();
  v_most integer := greatest(p_second, p_minute);
  v_pace interval := greatest(interval '1 s' / p_second, interval '1 min' / p_minute);
  v_at timestamptz;
  v_wait float8;
  v_calls integer;
  v_waits float8[] := '{}';
BEGIN
  FOR i IN 1 .. cardinality(p_calls) LOOP
    v_calls := least(p_calls[i], p_second, p_minute);
    -- The last of them is so many calls behind one that is a second, or a minute, ago by then.
    v_at := greatest(v_now, (SELECT at FROM operant.system_calls WHERE system = p_system AND number = v_row.last),
      (SELECT at + interval '1 s' FROM operant.system_calls WHERE system = p_system AND number = v_row.last + v_calls - p_second),
      (SELECT at + interval '1 min' FROM operant.system_calls WHERE system = p_system AND number = v_row.last + v_calls - p_minute));
    v_wait := extract(epoch FROM v_at - v_now) * 1000;
    IF v_wait > p_patience[i] THEN
      v_row.behind := least(greatest(v_row.behind, v_at) + v_pace * v_calls, v_now + interval '1 hour');
      v_waits := v_waits || (-extract(epoch FROM v_row.behind - v_now) * 1000)::float8;
    ELSE
      INSERT INTO operant.system_calls SELECT p_system, v_row.last + n, v_at FROM generate_series(1, v_calls) AS n;
      v_row.last := v_row.last + v_calls;
      v_waits := v_waits || v_wait;
    END IF;
  END LOOP;
  DELETE FROM operant.system_calls WHERE system = p_system AND number <= v_row.last - v_most;
  UPDATE operant.system_limits SET last = v_row.last, behind = v_row.behind WHERE system = p_system;
  RETURN v_waits;
END $$;

-- A worker says how many calls it has under way and how many it wants to have; it is told how many it may have from now on
-- (held), and how many of them are its share where all that want any get as many as they can. What is under way stays.
CREATE FUNCTION operant.share_places(p_system text, p_worker text, p_most integer, p_used integer, p_wanted integer, p_lease float8)
RETURNS TABLE (held integer, share integer) LANGUAGE plpgsql AS $$
DECLARE
  v_now timestamptz;
  v_others integer;
  v_left integer := p_most;
  v_count integer;
  v_want record;
BEGIN
  PERFORM operant.lock_system(p_system);
  v_now := clock_timestamp();
  DELETE FROM operant.system_places AS p WHERE p.system = p_system AND (p.until < v_now OR p.worker = p_worker);
  held := 0;
  share := 0;
  IF p_wanted = 0 AND p_used = 0 THEN
    RETURN NEXT;
    RETURN;
  END IF;
  SELECT coalesce(sum(p.held), 0), count(*) + 1 INTO v_others, v_count FROM operant.system_places AS p WHERE p.system = p_system;
  -- Whoever wants least comes first; of those who want the same, each is the last for two seconds, who gets what is left over.
  FOR v_want IN SELECT w.worker, w.wanted FROM (
      SELECT p.worker, p.wanted FROM operant.system_places AS p WHERE p.system = p_system
      UNION ALL SELECT p_worker, p_wanted) AS w
    ORDER BY w.wanted, md5(w.worker || floor(extract(epoch FROM v_now) / 2)) LOOP
    IF v_want.worker = p_worker THEN share := least(v_want.wanted, v_left / v_count); END IF;
    v_left := v_left - least(v_want.wanted, v_left / v_count);
    v_count := v_count - 1;
  END LOOP;
  held := greatest(p_used, least(p_wanted, share, p_most - v_others));
  INSERT INTO operant.system_places VALUES (p_system, p_worker, held, p_wanted, v_now + p_lease * interval '1 ms');
  RETURN NEXT;
END $$;
`
