import { claims } from './claims.ts'

const settleEffect = claims.slice(claims.indexOf('CREATE OR REPLACE FUNCTION operant.settle_effect('))

/** Runs that are earlier ones, run again. */
export const runningAgain = `
CREATE TABLE operant.runs_again (
  run_id   text PRIMARY KEY REFERENCES operant.runs,
  of_run   text NOT NULL REFERENCES operant.runs,
  step     integer NOT NULL,
  by       text NOT NULL,
  reason   text NOT NULL
);
CREATE INDEX runs_again_of ON operant.runs_again (of_run);

-- Opens a run that is an earlier one again, where that has ended and nobody else has one under way. Those who try at
-- once wait for each other at the earlier run's row.
CREATE FUNCTION operant.open_again(p_run jsonb, p_opened json, p_batch uuid, p_of text, p_seq integer, p_step integer, p_by text, p_reason text)
RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  v_state text;
  v_other text;
BEGIN
  SELECT state INTO v_state FROM operant.runs WHERE id = p_of FOR UPDATE;
  IF EXISTS (SELECT FROM operant.runs_again WHERE run_id = p_run->>'id') THEN RETURN json_build_object('opened', true); END IF;
  -- What came after its last event that was looked at may be a write that nobody carries on.
  IF v_state IS DISTINCT FROM 'settled' OR EXISTS (SELECT FROM operant.journal WHERE run_id = p_of AND seq > p_seq) THEN RETURN json_build_object('refused', 'open'); END IF;
  SELECT id INTO v_other FROM operant.runs_again JOIN operant.runs ON id = run_id WHERE of_run = p_of AND state <> 'settled' LIMIT 1;
  IF FOUND THEN RETURN json_build_object('refused', 'again', 'run', v_other); END IF;
  IF NOT operant.open_run(p_run, p_opened, p_batch) THEN RAISE EXCEPTION 'there is a run % already', p_run->>'id'; END IF;
  INSERT INTO operant.runs_again VALUES (p_run->>'id', p_of, p_step, p_by, p_reason);
  RETURN json_build_object('opened', true);
END $$;

-- As before, but that one run may find out what became of a write of another, which only then lets it go.
${settleEffect
  .replace('AND run_id = p_run AND effect', "AND run_id = coalesce(p_settled->>'of', p_run) AND effect")

  .replace(
    'BEGIN\n',
    `BEGIN
  -- Found out meanwhile by another: what it holds by now is its own.
  IF p_settled ? 'of' AND NOT EXISTS (SELECT FROM operant.effects WHERE identity = p_settled->>'identity'
    AND run_id = p_settled->>'of' AND effect = p_settled->>'effect') THEN RETURN; END IF;
`,
  )}`
