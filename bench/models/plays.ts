import type { Play } from './play.ts'
import { scenarioNames } from './server/scenarios.ts'
import { reasoners } from './world/shop-agent.ts'

const texts = ['closed', 'open'] as const
const streams = [false, true] as const

/** Every scenario by both reasoners, in closed and open text, streamed and not. */
export function allPlays(): readonly Play[] {
  return scenarioNames.flatMap((scenario) =>
    reasoners.flatMap((reasoner) =>
      texts.flatMap((text) =>
        streams.map((stream) => ({ scenario, reasoner, text, stream, where: 'memory' as const })),
      ),
    ),
  )
}

/** Every scenario once by the model, and every third by the hybrid, with texts and streams in turn. */
export function fewPlays(): readonly Play[] {
  const all = allPlays()
  return scenarioNames.flatMap((scenario, index) => {
    const own = all.filter((play) => play.scenario === scenario)
    const ways = own.length / reasoners.length
    const [byModel, byHybrid] = reasoners.map(
      (reasoner) => own.filter((play) => play.reasoner === reasoner)[index % ways],
    )
    return [byModel, index % 3 === 0 ? byHybrid : undefined].filter((play) => play !== undefined)
  })
}
