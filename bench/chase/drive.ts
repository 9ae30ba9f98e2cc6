import { setTimeout as sleep } from 'node:timers/promises'
import type { Happening, World } from '@operant/sandbox'
import { nextDue, tick } from '../../packages/operant/src/dispatch/timekeeper.ts'
import type { Project } from '../../packages/operant/src/project/open-project.ts'
import { receiveEvent } from '../../packages/operant/src/store/outside-events.ts'
import { countMoving } from '../../packages/operant/src/store/runs.ts'
import type { Fleet } from '../support/fleet.ts'
import type { ScriptedPeople } from './person.ts'

export interface DriveOptions {
  readonly project: Project
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

/**
 * Lets the company's time pass from one moment at which something is due to the next: something happens outside, a run
 * is woken or started, or a person answers. In between it waits until all is at rest.
 */
export async function drive(options: DriveOptions): Promise<void> {
  const { project, world, people, to } = options
  const kills = [...options.kills]
  let now = options.from
  let day = ''
  for (;;) {
    await rest(options, kills, now)
    const next = await nextMoment(options)
    if (next === undefined || next > to) break
    now = Math.max(now, next)
    const happened = await world.advance(new Date(now).toISOString())
    await tick(project.pool, project.clock)
    await people.answer()
    await tell(project, happened)
    const today = new Date(now).toISOString().slice(0, 10)
    if (today !== day) options.onDay(today)
    day = today
  }
}

/** What happened wakes whoever waits for it. */
async function tell(project: Project, happened: readonly Happening[]): Promise<void> {
  for (const { at, what, entity } of happened) {
    const type = what === 'mail received' ? 'mail.received' : 'shipment.reported'
    const event = { source: 'company', id: `${at} ${what} ${entity}`, type, subject: entity, data: null, at }
    await receiveEvent(project.pool, { ...event, receivedAt: project.clock.now().toISOString() })
  }
}

async function nextMoment({ project, world, people }: DriveOptions): Promise<number | undefined> {
  const happening = await world.nextHappening()
  const moments = [
    (await nextDue(project.pool))?.getTime(),
    happening === null ? undefined : Date.parse(happening),
    await people.next(),
  ]
  const known = moments.flatMap((one) => (one === undefined ? [] : [one]))
  return known.length > 0 ? Math.min(...known) : undefined
}

/** Until no run is under way and none is to be started. Whoever is to be killed is killed while one is. */
async function rest({ project, fleet, random }: DriveOptions, kills: number[], now: number): Promise<void> {
  for (;;) {
    const time = project.clock.now()
    const moving = await countMoving(project.pool, new Date(time.getTime() + 1))
    const due = await nextDue(project.pool)
    if (moving === 0 && !(due && due <= time)) return
    if (kills[0] !== undefined && kills[0] <= now) {
      kills.shift()
      await sleep(random() * 150)
      fleet.killOne(random())
    }
    await sleep(15)
  }
}
