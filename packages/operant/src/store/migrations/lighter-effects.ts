/**
 * An intent locks nothing but its identity. As with the journal, a foreign key would lock and dirty the run's row each
 * time, and only what appends to a run's journal writes its effects; nobody looked them up by run.
 */
export const lighterEffects = `
ALTER TABLE operant.effects DROP CONSTRAINT effects_run_id_fkey;
DROP INDEX operant.effects_of_run;
`
