import type { Expected, Giver } from './case.ts'
import { exposureOf } from './exposure.ts'
import type { Measure, Response, Served } from './response.ts'
import { arrival, leftOfOthers, overLane, sum, type Weighed } from './responses.ts'

/** A part of what is needed, from one source. */
interface Source {
  readonly name: string
  readonly measure: Measure
  readonly pieces: number
  readonly outlay: number
  readonly goods: Expected
}

/** What one warehouse cannot give alone, another or a faster way gives the rest of. */
export function combined(of: Weighed): readonly Response[] {
  const { pieces } = of.need
  const givers = of.givers.filter(({ surplus }) => surplus > 0 && surplus < pieces)
  return givers.flatMap((giver) => {
    const first = fromWarehouse(of, giver, giver.surplus)
    const rest = pieces - giver.surplus
    const seconds = [
      ...of.freight
        .filter(({ takesParts, capacity }) => takesParts && capacity >= rest && rest < of.line.quantity)
        .map((by) => ({
          name: `split ${by.id}`,
          measure: { kind: 'split' as const, option: by.id, quantity: rest },
          pieces: rest,
          outlay: by.fixed + by.perPiece * rest,
          goods: arrival(of, by),
        })),
      ...of.givers
        .filter((other) => other !== giver && other.surplus >= rest)
        .map((other) => fromWarehouse(of, other, rest)),
    ]
    return seconds.map((second) => both(of, first, second))
  })
}

function fromWarehouse(of: Weighed, giver: Giver, pieces: number): Source {
  return {
    name: `transfer ${giver.warehouse}`,
    measure: { kind: 'transfer', from: giver.warehouse, quantity: pieces },
    pieces,
    outlay: giver.fixed + giver.perPiece * pieces,
    goods: overLane(of, giver),
  }
}

function both(of: Weighed, one: Source, other: Source): Response {
  const { need, terms } = of
  const outlay = one.outlay + other.outlay
  const served = serve(of, one, other)
  const left = sum(need.atRisk, (waiting) => exposureOf(waiting, served.get(waiting.id) ?? of.shipment, terms))
  return {
    name: `${one.name} + ${other.name}`,
    kinds: [one.measure.kind, other.measure.kind],
    measures: [one.measure, other.measure],
    outlay,
    cost: outlay + 2 * terms.handling + left + leftOfOthers(of, need.short),
    served: new Map([...served].map(([id, goods]): [string, Served] => [id, { with: 'goods', ...goods }])),
  }
}

/** The source that arrives first serves whoever is needed first; who is served from both has their goods with the later. */
function serve(of: Weighed, one: Source, other: Source): ReadonlyMap<string, Expected> {
  const [early, late] = one.goods.on <= other.goods.on ? [one, other] : [other, one]
  let left = early.pieces
  return new Map(
    of.need.atRisk.map(({ id, quantity }) => {
      left -= quantity
      return [id, left >= 0 ? early.goods : late.goods]
    }),
  )
}
