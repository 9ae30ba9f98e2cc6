import { openDatabase } from '../database/database.ts'
import type { SystemContext } from '../systems/calls.ts'
import { readSetting, writeSetting } from '../systems/settings.ts'
import { comingCarrierAnswers } from './carrier-cases.ts'
import { comingCustomerAnswers, comingEvidence } from './customers.ts'
import { comingScans } from './parcels.ts'
import { comingConsents } from './supply/consents.ts'
import { comingFreight, comingOrderedGoods, comingTransfers } from './supply/measures.ts'
import { readPlan } from './supply/plan.ts'
import { comingDeliveries, comingMilestones } from './supply/shipments.ts'
import { comingSupplierMail } from './supply/supplier-mail.ts'
import { type ComingEvent, instantOf, type Question, stageOf } from './stage.ts'
import { comingSupplierAnswers } from './suppliers.ts'
import { comingHandovers } from './warehouses.ts'

/** Something that happened outside of the company. */
export interface Happening {
  at: string
  what: string
  /** Id of the record that it is about. */
  entity: string
}

/** The world around the company, for whoever operates the sandbox; those who work in the company do not get it. */
export interface World {
  /**
   * Moves the company's clock to an instant, ISO 8601 in UTC, and lets happen what happens until then. The same seed and
   * the same deeds give the same world, however the way is split. Throws when the clock is past the instant already.
   */
  advance(to: string): Promise<Happening[]>
  /** The instant of the next thing that is going to happen as things stand; null when nothing is. */
  nextHappening(): Promise<string | null>
  close(): Promise<void>
}

export interface OpenWorldOptions {
  directory: string
  /** What happens by chance. It is kept nowhere in the company's data. */
  seed: number
  /** What a customer says to a question; undefined leaves it to chance, null is silence. */
  answer?: ((question: Question) => string | null | undefined) | undefined
  /** What suppliers and carriers have in mind, as the planter wrote it; without it they do nothing. */
  planFile?: string | undefined
  /** Who acts; everybody else stands still while time passes. Default: everybody. */
  acting?: readonly Actors[] | undefined
}

/** Who acts by chance. */
const actors = {
  carriers: [comingScans, comingHandovers, comingCarrierAnswers],
  customers: [comingCustomerAnswers, comingEvidence],
  suppliers: [comingSupplierAnswers, comingFreight, comingTransfers, comingOrderedGoods],
} as const
type Actors = keyof typeof actors
const everybody: readonly Actors[] = ['carriers', 'customers', 'suppliers']

/** Those who act as the planter's plan says. */
const plannedActors = [comingMilestones, comingDeliveries, comingSupplierMail, comingConsents]

/** Opens the world around the company in `directory`. */
export function openWorld(options: OpenWorldOptions): World {
  const database = openDatabase(options.directory)
  const clock = (): string => readSetting(database, 'as_of') ?? instantOf(0)
  const context: SystemContext = { database, now: clock, wallMs: () => 0, countReads: false }
  const since = (): number => {
    const known = readSetting(database, 'world_since')
    if (known === null) writeSetting(database, 'world_since', clock())
    return Date.parse(known ?? clock())
  }
  const plan = options.planFile === undefined ? null : readPlan(options.planFile)
  const coming = (): ComingEvent[] => {
    const { seed, answer = () => undefined } = options
    const stage = stageOf(context, { seed, since: since(), answer })
    const planned = plan ? plannedActors.flatMap((actor) => actor(stage, plan)) : []
    const acting = (options.acting ?? everybody).flatMap((who) => actors[who])
    return [...acting.flatMap((actor) => actor(stage)), ...planned].toSorted(byTime)
  }
  const nextHappening = (): string | null => {
    const [next] = coming()
    return next ? instantOf(Math.max(next.at, Date.parse(clock()))) : null
  }
  const advance = (to: string): Happening[] => {
    const end = Date.parse(to)
    if (Number.isNaN(end)) throw new RangeError(`Cannot advance to ${JSON.stringify(to)}; expected an ISO 8601 instant`)
    if (end < Date.parse(clock())) throw new RangeError(`Cannot advance to ${to}; the clock is at ${clock()} already`)
    const due = coming()
    const happened: Happening[] = []
    for (let happening = due.shift(); happening && happening.at <= end; happening = due.shift()) {
      const { what, entity, at: dueAt } = happening
      const now = Math.max(dueAt, Date.parse(clock()))
      const at = instantOf(now)
      const next = database.transaction(() => {
        writeSetting(database, 'as_of', at)
        return happening.happen(now)
      })
      happened.push({ at, what, entity })
      for (const follower of next) insertByTime(due, follower)
    }
    writeSetting(database, 'as_of', instantOf(end))
    return happened
  }
  return {
    advance: async (to) => advance(to),
    nextHappening: async () => nextHappening(),
    close: async () => database.close(),
  }
}

function byTime(one: ComingEvent, other: ComingEvent): number {
  return one.at - other.at || (one.id < other.id ? -1 : 1)
}

function insertByTime(coming: ComingEvent[], event: ComingEvent): void {
  let low = 0
  let high = coming.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const there = coming[middle]
    if (there && byTime(there, event) < 0) low = middle + 1
    else high = middle
  }
  coming.splice(low, 0, event)
}
