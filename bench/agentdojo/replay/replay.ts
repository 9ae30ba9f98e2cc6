import type { Json } from '../../../packages/operant/src/facts/json.ts'
import type { RunEvent } from '../../../packages/operant/src/journal/events.ts'
import { Workbench } from '../../../packages/operant/src/testing/workbench.ts'
import type { ToolCall } from '../data/suite.ts'
import type { Environment } from '../environment/environment.ts'
import type { Suite } from '../suites/suites.ts'
import { Customer } from './customer.ts'
import { replayingModel } from './replaying-model.ts'

/** One run to replay. */
export interface Replayed {
  readonly environment: Json
  readonly prompt: string
  /** What the model calls, in order, and what it tells the person in the end. */
  readonly calls: readonly ToolCall[]
  readonly answer: string
  /** The writes that the person asked for. */
  readonly wanted: readonly ToolCall[]
}

/** What came of it. */
export interface Replay {
  readonly environment: Environment
  readonly events: readonly RunEvent[]
  /** Approvals that the person was asked for, and those they gave. */
  readonly asked: number
  readonly approved: number
}

/** Runs a suite's one agent on an environment of its own, in memory. */
export async function replay(suite: Suite, { environment, prompt, calls, answer, wanted }: Replayed): Promise<Replay> {
  const world = suite.open(environment)
  const bench = new Workbench({
    agents: [suite.agent],
    clients: { [suite.connector]: world, person: world },
    reasoner: replayingModel([...calls, { function: 'answer', args: { text: answer || 'Done.' } }]),
  })
  const customer = new Customer(wanted)
  let asked = 0
  let approved = 0
  await bench.run(suite.agent.name, 'doAsAsked', { request: prompt }, 'run')
  for (let [request] = bench.open('run', 'approve'); request; [request] = bench.open('run', 'approve')) {
    const decided = customer.answer(request)
    asked += 1
    if (decided === 'approved') approved += 1
    await bench.decide('run', decided, 'customer')
  }
  return { environment: world, events: await bench.store.read('run'), asked, approved }
}
