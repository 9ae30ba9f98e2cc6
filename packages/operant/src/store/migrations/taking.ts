/**
 * Take-overs: who has one, since when, and what became of it. Control is taken and given back by an event that is put
 * into the run's journal here: whoever drives the run is fenced by it, so that nothing is intended after it.
 */
export const taking = `
CREATE TABLE operant.work_items (
  request_id    text PRIMARY KEY REFERENCES operant.requests,
  holder        text,
  holder_since  timestamptz,
  -- since when the agent does nothing
  taken_since   timestamptz,
  -- how often nobody moved it in time
  walked_up     integer NOT NULL DEFAULT 0,
  ended         text CHECK (ended IN ('returned', 'closed')),
  CHECK ((holder IS NULL) = (holder_since IS NULL))
);
CREATE TABLE operant.work_item_history (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  request_id  text NOT NULL REFERENCES operant.requests,
  at          timestamptz NOT NULL,
  -- nobody: its time had passed
  by          text,
  what        text NOT NULL CHECK (what IN ('claimed', 'released', 'lapsed', 'walked up', 'control taken', 'noted', 'returned', 'closed')),
  said        text
);
CREATE INDEX work_item_history_of ON operant.work_item_history (request_id, id);

-- How long an item may lie unclaimed, and a claimed one without a word, before it walks up.
CREATE FUNCTION operant.work_item_time() RETURNS interval LANGUAGE sql IMMUTABLE AS $$ SELECT interval '1 day' $$;

CREATE FUNCTION operant.note_item(p_request text, p_at timestamptz, p_by text, p_what text, p_said text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO operant.work_item_history (request_id, at, by, what, said) VALUES (p_request, p_at, p_by, p_what, p_said)
$$;

-- Locks an item for somebody; null, or why they may not. What another has is that other's until it is released or lapses.
CREATE FUNCTION operant.item_refusal(p_request text, p_name text, p_roles text[]) RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  r operant.requests;
  w operant.work_items;
BEGIN
  SELECT * INTO r FROM operant.requests WHERE id = p_request FOR UPDATE;
  IF NOT FOUND OR r.kind <> 'take over' THEN RETURN json_build_object('refused', 'no such item'); END IF;
  INSERT INTO operant.work_items (request_id) VALUES (p_request) ON CONFLICT DO NOTHING;
  SELECT * INTO w FROM operant.work_items WHERE request_id = p_request;
  IF r.state <> 'open' THEN RETURN json_build_object('refused', 'ended', 'as', coalesce(w.ended, r.state)); END IF;
  IF NOT r.roles && p_roles THEN RETURN json_build_object('refused', 'not your role'); END IF;
  IF w.holder IS NOT NULL AND lower(w.holder) <> lower(btrim(p_name)) THEN
    RETURN json_build_object('refused', 'held', 'by', w.holder, 'since', w.holder_since);
  END IF;
  RETURN NULL;
END $$;

-- Somebody has the item from now on, and its time begins anew.
CREATE FUNCTION operant.hold_item(p_request text, p_name text, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE operant.requests SET expires_at = p_at + operant.work_item_time() WHERE id = p_request;
  UPDATE operant.work_items SET holder = btrim(p_name), holder_since = p_at WHERE request_id = p_request AND holder IS NULL;
  IF FOUND THEN PERFORM operant.note_item(p_request, p_at, btrim(p_name), 'claimed', NULL); END IF;
END $$;

CREATE FUNCTION operant.claim_request(p_request text, p_name text, p_roles text[], p_at timestamptz) RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  v_refused json := operant.item_refusal(p_request, p_name, p_roles);
BEGIN
  IF v_refused IS NULL THEN PERFORM operant.hold_item(p_request, p_name, p_at); END IF;
  RETURN v_refused;
END $$;

-- Gives a claimed item up, or says how far it is: what is said begins its time anew.
CREATE FUNCTION operant.say_of_item(p_request text, p_name text, p_roles text[], p_what text, p_said text, p_at timestamptz)
RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  v_refused json := operant.item_refusal(p_request, p_name, p_roles);
BEGIN
  IF v_refused IS NOT NULL THEN RETURN v_refused; END IF;
  IF NOT EXISTS (SELECT FROM operant.work_items WHERE request_id = p_request AND holder IS NOT NULL) THEN
    RETURN json_build_object('refused', 'not claimed');
  END IF;
  UPDATE operant.requests SET expires_at = p_at + operant.work_item_time() WHERE id = p_request;
  IF p_what = 'released' THEN
    UPDATE operant.work_items SET holder = NULL, holder_since = NULL WHERE request_id = p_request;
  END IF;
  PERFORM operant.note_item(p_request, p_at, btrim(p_name), p_what, p_said);
  RETURN NULL;
END $$;

-- Nobody moved an item in time: whoever had it has it no more, and the next role is asked as well. It never ends by itself.
CREATE FUNCTION operant.walk_up(p_request text, p_now timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  r operant.requests;
  v_holder text;
  v_next text;
  v_times integer;
BEGIN
  SELECT * INTO r FROM operant.requests WHERE id = p_request FOR UPDATE;
  SELECT rung INTO v_next FROM unnest(ARRAY['operator', 'owner']) WITH ORDINALITY AS ladder (rung, n)
    WHERE rung <> ALL (r.roles) AND EXISTS (SELECT FROM operant.principals WHERE rung = ANY (principals.roles)) ORDER BY n LIMIT 1;
  SELECT holder INTO v_holder FROM operant.work_items WHERE request_id = p_request;
  IF v_holder IS NOT NULL THEN PERFORM operant.note_item(p_request, p_now, v_holder, 'lapsed', NULL); END IF;
  INSERT INTO operant.work_items AS w (request_id, walked_up) VALUES (p_request, 1)
    ON CONFLICT (request_id) DO UPDATE SET holder = NULL, holder_since = NULL, walked_up = w.walked_up + 1
    RETURNING walked_up INTO v_times;
  UPDATE operant.requests SET expires_at = p_now + operant.work_item_time(),
    roles = CASE WHEN v_next IS NULL THEN roles ELSE roles || v_next END WHERE id = p_request;
  PERFORM operant.note_item(p_request, p_now, NULL, 'walked up', coalesce('to ' || v_next, 'nobody is above'));
  INSERT INTO operant.notices (key, person, request_id, subject, body, made_at)
    SELECT 'walked up ' || p_request || ' ' || v_times || ' ' || lower(btrim(name)), name, p_request,
      'Nobody has seen to this in time: ' || r.title,
      'It is handed over and waits for somebody to claim it: operant escalations show ' || p_request, p_now
    FROM operant.principals WHERE principals.roles && CASE WHEN v_next IS NULL THEN r.roles ELSE ARRAY[v_next] END
    ON CONFLICT DO NOTHING;
END $$;

-- Puts an event after all others of a run. Whoever drives the run is fenced: it reads the run anew before it goes on.
-- After the end of a run nothing is put but what makes it go on.
CREATE FUNCTION operant.note_event(p_run text, p_event json, p_goes_on boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  LOOP
    BEGIN
      INSERT INTO operant.journal (run_id, seq, batch, at, type, body)
        SELECT p_run, seq + 1, gen_random_uuid(), (p_event->>'at')::timestamptz, p_event->>'type', p_event
        FROM (SELECT seq, type FROM operant.journal WHERE run_id = p_run ORDER BY seq DESC LIMIT 1) AS latest
        WHERE p_goes_on OR type <> 'run.settled';
      RETURN;
    EXCEPTION WHEN unique_violation THEN NULL;
    END;
  END LOOP;
END $$;

CREATE FUNCTION operant.rouse(p_run text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE operant.runs SET state = 'running' WHERE id = p_run AND state <> 'settled';
  IF FOUND THEN PERFORM operant.enqueue(p_run); END IF;
END $$;

-- A run that is not settled, and those below it, in one order everywhere.
CREATE FUNCTION operant.open_below(p_run text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  WITH RECURSIVE tree AS (
    SELECT id, state FROM operant.runs WHERE id = p_run
    UNION ALL SELECT runs.id, runs.state FROM operant.runs JOIN tree ON runs.parent = tree.id
  )
  SELECT id FROM tree WHERE state <> 'settled' ORDER BY id
$$;

-- Puts an event into the journals of a run and of those below it, those that are begun meanwhile included.
CREATE FUNCTION operant.note_below(p_run text, p_event json) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_told text[] := '{}';
  v_next text;
BEGIN
  LOOP
    SELECT id INTO v_next FROM operant.open_below(p_run) AS tree (id) WHERE id <> ALL (v_told) ORDER BY id LIMIT 1;
    EXIT WHEN NOT FOUND;
    PERFORM operant.note_event(v_next, p_event, false);
    v_told := v_told || v_next;
  END LOOP;
  PERFORM operant.rouse(id) FROM unnest(v_told) AS told (id) ORDER BY id;
END $$;

-- Takes control of a run that is under way, and of those below it: an item is made, which the taker has. Of several who
-- try at once one wins.
CREATE FUNCTION operant.take_run(p_run text, p_item jsonb, p_event json, p_name text, p_roles text[], p_at timestamptz) RETURNS json
LANGUAGE plpgsql AS $$
DECLARE
  v_state text;
  w record;
  v_refused json;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('operant taking ' || p_run, 0));
  SELECT state INTO v_state FROM operant.runs WHERE id = p_run;
  IF NOT FOUND THEN RETURN json_build_object('refused', 'no such run'); END IF;
  IF v_state = 'settled' THEN RETURN json_build_object('refused', 'settled'); END IF;
  SELECT requests.id, holder, holder_since INTO w FROM operant.requests JOIN operant.work_items ON request_id = requests.id
    WHERE run_id = p_run AND kind = 'take over' AND requests.state = 'open' AND taken_since IS NOT NULL LIMIT 1;
  IF FOUND THEN
    -- The agent is out already: whoever takes it has the item from now on.
    v_refused := operant.claim_request(w.id, p_name, p_roles, p_at);
    RETURN coalesce(v_refused, json_build_object('item', w.id));
  END IF;
  IF NOT p_roles && ARRAY(SELECT jsonb_array_elements_text(p_item->'roles')) THEN
    RETURN json_build_object('refused', 'not your role');
  END IF;
  BEGIN
    PERFORM operant.note_below(p_run, p_event);
    -- Nobody else appends to it any more; but it may have ended just before.
    IF EXISTS (SELECT FROM operant.runs WHERE id = p_run AND state = 'settled') THEN RAISE EXCEPTION USING ERRCODE = 'OP010'; END IF;
  EXCEPTION WHEN SQLSTATE 'OP010' THEN RETURN json_build_object('refused', 'settled');
  END;
  INSERT INTO operant.requests (id, run_id, kind, roles, count, requester, title, shown, arguments_hash, asked_at, expires_at)
    SELECT p_item->>'id', p_run, 'take over', ARRAY(SELECT jsonb_array_elements_text(p_item->'roles')), 1, p_item->>'requester',
      p_item->>'title', (p_item->>'shown')::json, '', p_at, p_at + operant.work_item_time();
  INSERT INTO operant.work_items (request_id, taken_since) VALUES (p_item->>'id', p_at);
  PERFORM operant.hold_item(p_item->>'id', p_name, p_at);
  PERFORM operant.note_item(p_item->>'id', p_at, btrim(p_name), 'control taken', p_event->>'reason');
  RETURN json_build_object('item', p_item->>'id');
END $$;

-- Whoever has an item works on it: the agent of a run that has ended does nothing anyhow.
CREATE FUNCTION operant.take_request(p_request text, p_name text, p_roles text[], p_said text, p_at timestamptz) RETURNS json
LANGUAGE plpgsql AS $$
DECLARE
  v_refused json := operant.claim_request(p_request, p_name, p_roles, p_at);
BEGIN
  IF v_refused IS NOT NULL THEN RETURN v_refused; END IF;
  UPDATE operant.work_items SET taken_since = p_at WHERE request_id = p_request AND taken_since IS NULL;
  IF FOUND THEN PERFORM operant.note_item(p_request, p_at, btrim(p_name), 'control taken', p_said); END IF;
  RETURN NULL;
END $$;

-- By which way it was said: channel, token, roles, signature.
CREATE FUNCTION operant.end_item(p_request text, p_name text, p_as text, p_said text, p_given json, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE operant.requests SET state = 'answered', decided_at = p_at WHERE id = p_request;
  UPDATE operant.work_items SET ended = p_as WHERE request_id = p_request;
  INSERT INTO operant.request_answers (request_id, person, name, at, kind, value, roles, channel, token, signature)
    VALUES (p_request, lower(btrim(p_name)), btrim(p_name), p_at, 'answered', to_json(p_said),
      ARRAY(SELECT json_array_elements_text(p_given->'roles')), p_given->>'channel', p_given->>'token', p_given->>'signature');
  PERFORM operant.note_item(p_request, p_at, btrim(p_name), p_as, p_said);
END $$;

-- Gives a run back to its agent. One that had ended goes on: its parent waits for it again, and it is told anew what its
-- own children came to.
CREATE FUNCTION operant.return_run(p_request text, p_name text, p_roles text[], p_event json, p_given json, p_at timestamptz) RETURNS json
LANGUAGE plpgsql AS $$
DECLARE
  v_refused json := operant.item_refusal(p_request, p_name, p_roles);
  v_run operant.runs;
BEGIN
  IF v_refused IS NOT NULL THEN RETURN v_refused; END IF;
  SELECT runs.* INTO v_run FROM operant.runs JOIN operant.requests ON run_id = runs.id WHERE requests.id = p_request;
  IF v_run.state = 'settled' AND v_run.outcome NOT IN ('handed over', 'partly', 'failed') THEN
    RETURN json_build_object('refused', 'over', 'as', v_run.outcome);
  END IF;
  PERFORM operant.hold_item(p_request, p_name, p_at);
  IF v_run.state = 'settled' THEN
    PERFORM operant.note_event(v_run.id, p_event, true);
    UPDATE operant.runs SET state = 'running', outcome = NULL, summary = NULL, settled_at = NULL WHERE id = v_run.id;
    INSERT INTO operant.inbox (run_id, at, body)
      SELECT v_run.id, p_at, CASE state WHEN 'settled' THEN json_build_object('kind', 'child', 'run', id, 'outcome', outcome, 'summary', summary)
        ELSE json_build_object('kind', 'reopened', 'run', id) END FROM operant.runs WHERE parent = v_run.id ORDER BY id;
    PERFORM operant.deliver(v_run.parent, p_at, json_build_object('kind', 'reopened', 'run', v_run.id));
    PERFORM operant.rouse(v_run.id);
  ELSE
    PERFORM operant.note_below(v_run.id, p_event);
  END IF;
  PERFORM operant.end_item(p_request, p_name, 'returned', p_event->>'note', p_given, p_at);
  RETURN json_build_object('run', v_run.id);
END $$;

-- Somebody has done what was left. A run that they had taken ends: it looks how its checks stand.
CREATE FUNCTION operant.close_request(p_request text, p_name text, p_roles text[], p_event json, p_given json, p_at timestamptz) RETURNS json
LANGUAGE plpgsql AS $$
DECLARE
  v_refused json := operant.item_refusal(p_request, p_name, p_roles);
  v_run text;
BEGIN
  IF v_refused IS NOT NULL THEN RETURN v_refused; END IF;
  PERFORM operant.hold_item(p_request, p_name, p_at);
  SELECT runs.id INTO v_run FROM operant.runs JOIN operant.requests ON run_id = runs.id WHERE requests.id = p_request AND runs.state <> 'settled';
  IF FOUND AND EXISTS (SELECT FROM operant.work_items WHERE request_id = p_request AND taken_since IS NOT NULL) THEN
    PERFORM operant.note_below(v_run, p_event);
  END IF;
  PERFORM operant.end_item(p_request, p_name, 'closed', p_event->>'note', p_given, p_at);
  RETURN json_build_object('run', v_run);
END $$;

-- As before; but what was handed over walks up, and is never gone.
CREATE OR REPLACE FUNCTION operant.expire_requests(p_now timestamptz, p_limit integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  due record;
  expired integer := 0;
BEGIN
  FOR due IN
    SELECT id, run_id, kind FROM operant.requests WHERE state = 'open' AND expires_at <= p_now
    ORDER BY expires_at LIMIT p_limit FOR UPDATE SKIP LOCKED
  LOOP
    expired := expired + 1;
    IF due.kind = 'take over' THEN
      PERFORM operant.walk_up(due.id, p_now);
      CONTINUE;
    END IF;
    UPDATE operant.requests SET state = 'expired', decided_at = p_now WHERE id = due.id;
    PERFORM operant.deliver(due.run_id, p_now,
      json_build_object('kind', 'request', 'request', due.id, 'answer', json_build_object('kind', 'expired')));
  END LOOP;
  RETURN expired;
END $$;
`
