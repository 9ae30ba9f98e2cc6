/**
 * One person's answer to a request. The request's row is locked first, so that of many answers at once each sees the
 * one before, and exactly one decides. Everything that speaks against it is checked here, next to the decision.
 */
export const answering = `
-- Everybody who asked for this run or for one above it.
CREATE FUNCTION operant.starters(p_run text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  WITH RECURSIVE line AS (
    SELECT parent, started_by FROM operant.runs WHERE id = p_run
    UNION
    SELECT runs.parent, runs.started_by FROM operant.runs JOIN line ON runs.id = line.parent
  )
  SELECT lower(btrim(started_by)) FROM line
$$;

CREATE FUNCTION operant.answer_request(p_request text, p_name text, p_roles text[], p_kind text, p_reason text, p_value json,
  p_at timestamptz) RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  r operant.requests;
  v_person text := lower(btrim(p_name));
  v_names text;
  v_reasons text;
  v_given integer;
  v_answer json;
BEGIN
  SELECT * INTO r FROM operant.requests WHERE id = p_request FOR UPDATE;
  IF NOT FOUND THEN RETURN json_build_object('refused', 'no such request'); END IF;
  IF r.state = 'expired' OR (r.state = 'open' AND r.expires_at <= p_at) THEN RETURN json_build_object('refused', 'expired'); END IF;
  IF r.state <> 'open' THEN RETURN json_build_object('refused', 'already decided'); END IF;
  IF NOT r.roles && p_roles THEN RETURN json_build_object('refused', 'not your role'); END IF;
  IF v_person = lower(btrim(r.requester))
    OR (r.kind = 'approve' AND v_person IN (SELECT operant.starters(r.run_id))) THEN
    RETURN json_build_object('refused', 'your own request');
  END IF;
  IF (r.kind = 'approve') <> (p_kind IN ('approved', 'rejected')) AND p_kind <> 'rejected' THEN
    RETURN json_build_object('refused', 'not an answer to this');
  END IF;
  INSERT INTO operant.request_answers VALUES (p_request, v_person, btrim(p_name), p_at, p_kind, p_reason, p_value) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN json_build_object('refused', 'you answered already'); END IF;
  SELECT count(*), string_agg(name, ', ' ORDER BY at, name), string_agg(nullif(reason, ''), '; ' ORDER BY at, name)
    INTO v_given, v_names, v_reasons FROM operant.request_answers WHERE request_id = p_request;
  IF p_kind = 'approved' AND v_given < r.count THEN RETURN json_build_object('missing', r.count - v_given); END IF;
  UPDATE operant.requests SET state = p_kind, decided_at = p_at WHERE id = p_request;
  v_answer := CASE p_kind
    WHEN 'approved' THEN json_build_object('kind', p_kind, 'by', v_names, 'reason', coalesce(v_reasons, ''))
    WHEN 'rejected' THEN json_build_object('kind', p_kind, 'by', btrim(p_name), 'reason', coalesce(p_reason, ''))
    ELSE json_build_object('kind', p_kind, 'by', btrim(p_name), 'value', p_value) END;
  PERFORM operant.deliver(r.run_id, p_at, json_build_object('kind', 'request', 'request', r.id, 'answer', v_answer));
  RETURN json_build_object('answer', v_answer);
END $$;
`
