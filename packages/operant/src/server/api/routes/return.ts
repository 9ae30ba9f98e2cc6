import { z } from '@hono/zod-openapi'
import { Money } from '../../../facts/money.ts'
import { shownReturn, type Assumed, type Shown } from '../../../measuring/measured-return.ts'
import type { Assumptions } from '../../../measuring/return-on-investment.ts'
import { wilson } from '../../../store/autonomy-evidence.ts'
import { figuresBy, type Group, type Period } from '../../../store/metrics.ts'
import type { Api } from '../api.ts'
import { invalidField } from '../invalid.ts'
import { answer, route } from '../route.ts'
import { figureQuery } from '../schemas/metrics.ts'
import { returnQuery, ReturnTold } from '../schemas/return.ts'
import { Instant } from '../shapes.ts'
import { askedOf, filterOf } from './metrics.ts'

const text = z.string().min(1).max(200).optional()
const query = z.strictObject({
  from: Instant.optional(),
  until: Instant.optional(),
  agent: text,
  goal: text,
  class: figureQuery.class,
  classed: figureQuery.classed,
  ...returnQuery,
})
type Query = z.infer<typeof query>

const roi = route({
  right: 'look',
  method: 'get',
  path: '/metrics/return',
  summary: 'What a month brings and costs, with every assumption and where it comes from',
  tags: ['Metrics'],
  request: { query },
  responses: { 200: answer('The return', ReturnTold) },
})

/** Days of a month. */
const month = 365.25 / 12

/** The return on investment. */
export function returnRoutes(api: Api): void {
  api.openapi(roi, async (c) => {
    const given = c.req.valid('query')
    const asked = askedOf(c, given)
    const [group] = await figuresBy(c.get('parts').project.pool, filterOf(asked))
    const { from, until } = asked
    const { assumptions, ...told } = shownReturn(assumptionsOf(given, group, asked))
    return c.json(
      { from, until, ...JSON.parse(JSON.stringify({ ...told, assumptions })) } as z.infer<typeof ReturnTold>,
      200,
    )
  })
}

function assumptionsOf(given: Query, group: Group | undefined, { from, until }: Period): Shown {
  const { currency } = given
  const money = (name: keyof Query & keyof Assumptions, otherwise: Assumed<Money>): Assumed<Money> => {
    const said = given[name]
    return said === undefined ? otherwise : { value: moneyOf(`query.${name}`, String(said), currency), ground: 'given' }
  }
  const number = (name: keyof Query & keyof Assumptions, otherwise: Assumed<number>): Assumed<number> => {
    const said = given[name]
    return said === undefined ? otherwise : { value: Number(said), ground: 'given' }
  }
  const nothing = { value: Money.ofMinor(0n, currency), ground: 'left out' } as const
  const none = { value: 0, ground: 'left out' } as const
  const unknown = { value: null, ground: 'unknown' } as const
  const days = (Date.parse(until) - Date.parse(from)) / 86_400_000
  return {
    casesPerMonth: number(
      'casesPerMonth',
      group ? measured(Math.round((group.counts.ended / days) * month), group.counts.ended) : unknown,
    ),
    automaticShare: number('automaticShare', shareOf(group)),
    costByPeople: money('costByPeople', unknown),
    costAutomatic: money('costAutomatic', modelsOf(group, currency)),
    reviewShare: number('reviewShare', none),
    costOfReview: money('costOfReview', nothing),
    errorShare: number('errorShare', none),
    costOfError: money('costOfError', nothing),
  }
}

function measured<Value>(value: Value, of: number): Assumed<Value> {
  return { value, ground: 'measured', of }
}

function shareOf(group: Group | undefined): Assumed<number> {
  if (!group) return { value: null, ground: 'unknown' }
  const { automatic, ended } = group.counts
  const [low, high] = wilson(automatic, ended)
  return { ...measured(automatic / ended, ended), low, high }
}

/** What the models of a case cost, rounded up to minor units; unknown where one has no price, or another currency. */
function modelsOf(group: Group | undefined, currency: string): Assumed<Money> {
  if (!group || group.counts.costKnown < group.counts.ended) return { value: null, ground: 'unknown' }
  if (group.costs.some((cost) => cost.currency !== currency)) return { value: null, ground: 'unknown' }
  const sum = group.costs.reduce((total, { amount }) => total + amount, 0n)
  const one = Money.of('1', currency).minor
  const cases = BigInt(group.counts.ended) * 1_000_000n
  return measured(Money.ofMinor((sum * one + cases - 1n) / cases, currency), group.counts.ended)
}

function moneyOf(field: string, amount: string, currency: string): Money {
  try {
    return Money.of(amount, currency)
  } catch (error) {
    throw invalidField(field, error instanceof Error ? error.message : String(error), `an amount in ${currency}`)
  }
}
