import { rm } from 'node:fs/promises'
import { createEmptyCompany, openCompany } from '@operant/sandbox'
import { unforeseenCases } from '../../packages/agents/src/support/unforeseen/cases/all.ts'
import { fill } from '../../packages/agents/src/support/unforeseen/company-of.ts'
import { handleTicket } from '../../packages/agents/src/support/unforeseen/hand-over.ts'
import { shortcomingsOf } from '../../packages/agents/src/support/unforeseen/shortcomings.ts'
import { supportAgent } from '../../packages/agents/src/support/support-agent.ts'
import { asOf } from '../../packages/agents/src/support/test-bench.ts'
import type { Agent } from 'operant'
import type { RunEvent } from '../../packages/operant/src/journal/events.ts'
import type { Reasoner } from '../../packages/operant/src/run/context.ts'
import { takenIn, type Taken } from '../support/real-model.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** What became of one case. */
export interface CaseResult {
  readonly name: string
  /** Whether a person has it, with the evidence, the options and the right role. */
  readonly right: boolean
  /** What the hand-over lacks. */
  readonly lacks: readonly string[]
  /** Writes that bind, which a case nobody foresaw does not bear. */
  readonly wrong: readonly string[]
  readonly taken: Taken
}

export interface Way {
  readonly title: string
  readonly reasoning: 'search' | 'model' | 'hybrid'
  readonly reasoner?: Reasoner
}

/** Tokens that a run may take here: the support agent has so many tools that one question shows tens of thousands. */
const mostTokens = 5_000_000

/** The support agent as it is shipped, but for who reasons. */
export function supportBy(reasoner: Way['reasoning']): Agent {
  const goals = [...supportAgent.goals].map(
    ([name, goal]) => [name, { ...goal, limits: { ...goal.limits, tokens: mostTokens } }] as const,
  )
  return { ...supportAgent, reasoner, goals: new Map(goals) }
}

/** Has the support agent work on the cases, each in a company of its own. */
export async function workOnCases(
  way: Way,
  most: number,
  onDone: (done: number, of: number) => void,
): Promise<readonly CaseResult[]> {
  const agent = supportBy(way.reasoning)
  const chosen = unforeseenCases.slice(0, most)
  const results: CaseResult[] = []
  for (const given of chosen) {
    const directory = await temporaryFolder('unforeseen')
    const database = createEmptyCompany({ directory, asOf })
    fill(database, given.world)
    database.close()
    const company = openCompany({ directory })
    try {
      const ending = await handleTicket(company, { agent, ...(way.reasoner ? { reasoner: way.reasoner } : {}) })
      const lacks = Object.entries(shortcomingsOf(given, ending)).flatMap(([aspect, missing]) =>
        missing.length > 0 ? [aspect] : [],
      )
      const events: readonly RunEvent[] = ending.events
      results.push({
        name: given.name,
        right: lacks.length === 0,
        lacks,
        wrong: ending.wrongWrites,
        taken: takenIn([events]),
      })
    } finally {
      await company.close()
      await rm(directory, { recursive: true, force: true })
    }
    onDone(results.length, chosen.length)
  }
  return results
}
