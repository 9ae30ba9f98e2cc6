import type { Agent } from '../agent/define-agent.ts'
import type { GoalSpec } from '../agent/goal.ts'
import type { LeftOver } from './left-over.ts'
import type { LimitPhrase } from './limits.ts'
import type { WordMatch } from './match-wording.ts'

/** One way to read the whole of a text. */
export interface Reading {
  readonly agent: Agent
  readonly goal: GoalSpec
  readonly wording: string
  readonly match: WordMatch
  readonly phrases: readonly LimitPhrase[]
  readonly left: readonly LeftOver[]
  readonly cost: number
}
