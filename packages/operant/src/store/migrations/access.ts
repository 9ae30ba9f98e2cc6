/**
 * Tokens of the command line and links that answer one request; of both only the hash of the secret is kept. What became
 * of each notice, and mail that came from outside.
 */
export const access = `
CREATE TABLE operant.tokens (
  id          text PRIMARY KEY,
  hash        text NOT NULL UNIQUE,
  person      text NOT NULL,
  -- The roles that it may use; none gives nothing.
  roles       text[] NOT NULL,
  note        text NOT NULL,
  made_by     text NOT NULL,
  made_at     timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  used_at     timestamptz,
  revoked_at  timestamptz,
  revoked_by  text
);

CREATE TABLE operant.links (
  id              text PRIMARY KEY,
  hash            text NOT NULL UNIQUE,
  request_id      text NOT NULL REFERENCES operant.requests,
  -- A person of the project, or somebody outside by their address.
  person          text NOT NULL,
  outside         boolean NOT NULL,
  arguments_hash  text NOT NULL,
  made_by         text NOT NULL,
  made_at         timestamptz NOT NULL,
  expires_at      timestamptz NOT NULL,
  used_at         timestamptz
);
CREATE INDEX links_of_request ON operant.links (request_id);

ALTER TABLE operant.notices
  ADD COLUMN state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'dropped')),
  -- sent or dropped
  ADD COLUMN ended_at timestamptz,
  ADD COLUMN tries integer NOT NULL DEFAULT 0,
  ADD COLUMN try_at timestamptz NOT NULL DEFAULT '-infinity',
  ADD COLUMN problem text;
CREATE INDEX notices_waiting ON operant.notices (try_at) WHERE state = 'waiting';

-- Each message is taken once; what is no answer is kept all the same.
CREATE TABLE operant.incoming_mail (
  message_id   text PRIMARY KEY,
  request_id   text REFERENCES operant.requests,
  sender       text NOT NULL,
  subject      text NOT NULL,
  body         text NOT NULL,
  received_at  timestamptz NOT NULL,
  became       text NOT NULL
);
CREATE INDEX incoming_mail_of_request ON operant.incoming_mail (request_id, received_at);
CREATE INDEX incoming_mail_newest ON operant.incoming_mail (received_at DESC);
`
