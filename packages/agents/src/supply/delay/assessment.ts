import { calculation, fact, money, recordId, wording } from 'operant'
import { z } from 'zod'
import { choose } from '../options/choose.ts'
import type { Response } from '../options/response.ts'
import { responseKinds } from '../systems/terms.ts'
import { delayCase } from './case.ts'
import { moneyOfMinor } from './in-minor.ts'
import { eta } from './shipment.ts'

const measure = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['expedite', 'split']), option: recordId(), quantity: z.number().int() }),
  z.object({ kind: z.literal('transfer'), from: recordId(), quantity: z.number().int() }),
  z.object({ kind: z.literal('supplier'), supplier: recordId(), quantity: z.number().int(), price: money() }),
  z.object({ kind: z.literal('substitute'), sku: recordId(), allocations: z.array(recordId()) }),
  z.object({ kind: z.literal('reallocate'), allocation: recordId(), with: recordId() }),
  z.object({ kind: z.literal('cancel'), allocations: z.array(recordId()) }),
])
export type PlannedMeasure = z.output<typeof measure>

const priced = { name: wording(), outlay: money(), cost: money() }

/** With what the goods of allocations come; those that are not named wait for the shipment. */
export const servedSchema = z.array(
  z.object({
    allocation: recordId(),
    with: z.enum(['goods', 'stock', 'another article', 'nothing']),
    on: z.iso.date().nullable(),
    sdDays: z.number(),
  }),
)

const answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('wait'), ...priced }),
  z.object({ kind: z.literal('act'), ...priced, measures: z.array(measure).min(1), served: servedSchema }),
])

/** The best answer to the late shipment within the budget. */
export const best = fact('bestAnswer', answer, { about: eta })

/** The best of those that need nobody's approval. */
export const modest = fact('modestAnswer', answer, { about: eta })

/** What could be done, the cheapest first. */
export const options = fact(
  'delayOptions',
  z.array(z.object({ ...priced, kinds: z.array(z.enum(responseKinds)), withinBudget: z.boolean() })),
  { about: eta },
)

export const listOptions = calculation({
  name: 'listOptions',
  needs: { case: delayCase },
  gives: options,
  compute: (i) =>
    choose(i.case).all.map((one) => ({
      ...inMoney(one, i.case.currency),
      kinds: [...one.kinds],
      withinBudget: one.outlay <= Math.max(i.case.budgetLeft, 0),
    })),
})

export const chooseBest = calculation({
  name: 'chooseBest',
  needs: { case: delayCase },
  gives: best,
  compute: (i) => answerOf(choose(i.case).best, i.case.currency),
})

export const chooseModest = calculation({
  name: 'chooseModest',
  needs: { case: delayCase },
  gives: modest,
  compute: (i) => answerOf(choose(i.case, i.case.terms.outlayWithoutApprovalUpTo).best, i.case.currency),
})

function inMoney({ name, outlay, cost }: Response, currency: string) {
  return { name, outlay: moneyOfMinor(outlay, currency), cost: moneyOfMinor(cost, currency) }
}

function answerOf(one: Response, currency: string) {
  if (one.measures.length === 0) return { kind: 'wait' as const, ...inMoney(one, currency) }
  const measures = one.measures.map((each) => plannedOf(each, currency))
  const served = [...one.served].map(([allocation, by]) => ({
    allocation,
    with: by.with,
    on: by.with === 'goods' ? by.on : null,
    sdDays: by.with === 'goods' ? by.sdDays : 0,
  }))
  return { kind: 'act' as const, ...inMoney(one, currency), measures, served }
}

function plannedOf(one: Response['measures'][number], currency: string): PlannedMeasure {
  switch (one.kind) {
    case 'supplier':
      return { ...one, price: moneyOfMinor(one.price, currency) }
    case 'substitute':
    case 'cancel':
      return { ...one, allocations: [...one.allocations] }
    case 'expedite':
    case 'split':
    case 'transfer':
    case 'reallocate':
      return { ...one }
  }
}
