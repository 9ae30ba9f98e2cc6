/**
 * One commit of a run: its events and whatever goes with them, all or nothing. A refusal is raised, which undoes the
 * rest: OP001 identity taken, OP002 over budget, OP003 approval void, with JSON or a sentence as detail.
 * Rows are locked in one order everywhere (budgets, effects, requests, runs upwards), so that commits do not deadlock.
 */
export const appending = `
CREATE FUNCTION operant.reserve(p_reservations jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  r record;
  used bigint;
BEGIN
  FOR r IN SELECT * FROM jsonb_to_recordset(p_reservations)
    AS x (key text, effect text, minor bigint, "limit" bigint, currency text) ORDER BY key
  LOOP
    INSERT INTO operant.budgets (key, currency) VALUES (r.key, r.currency) ON CONFLICT DO NOTHING;
    -- The budget's row is locked before anything is looked at: of many reservations, each sees the one before.
    SELECT used_minor INTO used FROM operant.budgets WHERE key = r.key AND currency = r.currency FOR UPDATE;
    IF NOT FOUND THEN RAISE EXCEPTION 'budget % is not kept in %', r.key, r.currency; END IF;
    INSERT INTO operant.reservations AS held (effect, key, minor, state) VALUES (r.effect, r.key, r.minor, 'held')
      ON CONFLICT (effect, key) DO UPDATE SET minor = excluded.minor, state = 'held' WHERE held.state = 'released';
    CONTINUE WHEN NOT FOUND;
    UPDATE operant.budgets SET used_minor = used_minor + r.minor WHERE key = r.key AND used_minor + r.minor <= r."limit";
    IF NOT FOUND THEN
      RAISE EXCEPTION USING ERRCODE = 'OP002', MESSAGE = 'over budget',
        DETAIL = jsonb_build_object('budget', r.key, 'used', used::text, 'limit', r."limit"::text)::text;
    END IF;
  END LOOP;
END $$;

-- Claims an identity: it is free, or was found absent, or this very effect holds it already.
CREATE FUNCTION operant.intend(p_run text, p_intent jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  holder operant.effects;
BEGIN
  INSERT INTO operant.effects AS held (identity, run_id, effect, action, arguments_hash, state)
    VALUES (p_intent->>'identity', p_run, p_intent->>'effect', p_intent->>'action', p_intent->>'argumentsHash', 'intended')
    ON CONFLICT (identity) DO UPDATE SET run_id = excluded.run_id, effect = excluded.effect, action = excluded.action,
      arguments_hash = excluded.arguments_hash, state = 'intended' WHERE held.state = 'absent';
  IF FOUND THEN RETURN; END IF;
  SELECT * INTO holder FROM operant.effects WHERE identity = p_intent->>'identity';
  IF holder.run_id = p_run AND holder.effect = p_intent->>'effect' THEN RETURN; END IF;
  RAISE EXCEPTION USING ERRCODE = 'OP001', MESSAGE = 'identity taken', DETAIL = jsonb_build_object('identity', holder.identity,
    'run', holder.run_id, 'effect', holder.effect, 'argumentsHash', holder.arguments_hash, 'state', holder.state)::text;
END $$;

-- What became of an effect, and so of its reservations; unknown and differs stay held. A confirmed effect that was
-- taken back is absent again, and so is what it had spent.
CREATE FUNCTION operant.settle_effect(p_run text, p_settled jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  WITH ended AS (
    UPDATE operant.reservations SET state = CASE p_settled->>'state' WHEN 'absent' THEN 'released' ELSE 'committed' END
    WHERE effect = p_settled->>'effect' AND (state = 'held' AND p_settled->>'state' = 'confirmed'
      OR state IN ('held', 'committed') AND p_settled->>'state' = 'absent')
    RETURNING key, minor, state
  )
  UPDATE operant.budgets SET used_minor = used_minor - ended.minor FROM ended
  WHERE budgets.key = ended.key AND ended.state = 'released';
  UPDATE operant.effects SET state = p_settled->>'state'
  WHERE identity = p_settled->>'identity' AND run_id = p_run AND effect = p_settled->>'effect';
  IF NOT FOUND THEN RAISE EXCEPTION 'run % does not hold identity % by effect %', p_run, p_settled->>'identity', p_settled->>'effect'; END IF;
END $$;

CREATE FUNCTION operant.consume_approval(p_run text, p_use jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  r operant.requests;
BEGIN
  UPDATE operant.requests SET state = 'consumed'
  WHERE id = p_use->>'request' AND run_id = p_run AND kind = 'approve' AND state = 'approved'
    AND arguments_hash = p_use->>'argumentsHash' AND expires_at > (p_use->>'at')::timestamptz;
  IF FOUND THEN RETURN; END IF;
  SELECT * INTO r FROM operant.requests WHERE id = p_use->>'request' AND run_id = p_run AND kind = 'approve';
  RAISE EXCEPTION USING ERRCODE = 'OP003', MESSAGE = 'approval void', DETAIL = CASE
    WHEN r.id IS NULL THEN 'this run asked for no such approval'
    WHEN r.state = 'consumed' THEN 'the approval has been used'
    WHEN r.state <> 'approved' THEN 'the request is ' || r.state
    WHEN r.arguments_hash <> p_use->>'argumentsHash' THEN 'the arguments are not the ones that were approved'
    ELSE 'the approval has expired' END;
END $$;

CREATE FUNCTION operant.append(p_run text, p_after integer, p_batch uuid, p_at timestamptz[], p_type text[], p_body text[], p_also jsonb)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  now_is timestamptz := p_at[array_upper(p_at, 1)];
BEGIN
  INSERT INTO operant.journal (run_id, seq, at, type, batch, body)
    SELECT p_run, p_after + n, at, type, p_batch, body::json
    FROM unnest(p_at, p_type, p_body) WITH ORDINALITY AS event (at, type, body, n)
    WHERE EXISTS (SELECT FROM operant.journal WHERE run_id = p_run AND seq = p_after);
  IF NOT FOUND THEN RAISE EXCEPTION 'run % has no event % to append after', p_run, p_after; END IF;
  IF p_also ? 'texts' THEN
    INSERT INTO operant.outside_text SELECT digest, decode(body, 'base64')
      FROM jsonb_to_recordset(p_also->'texts') AS x (digest text, body text) ORDER BY digest ON CONFLICT DO NOTHING;
  END IF;
  IF p_also ? 'consumed' THEN
    DELETE FROM operant.inbox WHERE run_id = p_run AND id IN (SELECT value::bigint FROM jsonb_array_elements_text(p_also->'consumed'));
  END IF;
  IF p_also ? 'reserve' THEN PERFORM operant.reserve(p_also->'reserve'); END IF;
  IF p_also ? 'settleEffect' THEN PERFORM operant.settle_effect(p_run, p_also->'settleEffect'); END IF;
  IF p_also ? 'intend' THEN PERFORM operant.intend(p_run, p_also->'intend'); END IF;
  IF p_also ? 'consumeApproval' THEN PERFORM operant.consume_approval(p_run, p_also->'consumeApproval'); END IF;
  IF p_also ? 'withdraw' THEN
    UPDATE operant.requests SET state = 'withdrawn', decided_at = now_is WHERE run_id = p_run AND state IN ('open', 'approved')
      AND id IN (SELECT jsonb_array_elements_text(p_also->'withdraw'));
  END IF;
  IF p_also ? 'requests' THEN
    INSERT INTO operant.requests (id, run_id, kind, roles, count, requester, title, shown, arguments_hash, asked_at, expires_at)
      SELECT id, p_run, kind, roles, count, requester, title, shown::json, "argumentsHash", "askedAt", "expiresAt"
      FROM jsonb_to_recordset(p_also->'requests') AS x (id text, kind text, roles text[], count integer, requester text, title text,
        shown text, "argumentsHash" text, "askedAt" timestamptz, "expiresAt" timestamptz);
  END IF;
  IF p_also ? 'waits' THEN
    UPDATE operant.runs SET state = 'waiting', wakes_at = (p_also->'waits'->>'until')::timestamptz WHERE id = p_run;
    IF p_also->'waits' ? 'parent' THEN
      PERFORM operant.deliver(p_also->'waits'->>'parent', now_is, json_build_object('kind', 'parked', 'run', p_run));
    END IF;
  END IF;
  IF p_also ? 'settled' THEN
    UPDATE operant.runs SET state = 'settled', wakes_at = NULL, settled_at = now_is,
      outcome = p_also->'settled'->>'outcome', summary = p_also->'settled'->>'summary' WHERE id = p_run;
    PERFORM operant.deliver(p_also->'settled'->>'parent', now_is, json_build_object('kind', 'child', 'run', p_run,
      'outcome', p_also->'settled'->>'outcome', 'summary', p_also->'settled'->>'summary'));
  END IF;
  IF p_also ? 'cancel' THEN
    PERFORM operant.deliver(one->>'run', now_is, json_build_object('kind', 'cancel', 'by', one->>'by', 'reason', one->>'reason'))
      FROM jsonb_array_elements(p_also->'cancel') AS x (one);
  END IF;
  IF p_also ? 'children' THEN
    PERFORM operant.open_run(child->'run', (child->>'opened')::json, p_batch) FROM jsonb_array_elements(p_also->'children') AS x (child);
  END IF;
END $$;
`
