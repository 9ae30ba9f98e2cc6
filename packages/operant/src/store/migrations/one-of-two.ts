import { findingOut } from './finding-out.ts'

/**
 * A run that is being run again is not returned meanwhile: two runs would seek a way to the same end, each without
 * knowing what the other decides. Whoever runs it again and whoever returns it wait for each other at its row.
 */
export const oneOfTwo = findingOut.replace(
  '  PERFORM operant.hold_item(',
  `  PERFORM FROM operant.runs WHERE id = v_run.id FOR UPDATE;
  IF EXISTS (SELECT FROM operant.runs_again JOIN operant.runs ON id = run_id WHERE of_run = v_run.id AND state <> 'settled') THEN
    RETURN (SELECT json_build_object('refused', 'run again', 'as', run_id) FROM operant.runs_again
      JOIN operant.runs ON id = run_id WHERE of_run = v_run.id AND state <> 'settled' LIMIT 1);
  END IF;
  PERFORM operant.hold_item(`,
)
