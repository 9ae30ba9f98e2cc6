import { z } from 'zod'
import type { ForecastSpec } from '../../agent/forecast.ts'
import { asJson } from '../../facts/json.ts'
import type { Foretold } from '../../journal/collection-events.ts'
import { progressOf } from '../../journal/progress.ts'
import { decodeNeed } from '../../planning/inputs.ts'
import { sources, type Activation } from '../activation.ts'
import type { ForecastBasis } from '../deciding/forecasts.ts'

/** What code that foretells has to answer. */
const foretold = z.object({
  reachable: z.boolean(),
  expected: z.number(),
  bound: z.number(),
  because: z.string().trim().min(1),
  options: z.array(z.object({ ask: z.string().trim().min(1), because: z.string() })),
})

/** Writes down what the goal will come to. Code that breaks foretells nothing, and the run goes on without it. */
export async function foretell(activation: Activation, basis: ForecastBasis): Promise<void> {
  const { goal } = activation
  if (!goal.forecast) return
  const from = 'cannot' in basis ? [] : sources(basis.from)
  const forecast = 'cannot' in basis ? basis : expected(activation, goal.forecast, basis)
  await activation.commit([{ type: 'forecast.made', from, forecast }])
}

function expected(
  { state, goal }: Activation,
  { needs, expect }: ForecastSpec,
  { values }: Exclude<ForecastBasis, { cannot: string }>,
): Foretold | { readonly cannot: string } {
  const until = new Date(state.countedFrom + goal.limits.time)
  const moment = { now: new Date(state.now), until, progress: progressOf(state) }
  try {
    const inputs = Object.fromEntries(
      Object.entries(needs).map(([name, need]) => {
        const json = values[name]
        return [name, json === undefined ? undefined : decodeNeed(need, json)]
      }),
    )
    return foretold.parse(asJson(expect(inputs, moment)))
  } catch (error) {
    return { cannot: `its code broke: ${error instanceof Error ? error.message : String(error)}` }
  }
}
