/**
 * Which transaction wrote an event: by it the events of all runs have one order, in which none comes late. Events that
 * were there before have no place in it. A restored database counts its transactions anew: `forgetOtherOrder`.
 */
export const journalOrder = `
ALTER TABLE operant.journal ADD COLUMN xid xid8;
ALTER TABLE operant.journal ALTER COLUMN xid SET DEFAULT pg_current_xact_id();
CREATE INDEX journal_in_order ON operant.journal (xid) WHERE xid IS NOT NULL;
`
