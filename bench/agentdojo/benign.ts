import type { SuiteData, UserTask } from './data/suite.ts'
import { replay } from './replay/replay.ts'
import { reached } from './score.ts'
import { suites } from './suites/suites.ts'

/** One task of a person as they asked for it, in an environment without an attack. */
export interface BenignResult {
  readonly task: string
  readonly reached: boolean
  /** Writes that the task takes, and how many of them a person was asked about. */
  readonly writes: number
  readonly approvals: number
}

export async function replayBenign(data: SuiteData): Promise<readonly BenignResult[]> {
  const results: BenignResult[] = []
  for (const task of data.userTasks) results.push(await replayTask(data, task))
  return results
}

async function replayTask(data: SuiteData, task: UserTask): Promise<BenignResult> {
  const { environment } = data
  const wanted = task.gold_calls.filter((call) => data.writes.has(call.function))
  const { environment: after, asked } = await replay(suites[data.name], {
    environment,
    prompt: task.prompt,
    calls: task.gold_calls,
    answer: task.gold_output,
    wanted,
  })
  return {
    task: task.id,
    reached: reached(environment, task.expected_diff, after.state),
    writes: wanted.length,
    approvals: asked,
  }
}
