/**
 * Events from outside, each once, and who waits for them. Whoever receives an event and whoever begins to wait for it
 * take the same lock first: one of the two sees the other, so that nothing is lost by coming early or at that moment.
 */
export const outsideEvents = `
CREATE TABLE operant.outside_events (
  source       text NOT NULL,
  id           text NOT NULL,
  type         text NOT NULL,
  subject      text NOT NULL,
  data         json NOT NULL,
  -- when it happened, as its source says; when we heard of it, by our own clock
  at           timestamptz NOT NULL,
  received_at  timestamptz NOT NULL,
  PRIMARY KEY (source, id)
);
CREATE INDEX outside_events_about ON operant.outside_events (type, subject, received_at);

-- What the open waits of runs are for. That another run ends is an event as well, which nobody outside can send.
CREATE TABLE operant.awaited (
  run_id   text NOT NULL REFERENCES operant.runs,
  wait     text NOT NULL,
  type     text NOT NULL,
  subject  text NOT NULL,
  PRIMARY KEY (run_id, wait, type, subject)
);
CREATE INDEX awaited_by ON operant.awaited (type, subject);
CREATE INDEX runs_settled ON operant.runs (settled_at) WHERE settled_at IS NOT NULL;

CREATE FUNCTION operant.lock_subject(p_type text, p_subject text) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtextextended(p_type || E'\\n' || p_subject, 6))
$$;

CREATE FUNCTION operant.tell_of_event(p_run text, p_received timestamptz, p_source text, p_id text, p_type text, p_subject text)
RETURNS void LANGUAGE sql AS $$
  SELECT operant.deliver(p_run, p_received, json_build_object('kind', 'event', 'event',
    json_build_object('source', p_source, 'id', p_id, 'type', p_type, 'subject', p_subject)))
$$;

-- Takes an event and wakes whoever waits for it; false where its source has sent it before.
CREATE FUNCTION operant.receive_event(p_source text, p_id text, p_type text, p_subject text, p_data json, p_at timestamptz,
  p_received timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  waiting record;
BEGIN
  PERFORM operant.lock_subject(p_type, p_subject);
  INSERT INTO operant.outside_events VALUES (p_source, p_id, p_type, p_subject, p_data, p_at, p_received) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN false; END IF;
  FOR waiting IN SELECT DISTINCT run_id FROM operant.awaited WHERE type = p_type AND subject = p_subject ORDER BY run_id LOOP
    PERFORM operant.tell_of_event(waiting.run_id, p_received, p_source, p_id, p_type, p_subject);
  END LOOP;
  RETURN true;
END $$;

-- What a run is known by to those that wait for a goal rather than for a run.
CREATE FUNCTION operant.goal_subject(p_goal text, p_asked text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(p_goal || E'\\n' || p_asked, 'UTF8')), 'hex')
$$;

CREATE FUNCTION operant.tell_awaiting() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_goal text := operant.goal_subject(NEW.goal, NEW.asked);
  waiting record;
BEGIN
  PERFORM operant.lock_subject('operant.run.settled', v_goal);
  DELETE FROM operant.awaited WHERE run_id = NEW.id;
  FOR waiting IN SELECT run_id, subject FROM operant.awaited WHERE type = 'operant.run.settled' AND subject IN (NEW.id, v_goal)
    ORDER BY run_id
  LOOP
    PERFORM operant.tell_of_event(waiting.run_id, NEW.settled_at, 'operant', NEW.id, 'operant.run.settled', waiting.subject);
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_awaiting AFTER UPDATE OF state ON operant.runs FOR EACH ROW
  WHEN (NEW.state = 'settled' AND OLD.state <> 'settled') EXECUTE FUNCTION operant.tell_awaiting();

-- The commit of a run that begins or ends a wait. The earliest event that came since is told at once.
CREATE FUNCTION operant.append_awaiting(p_run text, p_after integer, p_batch uuid, p_at timestamptz[], p_type text[], p_body text[],
  p_also jsonb, p_ended text[], p_begun jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  begun record;
BEGIN
  PERFORM operant.lock_subject(type, subject) FROM (
    SELECT DISTINCT type, subject FROM jsonb_to_recordset(p_begun) AS x (type text, subject text) ORDER BY type, subject
  ) AS locked;
  PERFORM operant.append(p_run, p_after, p_batch, p_at, p_type, p_body, p_also);
  DELETE FROM operant.awaited WHERE run_id = p_run AND wait = ANY (p_ended);
  FOR begun IN SELECT * FROM jsonb_to_recordset(p_begun)
    AS x (wait text, type text, subject text, since timestamptz, used text[])
  LOOP
    INSERT INTO operant.awaited VALUES (p_run, begun.wait, begun.type, begun.subject) ON CONFLICT DO NOTHING;
    IF begun.type = 'operant.run.settled' THEN
      PERFORM FROM operant.runs WHERE id = begun.subject FOR SHARE;
      PERFORM operant.tell_of_event(p_run, settled_at, 'operant', id, begun.type, begun.subject) FROM (
        SELECT id, settled_at FROM operant.runs WHERE id = begun.subject AND state = 'settled'
        UNION ALL
        SELECT id, settled_at FROM operant.runs WHERE settled_at >= begun.since
          AND operant.goal_subject(goal, asked) = begun.subject AND E'operant\\n' || id <> ALL (begun.used)
        ORDER BY settled_at LIMIT 1
      ) AS early;
    ELSE
      PERFORM operant.tell_of_event(p_run, received_at, source, id, type, subject) FROM (
        SELECT * FROM operant.outside_events WHERE type = begun.type AND subject = begun.subject
          AND received_at >= begun.since AND source || E'\\n' || id <> ALL (begun.used)
        ORDER BY received_at, source, id LIMIT 1
      ) AS early;
    END IF;
  END LOOP;
END $$;
`
