import { setTimeout as sleep } from 'node:timers/promises'
import type { Company, Happening, World } from '@operant/sandbox'
import { nextDue, tick } from '../../packages/operant/src/dispatch/timekeeper.ts'
import type { Project } from '../../packages/operant/src/project/open-project.ts'
import { receiveEvent } from '../../packages/operant/src/store/outside-events.ts'
import { countMoving } from '../../packages/operant/src/store/runs.ts'
import type { Fleet } from './fleet.ts'
import type { ScriptedPeople } from './person.ts'
import { startChases, startDelays } from './starts.ts'

export interface DriveOptions {
  readonly project: Project
  readonly company: Company
  readonly world: World
  readonly fleet: Fleet
  readonly people: ScriptedPeople
  /** Instants in milliseconds, between which is worked. */
  readonly from: number
  readonly to: number
  /** Simulated instants at which a worker is killed at whatever it does next, in order. */
  readonly kills: readonly number[]
  readonly random: () => number
  readonly onDay: (day: string) => void
}

const hour = 3_600_000
const dayLength = 24 * hour
/** The daily look at what is overdue, and at what logistics reports. */
const lookAt = 8 * hour

/**
 * Lets the company's time pass from one moment at which something is due to the next: something happens outside, a run
 * is woken, a person answers, or the day's work begins. In between it waits until all is at rest.
 */
export async function drive(options: DriveOptions): Promise<void> {
  const { project, world, people, to } = options
  const kills = [...options.kills]
  let now = options.from
  let day = ''
  await begin(options, [])
  for (;;) {
    await rest(options, kills, now)
    const next = await nextMoment(options, now)
    if (next === undefined || next > to) break
    now = Math.max(now, next)
    const happened = await world.advance(new Date(now).toISOString())
    await tick(project.pool, project.clock)
    await people.answer()
    await begin(options, happened)
    const today = new Date(now).toISOString().slice(0, 10)
    if (today !== day) options.onDay(today)
    day = today
  }
}

/** What happened wakes whoever waits for it, and opens runs. */
async function begin(options: DriveOptions, happened: readonly Happening[]): Promise<void> {
  const { project, company } = options
  for (const { at, what, entity } of happened) {
    const type = what === 'mail received' ? 'mail.received' : 'shipment.reported'
    const event = { source: 'company', id: `${at} ${what} ${entity}`, type, subject: entity, data: null, at }
    await receiveEvent(project.pool, { ...event, receivedAt: project.clock.now().toISOString() })
  }
  if (happened.some(({ what }) => what.startsWith('shipment'))) await startDelays(project, company)
  if (project.clock.now().getTime() % dayLength === lookAt) {
    await startChases(project, company)
    await startDelays(project, company)
  }
}

async function nextMoment({ project, world, people }: DriveOptions, now: number): Promise<number | undefined> {
  const look = Math.floor((now - lookAt) / dayLength + 1) * dayLength + lookAt
  const happening = await world.nextHappening()
  const moments = [
    look,
    (await nextDue(project.pool))?.getTime(),
    happening === null ? undefined : Date.parse(happening),
    await people.next(),
  ]
  return Math.min(...moments.flatMap((one) => (one === undefined ? [] : [one])))
}

/** Until no run is under way. Whoever is to be killed is killed while one is. */
async function rest({ project, fleet, random }: DriveOptions, kills: number[], now: number): Promise<void> {
  for (;;) {
    const moving = await countMoving(project.pool, new Date(project.clock.now().getTime() + 1))
    if (moving === 0) return
    if (kills[0] !== undefined && kills[0] <= now) {
      kills.shift()
      await sleep(random() * 150)
      fleet.killOne(random())
    }
    await sleep(15)
  }
}
