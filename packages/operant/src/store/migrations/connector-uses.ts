/**
 * How outside systems answer, as workers have seen it in real use: one row for each system and capability, written
 * aside every few seconds. Nothing in a run hangs on it.
 */
export const connectorUses = `
CREATE TABLE operant.connector_uses (
  connector      text NOT NULL,
  capability     text NOT NULL,
  -- the capability uses other systems as well
  shared         boolean NOT NULL,
  uses           bigint NOT NULL,
  answered_at    timestamptz,
  -- in a row, since it last answered
  failures       integer NOT NULL,
  failing_since  timestamptz,
  failed_at      timestamptz,
  kind           text,
  reason         text,
  -- whether it was certainly this system that failed
  sure           boolean NOT NULL,
  PRIMARY KEY (connector, capability)
);
`
