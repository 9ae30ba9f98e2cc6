import { isQuestion } from '../agent/goal.ts'
import { limitText } from './limits.ts'
import type { Meant } from './understanding.ts'

/** What comes of a goal before it starts, so that a person can see a misreading. */
export interface Outlook {
  /** Its limits in words; a time that was said as a deadline is not told twice. */
  readonly limits: readonly string[]
  /** Actions it may take at all; what of it people are asked about, its policies say. None where it only looks. */
  readonly actions: readonly string[]
  /** It is asked for an answer, and changes nothing. */
  readonly question: boolean
}

export function outlookOf({ agent, goal, limits, deadline }: Meant): Outlook {
  const { time, ...others } = limits
  const question = isQuestion(goal)
  const actions = [...agent.capabilities.values()].flatMap((one) => (one.kind === 'action' ? [one.name] : []))
  return {
    limits: [...limitText(others), ...(deadline || time === undefined ? [] : limitText({ time }))],
    actions: question ? [] : actions.filter((name) => (limits.actions?.[name] ?? 1) > 0),
    question,
  }
}
