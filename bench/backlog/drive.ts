import { setTimeout as sleep } from 'node:timers/promises'
import type { World } from '@operant/sandbox'
import { nextDue, tick } from '../../packages/operant/src/dispatch/timekeeper.ts'
import type { Project } from '../../packages/operant/src/project/open-project.ts'
import { countMoving } from '../../packages/operant/src/store/runs.ts'
import type { People } from './people.ts'

export interface DriveOptions {
  readonly project: Project
  readonly world: World
  readonly people: People
  /** Instants in milliseconds, between which is worked. */
  readonly from: number
  readonly to: number
  /** Milliseconds of the company's time from one look to the next. */
  readonly step: number
  /** Whether the run that it is about has ended. */
  readonly over: () => Promise<boolean>
  /** False where whoever works has died. */
  readonly alive: () => boolean
  readonly onMoment: (now: number) => void
}

/** Lets the company's time pass in steps, people working beside the agents, until the run has ended; answers when that was. */
export async function drive(options: DriveOptions): Promise<number> {
  const { project, world, people, to, step } = options
  for (let now = options.from; ; now = Math.min(now + step, to)) {
    if (now > options.from) await world.advance(new Date(now).toISOString())
    await tick(project.pool, project.clock)
    await rest(options)
    if (await options.over()) return now
    if (now >= to) return now
    await people.act(now)
    await rest(options)
    // What people did may have been the last: what comes in later is of no account.
    if (await options.over()) return now
    options.onMoment(now)
  }
}

/** Until no run is under way and none is to be woken by now. */
async function rest({ project, alive }: DriveOptions): Promise<void> {
  for (;;) {
    if (!alive()) throw new Error('the worker ended by itself; its errors are above')
    const time = project.clock.now()
    const moving = await countMoving(project.pool, new Date(time.getTime() + 1))
    const due = await nextDue(project.pool)
    if (moving === 0 && !(due && due <= time)) return
    if (moving === 0) await tick(project.pool, project.clock)
    await sleep(20)
  }
}
