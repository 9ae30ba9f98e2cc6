import { fact, money, query } from 'operant'
import { z } from 'zod'
import { needOf } from '../options/exposure.ts'
import { allocations, clock, inbound, planning, policies, purchasing, warehouse as warehouses } from '../systems.ts'
import { caseSchema, type Case } from './case-schema.ts'
import { minorOf, moneyOfMinor, termsOf, waitingOf } from './in-minor.ts'
import { eta, shipment } from './shipment.ts'

/** All that an answer to the late shipment depends on, as the records have it now. */
export const delayCase = fact('delayCase', caseSchema, { about: eta, freshFor: '1m' })

/** What the cost centre of the order has left for the month. */
export const delayBudget = fact('delayBudget', z.object({ left: money() }), { about: eta, freshFor: '1s' })

export const readBudget = query({
  name: 'planning.readBudget',
  needs: { costCentre: delayCase.$.costCentre, currency: delayCase.$.currency, eta },
  gives: delayBudget,
  uses: { planning, clock },
  read: async (i, u) => {
    const period = new Date(await u.clock.now()).toISOString().slice(0, 7)
    const found = i.costCentre === null ? null : await u.planning.budget({ costCentre: i.costCentre, period })
    const left = found ? minorOf(found.amount) - minorOf(found.committed) : 0
    // What is overdrawn has nothing left; what costs nothing is possible all the same.
    return { left: moneyOfMinor(Math.max(left, 0), i.currency) }
  },
})

export const readCase = query({
  name: 'inbound.readCase',
  needs: { eta, shipment },
  gives: delayCase,
  uses: { inbound, purchasing, allocations, planning, warehouse: warehouses, policies, clock },
  cost: 10,
  read: async (i, u, say) => {
    const today = new Date(await u.clock.now()).toISOString().slice(0, 10)
    const { id, mode, warehouse } = i.shipment
    const [order, terms, freight, lanes] = await Promise.all([
      u.purchasing.order(i.shipment.order),
      u.policies.supplyTerms(today),
      u.inbound.freightOptions(id),
      u.planning.lanesTo(warehouse),
    ])
    if (!order || !terms) return say.missing(order ? `no terms for ${today}` : `no purchase order ${i.shipment.order}`)
    const budget =
      order.costCentre === null
        ? null
        : await u.planning.budget({ costCentre: order.costCentre, period: today.slice(0, 7) })

    const caseOf = async (on: { readonly line: string; readonly sku: string; readonly quantity: number }) => {
      const { sku } = on
      const [goods, positions, offers, substitutes] = await Promise.all([
        u.allocations.ofGoods({ sku, warehouse }),
        u.planning.positions(sku),
        u.purchasing.offersFor(sku),
        u.planning.substitutesFor(sku),
      ])
      const own = positions.find((one) => one.warehouse === warehouse)
      const meant = goods.filter(({ status }) => status !== 'cancelled')
      const standing = await Promise.all(
        substitutes.map(async (one) => {
          const found = await u.warehouse.stock(one.substitute)
          return found.find((stock) => stock.warehouse === warehouse)?.available ?? 0
        }),
      )
      const price = order.lines.find((one) => one.id === on.line)?.price
      return {
        order: order.id,
        warehouse,
        costCentre: order.costCentre,
        currency: terms.currency,
        today,
        eta: i.eta,
        mode,
        line: {
          line: on.line,
          sku,
          quantity: on.quantity,
          price: price ? minorOf(price) : 0,
          waiting: meant.filter(({ line }) => line === on.line).map(waitingOf),
          stock: {
            available: own?.available ?? 0,
            perDay: own?.demandPerDay ?? 0,
            sd: own?.demandSd ?? 0,
            marginPerPiece: own ? minorOf(own.marginPerPiece) : 0,
          },
        },
        freight: freight.map(({ id: option, fixedCost, costPerPiece, avoidedCost, ...one }) => ({
          id: option,
          mode: one.mode,
          takesParts: one.takesParts,
          capacity: one.capacity,
          days: one.days,
          fixed: minorOf(fixedCost),
          perPiece: minorOf(costPerPiece),
          avoided: minorOf(avoidedCost),
        })),
        givers: lanes.flatMap(({ from, fixedCost, costPerPiece, days }) => {
          const giver = positions.find((one) => one.warehouse === from)
          const costs = { fixed: minorOf(fixedCost), perPiece: minorOf(costPerPiece), days }
          return giver ? [{ warehouse: from, surplus: giver.available - giver.reorderPoint, ...costs }] : []
        }),
        offers: offers
          .filter(({ qualified, supplier }) => qualified && supplier !== order.supplier)
          .map(({ supplier, price: asked, moq, pack, leadDays }) => ({
            supplier,
            price: minorOf(asked),
            moq,
            pack,
            leadDays,
          })),
        substitutes: substitutes.map(({ substitute, extraPerPiece, consentShare }, at) => ({
          sku: substitute,
          available: standing[at] ?? 0,
          extraPerPiece: minorOf(extraPerPiece),
          consentShare,
        })),
        reserved: meant.filter(({ line }) => line === null).map(waitingOf),
        terms: termsOf(terms),
        budgetLeft: budget ? minorOf(budget.amount) - minorOf(budget.committed) : 0,
      }
    }
    const cases = await Promise.all(i.shipment.lines.map(caseOf))
    return cases.find((one) => piecesNeeded(one) > 0) ?? cases[0] ?? say.missing(`nothing is on board of ${id}`)
  },
})

function piecesNeeded({ line, today, eta: on, mode, terms }: Case): number {
  return needOf(line, today, { on, sdDays: terms.arrivalSdDays[mode] }).pieces
}
