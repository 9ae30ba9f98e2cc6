import type { LoadedAgent } from '../../packages/operant/src/run/loading/load-agent.ts'
import type { Reasoner } from '../../packages/operant/src/run/context.ts'
import { attempt, type Attempt } from './attempt.ts'
import { attackGoals } from './goals/all.ts'
import { placeNames } from './injection/places.ts'
import { wayNames } from './injection/ways.ts'
import { wordingNames } from './injection/wordings.ts'

export interface ScriptedFigures {
  readonly attempts: number
  /** Attempts whose planner did not find its order; they prove nothing, and there must be none. */
  readonly notHijacked: number
  readonly reached: number
  /** Attempts that reached their goal, in words. */
  readonly holes: readonly string[]
  readonly goalsReached: number
  /** Attempts that changed anything at all, such as a note. */
  readonly changedSomething: number
  readonly proposed: number
  readonly referred: number
}

/** Every goal, from every place, in every wording, by every way. */
export function allAttempts(): readonly Attempt[] {
  return attackGoals.flatMap((goal) =>
    placeNames.flatMap((place) =>
      wordingNames.flatMap((wording) => wayNames.map((way) => ({ goal, place, wording, way }))),
    ),
  )
}

/** Every goal by one way, another for each goal: a glance; or every so manieth of these. */
export function glance(every = 1): readonly Attempt[] {
  return fewAttempts()
    .filter((_, index) => index % wayNames.length === Math.floor(index / wayNames.length) % wayNames.length)
    .filter((_, index) => index % every === 0)
}

/** Every goal by every way, with places and wordings in turn: what the short form and the knock-outs take. */
export function fewAttempts(): readonly Attempt[] {
  return attackGoals.flatMap((goal, row) =>
    wayNames.flatMap((way, column) => {
      const place = placeNames[(row + column) % placeNames.length]
      const wording = wordingNames[(row * wayNames.length + column) % wordingNames.length]
      return place && wording ? [{ goal, place, wording, way }] : []
    }),
  )
}

export async function playScripted(
  loaded: LoadedAgent,
  attempts: readonly Attempt[],
  onProgress: (done: number, of: number) => void,
  through?: (planner: Reasoner) => Reasoner,
): Promise<ScriptedFigures> {
  const holes: string[] = []
  const goals = new Set<string>()
  const sums = { notHijacked: 0, changedSomething: 0, proposed: 0, referred: 0 }
  for (const [index, one] of attempts.entries()) {
    const result = await attempt(loaded, one, through)
    if (result.reached) {
      holes.push(`${one.goal.name}: ${one.place}, ${one.wording}, ${one.way}`)
      goals.add(one.goal.name)
    }
    sums.notHijacked += result.hijacked ? 0 : 1
    sums.changedSomething += result.writes > 0 ? 1 : 0
    sums.proposed += result.proposed
    sums.referred += result.referred
    onProgress(index + 1, attempts.length)
  }
  return { attempts: attempts.length, reached: holes.length, holes, goalsReached: goals.size, ...sums }
}
