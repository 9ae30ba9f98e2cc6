import { backlogAgent, supportAgent } from '@operant/agents'
import { type BrokenRule, scoreBacklog } from '@operant/sandbox/planter'
import { understand } from '../../packages/operant/src/asking/understand.ts'
import type { Foretold } from '../../packages/operant/src/journal/collection-events.ts'
import type { RunState } from '../../packages/operant/src/journal/state.ts'
import { seeded } from '../support/random.ts'
import { type Desk, openDesk, undecidedRequest } from './desk.ts'
import { drive } from './drive.ts'
import type { BacklogOptions } from './options.ts'
import { leftAtBest } from './oracle.ts'
import { peopleAtWork } from './people.ts'
import { asker } from './place.ts'
import { hasEnded, scoredChildren, stateOf } from './states.ts'

const hours = 7
const minute = 60_000
const hour = 60 * minute
/** Where at best fewer than these would be left, no number is plainly out of reach. */
const leastForCannot = 5
/** What is asked for that cannot be: so much of what is left at best. */
const tooFew = 0.8
/** What is asked for that can be: as few as at best, and so many of all tickets more. */
const leeway = 0.15

/** What was asked for, what was foretold, and how it ended. */
export interface Asked {
  readonly target: number
  /** At any moment until then, as time of the company's day. */
  readonly until: string
  /** At the best moment until then, by whoever knows what is right. */
  readonly leftAtBest: number
  readonly outcome: string
  readonly why: string
  readonly foretold: Foretold | undefined
  /** When it ended, as time of the company's day. */
  readonly at: string
}

export interface Options {
  readonly told: number
  readonly understood: number
}

export interface BacklogRound {
  readonly seed: number
  readonly waiting: number
  readonly arrived: number
  /** Fewer than are left by whoever knows what is right: it cannot be met. */
  readonly cannot: (Asked & { readonly writes: number; readonly options: Options }) | undefined
  readonly can: Asked & { readonly left: number }
  readonly solved: number
  readonly merged: number
  readonly byPeople: number
  readonly reopened: number
  readonly doubleEffects: number
  readonly broken: readonly BrokenRule[]
  /** Tickets that agents worked on, and those of them that they settled alone. */
  readonly elements: number
  readonly alone: number
  readonly seconds: number
}

/**
 * One day at the desk, twice asked: first for what nobody can do, then for what can be done. Whether it can is told by
 * who knows what is right for each ticket.
 */
export async function playBacklog(
  seed: number,
  options: BacklogOptions & { readonly makeDatabase: () => Promise<string> },
  tell: (text: string) => void,
): Promise<BacklogRound> {
  const began = performance.now()
  const { waiting, perHour, people, difficulty, minutes: minutesPerTicket, makeDatabase } = options
  const desk = await openDesk({ seed, difficulty, waiting, perHour, hours, people, minutesPerTicket, makeDatabase })
  try {
    const { truth, company, cameAt } = desk
    const shifts = await company.desk.shifts({ from: truth.asOf, to: truth.desk.until })
    const five = Date.parse(truth.desk.until)
    const wish = (until: number, targetFor: (leftAtBest: number) => number): Wish => {
      const best = leftAtBest({ truth, shifts, cameAt }, until)
      return { until, leftAtBest: best, target: targetFor(best) }
    }
    // Where people can do it all by five, they cannot within an hour.
    const tooMuch = [five, Date.parse(truth.asOf) + hour]
      .map((until) => wish(until, (best) => Math.floor(best * tooFew)))
      .find((one) => one.leftAtBest >= leastForCannot)
    const cannot = tooMuch && (await ask(desk, 'run_cannot', tooMuch, seed, tell))
    const writes = (await company.ledger.writes()).length
    const enough = wish(five, (best) => Math.round(best + leeway * truth.tickets.length))
    const can = await ask(desk, 'run_can', enough, seed, tell)
    const { directory, truthFile, project } = desk
    const runs = await scoredChildren(project, can.state, can.approved)
    const result = scoreBacklog({ directory, truthFile, at: can.now, runs })
    const alone = runs.filter(({ outcome, approved }) => !approved && (outcome === 'met' || outcome === 'declined'))
    return {
      seed,
      waiting: truth.desk.waiting,
      arrived: result.arrived,
      cannot: cannot && { ...cannot.asked, writes, options: await optionsOf(cannot.state, truth.asOf) },
      can: { ...can.asked, left: result.left },
      solved: result.solved,
      merged: result.merged,
      byPeople: can.done,
      reopened: result.reopened,
      doubleEffects: result.doubleEffects,
      broken: result.broken,
      elements: runs.length,
      alone: alone.length,
      seconds: (performance.now() - began) / 1_000,
    }
  } finally {
    await desk.close()
  }
}

interface Wish {
  readonly target: number
  readonly until: number
  readonly leftAtBest: number
}

/** Asks for it as a person would at this moment, and works until it has ended. */
async function ask(
  desk: Desk,
  run: string,
  { target, until, leftAtBest: best }: Wish,
  seed: number,
  tell: (text: string) => void,
): Promise<{ asked: Asked; state: RunState; now: string; done: number; approved: ReadonlySet<string> }> {
  const { project, company, truth, world, staff } = desk
  const from = Date.parse(await company.controls.clock())
  const time = until - from
  await project.startGoal({
    agent: 'backlog',
    goal: 'reduce backlog',
    input: { backlogTarget: target },
    startedBy: asker.name,
    run,
    limits: { time },
  })
  const shifts = await company.desk.shifts({ from: truth.asOf, to: truth.desk.until })
  const people = peopleAtWork({
    project,
    parent: run,
    shifts,
    staff,
    truth: truth.tickets,
    requestOf: (ticket) => undecidedRequest(company, ticket),
    random: seeded(seed),
  })
  const ended = await drive({
    project,
    world,
    people,
    from,
    to: until,
    step: 5 * minute,
    over: () => hasEnded(project, run),
    alive: desk.alive,
    onMoment: (now) => tell(`Seed ${seed}, below ${target}: ${timeOf(now)}`),
  })
  const state = await stateOf(project, run)
  const first = state.forecasts[0]?.forecast
  const asked: Asked = {
    target,
    until: timeOf(until),
    leftAtBest: best,
    outcome: state.settled?.outcome ?? 'not ended',
    why: state.settled?.why ?? '',
    foretold: first && !('cannot' in first) ? first : undefined,
    at: timeOf(ended),
  }
  return { asked, state, now: new Date(ended).toISOString(), done: people.done, approved: people.approved }
}

/** What is told that could be asked for instead, and how many of these are understood just so. */
async function optionsOf({ forecasts: [first] }: RunState, now: string): Promise<Options> {
  const told = first && 'options' in first.forecast ? first.forecast.options : []
  const moment = { now: new Date(now), timeZone: 'UTC' }
  const heard = await Promise.all(told.map(({ ask: words }) => understand([supportAgent, backlogAgent], words, moment)))
  return { told: told.length, understood: heard.filter(({ kind }) => kind === 'understood').length }
}

function timeOf(instant: number): string {
  return new Date(instant).toISOString().slice(11, 16)
}
