import { labels } from './labels.ts'

const append = labels.slice(labels.indexOf('CREATE OR REPLACE FUNCTION operant.append('))
const inserted = append.slice(
  append.indexOf('    INSERT INTO operant.requests ('),
  append.indexOf(`  IF p_also ? 'waits' THEN`),
)

/**
 * The life of a request: who may answer besides the roles, what was shown, when people are reminded and who is asked
 * next, what they say to each other, who stands in for whom, and notices to people. What is asked is put down by a
 * function of its own. An answer says by which way it came, and may be signed.
 */
export const requesting = `
ALTER TABLE operant.requests
  -- people who may answer besides those with one of the roles, in lower case
  ADD COLUMN people text[] NOT NULL DEFAULT '{}',
  -- the party outside that is asked; it answers by the code
  ADD COLUMN outside json,
  ADD COLUMN code text UNIQUE,
  ADD COLUMN shown_hash text,
  -- the same for requests that may be approved together
  ADD COLUMN alike text,
  DROP CONSTRAINT requests_state_check,
  ADD CONSTRAINT requests_state_check
    CHECK (state IN ('open', 'approved', 'edited', 'rejected', 'answered', 'expired', 'withdrawn', 'consumed'));
ALTER TABLE operant.request_answers
  ADD COLUMN roles text[],
  ADD COLUMN channel text NOT NULL DEFAULT 'command line'
    CHECK (channel IN ('command line', 'link', 'form', 'mail', 'api')),
  -- the id of the token or link, never its secret
  ADD COLUMN token text,
  ADD COLUMN signature text,
  -- in whose place the person answered
  ADD COLUMN instead_of text,
  DROP CONSTRAINT request_answers_kind_check,
  ADD CONSTRAINT request_answers_kind_check CHECK (kind IN ('approved', 'edited', 'rejected', 'answered'));

-- What is still to come of an open request: people are reminded, or others are asked as well.
CREATE TABLE operant.request_moments (
  request_id  text NOT NULL REFERENCES operant.requests,
  at          timestamptz NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('remind', 'escalate')),
  roles       text[] NOT NULL DEFAULT '{}',
  -- until when those who are asked next may answer
  until       timestamptz,
  PRIMARY KEY (request_id, kind, at),
  CHECK ((kind = 'escalate') = (until IS NOT NULL))
);
CREATE INDEX request_moments_due ON operant.request_moments (at);

CREATE TABLE operant.request_history (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  request_id  text NOT NULL REFERENCES operant.requests,
  at          timestamptz NOT NULL,
  what        text NOT NULL CHECK (what IN ('reminded', 'escalated')),
  roles       text[] NOT NULL,
  until       timestamptz NOT NULL
);
CREATE INDEX request_history_of ON operant.request_history (request_id, id);

CREATE TABLE operant.request_comments (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  request_id  text NOT NULL REFERENCES operant.requests,
  at          timestamptz NOT NULL,
  by          text NOT NULL,
  text        text NOT NULL
);
CREATE INDEX request_comments_of ON operant.request_comments (request_id, id);

-- Who answers in whose place, and when.
CREATE TABLE operant.delegations (
  id          text PRIMARY KEY,
  from_name   text NOT NULL,
  to_name     text NOT NULL,
  since       timestamptz NOT NULL,
  until       timestamptz NOT NULL,
  because     text NOT NULL,
  made_at     timestamptz NOT NULL,
  ended_at    timestamptz,
  ended_by    text,
  CHECK (until > since),
  CHECK (lower(btrim(from_name)) <> lower(btrim(to_name)))
);
CREATE INDEX delegations_to ON operant.delegations (lower(btrim(to_name)));
CREATE INDEX delegations_from ON operant.delegations (lower(btrim(from_name)));

-- What somebody is told: a person, by name, or a party outside, by address. Each key is told once.
CREATE TABLE operant.notices (
  key         text PRIMARY KEY,
  person      text,
  address     text,
  request_id  text REFERENCES operant.requests,
  subject     text NOT NULL,
  body        text NOT NULL,
  made_at     timestamptz NOT NULL,
  CHECK ((person IS NULL) <> (address IS NULL))
);

CREATE FUNCTION operant.ask_requests(p_run text, p_requests jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO operant.requests (id, run_id, kind, roles, count, requester, title, shown, arguments_hash, asked_at, expires_at, shown_hash)
    SELECT id, p_run, kind, roles, count, requester, title, shown::json, "argumentsHash", "askedAt", "expiresAt",
      "shownHash"
    FROM jsonb_to_recordset(p_requests) AS x (id text, kind text, roles text[], count integer, requester text, title text,
      shown text, "shownHash" text, "argumentsHash" text, "askedAt" timestamptz, "expiresAt" timestamptz);
END $$;

${append.replace(inserted, `    PERFORM operant.ask_requests(p_run, p_also->'requests');\n  END IF;\n`)}

-- What is said is apart from the value: a value may hold a NUL character, in whose presence json cannot be looked into.
DROP FUNCTION operant.answer_request(text, text, text[], text, text, json, timestamptz);
CREATE FUNCTION operant.answer_request(p_request text, p_name text, p_roles text[], p_answer json, p_value json, p_at timestamptz,
  p_how json, p_signature text) RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  r operant.requests;
  v_person text := lower(btrim(p_name));
  v_kind text := p_answer->>'kind';
  v_names text;
  v_reasons text;
  v_given integer;
  v_answer json;
BEGIN
  SELECT * INTO r FROM operant.requests WHERE id = p_request FOR UPDATE;
  IF NOT FOUND THEN RETURN json_build_object('refused', 'no such request'); END IF;
  IF r.state = 'expired' OR (r.state = 'open' AND r.expires_at <= p_at) THEN RETURN json_build_object('refused', 'expired'); END IF;
  IF r.state <> 'open' THEN RETURN json_build_object('refused', 'already decided'); END IF;
  IF NOT r.roles && p_roles THEN RETURN json_build_object('refused', 'not your role'); END IF;
  IF v_person = lower(btrim(r.requester))
    OR (r.kind = 'approve' AND v_person IN (SELECT operant.starters(r.run_id))) THEN
    RETURN json_build_object('refused', 'your own request');
  END IF;
  IF (r.kind = 'approve') <> (v_kind IN ('approved', 'rejected')) AND v_kind <> 'rejected' THEN
    RETURN json_build_object('refused', 'not an answer to this');
  END IF;
  INSERT INTO operant.request_answers (request_id, person, name, at, kind, reason, value, roles, channel, token, signature)
    VALUES (p_request, v_person, btrim(p_name), p_at, v_kind, p_answer->>'reason', p_value, p_roles,
      p_how->>'channel', p_how->>'token', p_signature) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN json_build_object('refused', 'you answered already'); END IF;
  SELECT count(*), string_agg(name, ', ' ORDER BY at, name), string_agg(nullif(reason, ''), '; ' ORDER BY at, name)
    INTO v_given, v_names, v_reasons FROM operant.request_answers WHERE request_id = p_request;
  IF v_kind = 'approved' AND v_given < r.count THEN RETURN json_build_object('missing', r.count - v_given); END IF;
  UPDATE operant.requests SET state = v_kind, decided_at = p_at WHERE id = p_request;
  v_answer := CASE v_kind
    WHEN 'approved' THEN json_build_object('kind', v_kind, 'by', v_names, 'reason', coalesce(v_reasons, ''))
    WHEN 'rejected' THEN json_build_object('kind', v_kind, 'by', btrim(p_name), 'reason', coalesce(p_answer->>'reason', ''))
    ELSE json_build_object('kind', v_kind, 'by', btrim(p_name), 'value', p_value) END;
  IF v_kind = 'approved' AND p_answer->'elements' IS NOT NULL THEN
    v_answer := (v_answer::jsonb || jsonb_build_object('elements', p_answer->'elements'))::json;
  END IF;
  PERFORM operant.deliver(r.run_id, p_at, json_build_object('kind', 'request', 'request', r.id, 'answer', v_answer));
  RETURN json_build_object('answer', v_answer);
END $$;
`
