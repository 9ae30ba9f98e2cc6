/**
 * Versions of an agent's policies. A version is written once, as a draft; publishing it says by whom and when, and makes
 * it the one that governs. Nothing of it changes afterwards. What people did is kept apart, and nothing of that changes.
 */
export const policies = `
CREATE TABLE operant.policy_versions (
  agent         text NOT NULL,
  version       integer NOT NULL CHECK (version > 0),
  -- json, not jsonb: files come back byte for byte
  files         json NOT NULL,
  cases         json NOT NULL,
  hash          text NOT NULL,
  -- what governed when it was drafted; null for the first
  based_on      integer,
  -- the earlier version whose files these are
  restores      integer,
  author        text NOT NULL,
  because       text NOT NULL,
  drafted_at    timestamptz NOT NULL,
  publisher     text,
  published_at  timestamptz,
  PRIMARY KEY (agent, version),
  CHECK ((publisher IS NULL) = (published_at IS NULL))
);
CREATE TABLE operant.policy_governing (
  agent    text PRIMARY KEY,
  version  integer NOT NULL,
  FOREIGN KEY (agent, version) REFERENCES operant.policy_versions
);
CREATE TABLE operant.policy_events (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at       timestamptz NOT NULL,
  agent    text NOT NULL,
  version  integer NOT NULL,
  kind     text NOT NULL CHECK (kind IN ('seeded', 'drafted', 'rollback asked', 'published', 'rolled back')),
  by       text NOT NULL,
  because  text NOT NULL
);

CREATE FUNCTION operant.policy_history_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a version of the policies, or what was done with it, is never changed';
END $$;
CREATE FUNCTION operant.policy_is_published_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.publisher IS NULL THEN
    OLD.publisher := NEW.publisher;
    OLD.published_at := NEW.published_at;
    IF OLD::text = NEW::text THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'a version of the policies is never changed';
END $$;
CREATE TRIGGER once BEFORE UPDATE ON operant.policy_versions
  FOR EACH ROW EXECUTE FUNCTION operant.policy_is_published_once();
CREATE TRIGGER stays BEFORE DELETE ON operant.policy_versions
  FOR EACH ROW EXECUTE FUNCTION operant.policy_history_stays();
CREATE TRIGGER stays_whole BEFORE TRUNCATE ON operant.policy_versions EXECUTE FUNCTION operant.policy_history_stays();
CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON operant.policy_events
  FOR EACH ROW EXECUTE FUNCTION operant.policy_history_stays();
CREATE TRIGGER stays_whole BEFORE TRUNCATE ON operant.policy_events EXECUTE FUNCTION operant.policy_history_stays();

-- The files become version 1, published, where the agent has no version yet. False where it has.
CREATE FUNCTION operant.seed_policies(p_agent text, p_files json, p_cases json, p_hash text, p_at timestamptz)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO operant.policy_versions (agent, version, files, cases, hash, author, because, drafted_at, publisher, published_at)
    VALUES (p_agent, 1, p_files, p_cases, p_hash, 'the files', 'the first start', p_at, 'the first start', p_at)
    ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO operant.policy_governing VALUES (p_agent, 1);
  INSERT INTO operant.policy_events (at, agent, version, kind, by, because)
    VALUES (p_at, p_agent, 1, 'seeded', 'the files', 'the first start');
  RETURN true;
END $$;

-- Answers the number of the new draft.
CREATE FUNCTION operant.draft_policies(p_agent text, p_files json, p_cases json, p_hash text, p_restores integer,
  p_author text, p_because text, p_at timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  v_governs integer;
  v_version integer;
BEGIN
  SELECT version INTO v_governs FROM operant.policy_governing WHERE agent = p_agent FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'no version of the policies of % governs', p_agent; END IF;
  SELECT max(version) + 1 INTO v_version FROM operant.policy_versions WHERE agent = p_agent;
  INSERT INTO operant.policy_versions (agent, version, files, cases, hash, based_on, restores, author, because, drafted_at)
    VALUES (p_agent, v_version, p_files, p_cases, p_hash, v_governs, p_restores, btrim(p_author), p_because, p_at);
  INSERT INTO operant.policy_events (at, agent, version, kind, by, because) VALUES (p_at, p_agent, v_version,
    CASE WHEN p_restores IS NULL THEN 'drafted' ELSE 'rollback asked' END, btrim(p_author), p_because);
  RETURN v_version;
END $$;

-- Publishes a draft, on behalf of somebody who is not its author. Answers why not, or null. It waits for the intents that
-- are about to be committed; a transaction that hangs may not keep it from being published.
CREATE FUNCTION operant.publish_policies(p_agent text, p_version integer, p_publisher text, p_because text, p_at timestamptz)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_governs integer;
  v operant.policy_versions;
BEGIN
  BEGIN
    PERFORM set_config('lock_timeout', '2s', true);
    LOCK TABLE operant.policy_governing IN ACCESS EXCLUSIVE MODE;
  EXCEPTION WHEN lock_not_available OR deadlock_detected THEN NULL;
  END;
  PERFORM set_config('lock_timeout', '0', true);
  SELECT version INTO v_governs FROM operant.policy_governing WHERE agent = p_agent FOR UPDATE;
  SELECT * INTO v FROM operant.policy_versions WHERE agent = p_agent AND version = p_version;
  IF NOT FOUND THEN RETURN 'no such version'; END IF;
  IF v.publisher IS NOT NULL THEN RETURN 'published already'; END IF;
  IF lower(btrim(v.author)) = lower(btrim(p_publisher)) THEN RETURN 'your own draft'; END IF;
  IF v.based_on <> v_governs THEN RETURN 'overtaken'; END IF;
  UPDATE operant.policy_versions SET publisher = btrim(p_publisher), published_at = p_at WHERE agent = p_agent AND version = p_version;
  UPDATE operant.policy_governing SET version = p_version WHERE agent = p_agent;
  INSERT INTO operant.policy_events (at, agent, version, kind, by, because) VALUES (p_at, p_agent, p_version,
    CASE WHEN v.restores IS NULL THEN 'published' ELSE 'rolled back' END, btrim(p_publisher), p_because);
  RETURN NULL;
END $$;

-- Raises OP004 where another version governs than the one a call was decided under. Volatile: it looks only when it has
-- its lock, so that after a publication is committed no intent is that was decided before.
CREATE FUNCTION operant.policy_governs(p_agent text, p_version integer) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM operant.policy_governing WHERE agent = p_agent AND version = p_version) THEN RETURN true; END IF;
  RAISE EXCEPTION USING ERRCODE = 'OP004', MESSAGE = 'another version of the policies governs';
END $$;
`
