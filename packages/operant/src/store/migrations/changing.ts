/**
 * One commit of many intents, or of what became of many: for change sets. Refusals as in `operant.append`, but that an
 * OP001 names every identity that others hold, and that what is used, in an OP002, is what was before this commit.
 */
export const changing = `
-- Reserves in the order given: each must fit on top of those before it. All of it, or nothing.
CREATE FUNCTION operant.reserve_many(p_reservations jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  o record;
BEGIN
  INSERT INTO operant.budgets (key, currency)
    SELECT DISTINCT ON (key) key, currency FROM jsonb_to_recordset(p_reservations) AS x (key text, currency text) ORDER BY key
    ON CONFLICT DO NOTHING;
  -- Locked in one order everywhere, before anything is looked at: of many commits, each sees the one before.
  PERFORM FROM operant.budgets WHERE key IN (SELECT x->>'key' FROM jsonb_array_elements(p_reservations) AS e (x)) ORDER BY key FOR UPDATE;
  SELECT x.key, x.currency INTO o FROM jsonb_to_recordset(p_reservations) AS x (key text, currency text)
    JOIN operant.budgets AS b ON b.key = x.key WHERE b.currency <> x.currency LIMIT 1;
  IF FOUND THEN RAISE EXCEPTION 'budget % is not kept in %', o.key, o.currency; END IF;
  SELECT b.key, b.used_minor, x.most INTO o FROM (
      SELECT r.key, r."limit" AS most, sum(r.minor) OVER (PARTITION BY r.key ORDER BY r.n ROWS UNBOUNDED PRECEDING) AS together
      FROM ROWS FROM (jsonb_to_recordset(p_reservations) AS (key text, minor bigint, "limit" bigint)) WITH ORDINALITY
        AS r (key, minor, "limit", n)
    ) AS x JOIN operant.budgets AS b ON b.key = x.key WHERE b.used_minor + x.together > x.most ORDER BY b.key LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'OP002', MESSAGE = 'over budget',
      DETAIL = jsonb_build_object('budget', o.key, 'used', o.used_minor::text, 'limit', o.most::text)::text;
  END IF;
  INSERT INTO operant.reservations (effect, key, minor, state)
    SELECT effect, key, minor, 'held' FROM jsonb_to_recordset(p_reservations) AS x (effect text, key text, minor bigint);
  UPDATE operant.budgets AS b SET used_minor = used_minor + x.together FROM (
      SELECT key, sum(minor) AS together FROM jsonb_to_recordset(p_reservations) AS r (key text, minor bigint) GROUP BY key
    ) AS x WHERE b.key = x.key;
END $$;

-- Claims identities, each for an effect of its own. Where others hold any of them, none is claimed.
CREATE FUNCTION operant.intend_many(p_run text, p_intents jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_taken jsonb;
BEGIN
  INSERT INTO operant.effects AS held (identity, run_id, effect, action, arguments_hash, state)
    SELECT identity, p_run, effect, action, "argumentsHash", 'intended'
    FROM jsonb_to_recordset(p_intents) AS x (identity text, effect text, action text, "argumentsHash" text) ORDER BY identity
    ON CONFLICT (identity) DO UPDATE SET run_id = excluded.run_id, effect = excluded.effect, action = excluded.action,
      arguments_hash = excluded.arguments_hash, state = 'intended' WHERE held.state = 'absent';
  SELECT jsonb_agg(jsonb_build_object('identity', h.identity, 'run', h.run_id, 'effect', h.effect,
      'argumentsHash', h.arguments_hash, 'state', h.state)) INTO v_taken
    FROM jsonb_to_recordset(p_intents) AS x (identity text, effect text)
    JOIN operant.effects AS h ON h.identity = x.identity WHERE h.run_id <> p_run OR h.effect <> x.effect;
  IF v_taken IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'OP001', MESSAGE = 'identities taken', DETAIL = v_taken::text;
  END IF;
END $$;

CREATE FUNCTION operant.settle_many(p_run text, p_settled jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_rows integer;
  one jsonb;
BEGIN
  UPDATE operant.reservations SET state = 'committed' WHERE state = 'held' AND effect IN (
    SELECT effect FROM jsonb_to_recordset(p_settled) AS x (effect text, state text) WHERE state = 'confirmed');
  UPDATE operant.effects AS e SET state = x.state FROM jsonb_to_recordset(p_settled) AS x (identity text, effect text, state text)
    WHERE e.identity = x.identity AND e.run_id = p_run AND e.effect = x.effect AND x.state = 'confirmed';
  GET DIAGNOSTICS v_rows = ROW_COUNT;
  IF v_rows <> (SELECT count(*) FROM jsonb_array_elements(p_settled) AS e (x) WHERE x->>'state' = 'confirmed') THEN
    RAISE EXCEPTION 'run % does not hold every identity that it confirms', p_run;
  END IF;
  FOR one IN SELECT x FROM jsonb_array_elements(p_settled) AS e (x) WHERE x->>'state' <> 'confirmed' ORDER BY x->>'identity' LOOP
    PERFORM operant.settle_effect(p_run, one);
  END LOOP;
END $$;

-- The rows of many effects are locked before the one row of the run's own that an append may lock.
CREATE FUNCTION operant.append_many(p_run text, p_after integer, p_batch uuid, p_at timestamptz[], p_type text[], p_body text[],
  p_also jsonb, p_many jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF p_many ? 'reserve' THEN PERFORM operant.reserve_many(p_many->'reserve'); END IF;
  IF p_many ? 'settle' THEN PERFORM operant.settle_many(p_run, p_many->'settle'); END IF;
  IF p_many ? 'intend' THEN PERFORM operant.intend_many(p_run, p_many->'intend'); END IF;
  PERFORM operant.append(p_run, p_after, p_batch, p_at, p_type, p_body, p_also);
END $$;
`
