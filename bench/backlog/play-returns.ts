import { type BrokenRule, scoreBacklog } from '@operant/sandbox/planter'
import { seeded } from '../support/random.ts'
import { type Desk, openDesk, undecidedRequest } from './desk.ts'
import { drive } from './drive.ts'
import type { BacklogOptions } from './options.ts'
import { peopleAtWork } from './people.ts'
import { asker } from './place.ts'
import { hasEnded, scoredChildren, stateOf } from './states.ts'

const hour = 3_600_000
const day = 24 * hour
/** People and customers have so long. */
const daysToDecide = 20
const final: ReadonlySet<string> = new Set(['authorised', 'resolved', 'declined'])

export interface ReturnsRound {
  readonly seed: number
  readonly requests: number
  /** Decided on the first day, by agents and people. */
  readonly atFirst: number
  readonly decided: number
  /** Not decided, and told with owner and blocker; of the first day and of the end. */
  readonly remainder: readonly {
    readonly rest: number
    readonly told: number
    readonly wrong: number
    readonly blockers: readonly string[]
  }[]
  readonly outcome: string
  readonly days: number
  readonly byPeople: number
  readonly doubleEffects: number
  readonly broken: readonly BrokenRule[]
  readonly seconds: number
}

/** On the first of a month, every return request of the month before is brought to a final state. */
export async function playReturns(
  seed: number,
  { difficulty, people: staffed, makeDatabase }: BacklogOptions & { readonly makeDatabase: () => Promise<string> },
  tell: (text: string) => void,
): Promise<ReturnsRound> {
  const began = performance.now()
  const wish = {
    seed,
    difficulty,
    waiting: 60,
    perHour: 0,
    hours: 7,
    people: Math.max(1, staffed),
    minutesPerTicket: 12,
  }
  const desk = await openDesk({ ...wish, makeDatabase })
  try {
    const { company, project, world, staff, truth } = desk
    const month = truth.asOf.slice(0, 7)
    const from = firstAfter(month)
    await world.advance(new Date(from).toISOString())
    const until = from + daysToDecide * day
    await project.startGoal({
      agent: 'backlog',
      goal: 'finish returns',
      input: { returnMonth: month },
      startedBy: asker.name,
      run: 'run_returns',
      limits: { time: until - from },
    })
    const people = peopleAtWork({
      project,
      parent: 'run_returns',
      shifts: daily(wish.people, from, daysToDecide),
      staff,
      truth: truth.tickets,
      requestOf: (ticket) => undecidedRequest(company, ticket),
      random: seeded(seed),
    })
    const driven = {
      project,
      world,
      people,
      alive: desk.alive,
      over: () => hasEnded(project, 'run_returns'),
    }
    const onMoment = (now: number): void => tell(`Seed ${seed}, returns: ${new Date(now).toISOString().slice(0, 13)}`)
    const noon = await drive({ ...driven, from, to: from + 2 * hour, step: hour / 4, onMoment })
    const first = await remainderOf(desk, month, 'run_told_first', noon)
    const ended =
      noon < from + 2 * hour ? noon : await drive({ ...driven, from: noon, to: until, step: 6 * hour, onMoment })
    const last = await remainderOf(desk, month, 'run_told_last', ended)
    const state = await stateOf(project, 'run_returns')
    const runs = await scoredChildren(project, state, people.approved)
    const { directory, truthFile } = desk
    const result = scoreBacklog({ directory, truthFile, at: new Date(ended).toISOString(), runs })
    return {
      seed,
      requests: last.requests,
      atFirst: first.requests - first.rest,
      decided: last.requests - last.rest,
      remainder: [first, last],
      outcome: state.settled?.outcome ?? 'not ended',
      days: (ended - from) / day,
      byPeople: people.done,
      doubleEffects: result.doubleEffects,
      broken: result.broken,
      seconds: (performance.now() - began) / 1_000,
    }
  } finally {
    await desk.close()
  }
}

/** What is told to be left, against what the returns desk has. */
async function remainderOf({ company, project, world, alive }: Desk, month: string, run: string, now: number) {
  const requests = await company.returns.requestsIn({
    from: `${month}-01`,
    to: new Date(firstAfter(month)).toISOString().slice(0, 10),
  })
  const standing = await Promise.all(
    requests.map(async ({ id, order, line, status }) => {
      const refunds = (await company.payments.paymentOf(order))?.refunds ?? []
      return { id, decided: final.has(status) || refunds.some((one) => one.line === line) }
    }),
  )
  const rest = standing.filter(({ decided }) => !decided).map(({ id }) => id)
  await project.startGoal({
    agent: 'backlog',
    goal: 'tell returns',
    input: { returnMonth: month },
    startedBy: asker.name,
    run,
  })
  const nobody = { act: () => Promise.resolve(), done: 0, approved: new Set<string>() }
  await drive({
    project,
    world,
    people: nobody,
    alive,
    from: now,
    to: now,
    step: hour,
    over: () => hasEnded(project, run),
    onMoment: () => undefined,
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema of the fact `returnAccount`
  const told = ((await stateOf(project, run)).settled?.answers?.[0]?.value ?? { remainder: [] }) as {
    remainder: readonly { request: string; owner: string; blocker: string }[]
  }
  const named = told.remainder
    .filter(({ owner, blocker }) => owner !== '' && blocker !== '')
    .map(({ request }) => request)
  const wrong = rest.filter((id) => !named.includes(id)).length + named.filter((id) => !rest.includes(id)).length
  return {
    requests: requests.length,
    rest: rest.length,
    told: named.length,
    wrong,
    blockers: told.remainder.map(({ owner, blocker }) => `${owner}: ${blocker}`),
  }
}

/** Eight in the morning of the first day of the month after. */
function firstAfter(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return Date.UTC(year, number, 1, 8)
}

function daily(people: number, from: number, days: number) {
  return Array.from({ length: people * days }, (_, index) => {
    const at = from + Math.floor(index / people) * day
    const [beginsAt, endsAt] = [at, at + 10 * hour].map((one) => new Date(one).toISOString())
    return { person: `person ${index % people}`, beginsAt: beginsAt ?? '', endsAt: endsAt ?? '', minutesPerTicket: 12 }
  })
}
