/**
 * Triggers. An event and the fact that a trigger takes it are one commit, so that none is lost and none is taken twice;
 * a delivery's row lets it start one run.
 */
export const triggers = `
CREATE TABLE operant.triggers (
  name        text PRIMARY KEY,
  -- hash of all that is declared: a worker whose file says otherwise leaves it alone
  definition  text NOT NULL,
  shown       json NOT NULL,
  declared    boolean NOT NULL DEFAULT true,
  -- which events it takes; null: any
  source      text,
  type        text,
  subject     text,
  -- of a watched query: when it is looked at next, how often it failed in a row, and why
  next_at     timestamptz,
  looked_at   timestamptz,
  failures    integer NOT NULL DEFAULT 0,
  problem     text
);
CREATE INDEX triggers_due ON operant.triggers (next_at) WHERE next_at IS NOT NULL;

CREATE TABLE operant.trigger_deliveries (
  trigger     text NOT NULL REFERENCES operant.triggers,
  source      text NOT NULL,
  event       text NOT NULL,
  -- joined: another event with the same key has started its goal
  state       text NOT NULL CHECK (state IN ('due', 'started', 'joined', 'refused')),
  why         text,
  run_id      text,
  -- the person who asked for it again
  asked_by    text,
  came_at     timestamptz NOT NULL,
  decided_at  timestamptz,
  PRIMARY KEY (trigger, source, event),
  FOREIGN KEY (source, event) REFERENCES operant.outside_events (source, id)
);
CREATE INDEX trigger_deliveries_due    ON operant.trigger_deliveries (came_at) WHERE state = 'due';
CREATE INDEX trigger_deliveries_newest ON operant.trigger_deliveries (came_at DESC);

-- Elements of watched queries that are known: they start nothing any more.
CREATE TABLE operant.watched_elements (
  trigger  text NOT NULL REFERENCES operant.triggers,
  key      text NOT NULL,
  seen_at  timestamptz NOT NULL,
  PRIMARY KEY (trigger, key)
);

CREATE FUNCTION operant.trigger_on_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO operant.trigger_deliveries (trigger, source, event, state, came_at)
    SELECT name, NEW.source, NEW.id, 'due', NEW.received_at FROM operant.triggers
    WHERE declared AND (source IS NULL OR source = NEW.source) AND (type IS NULL OR type = NEW.type)
      AND (subject IS NULL OR subject = NEW.subject);
  RETURN NULL;
END $$;
CREATE TRIGGER trigger_on_event AFTER INSERT ON operant.outside_events FOR EACH ROW EXECUTE FUNCTION operant.trigger_on_event();

-- Keeps texts from outside with who wrote them; a text that several wrote was written by all of them.
CREATE FUNCTION operant.keep_texts(p_texts jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO operant.outside_text AS kept (digest, body, writers)
    SELECT digest, decode(body, 'base64'), coalesce(writers, '{}')
    FROM jsonb_to_recordset(p_texts) AS x (digest text, body text, writers text[]) ORDER BY digest
    ON CONFLICT (digest) DO UPDATE SET writers = ARRAY(SELECT DISTINCT unnest(kept.writers || excluded.writers))
    WHERE NOT kept.writers @> excluded.writers
$$;

-- Starts the goal of an event, or says why not, in one transaction. p_run is null where it cannot be started.
CREATE FUNCTION operant.start_delivery(p_trigger text, p_source text, p_event text, p_now timestamptz, p_run jsonb, p_opened json,
  p_batch uuid, p_texts jsonb, p_why text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_state text := 'refused';
BEGIN
  PERFORM FROM operant.trigger_deliveries WHERE trigger = p_trigger AND source = p_source AND event = p_event AND state = 'due' FOR UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF p_run IS NOT NULL THEN
    PERFORM operant.keep_texts(p_texts);
    v_state := CASE WHEN operant.open_run(p_run, p_opened, p_batch) THEN 'started' ELSE 'joined' END;
  END IF;
  UPDATE operant.trigger_deliveries SET state = v_state, why = p_why, run_id = p_run->>'id', decided_at = p_now
    WHERE trigger = p_trigger AND source = p_source AND event = p_event;
  RETURN v_state;
END $$;
`
