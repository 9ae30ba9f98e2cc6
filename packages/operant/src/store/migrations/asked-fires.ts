/**
 * What people who look at schedules and triggers ask for: a run with a key of theirs, which asks once, and what came
 * last for each trigger and from each source.
 */
export const askedFires = `
ALTER TABLE operant.schedule_fires ADD COLUMN once text;
CREATE UNIQUE INDEX schedule_fires_once ON operant.schedule_fires (schedule, once) WHERE once IS NOT NULL;
CREATE INDEX trigger_deliveries_of ON operant.trigger_deliveries (trigger, came_at DESC, source, event);
CREATE INDEX outside_events_newest ON operant.outside_events (source, received_at DESC, id);
`
