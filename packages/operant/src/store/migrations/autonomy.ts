/**
 * Levels of autonomy that people set while an agent is in use, and the blind reviews of what it decided. Settings are
 * written once; a later one for the same calls takes the place of an earlier. A decision is committed only under the
 * number of settings that it was made under.
 */
export const autonomy = `
CREATE TABLE operant.autonomy_settings (
  number       integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  agent        text NOT NULL,
  -- '*' for all actions
  action       text NOT NULL,
  -- null: none of ours, as far as the policies say
  level        text CHECK (level IN ('shadow', 'propose', 'confirm', 'automatic')),
  above_minor  bigint,
  currency     char(3),
  by_role      text NOT NULL,
  set_by       text NOT NULL,
  because      text NOT NULL,
  set_at       timestamptz NOT NULL,
  -- the review that showed that it went too far
  review       text UNIQUE,
  holds        boolean NOT NULL DEFAULT true,
  CHECK ((above_minor IS NULL) = (currency IS NULL))
);
CREATE INDEX autonomy_holding ON operant.autonomy_settings (agent) WHERE holds;
ALTER TABLE operant.policy_governing ADD COLUMN autonomy integer NOT NULL DEFAULT 0;

CREATE FUNCTION operant.level_rank(p_level text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_position(ARRAY['shadow', 'propose', 'confirm', 'automatic'], p_level), 4)
$$;

-- Sets a level, or takes it back (null). Answers its number, or why not: making it milder needs p_may_raise.
CREATE FUNCTION operant.set_autonomy(p_agent text, p_action text, p_level text, p_above bigint, p_currency text, p_by text,
  p_set_by text, p_because text, p_at timestamptz, p_may_raise boolean, p_review text) RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  v_before text;
  v_number integer;
  v_milder boolean;
BEGIN
  PERFORM FROM operant.policy_governing WHERE agent = p_agent FOR UPDATE;
  IF NOT FOUND THEN RETURN json_build_object('refused', 'no policies'); END IF;
  SELECT level INTO v_before FROM operant.autonomy_settings WHERE agent = p_agent AND action = p_action
    AND above_minor IS NOT DISTINCT FROM p_above AND currency IS NOT DISTINCT FROM p_currency AND holds;
  v_milder := operant.level_rank(p_level) > operant.level_rank(v_before) AND NOT p_may_raise;
  IF v_milder AND p_review IS NULL THEN RETURN json_build_object('refused', 'not your role'); END IF;
  -- A review is heeded once; where the level is stricter already, that it was heeded is all that is kept.
  INSERT INTO operant.autonomy_settings (agent, action, level, above_minor, currency, by_role, set_by, because, set_at, review, holds)
    VALUES (p_agent, p_action, p_level, p_above, p_currency, p_by, p_set_by, p_because, p_at, p_review, NOT v_milder)
    ON CONFLICT (review) DO NOTHING RETURNING number INTO v_number;
  IF v_number IS NULL OR v_milder THEN RETURN json_build_object('refused', 'done already'); END IF;
  UPDATE operant.autonomy_settings SET holds = false WHERE agent = p_agent AND action = p_action
    AND above_minor IS NOT DISTINCT FROM p_above AND currency IS NOT DISTINCT FROM p_currency AND holds AND number <> v_number;
  UPDATE operant.policy_governing SET autonomy = v_number WHERE agent = p_agent;
  RETURN json_build_object('number', v_number);
END $$;

CREATE FUNCTION operant.policy_governs(p_agent text, p_version integer, p_autonomy integer) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM operant.policy_governing WHERE agent = p_agent AND version = p_version AND autonomy = p_autonomy) THEN
    RETURN true;
  END IF;
  RAISE EXCEPTION USING ERRCODE = 'OP004', MESSAGE = 'other policies, or another level of autonomy, govern';
END $$;

ALTER TABLE operant.requests DROP CONSTRAINT requests_kind_check;
ALTER TABLE operant.requests ADD CONSTRAINT requests_kind_check CHECK (kind IN ('approve', 'answer', 'take over', 'review'));
CREATE INDEX reviews ON operant.requests (state, decided_at) WHERE kind = 'review';
`
