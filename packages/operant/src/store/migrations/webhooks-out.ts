/**
 * Webhooks that go out. Where an endpoint has been read up to and what is to be delivered to it change in one statement,
 * so that nothing is lost and nothing comes twice. No secret is kept: it is worked out from the project's key and `salt`.
 */
export const webhooksOut = `
CREATE TABLE operant.webhook_endpoints (
  name        text PRIMARY KEY,
  url         text NOT NULL,
  -- the types of events it is told of
  types       text[] NOT NULL,
  -- of runs of this agent; null: of any
  agent       text,
  state       text NOT NULL DEFAULT 'on' CHECK (state IN ('on', 'off')),
  -- why it is off
  why         text,
  salt        text NOT NULL,
  -- until when what is signed by the salt before is taken as well
  salt_before text,
  both_until  timestamptz,
  made_by     text NOT NULL,
  made_at     timestamptz NOT NULL,
  -- the last event that was looked at for it
  xid         xid8 NOT NULL,
  run         text NOT NULL,
  seq         integer NOT NULL
);

CREATE TABLE operant.webhook_deliveries (
  id          text PRIMARY KEY,
  endpoint    text NOT NULL REFERENCES operant.webhook_endpoints ON DELETE CASCADE,
  type        text NOT NULL,
  body        text NOT NULL,
  made_at     timestamptz NOT NULL,
  state       text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'dead')),
  tries       integer NOT NULL DEFAULT 0,
  try_at      timestamptz NOT NULL,
  -- when it is given up
  until       timestamptz NOT NULL,
  status      integer,
  problem     text,
  ended_at    timestamptz,
  -- who asked for it once more
  asked_by    text
);
CREATE INDEX webhook_deliveries_due    ON operant.webhook_deliveries (endpoint, try_at) WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_newest ON operant.webhook_deliveries (endpoint, made_at DESC, id DESC);
CREATE INDEX webhook_deliveries_ended  ON operant.webhook_deliveries (ended_at) WHERE ended_at IS NOT NULL;
`
