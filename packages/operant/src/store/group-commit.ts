import type { Pool } from 'pg'
import { plainStatement, type PlainAppend } from './append.ts'
import { isPassing } from './endure.ts'

interface Waiting {
  readonly append: PlainAppend
  readonly resolve: (written: number) => void
  readonly reject: (error: unknown) => void
}

/** Commits under way at once; what is to be appended meanwhile gathers, and then shares one. */
const mostCommits = 2

const text = `
INSERT INTO operant.journal (run_id, seq, batch, at, type, body)
SELECT run_id, seq, batch, at, type, body::json
FROM unnest($1::text[], $2::integer[], $3::integer[], $4::uuid[], $5::timestamptz[], $6::text[], $7::text[])
  AS event (run_id, after, seq, batch, at, type, body)
WHERE (SELECT true FROM operant.journal AS last WHERE last.run_id = event.run_id AND last.seq = event.after)
RETURNING batch`

/**
 * Lets runs that append at the same moment share a commit, and with it a round trip. Each is as safe as in a commit of
 * its own, for it goes on only when the commit is done. Where one of them makes the commit fail, nothing of it was
 * written, and each is appended alone.
 */
export class GroupCommit {
  readonly #pool: Pool
  #waiting: Waiting[] = []
  #commits = 0

  constructor(pool: Pool) {
    this.#pool = pool
  }

  /** How many events were written: none where there is no event to append after. Throws as the statement for one does. */
  append(append: PlainAppend): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ append, resolve, reject })
      if (this.#commits < mostCommits) void this.#commitAll()
    })
  }

  async #commitAll(): Promise<void> {
    this.#commits += 1
    while (this.#waiting.length > 0) {
      const group = this.#waiting
      this.#waiting = []
      await this.#commit(group)
    }
    this.#commits -= 1
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    if (group.length === 1) return this.#commitEach(group)
    try {
      const { rows } = await this.#pool.query<{ batch: string }>(groupStatement(group.map(({ append }) => append)))
      const written = new Set(rows.map((row) => row.batch))
      for (const { append, resolve } of group) resolve(written.has(append.batch) ? append.events.length : 0)
    } catch (error) {
      if (!isPassing(error)) return this.#commitEach(group)
      for (const { reject } of group) reject(error)
    }
  }

  async #commitEach(group: readonly Waiting[]): Promise<void> {
    const all = group.map(({ append, resolve, reject }) =>
      this.#pool.query(plainStatement(append)).then(({ rowCount }) => resolve(rowCount ?? 0), reject),
    )
    await Promise.all(all)
  }
}

function groupStatement(appends: readonly PlainAppend[]) {
  // In one order everywhere, so that two processes that drive the same runs do not wait for each other.
  const sorted = appends.toSorted((one, other) => (one.run < other.run ? -1 : 1))
  const rows = sorted.flatMap(({ run, after, batch, events }) =>
    events.map((event, index) => ({ run, after, seq: after + index + 1, batch, event, body: JSON.stringify(event) })),
  )
  const values = [
    rows.map(({ run }) => run),
    rows.map(({ after }) => after),
    rows.map(({ seq }) => seq),
    rows.map(({ batch }) => batch),
    rows.map(({ event }) => event.at),
    rows.map(({ event }) => event.type),
    rows.map(({ body }) => body),
  ]
  return { name: 'append group', text, values }
}
