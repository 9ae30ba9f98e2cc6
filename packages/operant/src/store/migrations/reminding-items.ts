/** An item that nobody sees to is brought up ever more rarely once there is nobody above. */
export const remindingItems = `
-- Nobody moved an item in time: whoever had it has it no more, and the next role is asked as well. It never ends by itself.
CREATE OR REPLACE FUNCTION operant.walk_up(p_request text, p_now timestamptz) RETURNS void LANGUAGE plpgsql AS $$
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
  -- Where nobody is above, people are reminded ever more rarely, at least once in four weeks.
  UPDATE operant.requests SET expires_at = p_now + operant.work_item_time() * CASE WHEN v_next IS NULL THEN least(28, 2 ^ v_times) ELSE 1 END,
    roles = CASE WHEN v_next IS NULL THEN roles ELSE roles || v_next END WHERE id = p_request;
  PERFORM operant.note_item(p_request, p_now, NULL, 'walked up', coalesce('to ' || v_next, 'nobody is above'));
  INSERT INTO operant.notices (key, person, request_id, subject, body, made_at)
    SELECT 'walked up ' || p_request || ' ' || v_times || ' ' || lower(btrim(name)), name, p_request,
      'Nobody has seen to this in time: ' || r.title,
      'It is handed over and waits for somebody to claim it: operant escalations show ' || p_request, p_now
    FROM operant.principals WHERE principals.roles && CASE WHEN v_next IS NULL THEN r.roles ELSE ARRAY[v_next] END
    ON CONFLICT DO NOTHING;
END $$;
`
