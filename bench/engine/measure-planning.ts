import { fold } from '../../packages/operant/src/journal/fold.ts'
import type { RunEvent } from '../../packages/operant/src/journal/events.ts'
import { knowledge } from '../../packages/operant/src/planning/knowledge.ts'
import { planFor } from '../../packages/operant/src/planning/plan.ts'
import { loadAgent } from '../../packages/operant/src/run/loading/load-agent.ts'
import { layeredAgent, lookedAt } from './layered-agent.ts'
import { median } from './statistics.ts'

export interface PlanningFigures {
  /** Milliseconds of one plan: 60 capabilities, three givers a fact, depth 8, half the checks unknown. */
  readonly planningMs: number
  readonly planningMs99: number
  readonly planSteps: number
}

export function measurePlanning(plans: number): PlanningFigures {
  const { agent, guarded } = loadAgent(layeredAgent())
  const goal = agent.goals.get('reach')
  if (!goal) throw new Error('the layered agent has no goal')
  const state = fold('run', events())
  const took: number[] = []
  let planSteps = 0
  for (let count = 0; count < plans; count++) {
    const began = performance.now()
    const plan = planFor(knowledge(agent, state, guarded), goal)
    took.push(performance.now() - began)
    planSteps = plan.steps.length
  }
  const warm = took.slice(plans / 4)
  return { planningMs: median(warm), planningMs99: median(warm, 0.99), planSteps }
}

function events(): readonly RunEvent[] {
  const at = '2026-11-22T10:00:00.000Z'
  const value = { value: 1 }
  const facts = [{ key: 'start []', value, label: 'person' as const }]
  return [
    {
      type: 'run.opened',
      seq: 1,
      at,
      agent: 'layered',
      goal: 'reach',
      asked: 'Reach',
      input: { start: value },
      facts,
      startedBy: 'ann',
    },
    ...lookedAt.map((name, index): RunEvent => ({
      type: 'step.gave',
      seq: index + 2,
      at,
      step: { capability: name, scope: '[]', inputs: '' },
      facts: [{ key: `${name} []`, value: false, label: 'record' }],
      from: [['start []', 1]],
      how: 'looked',
      took: 0,
    })),
  ]
}
