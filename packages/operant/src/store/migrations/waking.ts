import { QUEUE_SCHEMA, RUN_CHANNEL, RUN_QUEUE } from '../queue.ts'

/**
 * Functions that bring a run back to life. Each works inside its caller's transaction, so a run is never woken for
 * something that was rolled back, and nothing that was committed fails to wake it.
 */
export const waking = `
-- Queues one activation. Never folded into a job that waits already: a worker could take that job before we commit,
-- see nothing of ours, and end; ours would be lost. Workers fold what has been committed instead.
CREATE FUNCTION operant.enqueue(p_run text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ${QUEUE_SCHEMA}.job (name, data, singleton_key, policy, retry_limit, retry_delay, retry_backoff,
    retry_delay_max, expire_seconds, deletion_seconds, keep_until, heartbeat_seconds)
  SELECT name, jsonb_build_object('run', p_run), p_run, policy, retry_limit, retry_delay, retry_backoff,
    retry_delay_max, expire_seconds, deletion_seconds, now() + retention_seconds * interval '1s', heartbeat_seconds
  FROM ${QUEUE_SCHEMA}.queue WHERE name = '${RUN_QUEUE}';
  IF NOT FOUND THEN RAISE EXCEPTION 'the queue "${RUN_QUEUE}" is missing; migrate the database'; END IF;
  PERFORM pg_notify('${RUN_CHANNEL}', p_run);
END $$;

-- Puts an item into a run's inbox and wakes it. False where the run does not exist or is settled.
CREATE FUNCTION operant.deliver(p_run text, p_at timestamptz, p_body json) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO operant.inbox (run_id, at, body)
    SELECT id, p_at, p_body FROM operant.runs WHERE id = p_run AND state <> 'settled';
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE operant.runs SET state = 'running' WHERE id = p_run AND state = 'waiting';
  PERFORM operant.enqueue(p_run);
  RETURN true;
END $$;

-- Opens a run with its first event and its first activation. False where the id exists already.
CREATE FUNCTION operant.open_run(p_run jsonb, p_opened json, p_batch uuid) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO operant.runs (id, agent, goal, asked, started_by, parent, opened_at)
    SELECT id, agent, goal, asked, "startedBy", parent, at FROM jsonb_to_record(p_run)
      AS r (id text, agent text, goal text, asked text, "startedBy" text, parent text, at timestamptz)
    ON CONFLICT (id) DO NOTHING;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO operant.journal (run_id, seq, at, type, batch, body)
    VALUES (p_run->>'id', 1, (p_run->>'at')::timestamptz, 'run.opened', p_batch, p_opened);
  PERFORM operant.enqueue(p_run->>'id');
  RETURN true;
END $$;

-- Wakes at most p_limit runs whose time has come; answers how many.
CREATE FUNCTION operant.fire_timers(p_now timestamptz, p_limit integer) RETURNS integer LANGUAGE sql AS $$
  WITH due AS (
    SELECT id FROM operant.runs WHERE wakes_at <= p_now ORDER BY wakes_at LIMIT p_limit FOR UPDATE SKIP LOCKED
  ), fired AS (
    UPDATE operant.runs SET wakes_at = NULL, state = 'running' FROM due WHERE runs.id = due.id RETURNING runs.id
  )
  SELECT count(*)::integer FROM (SELECT operant.enqueue(id) FROM fired OFFSET 0) AS woken
$$;

-- Expires at most p_limit requests that nobody decided in time, and tells their runs. Never an approval.
CREATE FUNCTION operant.expire_requests(p_now timestamptz, p_limit integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  due record;
  expired integer := 0;
BEGIN
  FOR due IN
    SELECT id, run_id FROM operant.requests WHERE state = 'open' AND expires_at <= p_now
    ORDER BY expires_at LIMIT p_limit FOR UPDATE SKIP LOCKED
  LOOP
    UPDATE operant.requests SET state = 'expired', decided_at = p_now WHERE id = due.id;
    PERFORM operant.deliver(due.run_id, p_now,
      json_build_object('kind', 'request', 'request', due.id, 'answer', json_build_object('kind', 'expired')));
    expired := expired + 1;
  END LOOP;
  RETURN expired;
END $$;

-- Queues runs that are to be running but have no job: an activation ended without a word, or a job was deleted.
CREATE FUNCTION operant.enqueue_stranded() RETURNS integer LANGUAGE sql AS $$
  SELECT count(*)::integer FROM (
    SELECT operant.enqueue(id) FROM (
      SELECT id FROM operant.runs WHERE state = 'running'
      EXCEPT SELECT singleton_key FROM ${QUEUE_SCHEMA}.job WHERE name = '${RUN_QUEUE}' AND state < 'completed'
    ) AS stranded OFFSET 0
  ) AS found
$$;
`
