import { appending } from './appending.ts'

const textsBefore = `INSERT INTO operant.outside_text SELECT digest, decode(body, 'base64')
      FROM jsonb_to_recordset(p_also->'texts') AS x (digest text, body text) ORDER BY digest ON CONFLICT DO NOTHING;`

/** A text that several wrote was written by all of them. */
const textsNow = `INSERT INTO operant.outside_text AS kept (digest, body, writers)
      SELECT digest, decode(body, 'base64'), coalesce(writers, '{}')
      FROM jsonb_to_recordset(p_also->'texts') AS x (digest text, body text, writers text[]) ORDER BY digest
      ON CONFLICT (digest) DO UPDATE SET writers = ARRAY(SELECT DISTINCT unnest(kept.writers || excluded.writers))
      WHERE NOT kept.writers @> excluded.writers;`

const append = appending.slice(appending.indexOf('CREATE FUNCTION operant.append('))

/**
 * Whatever is stored keeps its label: texts have a column for who wrote them, and what runs write into other systems has
 * a row for each record and field. The row is written with the intent: whoever reads the record from then on takes it on.
 */
export const labels = `
ALTER TABLE operant.outside_text ADD COLUMN trust text NOT NULL DEFAULT 'outside',
  ADD COLUMN writers text[] NOT NULL DEFAULT '{}';

CREATE TABLE operant.provenance (
  system   text NOT NULL,
  record   text NOT NULL,
  -- empty: all of the record
  field    text NOT NULL,
  trust    text NOT NULL CHECK (trust IN ('record', 'person', 'influenced', 'outside', 'literal')),
  writers  text[] NOT NULL,
  owners   text[] NOT NULL,
  run_id   text NOT NULL,
  PRIMARY KEY (system, record, field)
);

CREATE FUNCTION operant.keep_labels(p_run text, p_stores jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO operant.provenance (system, record, field, trust, writers, owners, run_id)
    SELECT system, record, field, trust, writers, owners, p_run
    FROM jsonb_to_recordset(p_stores) AS x (system text, record text, field text, trust text, writers text[], owners text[])
    ORDER BY system, record, field
    ON CONFLICT (system, record, field) DO UPDATE SET trust = excluded.trust, writers = excluded.writers,
      owners = excluded.owners, run_id = excluded.run_id
$$;

${append
  .replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION')
  .replace(textsBefore, textsNow)
  .replace(
    `  IF p_also ? 'consumeApproval'`,
    `  IF p_also ? 'stores' THEN PERFORM operant.keep_labels(p_run, p_also->'stores'); END IF;\n  IF p_also ? 'consumeApproval'`,
  )}
`
