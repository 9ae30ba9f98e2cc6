import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { SqlTrouble, type Row, type SqlDriver } from './driver.ts'
import type { DriverLimits } from './postgres.ts'

/** Runs in a thread of its own, so that a statement that takes too long can be ended and nothing else waits for it. */
const program = `
process.emitWarning = () => undefined
const { parentPort, workerData } = require('node:worker_threads')
const { DatabaseSync } = require('node:sqlite')
const open = (readOnly) => new DatabaseSync(workerData.file, { readOnly, timeout: workerData.busy })
const plain = (value) => {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  return value instanceof Uint8Array ? null : value
}
parentPort.on('message', ({ id, sql, values, most, writes }) => {
  let database
  let committing = false
  try {
    database = open(!writes)
    if (writes) database.exec('BEGIN IMMEDIATE')
    const statement = database.prepare(sql)
    statement.setReadBigInts(true)
    const rows = []
    for (const row of statement.iterate(...values)) {
      rows.push(Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])))
      if (rows.length >= most) break
    }
    if (writes) { committing = true; database.exec('COMMIT') }
    parentPort.postMessage({ id, rows })
  } catch (error) {
    parentPort.postMessage({ id, reason: String(error.message), code: Number(error.errcode ?? 0), committing })
  } finally {
    try { database?.close() } catch {}
  }
})
`

const answer = z.union([
  z.object({ id: z.number(), rows: z.array(z.record(z.string(), z.unknown())) }),
  z.object({ id: z.number(), reason: z.string(), code: z.number(), committing: z.boolean() }),
])

interface Waiting {
  readonly done: (rows: readonly Row[]) => void
  readonly failed: (trouble: SqlTrouble) => void
}

/** A SQLite database. Reads open it so that they can change nothing. */
export function openSqlite(file: string, { timeout }: DriverLimits): SqlDriver {
  let worker: Worker | undefined
  let last = 0
  let waiting = new Map<number, Waiting>()

  const ended = (kind: SqlTrouble['kind'], reason: string): void => {
    const all = [...waiting.values()]
    waiting = new Map()
    worker = undefined
    for (const one of all) one.failed(new SqlTrouble(kind, reason))
  }
  const start = (): Worker => {
    const made = new Worker(program, { eval: true, workerData: { file, busy: Math.min(timeout, 5_000) } })
    made.unref()
    made.on('message', (message: unknown) => {
      const told = answer.parse(message)
      const one = waiting.get(told.id)
      waiting.delete(told.id)
      if ('rows' in told) one?.done(told.rows)
      else one?.failed(troubleOf(told))
    })
    made.on('error', (error) => made === worker && ended('unknown', error.message))
    return made
  }
  const ask = (sql: string, values: readonly unknown[], most: number, writes: boolean): Promise<readonly Row[]> => {
    if (!existsSync(file)) return Promise.reject(new SqlTrouble('later', `there is no file ${file}`))
    const id = (last += 1)
    const used = (worker ??= start())
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        void used.terminate()
        if (used === worker) ended(writes ? 'unknown' : 'later', `the statement took longer than ${timeout} ms`)
      }, timeout)
      const settle = (work: () => void) => (): void => {
        clearTimeout(late)
        work()
      }
      waiting.set(id, {
        done: (rows) => settle(() => resolve(rows))(),
        failed: (trouble) => settle(() => reject(trouble))(),
      })
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      used.postMessage({ id, sql, values: values.map(bound), most, writes })
    })
  }
  return {
    place: () => '?',
    read: (sql, values, most) => ask(sql, values, most, false),
    write: (sql, values) => ask(sql, values, Infinity, true),
    async close() {
      await worker?.terminate()
      worker = undefined
    },
  }
}

/** SQLite has no truth values. */
function bound(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value
}

const busy = new Set([5, 6])

function troubleOf({ reason, code, committing }: Extract<z.infer<typeof answer>, { reason: string }>): SqlTrouble {
  if (busy.has(code % 256)) return new SqlTrouble('later', reason)
  if (committing) return new SqlTrouble('unknown', reason)
  return new SqlTrouble(code === 0 || code % 256 === 10 || code % 256 === 14 ? 'later' : 'refused', reason)
}
