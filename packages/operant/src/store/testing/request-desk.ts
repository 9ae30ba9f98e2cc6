import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { NewRequest } from '../../run/store.ts'
import type { Database } from '../database.ts'
import { putDelegation } from '../delegations.ts'
import { putPrincipal, type Principal } from '../principals.ts'
import { answerRequest, type Reply } from '../requests.ts'
import { PostgresRunStore } from '../run-store.ts'
import { anEvent, aRequest, aRun, noon, tooLate } from './samples.ts'
import { testDatabase } from './test-database.ts'

/** People who may answer requests. */
export const staff: readonly Principal[] = [
  { name: 'Lee', roles: ['lead'] },
  { name: 'kim', roles: ['lead'] },
  { name: 'ann', roles: ['lead'] },
  { name: 'ben', roles: ['clerk'] },
  { name: 'cy', roles: ['clerk'] },
  { name: 'fay', roles: ['finance'] },
]
export const yes = { kind: 'approved', reason: '' } as const satisfies Reply
export const muchLater = '2026-03-05T12:00:00.000Z'

export const refused = (why: string) => ({ kind: 'refused', why })
export const decided = (by: string) => ({ kind: 'decided', answer: { kind: 'approved', by, reason: '' } })

interface Said {
  readonly answer?: Reply
  readonly at?: string
  readonly here?: readonly Principal[]
}

/** A desk of `staff` on a database of the file's own, at which requests are asked and answered. */
export class RequestDesk {
  #database: Database | undefined
  #ids = 0

  constructor() {
    beforeAll(async () => {
      this.#database = await testDatabase()
      for (const one of staff) await putPrincipal(this.pool, one)
    })
    beforeEach(() => this.pool.query('DELETE FROM operant.delegations'))
    afterAll(() => this.#database?.close())
  }

  get pool(): Pool {
    if (!this.#database) throw new Error('the desk opens before the first test')
    return this.#database.pool
  }

  get store(): PostgresRunStore {
    return new PostgresRunStore(this.pool)
  }

  /** An open request of a run that Ann has started. */
  async asked(more: Partial<NewRequest> = {}, run = aRun()) {
    const request = aRequest({ requester: 'ann', ...more })
    await this.store.open(run)
    await this.store.append(run.id, 1, [anEvent()], { requests: [request], waits: { until: null } })
    return { run: run.id, request: request.id }
  }

  /** Somebody of the staff answers. */
  say(request: string, name: string, { answer = yes, at = noon, here = staff }: Said = {}) {
    const roles = staff.find((one) => one.name === name)?.roles ?? []
    return answerRequest(this.pool, {
      request,
      by: { name, roles },
      how: { channel: 'command line' },
      answer,
      at,
      staff: here,
    })
  }

  /** One of the staff lets another stand in. */
  async delegate(from: string, to: string, since = noon, until = tooLate): Promise<string> {
    this.#ids += 1
    const id = `d${this.#ids}`
    await putDelegation(this.pool, { id, from, to, since, until, because: 'away', madeAt: noon })
    return id
  }

  /** Who was told what about a request. */
  async notices(request: string): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ told: string }>(
      `SELECT coalesce(person, address) || ': ' || subject AS told FROM operant.notices WHERE request_id = $1 ORDER BY key`,
      [request],
    )
    return rows.map(({ told }) => told)
  }
}
