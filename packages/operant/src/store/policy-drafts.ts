import type { Pool } from 'pg'
import type { Instant } from '../journal/events.ts'
import { storable } from './append.ts'
import { endure } from './endure.ts'
import type { PolicyText } from './policy-versions.ts'

/** What a draft says. */
export interface DraftContent {
  readonly files: readonly PolicyText[]
  readonly cases: readonly PolicyText[]
  /** The version that it changes: handing it in is refused once another governs. */
  readonly basedOn: number
  readonly because: string
}

/** Policies that somebody is still writing. Only a version that was made of them can be published. */
export interface PolicyDraft extends DraftContent {
  readonly id: string
  readonly agent: string
  readonly author: string
  /** Counts its changes, from 1. */
  readonly revision: number
  readonly madeAt: Instant
  readonly changedAt: Instant
  /** The version that it was handed in as; null while it is being written. */
  readonly version: number | null
}

const columns = `id, agent, files, cases, based_on AS "basedOn", author, because, revision, made_at AS "madeAt",
  changed_at AS "changedAt", version`

/** Begins a draft; one that has this id already stays as it is. */
export async function createDraft(
  pool: Pool,
  draft: DraftContent & Pick<PolicyDraft, 'id' | 'agent' | 'author'> & { readonly at: Instant },
): Promise<void> {
  const { id, agent, files, cases, basedOn, author, because, at } = draft
  const text = `INSERT INTO operant.policy_drafts (id, agent, files, cases, based_on, author, because, made_at, changed_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) ON CONFLICT DO NOTHING`
  const values = [id, agent, jsonOf(files), jsonOf(cases), basedOn, author, storable(because), at]
  await endure(() => pool.query(text, values))
}

/** A draft, whether it was handed in or not. */
export async function policyDraft(pool: Pool, id: string): Promise<PolicyDraft | undefined> {
  const text = `SELECT ${columns} FROM operant.policy_drafts WHERE id = $1`
  const { rows } = await endure(() => pool.query<Stored>(text, [id]))
  return rows[0] && fromStored(rows[0])
}

/** The drafts of an agent's policies that are being written, the latest changed first. */
export async function openDrafts(pool: Pool, agent: string): Promise<readonly PolicyDraft[]> {
  const text = `SELECT ${columns} FROM operant.policy_drafts WHERE agent = $1 AND version IS NULL ORDER BY changed_at DESC, id`
  const { rows } = await endure(() => pool.query<Stored>(text, [agent]))
  return rows.map(fromStored)
}

/** Changes a draft that still is what `revision` says; answers the next revision, or undefined where it is not. */
export async function changeDraft(
  pool: Pool,
  given: DraftContent & { readonly id: string; readonly revision: number; readonly at: Instant },
): Promise<number | undefined> {
  const { id, revision, files, cases, basedOn, because, at } = given
  const text = `UPDATE operant.policy_drafts
    SET files = $3, cases = $4, based_on = $5, because = $6, changed_at = $7, revision = revision + 1
    WHERE id = $1 AND revision = $2 AND version IS NULL RETURNING revision`
  const values = [id, revision, jsonOf(files), jsonOf(cases), basedOn, storable(because), at]
  const { rows } = await pool.query<{ revision: number }>(text, values)
  return rows[0]?.revision
}

/** Throws a draft away; false where it is not what `revision` says. */
export async function discardDraft(pool: Pool, id: string, revision: number): Promise<boolean> {
  const text = 'DELETE FROM operant.policy_drafts WHERE id = $1 AND revision = $2 AND version IS NULL'
  return (await pool.query(text, [id, revision])).rowCount === 1
}

/** `overtaken`: another version governs than the one it changes. */
export type HandInRefusal = 'no such draft' | 'changed' | 'overtaken'

/** Makes a version of a draft, for somebody else to publish. Handed in again, it is the same version. */
export async function handInDraft(
  pool: Pool,
  given: {
    readonly id: string
    readonly revision: number
    readonly hash: string
    readonly because: string
    readonly at: Instant
  },
): Promise<number | HandInRefusal> {
  const { id, revision, hash, because, at } = given
  const text = 'SELECT operant.hand_in_policy_draft($1, $2, $3, $4, $5) AS result'
  const { rows } = await endure(() =>
    pool.query<{ result: { readonly version: number } | { readonly refused: HandInRefusal } }>(text, [
      id,
      revision,
      hash,
      storable(because),
      at,
    ]),
  )
  const result = rows[0]?.result
  if (!result) throw new Error(`draft ${id} was not handed in`)
  return 'refused' in result ? result.refused : result.version
}

type Stored = Omit<PolicyDraft, 'madeAt' | 'changedAt'> & { readonly madeAt: Date; readonly changedAt: Date }

function fromStored(row: Stored): PolicyDraft {
  return { ...row, madeAt: row.madeAt.toISOString(), changedAt: row.changedAt.toISOString() }
}

function jsonOf(texts: readonly PolicyText[]): string {
  return JSON.stringify(texts)
}
