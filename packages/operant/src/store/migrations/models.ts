/**
 * What language models took and are taking, and answers that are kept. A call under way stands with the most that it can
 * take; one that never ended keeps it, for all of it may have been spent.
 */
export const models = `
CREATE TABLE operant.model_calls (
  id          uuid PRIMARY KEY,
  model       text NOT NULL,
  agent       text NOT NULL,
  run_id      text NOT NULL,
  subject     text,
  -- What its run said it had left: calls that were told the same cannot have counted each other.
  told        text,
  asked_at    timestamptz NOT NULL,
  over_at     timestamptz NOT NULL,
  ended_at    timestamptz,
  tokens      bigint NOT NULL CHECK (tokens >= 0),
  millionths  bigint NOT NULL CHECK (millionths >= 0),
  currency    char(3)
);
CREATE INDEX model_calls_of_run     ON operant.model_calls (run_id);
CREATE INDEX model_calls_of_agent   ON operant.model_calls (agent, asked_at);
CREATE INDEX model_calls_of_subject ON operant.model_calls (subject) WHERE subject IS NOT NULL;
CREATE INDEX model_calls_of_model   ON operant.model_calls (model, asked_at);

-- Reserves what a call can take at most: {kind: held}, {kind: over, limit}, or {kind: busy, wait} in milliseconds.
-- Whoever reserves of the same waits for the one before, in one order everywhere.
CREATE FUNCTION operant.claim_model_call(c jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_now timestamptz := (c->>'at')::timestamptz;
  v_tokens bigint := (c->>'tokens')::bigint;
  v_minute timestamptz := v_now - interval '1 min';
  v_key text;
  v_limit jsonb;
  v_used numeric;
  v_asked bigint;
  v_first timestamptz;
BEGIN
  FOR v_key IN SELECT DISTINCT k FROM unnest(ARRAY['run ' || (c->>'run'), 'agent ' || (c->>'agent'),
      'subject ' || (c->>'subject'), 'model ' || (c->>'model')]) AS u (k) WHERE k IS NOT NULL ORDER BY k LOOP
    PERFORM pg_advisory_xact_lock(hashtextextended('operant model call ' || v_key, 0));
  END LOOP;
  PERFORM FROM operant.model_calls WHERE id = (c->>'id')::uuid;
  IF FOUND THEN RETURN '{"kind": "held"}'; END IF;

  FOR v_limit IN SELECT * FROM jsonb_array_elements(c->'limits') LOOP
    EXECUTE format('SELECT coalesce(sum(CASE WHEN $1 THEN tokens WHEN currency = $2 THEN millionths ELSE 0 END), 0)
      FROM operant.model_calls WHERE %I = $3 AND ($4 IS NULL OR asked_at > $4)
      AND ($5 IS NULL OR told = $5 OR (ended_at IS NULL AND over_at > $6))',
      CASE v_limit->>'of' WHEN 'run' THEN 'run_id' WHEN 'agent' THEN 'agent' ELSE 'subject' END)
    INTO v_used USING v_limit->>'counts' = 'tokens', c->>'currency', c->>(v_limit->>'of'),
      (v_limit->>'since')::timestamptz, v_limit->>'told', v_now;
    v_used := v_used + CASE WHEN v_limit->>'counts' = 'tokens' THEN v_tokens ELSE (c->>'millionths')::bigint END;
    IF v_used > (v_limit->>'most')::numeric THEN RETURN jsonb_build_object('kind', 'over', 'limit', v_limit->>'named'); END IF;
  END LOOP;

  IF (SELECT count(*) FROM operant.model_calls WHERE model = c->>'model' AND ended_at IS NULL AND over_at > v_now
      AND asked_at > v_now - interval '1 day') >= (c->'rate'->>'atOnce')::integer THEN
    RETURN '{"kind": "busy", "wait": 0}';
  END IF;
  SELECT count(*), coalesce(sum(tokens), 0), min(asked_at) INTO v_asked, v_used, v_first
    FROM operant.model_calls WHERE model = c->>'model' AND asked_at > v_minute;
  IF v_asked + 1 > (c->'rate'->>'requestsPerMinute')::integer OR v_used + v_tokens > (c->'rate'->>'tokensPerMinute')::bigint THEN
    RETURN jsonb_build_object('kind', 'busy', 'wait', ceil(extract(epoch FROM coalesce(v_first, v_now) - v_minute) * 1000));
  END IF;

  INSERT INTO operant.model_calls (id, model, agent, run_id, subject, told, asked_at, over_at, tokens, millionths, currency)
    VALUES ((c->>'id')::uuid, c->>'model', c->>'agent', c->>'run', c->>'subject', c->>'told', v_now,
      (c->>'over')::timestamptz, v_tokens, (c->>'millionths')::bigint, c->>'currency');
  RETURN '{"kind": "held"}';
END $$;

CREATE TABLE operant.model_answers (
  key      text PRIMARY KEY,
  body     json NOT NULL,
  kept_at  timestamptz NOT NULL,
  until    timestamptz NOT NULL
);
CREATE INDEX model_answers_until ON operant.model_answers (until);
`
