import { type BrokenRule, scoreBacklog } from '@operant/sandbox/planter'
import { scoredRun } from '../../packages/operant/src/cli/demo/scored-run.ts'
import type { Foretold } from '../../packages/operant/src/journal/collection-events.ts'
import type { RunState } from '../../packages/operant/src/journal/state.ts'
import { seeded } from '../support/random.ts'
import { type Desk, openDesk, undecidedRequest } from './desk.ts'
import { drive } from './drive.ts'
import type { BacklogOptions } from './options.ts'
import { leftAtBest } from './oracle.ts'
import { peopleAtWork } from './people.ts'
import { lead } from './place.ts'
import { childStates, stateOf, ticketOf } from './states.ts'

const hours = 7
const minute = 60_000
/** Where nearly nothing would be left, no number is out of reach. */
const leastForCannot = 5

/** What was asked for, what was foretold, and how it ended. */
export interface Asked {
  readonly target: number
  readonly outcome: string
  readonly why: string
  readonly foretold: Foretold | undefined
  /** When it ended, as time of the company's day. */
  readonly at: string
}

export interface BacklogRound {
  readonly seed: number
  readonly waiting: number
  readonly arrived: number
  /** Fewer are left than by whoever knows what is right: it cannot be met. */
  readonly cannot: (Asked & { readonly writes: number }) | undefined
  readonly can: Asked & { readonly left: number; readonly leftAtBest: number }
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
    const { truth, company } = desk
    const shifts = await company.desk.shifts({ from: truth.asOf, to: truth.desk.until })
    const best = leftAtBest(truth, shifts, Date.parse(truth.desk.until))
    const cannot =
      best >= leastForCannot ? await ask(desk, 'run_cannot', Math.floor(best * 0.4), seed, tell) : undefined
    const writes = (await company.ledger.writes()).length
    const can = await ask(desk, 'run_can', Math.round(best + 0.15 * truth.tickets.length), seed, tell)
    const { directory, truthFile, project } = desk
    const states = await childStates(project, can.state)
    const runs = states.map((child) => ({ ...scoredRun(child), approved: can.approved.has(ticketOf(child)) }))
    const result = scoreBacklog({ directory, truthFile, at: can.now, runs })
    const alone = runs.filter(({ outcome, approved }) => !approved && (outcome === 'met' || outcome === 'declined'))
    return {
      seed,
      waiting: truth.desk.waiting,
      arrived: result.arrived,
      cannot: cannot && { ...cannot.asked, writes },
      can: { ...can.asked, left: result.left, leftAtBest: best },
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

/** Asks for it as a person would at this moment, by five, and works until it has ended. */
async function ask(
  desk: Desk,
  run: string,
  target: number,
  seed: number,
  tell: (text: string) => void,
): Promise<{ asked: Asked; state: RunState; now: string; done: number; approved: ReadonlySet<string> }> {
  const { project, company, truth, world, staff } = desk
  const from = Date.parse(await company.controls.clock())
  const until = Date.parse(truth.desk.until)
  const time = until - from
  await project.startGoal({
    agent: 'backlog',
    goal: 'reduce backlog',
    input: { backlogTarget: target },
    startedBy: lead.name,
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
  const over = async (): Promise<boolean> => (await stateOf(project, run)).settled !== undefined
  const ended = await drive({
    project,
    world,
    people,
    from,
    to: until,
    step: 5 * minute,
    over,
    alive: desk.alive,
    onMoment: (now) => tell(`Seed ${seed}, below ${target}: ${new Date(now).toISOString().slice(11, 16)}`),
  })
  const state = await stateOf(project, run)
  const first = state.forecasts[0]?.forecast
  const asked: Asked = {
    target,
    outcome: state.settled?.outcome ?? 'not ended',
    why: state.settled?.why ?? '',
    foretold: first && !('cannot' in first) ? first : undefined,
    at: new Date(ended).toISOString().slice(11, 16),
  }
  return { asked, state, now: new Date(ended).toISOString(), done: people.done, approved: people.approved }
}
