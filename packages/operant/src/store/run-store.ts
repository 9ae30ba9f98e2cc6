import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { KeptText } from '../facts/outside-text.ts'
import type { NewEvent, RunEvent, Stop } from '../journal/events.ts'
import type {
  Also,
  AppendResult,
  EffectRow,
  InboxItem,
  NewRun,
  RecordName,
  RunStore,
  StoredLabel,
} from '../run/store.ts'
import { appendStatement, openStatement, refusalOf, storable, type PlainAppend } from './append.ts'
import { endure } from './endure.ts'
import { GroupCommit } from './group-commit.ts'
import { partsOf, quickStatement } from './quick-append.ts'
import { stopColumns, stopOf, type StoredStop } from './stops.ts'

/** Runs in Postgres. Every call outlasts a restart of the database of up to half a minute, and then happens once. */
export class PostgresRunStore implements RunStore {
  readonly #pool: Pool
  readonly #group: GroupCommit

  constructor(pool: Pool) {
    this.#pool = pool
    this.#group = new GroupCommit(pool)
  }

  async open(run: NewRun): Promise<boolean> {
    const batch = randomUUID()
    return await endure(async (again) => {
      const { rows } = await this.#pool.query<{ opened: boolean }>(openStatement(run, batch))
      // Opened by ourselves, in an attempt whose answer was lost?
      return rows[0]?.opened === true || (again && (await this.#writerOf(run.id, 1)) === batch)
    })
  }

  async read(run: string, after = 0): Promise<readonly RunEvent[]> {
    const statement =
      after === 0
        ? { name: 'read', text: 'SELECT seq, body FROM operant.journal WHERE run_id = $1 ORDER BY seq', values: [run] }
        : {
            name: 'read on',
            text: 'SELECT seq, body FROM operant.journal WHERE run_id = $1 AND seq > $2 ORDER BY seq',
            values: [run, after],
          }
    const { rows } = await endure(() => this.#pool.query<{ seq: number; body: NewEvent }>(statement))
    return rows.map(({ seq, body }) => ({ ...body, seq }))
  }

  async append(run: string, after: number, events: readonly NewEvent[], also: Also = {}): Promise<AppendResult> {
    if (events.length === 0) throw new TypeError('an append carries at least one event')
    const batch = randomUUID()
    const appended: AppendResult = { kind: 'appended', seq: after + events.length }
    return await endure(async (again) => {
      if (again && (await this.#writerOf(run, after + 1)) === batch) return appended
      try {
        const written = await this.#write({ run, after, batch, events }, also)
        const stops = written === 0 && also.switches ? await this.#stopsNow(also.switches) : []
        if (stops.length > 0) return { kind: 'stopped', stops }
        // Or a stop was released in the moment between: tried anew.
        if (written === 0 && (also.intend || also.intendEach || also.switches)) return { kind: 'came' }
        if (written === 0) throw new Error(`run ${run} has no event ${after} to append after`)
        return appended
      } catch (error) {
        const refusal = refusalOf(error)
        if (refusal === undefined) throw error
        // The attempt before may have been committed after all, while this one was under way.
        const ours = again && refusal.kind === 'fenced' && (await this.#writerOf(run, after + 1)) === batch
        return ours ? appended : refusal
      }
    })
  }

  /** How many rows were answered; none where there is no event to append after, or something came before an intent. */
  async #write(append: PlainAppend, also: Also): Promise<number> {
    if (partsOf(also).length === 0 && !also.switches && !also.governedBy) return await this.#group.append(append)
    const quick = quickStatement(append, also)
    const written = quick && (await this.#pool.query(quick)).rowCount
    if (written) return written
    const { rowCount } = await this.#pool.query(appendStatement(append, also))
    return rowCount ?? 0
  }

  async inbox(run: string): Promise<readonly InboxItem[]> {
    const text = 'SELECT id::float8 AS id, at, body FROM operant.inbox WHERE run_id = $1 ORDER BY inbox.id'
    const { rows } = await endure(() => this.#pool.query<InboxRow>({ name: 'inbox', text, values: [run] }))
    return rows.map(({ id, at, body }) => ({ ...body, id, at: at.toISOString() }))
  }

  async effect(identity: string): Promise<EffectRow | undefined> {
    const text = `SELECT identity, run_id AS run, effect, arguments_hash AS "argumentsHash", state FROM operant.effects WHERE identity = $1`
    const { rows } = await endure(() => this.#pool.query<EffectRow>({ name: 'effect', text, values: [identity] }))
    return rows[0]
  }

  async stopsOn(switches: readonly string[]): Promise<readonly Stop[]> {
    return await endure(() => this.#stopsNow(switches))
  }

  async #stopsNow(switches: readonly string[]): Promise<readonly Stop[]> {
    const text = `SELECT ${stopColumns} FROM operant.stops WHERE switch = ANY ($1::text[]) AND released_at IS NULL ORDER BY pulled_at, id`
    const { rows } = await this.#pool.query<StoredStop>({ name: 'stops on', text, values: [switches] })
    return rows.map(stopOf)
  }

  async text(digest: string): Promise<KeptText | undefined> {
    const text = 'SELECT body, writers FROM operant.outside_text WHERE digest = $1'
    const { rows } = await endure(() => this.#pool.query<TextRow>({ name: 'text', text, values: [digest] }))
    const [row] = rows
    return row && { body: row.body.toString('utf8'), writers: row.writers }
  }

  async labels(records: readonly RecordName[]): Promise<readonly StoredLabel[]> {
    if (records.length === 0) return []
    const text = `SELECT system, record, field, trust, writers, owners FROM operant.provenance
      WHERE (system, record) IN (SELECT * FROM unnest($1::text[], $2::text[])) ORDER BY system, record, field`
    const values = [records.map(({ system }) => system), records.map(({ record }) => storable(record))]
    return (await endure(() => this.#pool.query<StoredLabel>({ name: 'labels', text, values }))).rows
  }

  /** The batch that wrote an event: tells our own write from another's when the answer was lost. */
  async #writerOf(run: string, seq: number): Promise<string | undefined> {
    const text = 'SELECT batch FROM operant.journal WHERE run_id = $1 AND seq = $2'
    const { rows } = await this.#pool.query<{ batch: string }>({ name: 'writer', text, values: [run, seq] })
    return rows[0]?.batch
  }
}

interface TextRow {
  readonly body: Buffer
  readonly writers: readonly string[]
}

interface InboxRow {
  readonly id: number
  readonly at: Date
  readonly body: BodyOf<InboxItem>
}

type BodyOf<Item> = Item extends unknown ? Omit<Item, 'id' | 'at'> : never
