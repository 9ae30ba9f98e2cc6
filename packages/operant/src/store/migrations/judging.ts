/**
 * What people said of texts that were judged, to learn from, and how often models were right on them. A text is kept
 * here as it was shown, for the run's own may be gone one day; it is deleted with its row.
 */
export const judging = `
CREATE TABLE operant.examples (
  id         text PRIMARY KEY DEFAULT 'example_' || left(replace(gen_random_uuid()::text, '-', ''), 12),
  agent      text NOT NULL,
  judgement  text NOT NULL,
  body       bytea NOT NULL,
  value      json NOT NULL,
  how        text NOT NULL CHECK (how IN ('answered', 'corrected')),
  given_by   text NOT NULL,
  given_at   timestamptz NOT NULL,
  run_id     text NOT NULL,
  -- the entity and the inputs of the use in its run
  use        text NOT NULL,
  UNIQUE (agent, judgement, run_id, use)
);

CREATE TABLE operant.measurements (
  agent      text NOT NULL,
  judgement  text NOT NULL,
  model      text NOT NULL,
  prompt     text NOT NULL,
  asked      integer NOT NULL,
  answered   integer NOT NULL,
  right_ones integer NOT NULL,
  by_class   json NOT NULL,
  measured_at timestamptz NOT NULL,
  PRIMARY KEY (agent, judgement, model, prompt)
);
`
