import { definedAt } from '../facts/definition-error.ts'
import type { NeedSpec } from '../facts/need.ts'
import { inMilliseconds, type Duration } from '../facts/time.ts'
import type { Foretold } from '../journal/collection-events.ts'
import type { Progress } from '../journal/progress.ts'
import type { Inputs, NamesOf, Needs, Values } from './capability.ts'
import { needsOf } from './common.ts'
import { requireFunctions, requireNumber } from './require.ts'

export type { Foretold, ForecastOption } from '../journal/collection-events.ts'
export type { Progress } from '../journal/progress.ts'

/** When a forecast is made, and how the run stands. */
export interface ForecastMoment {
  readonly now: Date
  /** When the run's time is over. */
  readonly until: Date
  /** Of the elements that it handed to child runs; nothing yet when it is made for the first time. */
  readonly progress: Progress
}

export interface ForecastSpec {
  readonly needs: Readonly<Record<string, NeedSpec>>
  readonly expect: (inputs: Values, moment: ForecastMoment) => Foretold
  /** Milliseconds between two of them, at least. */
  readonly every: number
  readonly definedAt: string
}

declare const FORECAST: unique symbol
/** What a goal will come to, told before anything is done. */
export interface Forecast<out N extends string = string> {
  readonly spec: ForecastSpec
  readonly [FORECAST]?: N
}
export type NeedsOfForecast<F> = F extends Forecast<infer N> ? N : never

/**
 * Foretells what a goal will come to, from facts that are read before anything is done. Where it cannot be met, the run
 * ends at once, having done nothing, and says what could be asked for instead; unless it was asked for as far as
 * possible. While the run works it is made again, from facts that are read anew and from what was measured.
 */
export function forecast<const Ns extends Needs>(definition: {
  readonly needs: Ns
  /** Pure: equal inputs at the same moment come to the same. */
  readonly expect: (inputs: Inputs<Ns>, moment: ForecastMoment) => Foretold
  /** How soon it is made again at the earliest; where much time is left, it is made less often. Default 15m. */
  readonly every?: Duration
}): Forecast<NamesOf<Ns>> {
  const where = definedAt()
  requireFunctions(where, 'forecast', definition, ['expect'])
  const every = inMilliseconds(definition.every ?? '15m')
  requireNumber(where, 'forecast', 'every', every, { least: 60_000 })
  return {
    spec: {
      needs: needsOf(where, 'forecast', definition.needs),
      expect: definition.expect as ForecastSpec['expect'],
      every,
      definedAt: where,
    },
  }
}
