/**
 * Policies that somebody is still writing: they are changed, each change counted, until they are handed in as a version
 * that somebody else publishes. What was handed in stays, so that handing in twice makes one version.
 */
export const drafting = `
CREATE TABLE operant.policy_drafts (
  id          text PRIMARY KEY,
  agent       text NOT NULL,
  -- json, not jsonb: files come back byte for byte
  files       json NOT NULL,
  cases       json NOT NULL,
  -- the version that it changes
  based_on    integer NOT NULL,
  author      text NOT NULL,
  because     text NOT NULL,
  revision    integer NOT NULL DEFAULT 1,
  made_at     timestamptz NOT NULL,
  changed_at  timestamptz NOT NULL,
  -- the version that it was handed in as
  version     integer,
  FOREIGN KEY (agent, based_on) REFERENCES operant.policy_versions,
  FOREIGN KEY (agent, version) REFERENCES operant.policy_versions
);
CREATE INDEX policy_drafts_open ON operant.policy_drafts (agent, changed_at DESC) WHERE version IS NULL;

-- Makes a version of a draft as it was at p_revision. Answers its number, or why not.
CREATE FUNCTION operant.hand_in_policy_draft(p_id text, p_revision integer, p_hash text, p_because text, p_at timestamptz)
RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  v operant.policy_drafts;
  v_governs integer;
  v_version integer;
BEGIN
  SELECT * INTO v FROM operant.policy_drafts WHERE id = p_id FOR UPDATE;
  IF NOT FOUND THEN RETURN json_build_object('refused', 'no such draft'); END IF;
  IF v.version IS NOT NULL THEN RETURN json_build_object('version', v.version); END IF;
  IF v.revision <> p_revision THEN RETURN json_build_object('refused', 'changed'); END IF;
  SELECT version INTO v_governs FROM operant.policy_governing WHERE agent = v.agent FOR UPDATE;
  IF v_governs <> v.based_on THEN RETURN json_build_object('refused', 'overtaken'); END IF;
  v_version := operant.draft_policies(v.agent, v.files, v.cases, p_hash, NULL, v.author, p_because, p_at);
  UPDATE operant.policy_drafts SET version = v_version, because = p_because, changed_at = p_at WHERE id = p_id;
  RETURN json_build_object('version', v_version);
END $$;
`
