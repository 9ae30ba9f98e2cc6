import { action, calculation, condition, fact, money, type Money, type Say, wording } from 'operant'
import { z } from 'zod'
import { allocations, inbound, planning, purchasing } from '../systems.ts'
import { best, modest, options, servedSchema, type PlannedMeasure } from './assessment.ts'
import { delayCase } from './case.ts'
import { minorOf } from './in-minor.ts'
import { deedsOf, type Systems } from './measures.ts'
import { eta, shipment, shipmentId } from './shipment.ts'

/** What was done about the late shipment; `wait` where nothing was. */
export const response = fact('response', z.object({ name: wording(), cost: money(), served: servedSchema }), {
  about: eta,
})

const act = best.is({ kind: 'act' })
const actModestly = modest.is({ kind: 'act' })

interface Planned {
  readonly shipment: string
  readonly warehouse: string
  readonly line: string
  readonly sku: string
  readonly today: string
  readonly name: string
  readonly cost: Money
  readonly measures: readonly PlannedMeasure[]
  readonly outlay: Money
  readonly costCentre: string | null
  readonly served: z.output<typeof servedSchema>
}

const needs = {
  shipment: shipment.$.id,
  eta,
  warehouse: delayCase.$.warehouse,
  line: delayCase.$.line.line,
  sku: delayCase.$.line.sku,
  today: delayCase.$.today,
  costCentre: delayCase.$.costCentre,
  // Whoever approves sees what else could be done, and what it would cost.
  options,
}

const terms = {
  uses: { inbound, planning, purchasing, allocations },
  gives: response,
  // Money and dates come of records and of the calculation over them alone.
  privileged: ['shipment', 'warehouse', 'line', 'sku', 'measures', 'outlay'],
  identity: (i: { readonly shipment: string; readonly eta: string }) => ['delay response', i.shipment, i.eta],
  perform: async (i: Planned, u: Systems, key: string, say: Say<'outlay'>) => {
    const left = await budgetLeft(i, u)
    if (Number(i.outlay.minor) > left) return say.refused('others have spent the budget meanwhile', 'outlay')
    for (const deed of i.measures.flatMap((one) => deedsOf(one, i))) {
      // Called again where only a part was done, it goes on with the rest.
      if ((await deed.find(u)) === null) await deed.perform(u, `${key} ${deed.name}`)
    }
    return undefined
  },
  confirm: async (i: Planned, u: Systems) => {
    const found = await Promise.all(i.measures.flatMap((one) => deedsOf(one, i)).map((deed) => deed.find(u)))
    return found.includes(null) ? null : { name: i.name, cost: i.cost, served: i.served }
  },
  expect: (i: Planned) => ({ name: i.name }),
  undo: 'none',
  risk: 'irreversible',
} as const

/** What the cost centre has left for the month of the decision, in minor units. */
async function budgetLeft({ costCentre, today, outlay }: Planned, { planning: system }: Systems): Promise<number> {
  if (outlay.minor === 0n) return 0
  const found = costCentre === null ? null : await system.budget({ costCentre, period: today.slice(0, 7) })
  return found ? minorOf(found.amount) - minorOf(found.committed) : 0
}

/** Takes the best answer. The policy asks for approval where it costs much, and denies what the budget does not allow. */
export const respond = action({
  ...terms,
  name: 'supply.respond',
  title: (i) => `Answer the delay of ${i.shipment} with ${i.name}: ${i.outlay.toString()} are spent`,
  needs: {
    ...needs,
    name: act.$.name,
    cost: act.$.cost,
    outlay: act.$.outlay,
    measures: act.$.measures,
    served: act.$.served,
  },
})

/** Where the best answer was refused or nobody approved it: the best of those that need no approval. */
export const respondModestly = action({
  ...terms,
  name: 'supply.respondModestly',
  title: (i) => `Answer the delay of ${i.shipment} with ${i.name} instead: ${i.outlay.toString()} are spent`,
  needs: {
    ...needs,
    name: actModestly.$.name,
    cost: actModestly.$.cost,
    outlay: actModestly.$.outlay,
    measures: actModestly.$.measures,
    served: actModestly.$.served,
  },
  cost: 50,
})

export const takeWaiting = calculation({
  name: 'takeWaiting',
  needs: { name: best.is({ kind: 'wait' }).$.name, cost: best.is({ kind: 'wait' }).$.cost },
  gives: response,
  compute: (i) => ({ name: i.name, cost: i.cost, served: [] }),
})

export const takeWaitingInstead = calculation({
  name: 'takeWaitingInstead',
  needs: { name: modest.is({ kind: 'wait' }).$.name, cost: modest.is({ kind: 'wait' }).$.cost },
  gives: response,
  cost: 100,
  compute: (i) => ({ name: i.name, cost: i.cost, served: [] }),
})

export const decided = condition({
  name: 'decided',
  title: 'what is done about this date of arrival is decided and on record',
  needs: { id: shipmentId, eta },
  uses: { inbound },
  holds: async (i, u) => (await u.inbound.findDecision({ shipment: i.id, eta: i.eta })) !== null,
})

export const recordDecision = action({
  name: 'inbound.recordDecision',
  title: (i) => `Put down that ${i.option} answers the arrival of ${i.shipment} on ${i.eta}`,
  needs: {
    shipment: shipment.$.id,
    eta,
    option: response.$.name,
    cost: response.$.cost,
    options,
  },
  uses: { inbound },
  sends: 'nobody',
  makes: decided,
  identity: (i) => ['delay decision', i.shipment, i.eta],
  perform: (i, u, key) =>
    u.inbound.recordDecision(
      { shipment: i.shipment, eta: i.eta, option: i.option, cost: i.cost.toJSON(), reasons: reasonsOf(i.options) },
      key,
    ),
  confirm: async (i, u) => {
    const found = await u.inbound.findDecision({ shipment: i.shipment, eta: i.eta })
    return found && { id: found.id, shipment: found.shipment, eta: found.eta, option: found.option }
  },
  expect: (i) => ({ shipment: i.shipment, eta: i.eta, option: i.option }),
  undo: 'none',
  risk: 'reversible',
})

function reasonsOf(
  weighed: readonly { readonly name: string; readonly cost: Money; readonly withinBudget: boolean }[],
): string {
  return weighed
    .map(({ name, cost, withinBudget }) => `${name}: ${cost.toString()}${withinBudget ? '' : ' (above the budget)'}`)
    .join('; ')
}
