import type { RunEvent } from '../../journal/events.ts'
import type { Answer, Proposal, Reasoner } from '../../run/context.ts'
import type { Agent } from '../../agent/define-agent.ts'
import { FactNames } from '../../reasoning/model/telling/fact-names.ts'
import { readCall } from '../../reasoning/model/read-call.ts'

type Said = Extract<
  RunEvent,
  { type: 'step.proposed' | 'proposal.refused' | 'done.claimed' | 'plan.proposed' | 'reasoner.failed' }
>

/** A reasoner that proposes what was proposed when the run was recorded, and asks nobody. */
export function recordedReasoner(recorded: readonly RunEvent[]): Reasoner {
  const answers = answersIn(recorded)
  return {
    async propose({ agent, events }): Promise<Answer> {
      const answer = answers[answersIn(events).length]
      const [first, ...others] = answer ?? []
      if (!first) return { kind: 'over limit', limit: 'what the recording has of the model' }
      const usage = { input: 0, output: 0 }
      if (first.type === 'reasoner.failed')
        return { kind: 'trouble', reason: first.reason, again: first.again !== undefined, usage }
      if (first.type === 'plan.proposed') return { kind: 'plans', said: first.said, usage }
      const names = new FactNames(agent, events)
      const ahead = 'ahead' in first && first.ahead ? { ahead: first.ahead } : {}
      return {
        kind: 'proposes',
        calls: [call(agent, names, first), ...others.map((one) => call(agent, names, one))],
        ...ahead,
        usage,
      }
    },
  }
}

function call(agent: Agent, names: FactNames, event: Said): Proposal {
  if (!('said' in event)) throw new Error(`${event.type} says nothing`)
  return readCall(agent, names, event.said)
}

/** The answers of a model that a journal holds, each with its calls in order. */
function answersIn(events: readonly RunEvent[]): readonly (readonly Said[])[] {
  const proposed = new Set<string>()
  const answers = new Map<string, Said[]>()
  for (const event of events) {
    if (!isSaid(event)) continue
    if (event.type === 'proposal.refused' && proposed.has(event.call)) continue
    if (event.type === 'step.proposed') proposed.add(event.call)
    const key =
      event.type === 'reasoner.failed'
        ? `failed ${event.seq}`
        : 'answer' in event && event.answer !== undefined
          ? event.answer
          : event.call
    answers.set(key, [...(answers.get(key) ?? []), event])
  }
  return [...answers.values()]
}

function isSaid(event: RunEvent): event is Said {
  return ['step.proposed', 'proposal.refused', 'done.claimed', 'plan.proposed', 'reasoner.failed'].includes(event.type)
}
