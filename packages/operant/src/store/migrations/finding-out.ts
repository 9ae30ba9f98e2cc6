/** Whoever returns a run may say what became of writes that nothing can read back. */
export const findingOut = `
-- Gives a run back to its agent. One that had ended goes on: its parent waits for it again, and it is told anew what its
-- own children came to.
CREATE OR REPLACE FUNCTION operant.return_run(p_request text, p_name text, p_roles text[], p_event json, p_given json, p_at timestamptz) RETURNS json
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
  -- What a person looked for and found, or did not: what was not there is free to be done.
  PERFORM operant.settle_effect(v_run.id, jsonb_build_object('identity', effects.identity, 'effect', effects.effect,
      'state', CASE WHEN (told->>'happened')::boolean THEN 'claimed' ELSE 'absent' END))
    FROM json_array_elements(coalesce(p_event->'found', '[]')) AS said (told)
    JOIN operant.effects ON effects.run_id = v_run.id AND effects.effect = told->>'effect' AND effects.state = 'unknown';
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
    PERFORM operant.ask_anew(id, p_at) FROM operant.open_below(v_run.id) AS tree (id);
  END IF;
  PERFORM operant.end_item(p_request, p_name, 'returned', p_event->>'note', p_given, p_at);
  RETURN json_build_object('run', v_run.id);
END $$;
`
