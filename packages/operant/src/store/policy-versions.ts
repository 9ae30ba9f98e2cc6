import type { Pool } from 'pg'
import type { Instant } from '../journal/events.ts'
import { storable } from './append.ts'
import { endure } from './endure.ts'

/** One file of a version, by its name within it. */
export interface PolicyText {
  readonly name: string
  readonly text: string
}

/** What a version consists of. */
export interface PolicyContent {
  readonly files: readonly PolicyText[]
  /** Saved cases that it must decide as they say. */
  readonly cases: readonly PolicyText[]
  readonly hash: string
}

/** A version of an agent's policies: a draft until somebody else than its author publishes it. */
export interface PolicyVersion extends PolicyContent {
  readonly agent: string
  readonly version: number
  readonly governs: boolean
  /** Of what governs: the number of the last change of its autonomy; 0 where there is none. */
  readonly autonomy: number
  /** The version that governed when it was drafted; null for the first. */
  readonly basedOn: number | null
  /** The earlier version that it brings back. */
  readonly restores: number | null
  readonly author: string
  readonly because: string
  readonly draftedAt: Instant
  readonly publisher: string | null
  readonly publishedAt: Instant | null
}

/** Something that was done with an agent's policies; never changed. */
export interface PolicyEvent {
  readonly at: Instant
  readonly agent: string
  readonly version: number
  readonly kind: 'seeded' | 'drafted' | 'rollback asked' | 'published' | 'rolled back'
  readonly by: string
  readonly because: string
}

const select = `SELECT v.agent, v.version, files, cases, hash, based_on AS "basedOn", restores, author, because,
    drafted_at AS "draftedAt", publisher, published_at AS "publishedAt", g.version IS NOT NULL AS governs,
    coalesce(g.autonomy, 0) AS autonomy
  FROM operant.policy_versions v LEFT JOIN operant.policy_governing g ON g.agent = v.agent AND g.version = v.version`

/** All versions of an agent's policies, newest first. */
export async function listPolicyVersions(pool: Pool, agent: string): Promise<readonly PolicyVersion[]> {
  const { rows } = await endure(() =>
    pool.query<Stored>(`${select} WHERE v.agent = $1 ORDER BY v.version DESC`, [agent]),
  )
  return rows.map(fromStored)
}

/** One version, or the one that governs. */
export async function policyVersion(
  pool: Pool,
  agent: string,
  version: number | 'governing',
): Promise<PolicyVersion | undefined> {
  const where = version === 'governing' ? 'g.version IS NOT NULL' : 'v.version = $2'
  const values = version === 'governing' ? [agent] : [agent, version]
  const { rows } = await endure(() => pool.query<Stored>(`${select} WHERE v.agent = $1 AND ${where}`, values))
  return rows[0] && fromStored(rows[0])
}

/** What was done with an agent's policies, oldest first. */
export async function listPolicyEvents(pool: Pool, agent: string): Promise<readonly PolicyEvent[]> {
  const { rows } = await endure(() =>
    pool.query<Omit<PolicyEvent, 'at'> & { readonly at: Date }>(
      'SELECT at, agent, version, kind, by, because FROM operant.policy_events WHERE agent = $1 ORDER BY policy_events.id',
      [agent],
    ),
  )
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** Makes files version 1, published, where an agent's policies have no version yet; false where they have. */
export async function seedPolicies(pool: Pool, agent: string, content: PolicyContent, at: Instant): Promise<boolean> {
  const { rows } = await pool.query<{ seeded: boolean }>('SELECT operant.seed_policies($1, $2, $3, $4, $5) AS seeded', [
    agent,
    ...columnsOf(content),
    at,
  ])
  return rows[0]?.seeded === true
}

export interface NewDraft {
  readonly agent: string
  readonly content: PolicyContent
  readonly restores?: number
  readonly author: string
  readonly because: string
  readonly at: Instant
}

/** Writes a draft, which governs nothing; answers its number. */
export async function draftPolicies(pool: Pool, draft: NewDraft): Promise<number> {
  const { agent, content, restores = null, author, because, at } = draft
  const { rows } = await pool.query<{ version: number }>(
    'SELECT operant.draft_policies($1, $2, $3, $4, $5, $6, $7, $8) AS version',
    [agent, ...columnsOf(content), restores, author, storable(because), at],
  )
  const version = rows[0]?.version
  if (version === undefined) throw new Error(`no draft of the policies of ${agent} was written`)
  return version
}

/** Why a draft was not published; `overtaken`: another version has been published since it was written. */
export type PublishRefusal = 'no such version' | 'published already' | 'your own draft' | 'overtaken'

/** Makes a draft govern, from the next decision on. Nobody publishes what they wrote themselves. */
export async function publishPolicies(
  pool: Pool,
  given: {
    readonly agent: string
    readonly version: number
    readonly by: string
    readonly because: string
    readonly at: Instant
  },
): Promise<PublishRefusal | undefined> {
  const { agent, version, by, because, at } = given
  const { rows } = await pool.query<{ refused: PublishRefusal | null }>(
    'SELECT operant.publish_policies($1, $2, $3, $4, $5) AS refused',
    [agent, version, by, storable(because), at],
  )
  return rows[0]?.refused ?? undefined
}

function columnsOf({ files, cases, hash }: PolicyContent): readonly string[] {
  return [JSON.stringify(files), JSON.stringify(cases), hash]
}

type Stored = Omit<PolicyVersion, 'draftedAt' | 'publishedAt'> & {
  readonly draftedAt: Date
  readonly publishedAt: Date | null
}

function fromStored(row: Stored): PolicyVersion {
  return { ...row, draftedAt: row.draftedAt.toISOString(), publishedAt: row.publishedAt?.toISOString() ?? null }
}
