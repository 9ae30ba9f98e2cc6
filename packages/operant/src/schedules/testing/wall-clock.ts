import type { Pool } from 'pg'
import { z } from 'zod'
import { condition } from '../../agent/condition.ts'
import type { Connector } from '../../agent/connector.ts'
import { defineAgent } from '../../agent/define-agent.ts'
import { goal } from '../../agent/goal.ts'
import { fact } from '../../facts/fact.ts'
import { outsideText } from '../../facts/outside-text.ts'
import { claims } from '../../../../../examples/small-shop/agent.ts'
import { declaredStarts } from '../../project/declared-starts.ts'
import { loadAgent } from '../../run/loading/load-agent.ts'
import { listFires, type FireRow } from '../../store/schedule-fires.ts'
import { testDatabase } from '../../store/testing/test-database.ts'
import { Misfit, prepareSchedule, type PreparedSchedule } from '../prepared.ts'
import { prepareTrigger, type PreparedTrigger } from '../prepared-trigger.ts'
import { schedule, type Schedule } from '../schedule.ts'
import type { Trigger } from '../trigger.ts'
import { businessCalendar } from '../../calendar/business-calendar.ts'

export const berlin = businessCalendar({
  name: 'berlin',
  zone: 'Europe/Berlin',
  holidays: ['01-01', 'easter-2', 'easter+1', '05-01'],
})

const complaint = fact('complaint', z.object({ order: z.string().regex(/^A-/), says: outsideText() }))
const heard = condition({
  name: 'heard',
  title: 'somebody has read it',
  needs: { order: complaint.$.order },
  holds: () => true,
})
/** An agent that is given what somebody outside wrote. */
export const complaints = defineAgent({
  name: 'complaints',
  goals: [goal({ name: 'hear', ask: 'Hear {complaint}', input: { complaint }, doneWhen: [heard] })],
  can: [],
})

/** A schedule of the small shop: at eight in Berlin, unless something else is said. */
export function aSchedule(more: Partial<Parameters<typeof schedule>[0]> = {}): Schedule {
  const settle = { agent: 'claims', goal: 'settleClaim', input: { orderId: 'A-1' } }
  return schedule({ name: 'mornings', cron: '0 8 * * *', calendar: 'berlin', roles: ['operator'], ...settle, ...more })
}

export function prepared(spec: Schedule): PreparedSchedule {
  const ready = prepareSchedule(spec, [claims], [berlin])
  if (ready instanceof Misfit) throw new Error(ready.says)
  return ready
}

function preparedTrigger(spec: Trigger): PreparedTrigger {
  const ready = prepareTrigger(spec, [claims, complaints], ['shop'], [berlin])
  if (ready instanceof Misfit) throw new Error(ready.says)
  return ready
}

/** What a worker's file declares, and where the worker finds the database. */
interface File {
  readonly schedules?: readonly Schedule[]
  readonly triggers?: readonly Trigger[]
  readonly pool?: Pool
}

/** A database, a clock that is set by hand, and workers that look at their schedules when they are told to. */
export interface WallClock {
  readonly pool: Pool
  readonly url: string
  /** Begins anew at a time: nothing was declared, came or ran. */
  begin(time: string): Promise<void>
  /** Sets the clock; nobody looks at it yet. */
  set(time: string): void
  /** A worker that starts now, with these schedules in its file. */
  worker(...schedules: readonly Schedule[]): Promise<() => Promise<void>>
  /** The same with triggers in its file as well, or with connections of its own. */
  starting(file: File): Promise<() => Promise<void>>
  /** What a schedule fired, oldest first, as `time state`. */
  fires(schedule?: string): Promise<readonly string[]>
  rows(schedule?: string): Promise<readonly FireRow[]>
  runs(): Promise<number>
  close(): Promise<void>
}

export async function wallClock(): Promise<WallClock> {
  const database = await testDatabase()
  const { pool } = database
  let now = new Date(0)
  const context = {
    clock: { now: () => now },
    agents: new Map([claims, complaints].map((agent) => [agent.name, loadAgent(agent)])),
    connections: { client: async (connector: Connector<unknown>) => connector.open({}) },
  }
  const starting = async ({ schedules = [], triggers = [], pool: own = pool }: File): Promise<() => Promise<void>> => {
    const errors: Error[] = []
    const declared = { schedules: schedules.map(prepared), triggers: triggers.map(preparedTrigger) }
    const fires = await declaredStarts(own, declared, context, (error) => errors.push(error))
    return async () => {
      for (const fire of fires) await fire(new AbortController().signal)
      if (errors.length > 0) throw new AggregateError(errors)
    }
  }
  const rows = async (name?: string): Promise<readonly FireRow[]> =>
    (await listFires(pool, { limit: 10_000, ...(name === undefined ? {} : { schedule: name }) })).toReversed()
  return {
    pool,
    url: database.connectionString,
    async begin(text) {
      now = new Date(text)
      await pool.query(`TRUNCATE operant.runs, operant.journal, operant.schedules, operant.triggers, operant.outside_events,
        operant.outside_text CASCADE`)
    },
    set: (text) => {
      now = new Date(text)
    },
    worker: (...schedules) => starting({ schedules }),
    starting,
    rows,
    fires: async (name) => (await rows(name)).map(({ at, state }) => `${at.slice(0, 16)} ${state}`),
    async runs() {
      const { rows: found } = await pool.query<{ runs: number }>('SELECT count(*)::integer AS runs FROM operant.runs')
      return found[0]?.runs ?? 0
    },
    close: () => database.close(),
  }
}
