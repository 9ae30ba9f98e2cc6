import type { RunEvent } from '../../packages/operant/src/journal/events.ts'
import type { RunState } from '../../packages/operant/src/journal/state.ts'
import type { ModelsConfiguration } from '../../packages/operant/src/reasoning/providers/configuration.ts'
import type { SmallShop } from '../../packages/operant/src/testing/worlds/small-shop.ts'
import { playName, type Seen } from './server/played.ts'
import type { ModelProcess } from './server/model-process.ts'
import { scenarioOf, type ScenarioName } from './server/scenarios.ts'
import type { Reasoned, Shown } from './world/shop-agent.ts'

/** One run against one scenario. */
export interface Play {
  readonly scenario: ScenarioName
  readonly reasoner: Reasoned
  readonly text: Shown
  readonly stream: boolean
  readonly where: 'memory' | 'postgres'
}

export interface Played {
  readonly play: Play
  readonly state: RunState
  readonly events: readonly RunEvent[]
  readonly world: SmallShop
  readonly seen: Seen
  /** All that was kept of the run besides its journal: requests, texts. */
  readonly kept: string
}

/** Only ever in the header of a question. */
export const key = 'sk-hostile-0f9e8d7c6b5a4f3e2d1c'
/** Of a model that costs what a good one costs. */
export const price = { input: '3.00 USD', output: '15.00 USD' } as const
export const mostMoney = '0.20 USD'

export function nameOf({ scenario, reasoner, text, stream, where }: Play): string {
  return playName(scenario, `${reasoner}, ${text}, ${stream ? 'streamed' : 'whole'}, ${where}`)
}

/** What a project is told of language models, the same wherever it runs. */
export type Offered = Pick<ModelsConfiguration, 'models' | 'modelLimits'>

/** What a project says of the model of a play: its key, its price and its limits. */
export function modelsOf(play: Play, server: Pick<ModelProcess, 'url'>): Offered {
  const { late } = scenarioOf(play.scenario)
  return {
    models: {
      hostile: {
        provider: 'compatible',
        baseURL: server.url,
        model: nameOf(play),
        apiKey: key,
        price,
        stream: play.stream,
        retries: 0,
        answerTokens: 500,
        timeout: late ? '250ms' : '60s',
      },
    },
    modelLimits: { agents: { support: { money: mostMoney, every: '1d' } } },
  }
}
