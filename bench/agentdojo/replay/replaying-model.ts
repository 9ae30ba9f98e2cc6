import { FactNames } from '../../../packages/operant/src/reasoning/model/telling/fact-names.ts'
import { doneTool } from '../../../packages/operant/src/reasoning/model/tool-names.ts'
import { readCall } from '../../../packages/operant/src/reasoning/model/read-call.ts'
import type { Reasoner } from '../../../packages/operant/src/run/context.ts'
import type { RunEvent } from '../../../packages/operant/src/journal/events.ts'
import type { ToolCall } from '../data/suite.ts'
import { bindCall } from './bind-call.ts'

/**
 * A scripted model without a server: it makes these calls one after the other, whatever came of those before, and
 * says that it is done. What it says is read as the answer of any model.
 */
export function replayingModel(calls: readonly ToolCall[]): Reasoner {
  return {
    async propose({ agent, events }) {
      const call = calls[saidSoFar(events)]
      const raw = call ? bindCall(agent, events, call) : { tool: doneTool, input: {} }
      return {
        kind: 'proposes',
        calls: [readCall(agent, new FactNames(agent, events), raw)],
        usage: { input: 0, output: 0 },
      }
    },
  }
}

function saidSoFar(events: readonly RunEvent[]): number {
  const said = events.flatMap((event) =>
    event.type === 'step.proposed' || event.type === 'proposal.refused' || event.type === 'done.claimed'
      ? [event.call]
      : [],
  )
  return new Set(said).size
}
