import { workOffWorklists, type WorkedOff } from '@operant/sandbox/planter'
import { startFleet } from '../../support/fleet.ts'
import { accountMonth, booksNow } from './books-now.ts'
import { drive, type Driven } from './drive.ts'
import { Killer } from './killer.ts'
import type { Mark } from './marks.ts'
import { ProcessWatch, type Taken } from './process-watch.ts'
import { openWorkplace, type Workplace } from './place.ts'
import type { WorkerWord } from './worker-process.ts'

/** Of what people are given in a month, the part that they have done early in the next. */
const done = 0.8

export interface WorkOptions {
  readonly seed: number
  readonly lines: number
  /** The last of them is measured. */
  readonly months: number
  readonly kills: number
  readonly again: boolean
}

export interface Worked {
  /** What people put right in the last month of what the ones before gave them. */
  readonly workedOff: readonly WorkedOff[]
  readonly driven: Driven
  readonly seconds: Seconds
  readonly taken: Taken
  readonly workersKilled: number
  /** Milliseconds for which a worker could do nothing else, at most. */
  readonly stoodStill: number
  /** What the same goal did once more, where it was asked for. */
  readonly again: { readonly outcome: string; readonly writes: number; readonly seconds: number } | undefined
}

/** From when the goal is stated to when it is closed; what was done twice because a worker was killed counts as post. */
export interface Seconds {
  readonly all: number
  readonly read: number
  readonly match: number
  readonly post: number
}

/**
 * Has months reconciled by one worker in a process of its own, which is replaced where it is killed. It is killed in the last
 * of them.
 * @throws Error where one of them is not met.
 */
export async function work(
  place: Workplace,
  home: string,
  options: WorkOptions,
  tell: (line: string) => void,
): Promise<Worked> {
  const last = accountMonth(options.months)
  let isLast = false
  const marks = new Map<Mark, number>()
  const killer = new Killer(options)
  let longest = 0
  const project = await openWorkplace(place)
  const fleet = startFleet({
    program: new URL('worker-process.ts', import.meta.url),
    given: place,
    workers: 1,
    compiled: home,
    onMessage: (message) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the worker's program says something
      const word = message as WorkerWord
      if (!isLast) return
      if ('stoodStill' in word) longest = Math.max(longest, word.stoodStill)
      if (!('mark' in word)) return
      marks.set(word.mark, word.at)
      killer.onMark(word.mark, fleet)
    },
  })
  try {
    await fleet.ready
    let workedOff: readonly WorkedOff[] = []
    for (let nth = 1; nth < options.months; nth += 1) {
      const { account, period } = accountMonth(nth)
      await reconcile(period)
      workedOff = workOffWorklists(place.directory, { account, period, seed: options.seed, share: done })
    }
    isLast = true
    const watch = new ProcessWatch()
    const began = Date.now()
    const driven = await reconcile(last.period)
    const ended = Date.now()
    const taken = await watch.stop()
    const [workersKilled, stoodStill, seconds] = [fleet.killed, longest, secondsOf(marks, began, ended)]
    const again = options.again ? await onceMore() : undefined
    return { driven, seconds, taken, workersKilled, stoodStill, again, workedOff }
  } finally {
    killer.stop()
    await fleet.close()
    await project.close()
  }

  async function reconcile(period: string): Promise<Driven> {
    tell(`reconciling ${period}`)
    const driven = await drive(project, period)
    if (driven.outcome !== 'met') throw new Error(`the goal ended ${driven.outcome}: ${driven.why}`)
    return driven
  }

  async function onceMore(): Promise<NonNullable<Worked['again']>> {
    const before = await booksNow(place.directory, last)
    const began = Date.now()
    const { outcome } = await drive(project, last.period)
    const seconds = (Date.now() - began) / 1_000
    const { writes } = await booksNow(place.directory, last)
    return { outcome, writes: writes - before.writes, seconds }
  }
}

function secondsOf(marks: ReadonlyMap<Mark, number>, began: number, ended: number): Seconds {
  const [matching = ended, matched = ended] = [marks.get('matching'), marks.get('matched')]
  return {
    all: (ended - began) / 1_000,
    read: (matching - (marks.get('reading') ?? began)) / 1_000,
    match: (matched - matching) / 1_000,
    post: (ended - matched) / 1_000,
  }
}
