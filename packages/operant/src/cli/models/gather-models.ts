import { inMilliseconds } from '../../facts/time.ts'
import { configuredModels } from '../../project/configured-models.ts'
import type { Project } from '../../project/open-project.ts'
import { titleOf, type ModelLimits, type SpendLimit } from '../../reasoning/providers/configuration.ts'
import { modelTotals, type ModelTotal } from '../../store/model-totals.ts'
import { usesOf } from './words.ts'

/** Language models, and what was taken of them against its limits. */
export interface ModelsTold {
  readonly models: readonly { readonly title: string; readonly for: string; readonly took: readonly ModelTotal[] }[]
  /** Within the time of each agent's limit, or within a day. */
  readonly agents: readonly {
    readonly agent: string
    readonly within: string
    readonly limit: SpendLimit | undefined
    readonly took: readonly ModelTotal[]
  }[]
  readonly cases: { readonly limit: SpendLimit | undefined; readonly dearest: readonly ModelTotal[] }
}

const day = '1d'
/** Cases that are shown. */
const shown = 5

export async function gatherModels(project: Pick<Project, 'definition' | 'agents' | 'pool'>): Promise<ModelsTold> {
  const { definition, pool } = project
  const agents = [...project.agents.keys()]
  const configuration = configuredModels(definition, process.env)
  const known = configuration === undefined || typeof configuration === 'string' ? { models: {} } : configuration
  const took = await modelTotals(pool, 'model', { since: ago(day) })
  const models = Object.entries(known.models).map(([name, one]) => ({
    title: titleOf(name, one),
    for: usesOf(name, known, agents),
    took: took.filter((total) => total.of === name),
  }))
  const limits: ModelLimits = definition.modelLimits ?? {}
  const byAgent = agents.map(async (agent) => {
    const limit = limits.agents?.[agent]
    const every = limit?.every ?? day
    const totals = await modelTotals(pool, 'agent', { since: ago(every) })
    return { agent, within: String(every), limit, took: totals.filter((total) => total.of === agent) }
  })
  const dearest = await modelTotals(pool, 'subject', { most: shown })
  return { models, agents: await Promise.all(byAgent), cases: { limit: limits.case, dearest } }
}

function ago(time: Parameters<typeof inMilliseconds>[0]): Date {
  return new Date(Date.now() - inMilliseconds(time))
}
