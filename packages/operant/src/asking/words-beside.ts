import type { Agent } from '../agent/define-agent.ts'
import type { GoalSpec } from '../agent/goal.ts'
import { looserThan } from '../run/goal-of.ts'
import { saysCheck, withoutJoins } from './left-over.ts'
import { isConnector, isCourtesy, isFiller, turning } from './lexicon.ts'
import { limitsIn } from './limits.ts'
import { isUsable, saidLimits, timesIn, troubleWith, type SaidLimits } from './said-limits.ts'
import { tokensOf } from './tokens.ts'
import type { Moment, Settled } from './understanding.ts'

/** What was said beside a composed goal: its limits, and what none of its checks covers. */
export type Beside =
  | (SaidLimits & {
      readonly unchecked: readonly string[]
      /** Whether they say anything but limits. */
      readonly says: boolean
    })
  | { readonly problem: string }

/** Reads the words that somebody gave beside the checks of a goal. */
export async function wordsBeside(
  agent: Agent,
  goal: GoalSpec,
  text: string,
  moment: Moment,
  settled: Settled = {},
): Promise<Beside> {
  const times = await timesIn(text, moment)
  const phrases = limitsIn(text).filter((one) => isUsable(agent, one, times))
  const problem = troubleWith(agent, phrases, times)
  if (problem !== undefined) return { problem }
  const said = saidLimits(agent, phrases, times, moment, settled)
  const looser = looserThan(goal.limits, said.limits)
  if (looser.length > 0)
    return { problem: `it asks for ${looser.join(' and ')}; a run may only have tighter limits than its goal` }
  let rest = text
  for (const { start, end } of phrases) rest = rest.slice(0, start) + ','.repeat(end - start) + rest.slice(end)
  const parts = rest.split(/[,;.!?]+(?:\s|$)|,|\s(?:and|but|then)\s/i).map((part) => part.trim())
  const unchecked: string[] = []
  let says = false
  for (const part of parts) {
    const tokens = tokensOf(part).filter(({ word }) => !isFiller(word) && !isCourtesy(word) && !isConnector(word))
    if (tokens.length === 0) continue
    says = true
    if (goal.doneWhen.some((check) => saysCheck(tokens, check.title) || saysCheck(tokens, check.name))) continue
    const why = turning(...tokens.map(({ word }) => word))
    if (why !== undefined) return { problem: `"${part}" was not understood: ${why}` }
    const own = withoutJoins(tokensOf(part))
    unchecked.push(part.slice(own[0]?.start, own.at(-1)?.end))
  }
  return { ...said, unchecked, says }
}
