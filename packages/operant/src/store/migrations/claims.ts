/** What a system said was done and nothing can read back: its money is spent and its identity is held. */
export const claims = `
ALTER TABLE operant.effects DROP CONSTRAINT effects_state_check;
ALTER TABLE operant.effects ADD CONSTRAINT effects_state_check
  CHECK (state IN ('intended', 'confirmed', 'claimed', 'absent', 'differs', 'unknown'));

-- As before, but that what is claimed is spent as well.
CREATE OR REPLACE FUNCTION operant.settle_effect(p_run text, p_settled jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  WITH ended AS (
    UPDATE operant.reservations SET state = CASE p_settled->>'state' WHEN 'absent' THEN 'released' ELSE 'committed' END
    WHERE effect = p_settled->>'effect' AND (state = 'held' AND p_settled->>'state' IN ('confirmed', 'claimed')
      OR state IN ('held', 'committed') AND p_settled->>'state' = 'absent')
    RETURNING key, minor, state
  )
  UPDATE operant.budgets SET used_minor = used_minor - ended.minor FROM ended
  WHERE budgets.key = ended.key AND ended.state = 'released';
  UPDATE operant.effects SET state = p_settled->>'state'
  WHERE identity = p_settled->>'identity' AND run_id = p_run AND effect = p_settled->>'effect';
  IF NOT FOUND THEN RAISE EXCEPTION 'run % does not hold identity % by effect %', p_run, p_settled->>'identity', p_settled->>'effect'; END IF;
END $$;
`
