import { z } from 'zod'
import { quoted, type Catalogue, type Column, type ColumnKind, type Table } from './catalogue.ts'

const rowShape = z.object({
  schema: z.string(),
  name: z.string(),
  comment: z.string().nullable(),
  columns: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      category: z.string(),
      labels: z.array(z.string()).nullable(),
      required: z.boolean(),
      identity: z.string(),
      generated: z.string(),
      filled: z.boolean(),
      comment: z.string().nullable(),
    }),
  ),
  key: z.array(z.string()).nullable(),
  foreign: z.array(z.object({ columns: z.array(z.string()), to: z.string() })).nullable(),
})

/** Tables that the user of the connection may read, with their columns, keys and comments. */
const question = `
SELECT n.nspname AS schema, c.relname AS name, obj_description(c.oid, 'pg_class') AS comment,
  (SELECT json_agg(json_build_object('name', a.attname, 'type', t.typname, 'category', t.typcategory,
      'labels', (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid),
      'required', a.attnotnull, 'identity', a.attidentity, 'generated', a.attgenerated, 'filled', a.atthasdef,
      'comment', col_description(c.oid, a.attnum)) ORDER BY a.attnum)
    FROM pg_attribute a JOIN pg_type base ON base.oid = a.atttypid
      JOIN pg_type t ON t.oid = CASE WHEN base.typtype = 'd' THEN base.typbasetype ELSE base.oid END
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      AND has_column_privilege(c.oid, a.attnum, 'SELECT')) AS columns,
  (SELECT json_agg(a.attname ORDER BY k.place) FROM pg_constraint p
      CROSS JOIN LATERAL unnest(p.conkey) WITH ORDINALITY AS k (attnum, place)
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
    WHERE p.conrelid = c.oid AND p.contype = 'p') AS key,
  (SELECT json_agg(json_build_object('to', r.relname, 'columns', (SELECT json_agg(a.attname ORDER BY k.place)
      FROM unnest(f.conkey) WITH ORDINALITY AS k (attnum, place)
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum)) ORDER BY f.conname)
    FROM pg_constraint f JOIN pg_class r ON r.oid = f.confrelid WHERE f.conrelid = c.oid AND f.contype = 'f') AS foreign
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition AND n.nspname = ANY (
    CASE WHEN cardinality($1::text[]) = 0 THEN current_schemas(false)::text[] ELSE $1::text[] END)
  AND has_any_column_privilege(c.oid, 'SELECT')
ORDER BY n.nspname, c.relname`

/**
 * Reads the catalogue of a Postgres database: these schemas, or where none is named those that the connection looks into.
 * @throws Error where it cannot be reached; its address is not repeated.
 */
export async function readPostgres(url: string, schemas: readonly string[]): Promise<Catalogue> {
  const { Client } = (await import('pg')).default
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, query_timeout: 30_000 })
  try {
    await client.connect()
    await client.query('BEGIN READ ONLY')
    const { rows } = await client.query<Record<string, unknown>>(question, [[...schemas]])
    const { rows: named } = await client.query<{ name: string }>('SELECT current_database() AS name')
    return {
      title: `the database ${named[0]?.name ?? ''}`,
      tables: rows.map((row) =>
        tableOf(rowShape.parse({ ...row, columns: row['columns'] ?? [] }), schemas.length !== 1),
      ),
      place: (number) => `$${number}`,
    }
  } catch (error) {
    throw new Error(`the database cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  } finally {
    await client.end().catch(() => undefined)
  }
}

function tableOf({ schema, name, comment, columns, key, foreign }: z.infer<typeof rowShape>, several: boolean): Table {
  return {
    quoted: quoted(schema, name),
    name: several && schema !== 'public' ? `${schema}_${name}` : name,
    comment: comment ?? '',
    columns: columns.map(columnOf),
    key: key ?? [],
    foreign: foreign ?? [],
  }
}

type CatalogueColumn = z.infer<typeof rowShape>['columns'][number]

function columnOf(column: CatalogueColumn): Column {
  const always = column.identity === 'a' || column.generated !== ''
  return {
    name: column.name,
    holds: kindOf(column),
    optional: !column.required,
    filled: always ? 'always' : column.filled || column.identity === 'd' || !column.required ? 'if left out' : 'never',
    comment: column.comment ?? '',
  }
}

const kinds: Readonly<Record<string, Exclude<ColumnKind['kind'], 'one of' | 'other'>>> = {
  int2: 'whole',
  int4: 'whole',
  int8: 'decimal',
  oid: 'whole',
  float4: 'number',
  float8: 'number',
  numeric: 'decimal',
  bool: 'boolean',
  uuid: 'uuid',
  date: 'date',
  timestamptz: 'moment',
  json: 'json',
  jsonb: 'json',
}

function kindOf({ type, category, labels }: CatalogueColumn): ColumnKind {
  if (labels && labels.length > 0) return { kind: 'one of', values: labels }
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined
  if (kind) return { kind }
  // Texts, and what Postgres writes as a text of its own: times, spans, addresses. No lists, bytes, ranges or rows.
  return category === 'S' || ['D', 'T', 'I'].includes(category) ? { kind: 'text' } : { kind: 'other', type }
}
