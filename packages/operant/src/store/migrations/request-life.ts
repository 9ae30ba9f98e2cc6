/**
 * What becomes of a request: who may answer it, in whose place, what one answer comes to, who is told and when, and who
 * is asked next where nobody decides. Expiry never approves.
 */
export const requestLife = `
-- Of an approval of a change set: the elements it is for; null: all.
ALTER TABLE operant.request_answers ADD COLUMN elements text[];

-- Those in whose place somebody may answer at a moment. What was passed on to them is not theirs to pass on.
CREATE FUNCTION operant.stands_in_for(p_person text, p_at timestamptz) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT lower(btrim(from_name)) FROM operant.delegations
  WHERE lower(btrim(to_name)) = p_person AND since <= p_at AND until > p_at AND (ended_at IS NULL OR ended_at > p_at)
$$;

-- Whoever must not answer a request: who asked and, of an approval, whoever the run or one above it acts for.
CREATE FUNCTION operant.asked_by(p_kind text, p_requester text, p_run text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT lower(btrim(p_requester)) UNION SELECT started FROM operant.starters(p_run) AS s (started) WHERE p_kind = 'approve'
$$;

-- Everybody who is known and may answer a request at a moment, by a role, by name, or in somebody's place.
CREATE FUNCTION operant.may_answer(r operant.requests, p_at timestamptz) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  WITH barred AS (SELECT person FROM operant.asked_by(r.kind, r.requester, r.run_id) AS b (person)),
    own AS (
      SELECT name, lower(btrim(name)) AS person FROM operant.principals
      WHERE (roles && r.roles OR lower(btrim(name)) = ANY (r.people)) AND lower(btrim(name)) NOT IN (SELECT person FROM barred)
    )
  SELECT p.name FROM operant.principals p
  WHERE lower(btrim(p.name)) NOT IN (SELECT person FROM barred)
    AND NOT EXISTS (SELECT FROM operant.stands_in_for(lower(btrim(p.name)), p_at) AS s (person) WHERE s.person IN (SELECT person FROM barred))
    AND (EXISTS (SELECT FROM own WHERE own.name = p.name)
      OR EXISTS (SELECT FROM operant.stands_in_for(lower(btrim(p.name)), p_at) AS s (person) JOIN own USING (person)))
  ORDER BY p.name
$$;

-- Tells everybody who may answer and has not, once for each key; a party outside that is asked as well.
CREATE FUNCTION operant.tell(r operant.requests, p_key text, p_subject text, p_at timestamptz) RETURNS void LANGUAGE sql AS $$
  INSERT INTO operant.notices (key, person, address, request_id, subject, body, made_at)
    SELECT r.id || ' ' || p_key || ' ' || one.whom, one.person, one.address, r.id, p_subject || ': ' || r.title,
      r.title || E'\\n\\nRequest ' || r.id || ', open until ' || to_char(r.expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') || ' UTC.', p_at
    FROM (
      SELECT name AS whom, name AS person, NULL AS address FROM operant.may_answer(r, p_at) AS m (name)
      WHERE NOT EXISTS (SELECT FROM operant.request_answers a WHERE a.request_id = r.id AND a.person = lower(btrim(m.name)))
      UNION ALL
      SELECT r.outside->>'mail', NULL, r.outside->>'mail' WHERE r.outside IS NOT NULL
    ) AS one ORDER BY one.whom
    ON CONFLICT (key) DO NOTHING
$$;

CREATE OR REPLACE FUNCTION operant.ask_requests(p_run text, p_requests jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  r operant.requests;
BEGIN
  INSERT INTO operant.requests (id, run_id, kind, roles, count, requester, title, shown, arguments_hash, asked_at, expires_at,
      shown_hash, people, outside, code, alike)
    SELECT id, p_run, kind, roles, count, requester, title, shown::json, "argumentsHash", "askedAt", "expiresAt", "shownHash",
      coalesce((SELECT array_agg(lower(btrim(name))) FROM unnest(people) AS p (name)), '{}'), outside, code, alike
    FROM jsonb_to_recordset(p_requests) AS x (id text, kind text, roles text[], count integer, requester text, title text,
      shown text, "shownHash" text, "argumentsHash" text, "askedAt" timestamptz, "expiresAt" timestamptz, people text[],
      outside json, code text, alike text);
  INSERT INTO operant.request_moments (request_id, kind, at, roles, until)
    SELECT x.id, m.kind, m.at, coalesce(m.roles, '{}'), m.until
    FROM jsonb_to_recordset(p_requests) AS x (id text, moments jsonb),
      jsonb_to_recordset(coalesce(x.moments, '[]')) AS m (kind text, at timestamptz, roles text[], until timestamptz)
    ON CONFLICT DO NOTHING;
  FOR r IN SELECT requests.* FROM operant.requests JOIN jsonb_to_recordset(p_requests) AS x (id text) USING (id) ORDER BY id LOOP
    PERFORM operant.tell(r, 'asked', CASE r.kind WHEN 'approve' THEN 'To approve' WHEN 'answer' THEN 'To answer' WHEN 'review' THEN 'To review' ELSE 'To take over' END, r.asked_at);
  END LOOP;
END $$;

-- Reminds people of at most p_limit requests that are still open; what concerns others is forgotten.
CREATE FUNCTION operant.remind(p_now timestamptz, p_limit integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  due record;
  r operant.requests;
  handled integer := 0;
BEGIN
  FOR due IN SELECT request_id, kind, at FROM operant.request_moments WHERE at <= p_now ORDER BY at LIMIT p_limit LOOP
    handled := handled + 1;
    SELECT * INTO r FROM operant.requests WHERE id = due.request_id FOR UPDATE;
    IF due.kind = 'escalate' THEN
      -- Whoever is asked next is asked when it expires.
      DELETE FROM operant.request_moments WHERE request_id = r.id AND r.state <> 'open';
      CONTINUE;
    END IF;
    DELETE FROM operant.request_moments WHERE request_id = due.request_id AND kind = due.kind AND at = due.at;
    CONTINUE WHEN NOT FOUND OR r.state <> 'open' OR r.expires_at <= p_now;
    -- Meant for those before, and others have been told since.
    CONTINUE WHEN EXISTS (SELECT FROM operant.request_history WHERE request_id = r.id AND what = 'escalated' AND at > due.at);
    PERFORM operant.tell(r, 'reminder ' || due.at, 'Reminder', p_now);
    INSERT INTO operant.request_history (request_id, at, what, roles, until) VALUES (r.id, p_now, 'reminded', r.roles, r.expires_at);
  END LOOP;
  RETURN handled;
END $$;

-- Where nobody has decided in time, others are asked as well, if there are any; false where there are none.
CREATE FUNCTION operant.pass_on(r operant.requests, p_now timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  next operant.request_moments;
BEGIN
  DELETE FROM operant.request_moments m USING (
    SELECT at FROM operant.request_moments WHERE request_id = r.id AND kind = 'escalate' ORDER BY at LIMIT 1
  ) AS first WHERE m.request_id = r.id AND m.kind = 'escalate' AND m.at = first.at RETURNING m.* INTO next;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE operant.requests SET roles = ARRAY(SELECT DISTINCT unnest(r.roles || next.roles) ORDER BY 1), expires_at = next.until
    WHERE id = r.id RETURNING * INTO r;
  INSERT INTO operant.request_history (request_id, at, what, roles, until) VALUES (r.id, p_now, 'escalated', next.roles, next.until);
  PERFORM operant.tell(r, 'escalated ' || next.at, 'Nobody has decided', p_now);
  RETURN true;
END $$;

-- A request that nobody decides in time goes to the next; after the last it expires, and its run is told. Never an approval.
-- What was handed over walks up, and is never gone.
CREATE OR REPLACE FUNCTION operant.expire_requests(p_now timestamptz, p_limit integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  r operant.requests;
  handled integer := 0;
BEGIN
  FOR r IN
    SELECT * FROM operant.requests WHERE state = 'open' AND expires_at <= p_now ORDER BY expires_at LIMIT p_limit FOR UPDATE SKIP LOCKED
  LOOP
    handled := handled + 1;
    IF r.kind = 'take over' THEN
      PERFORM operant.walk_up(r.id, p_now);
      CONTINUE;
    END IF;
    CONTINUE WHEN operant.pass_on(r, p_now);
    UPDATE operant.requests SET state = 'expired', decided_at = p_now WHERE id = r.id;
    DELETE FROM operant.request_moments WHERE request_id = r.id;
    PERFORM operant.deliver(r.run_id, p_now,
      json_build_object('kind', 'request', 'request', r.id, 'answer', json_build_object('kind', 'expired')));
  END LOOP;
  RETURN handled;
END $$;

-- p_code is the code of a party outside, which needs no role. p_staff are the people there are now; where they are given,
-- nobody else answers, and what those said who have left counts no more.
DROP FUNCTION operant.answer_request(text, text, text[], json, json, timestamptz, json, text);
CREATE FUNCTION operant.answer_request(p_request text, p_name text, p_roles text[], p_answer json, p_value json, p_at timestamptz,
  p_how json, p_signature text, p_code text, p_staff jsonb) RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  r operant.requests;
  v_person text := lower(btrim(p_name));
  v_kind text := p_answer->>'kind';
  v_outside boolean;
  v_instead text;
  v_names text;
  v_reasons text;
  v_given integer;
  v_elements text[];
  v_answer json;
BEGIN
  SELECT * INTO r FROM operant.requests WHERE id = p_request FOR UPDATE;
  IF NOT FOUND THEN RETURN json_build_object('refused', 'no such request'); END IF;
  WHILE r.state = 'open' AND r.expires_at <= p_at LOOP
    EXIT WHEN NOT operant.pass_on(r, p_at);
    SELECT * INTO r FROM operant.requests WHERE id = p_request;
  END LOOP;
  IF r.state = 'expired' OR (r.state = 'open' AND r.expires_at <= p_at) THEN RETURN json_build_object('refused', 'expired'); END IF;
  IF r.state <> 'open' THEN RETURN json_build_object('refused', 'already decided'); END IF;
  v_outside := coalesce(r.code = p_code, false);
  IF NOT v_outside THEN
    IF p_staff IS NOT NULL AND NOT EXISTS (SELECT FROM jsonb_to_recordset(p_staff) AS s (name text) WHERE lower(btrim(name)) = v_person) THEN
      RETURN json_build_object('refused', 'not here any more');
    END IF;
    IF NOT (r.roles && p_roles OR v_person = ANY (r.people)) THEN
      SELECT s.person INTO v_instead FROM operant.stands_in_for(v_person, p_at) AS s (person)
        JOIN jsonb_to_recordset(p_staff) AS x (name text, roles text[]) ON lower(btrim(x.name)) = s.person
        WHERE x.roles && r.roles OR s.person = ANY (r.people) ORDER BY s.person IN (
          SELECT coalesce(instead_of, person) FROM operant.request_answers WHERE request_id = r.id), s.person LIMIT 1;
      IF NOT FOUND THEN RETURN json_build_object('refused', 'not your role'); END IF;
    END IF;
    IF EXISTS (SELECT FROM operant.asked_by(r.kind, r.requester, r.run_id) AS b (person)
      WHERE person = v_person OR person IN (SELECT operant.stands_in_for(v_person, p_at))) THEN
      RETURN json_build_object('refused', 'your own request');
    END IF;
  END IF;
  IF v_kind <> 'rejected' AND (r.kind = 'approve') <> (v_kind IN ('approved', 'edited')) THEN
    RETURN json_build_object('refused', 'not an answer to this');
  END IF;
  -- Nobody counts twice, nor does anybody in whose place somebody has answered.
  IF EXISTS (SELECT FROM operant.request_answers WHERE request_id = r.id
    AND (person IN (v_person, v_instead) OR instead_of IN (v_person, v_instead))) THEN
    RETURN json_build_object('refused', 'you answered already');
  END IF;
  INSERT INTO operant.request_answers (request_id, person, name, at, kind, reason, value, roles, channel, token, signature, instead_of, elements)
    VALUES (r.id, v_person, btrim(p_name), p_at, v_kind, p_answer->>'reason', p_value, p_roles, p_how->>'channel', p_how->>'token',
      p_signature, v_instead, CASE WHEN p_answer->'elements' IS NOT NULL THEN
        ARRAY(SELECT one FROM json_array_elements_text(p_answer->'elements') AS e (one)) END);
  IF v_kind = 'approved' THEN
    SELECT count(*), string_agg(name, ', ' ORDER BY at, name), string_agg(nullif(reason, ''), '; ' ORDER BY at, name)
      INTO v_given, v_names, v_reasons FROM operant.request_answers a WHERE request_id = r.id AND kind = 'approved'
      AND (p_staff IS NULL OR EXISTS (SELECT FROM jsonb_to_recordset(p_staff) AS s (name text) WHERE lower(btrim(s.name)) = a.person));
    IF v_given < r.count THEN RETURN json_build_object('missing', r.count - v_given); END IF;
    -- Elements that everybody has approved.
    SELECT array_agg(one ORDER BY one) INTO v_elements FROM (
      SELECT unnest(elements) AS one FROM operant.request_answers WHERE request_id = r.id AND elements IS NOT NULL GROUP BY 1
      HAVING count(*) = (SELECT count(*) FROM operant.request_answers WHERE request_id = r.id AND elements IS NOT NULL)) AS agreed;
  END IF;
  UPDATE operant.requests SET state = v_kind, decided_at = p_at WHERE id = r.id;
  DELETE FROM operant.request_moments WHERE request_id = r.id;
  v_answer := CASE v_kind
    WHEN 'approved' THEN json_build_object('kind', v_kind, 'by', v_names, 'reason', coalesce(v_reasons, ''))
    WHEN 'rejected' THEN json_build_object('kind', v_kind, 'by', btrim(p_name), 'reason', coalesce(p_answer->>'reason', ''))
    WHEN 'edited' THEN json_build_object('kind', v_kind, 'by', btrim(p_name), 'reason', coalesce(p_answer->>'reason', ''), 'arguments', p_value)
    ELSE json_build_object('kind', v_kind, 'by', btrim(p_name), 'value', p_value) END;
  IF EXISTS (SELECT FROM operant.request_answers WHERE request_id = r.id AND kind = 'approved' AND elements IS NOT NULL) AND v_kind = 'approved' THEN
    v_answer := json_build_object('kind', v_kind, 'by', v_names, 'reason', coalesce(v_reasons, ''), 'elements', coalesce(v_elements, '{}'));
  END IF;
  PERFORM operant.deliver(r.run_id, p_at, json_build_object('kind', 'request', 'request', r.id, 'answer', v_answer));
  RETURN json_build_object('answer', v_answer);
END $$;
`
