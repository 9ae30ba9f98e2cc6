/** Sessions of browsers, each on a token, and the answers to what was posted with a key. Of secrets only the hash is kept. */
export const api = `
CREATE TABLE operant.sessions (
  hash        text PRIMARY KEY,
  token_id    text NOT NULL REFERENCES operant.tokens,
  made_at     timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL
);
CREATE INDEX sessions_over ON operant.sessions (expires_at);

CREATE TABLE operant.posted (
  person     text NOT NULL,
  key        text NOT NULL,
  -- Of the path and the body.
  hash       text NOT NULL,
  posted_at  timestamptz NOT NULL,
  -- None while it is under way.
  status     integer,
  body       text,
  PRIMARY KEY (person, key)
);
CREATE INDEX posted_oldest ON operant.posted (posted_at);
`
