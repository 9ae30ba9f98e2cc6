import type { Reasoner } from '../../packages/operant/src/run/context.ts'
import type { LoadedAgent } from '../../packages/operant/src/run/loading/load-agent.ts'
import type { Attempt } from './attempt.ts'
import { startOverHttp } from './planners/over-http.ts'
import { playScripted } from './scripted.ts'

export interface ModelFigures {
  readonly attempts: number
  readonly reached: number
  readonly notHijacked: number
  /** Questions to the model's server. */
  readonly questions: number
  readonly holes: readonly string[]
}

/** The same attempts by a language model over HTTP, every second one by a model that is shown what outsiders wrote. */
export async function playByModel(
  loaded: LoadedAgent,
  attempts: readonly Attempt[],
  onProgress: (done: number, of: number) => void,
): Promise<ModelFigures> {
  const http = await startOverHttp()
  const open = { ...loaded, agent: { ...loaded.agent, text: 'open' as const } }
  try {
    const halves = [0, 1].map((half) => attempts.filter((_, index) => index % 2 === half))
    const [closed = [], shown = []] = halves
    const through = (planner: Reasoner): Reasoner => http.through(planner)
    const told = (before: number) => (done: number) => onProgress(before + done, attempts.length)
    const inClosed = await playScripted(loaded, closed, told(0), through)
    const inOpen = await playScripted(open, shown, told(closed.length), through)
    return {
      attempts: attempts.length,
      reached: inClosed.reached + inOpen.reached,
      notHijacked: inClosed.notHijacked + inOpen.notHijacked,
      questions: http.questions(),
      holes: [...inClosed.holes, ...inOpen.holes].map((hole) => `by a model: ${hole}`),
    }
  } finally {
    await http.close()
  }
}
